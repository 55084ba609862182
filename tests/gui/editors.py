"""Editors as tests handle them: opened, and asked for their inputs."""

from typing import Any, TypeVar

from PySide6.QtCore import Qt

from wpstracker.gui.forms.editor import Editor

Opened = TypeVar("Opened", bound=Editor)


def opened(editor: Opened) -> Opened:
    """Open an editor that stays there after it was closed, so that it can be asked."""
    editor.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    editor.open()
    return editor


def field(editor: Any, group: int, name: str) -> Any:
    """An input."""
    return editor.groups[group].fields.widget(name)


def problem(editor: Any, group: int, name: str) -> str:
    """What stands beside a field."""
    return str(editor.groups[group].fields.row(name).problem())
