"""Keys that do something while a widget has the keyboard."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def on_key(widget: QWidget, keys: str, do: Callable[[], object], *, within: bool = False) -> QShortcut:
    """Do something when the keys are pressed in a widget; `within`: also in whatever it holds.

    PySide passes over `context=` where a deed is handed to QShortcut too, and the key would then work all over the window.
    """
    shortcut = QShortcut(QKeySequence(keys), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut if within else Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(do)
    return shortcut
