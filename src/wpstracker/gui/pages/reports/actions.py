"""What can be done on the Reports page, each with its words, icon and key."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.keys import new_action
from wpstracker.gui.widgets.styling import push_button

if TYPE_CHECKING:
    from wpstracker.gui.pages.reports.page import ReportsPage


class ReportActions:
    """One action per deed; the page says what each of them does."""

    def __init__(self, page: "ReportsPage") -> None:
        self._page = page
        self.excel = self._make(tr("Export to Excel…"), "file-spreadsheet", "Ctrl+E", page.handing.excel)
        self.keep = self._make(tr("Save report…"), "save", "Ctrl+S", page.save_report)
        self.csv = self._make(tr("Save sheet as CSV…"), "table", "Ctrl+Shift+T", page.handing.csv)
        self.pdf = self._make(tr("Save figures as PDF…"), "download", "Ctrl+Shift+P", page.handing.pdf)
        self.copy_sheet = self._make(tr("Copy sheet as a table"), "copy", "Ctrl+Shift+C", page.handing.copy)
        self.again = self._make(tr("Export again"), "download", "Ctrl+Return", page.export_again)
        self.rename = self._make(tr("Rename report…"), "pencil", "F2", page.rename_saved)
        self.up = self._make(tr("Move report up"), "arrow-up", "Alt+Up", lambda: page.move_saved(-1), on=page.gallery)
        self.down = self._make(tr("Move report down"), "arrow-down", "Alt+Down", lambda: page.move_saved(1), on=page.gallery)
        self.forget = self._make(tr("Delete saved report…"), "trash-2", "Del", page.forget_saved, on=page.gallery)
        self.back = self._make(tr("All reports"), "arrow-left", "Alt+Home", page.show_gallery)
        self.next_sheet = self._make(tr("Next sheet"), "chevron-right", "Ctrl+PgDown", lambda: page.preview.go_to(1))
        self.sheet_before = self._make(tr("Previous sheet"), "chevron-left", "Ctrl+PgUp", lambda: page.preview.go_to(-1))

    def every(self) -> Sequence[QAction]:
        """All of them, the most wanted first."""
        exports = (self.excel, self.keep, self.csv, self.pdf, self.copy_sheet)
        return (*exports, self.again, self.rename, self.up, self.down, self.forget, self.back, self.next_sheet, self.sheet_before)

    def offer(self, *, is_saved: bool, is_writable: bool, is_open: bool) -> None:
        """Only what can be done with the report in front."""
        self.again.setEnabled(is_saved)
        for action in (self.rename, self.forget, self.up, self.down):
            action.setEnabled(is_saved and is_writable)
        self.keep.setEnabled(is_writable)
        self.back.setEnabled(is_open)

    def offer_sheet(self, *, is_table: bool) -> None:
        """Only what can be done with the sheet in front."""
        self.csv.setEnabled(is_table)
        self.copy_sheet.setEnabled(is_table)

    def buttons(self) -> Sequence[QPushButton]:
        """Those of the page's header, the main one last."""
        other = push_button(tr("Other ways"), icon_name="ellipsis")
        other.setToolTip(tr("CSV, PDF, or a table to paste"))
        menu = QMenu(other)
        menu.addActions([self.copy_sheet, self.csv, self.pdf])
        other.setMenu(menu)
        return (_button(self.keep, "save"), other, _button(self.excel, "file-spreadsheet", "primary"))

    def menu_of_saved(self, parent: QWidget, open_it: Callable[[], object]) -> QMenu:
        """What can be done with a saved report."""
        menu = QMenu(parent)
        menu.addAction(icon("settings"), tr("Open"), open_it)
        for group in ([self.again], [self.rename, self.up, self.down], [self.forget]):
            menu.addActions(group)
            menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _make(self, text: str, icon_name: str, keys: str, do: Callable[[], object], *, on: QWidget | None = None) -> QAction:
        """What refuses is told by the page."""
        return new_action(self._page, text, icon_name, keys, lambda: self._page.attempt(do), on=on)


def _button(action: QAction, icon_name: str, role: str = "") -> QPushButton:
    """A button of the header, greyed with its action."""
    button = push_button(action.text(), icon_name=icon_name, role=role)
    button.setToolTip(f"{action.text().rstrip('…')} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    return button
