"""Every key on one page."""

from collections.abc import Iterator

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from wpstracker.gui.commands import plain
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.reading_pane import ReadingPane, esc


class ShortcutsDialog(PlainDialog):
    """What stands in the menus with its key, then the keys of lists and forms."""

    def __init__(self, parent: QWidget, bar: QMenuBar) -> None:
        super().__init__(parent, tr("Keyboard shortcuts"), width=620)
        parts = [(plain(menu.text()), list(_keys(menu))) for menu in bar.actions()]
        parts += [(tr("In lists"), _list_keys()), (tr("In forms"), _form_keys()), (tr("In the calendar"), _calendar_keys())]
        pane = ReadingPane(name=tr("Keyboard shortcuts"))
        pane.show_page(lambda: "".join(_table(title, rows) for title, rows in parts if rows))
        pane.setMinimumHeight(460)
        self.body.addWidget(pane)
        self.add_buttons()
        pane.setFocus()


def _keys(action: QAction) -> Iterator[tuple[str, str]]:
    """Name and keys of everything in a menu and the menus in it."""
    menu = action.menu()
    entries: list[QAction] = menu.actions() if menu else []  # type: ignore[attr-defined]
    for entry in entries:
        if entry.menu():
            yield from _keys(entry)
            continue
        name, _, named_key = entry.text().partition("\t")
        keys = ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in entry.shortcuts()) or named_key
        if keys:
            yield plain(name), keys


def _list_keys() -> list[tuple[str, str]]:
    return [
        (tr("Go to the next or previous line"), "↑ ↓"),
        (tr("Open the line for editing"), "Enter"),
        (tr("Select several lines"), "Shift+↑ ↓"),
        (tr("Go to the next part of the window"), "Tab"),
    ]


def _calendar_keys() -> list[tuple[str, str]]:
    return [
        (tr("Go by day and by week"), "← → ↑ ↓"),
        (tr("Go from entry to entry of the day"), "Space"),
        (tr("Move the entry"), "Ctrl+← → ↑ ↓"),
        (tr("Begin an event on the day"), "N"),
        (tr("On the timeline: closer, wider"), "+, -"),
    ]


def _form_keys() -> list[tuple[str, str]]:
    return [
        (tr("Save and close"), "Ctrl+Enter"),
        (tr("Close without saving"), "Esc"),
        (tr("Add a line to a table of lines"), "Ctrl+Enter"),
        (tr("Remove the line"), "Ctrl+Delete"),
        (tr("Move the line"), "Alt+↑, Alt+↓"),
        (tr("Show the suggestions"), "↓"),
    ]


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    lines = "".join(f'<tr><td width="64%">{esc(name)}</td><td><b>{esc(keys)}</b></td></tr>' for name, keys in rows)
    return f'<h3>{esc(title)}</h3><table width="100%" cellpadding="3">{lines}</table>'
