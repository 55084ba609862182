"""What can be done anywhere in the window, each with its words, icon and key."""

import sys

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr

# On a Mac, Alt and an arrow go on by a word.
_BACK, _FORWARD = (
    (("Ctrl+[", "Back"), ("Ctrl+]", "Forward")) if sys.platform == "darwin" else (("Alt+Left", "Back"), ("Alt+Right", "Forward"))
)


class Commands(QObject):
    """One action per deed; the window says what each of them does and when it is offered."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.new_file = self._make(tr("&New file…"), "file-plus", "Ctrl+Shift+N")
        self.open_file = self._make(tr("&Open…"), "folder-open", "Ctrl+O")
        self.open_sample = self._make(tr("Open the &sample"), "graduation-cap")
        self.export = self._make(tr("&Export summary…"), "file-spreadsheet", "Ctrl+Shift+E")
        self.close_file = self._make(tr("&Close file"), "x", "Ctrl+W")
        self.preferences = self._make(tr("&Preferences…"), "settings", "Ctrl+,")
        self.quit = self._make(tr("&Quit"), "log-out", "Ctrl+Q")
        self.undo = self._make(tr("Undo"), "undo-2", "Ctrl+Z")
        self.redo = self._make(tr("Redo"), "redo-2", "Ctrl+Y", "Ctrl+Shift+Z")
        self.find = self._make(tr("&Find"), "search", "Ctrl+F")
        self.go_to = self._make(tr("&Go to…"), "compass", "Ctrl+K")
        self.back = self._make(tr("&Back"), "arrow-left", *_BACK)
        self.forward = self._make(tr("&Forward"), "arrow-right", *_FORWARD)
        self.saved_views = self._make(tr("Saved &views"), "bookmark", "F6")
        self.favourite = self._make(tr("Add to &favourites"), "star", "Ctrl+J")
        self.full_screen = self._make(tr("&Full screen"), "monitor", "F11", checkable=True)
        self.shortcuts = self._make(tr("&Keyboard shortcuts"), "key-round", "F1")
        self.backups = self._make(tr("C&opies…"), "archive", "F12")
        self.password = self._make(tr("Pass&word…"), "lock")
        self.check = self._make(tr("&Check file…"), "shield-check")
        self.about = self._make(tr("&About WPS Tracker"), "info")
        for action in self.of_a_place():
            action.setEnabled(False)
        self.preferences.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.about.setMenuRole(QAction.MenuRole.AboutRole)
        self.undo.setIconText(tr("Undo"))
        self.redo.setIconText(tr("Redo"))
        self.export.setIconText(tr("Export"))

    def of_a_file(self) -> tuple[QAction, ...]:
        """Those that need an open file."""
        return (self.export, self.close_file, self.find, self.go_to, self.saved_views, self.backups, self.password, self.check)

    def of_a_place(self) -> tuple[QAction, ...]:
        """Those that need a way one has gone, or a record in front."""
        return (self.back, self.forward, self.favourite)

    def show_favourite(self, on: bool | None) -> None:
        """Offer to mark the record in front, or to take its mark away; None when there is none."""
        self.favourite.setEnabled(on is not None)
        self.favourite.setText(tr("Remove from &favourites") if on else tr("Add to &favourites"))
        self.favourite.setIcon(icon("star-filled" if on else "star"))
        self.favourite.setToolTip(tip(self.favourite))

    def show_steps(self, undo: str | None, redo: str | None) -> None:
        """Name what would be undone and redone; None when there is nothing."""
        self.undo.setText(tr("&Undo “{step}”", step=undo) if undo is not None else tr("&Undo"))
        self.redo.setText(tr("&Redo “{step}”", step=redo) if redo is not None else tr("&Redo"))
        self.undo.setEnabled(undo is not None)
        self.redo.setEnabled(redo is not None)
        for action in (self.undo, self.redo):
            action.setToolTip(tip(action))

    def _make(self, text: str, icon_name: str, *keys: str, checkable: bool = False) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setCheckable(checkable)
        action.setToolTip(tip(action))
        return action


def plain(text: str) -> str:
    """A menu text without the mark of its access key and its dots."""
    return text.replace("&", "").rstrip("…")


def tip(action: QAction) -> str:
    """What a button says of itself: its name and its key."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return tr("{action} ({keys})", action=plain(action.text()), keys=keys) if keys else plain(action.text())
