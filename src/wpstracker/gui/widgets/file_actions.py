"""What can be done with the files of a record, as actions with keys, buttons and a menu."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from wpstracker.domain.vocabularies import Privacy
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.styling import icon_button, push_button


class Deeds(Protocol):
    """Who does it."""

    def choose(self) -> None:
        """Add files that are chosen in a dialog."""

    def paste(self) -> None:
        """Add what is on the clipboard."""

    def open_file(self) -> None:
        """Open the current file."""

    def save_copy(self) -> None:
        """Save a copy of the current file."""

    def rename_file(self) -> None:
        """Rename the current file."""

    def remove_files(self) -> None:
        """Remove the chosen files."""

    def set_privacy(self, privacy: Privacy) -> None:
        """Say who may see the chosen files."""


class FileActions(QObject):
    """Keys of the list work while the list has the keyboard, the others anywhere in the panel."""

    def __init__(self, panel: QWidget, files: QWidget, deeds: Deeds) -> None:
        super().__init__(panel)
        self.add = self._make(panel, tr("Add files…"), "plus", deeds.choose, "Ctrl+Shift+A")
        self.paste = self._make(panel, tr("Paste file or picture"), "clipboard", deeds.paste, "Ctrl+V")
        self.save = self._make(panel, tr("Save a copy…"), "download", deeds.save_copy, "Ctrl+Shift+S")
        self.open = self._make(files, tr("Open"), "external-link", deeds.open_file, "Return", "Enter")
        self.rename = self._make(files, tr("Rename"), "pencil", deeds.rename_file, "F2")
        self.remove = self._make(files, tr("Remove"), "trash-2", deeds.remove_files, "Del")
        for action in (self.open, self.rename, self.remove):
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.privacy = QMenu(tr("Privacy"), panel)
        self.privacy.setIcon(icon("lock"))
        for privacy in Privacy:
            self.privacy.addAction(tr(privacy.label), partial(deeds.set_privacy, privacy))

    def offer(self, *, writable: bool, one: bool, some: bool) -> None:
        """Only what can be done: `one` is in front, `some` are chosen, the file takes changes."""
        for action in (self.add, self.paste):
            action.setEnabled(writable)
        for action in (self.open, self.save):
            action.setEnabled(one)
        self.rename.setEnabled(one and writable)
        for action in (self.remove, self.privacy.menuAction()):
            action.setEnabled(some and writable)

    def bar(self) -> QWidget:
        """Buttons in a line."""
        bar = QWidget()
        line = QHBoxLayout(bar)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        add = push_button(self.add.text(), icon_name="plus")
        add.setToolTip(_tip(self.add))
        add.clicked.connect(self.add.trigger)
        self.add.changed.connect(lambda: add.setEnabled(self.add.isEnabled()))
        line.addWidget(add)
        line.addStretch(1)
        privacy = self.privacy.menuAction()
        for action, name in ((self.open, "external-link"), (self.save, "download"), (self.rename, "pencil"), (privacy, "lock")):
            line.addWidget(_button_of(action, name))
        line.addWidget(_button_of(self.remove, "trash-2"))
        return bar

    def menu(self, parent: QWidget) -> QMenu:
        """The same in a menu that goes away by itself."""
        menu = QMenu(parent)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions([self.open, self.save, self.rename])
        menu.addMenu(self.privacy)
        menu.addSeparator()
        menu.addActions([self.remove, self.add, self.paste])
        return menu

    def _make(self, on: QWidget, text: str, icon_name: str, do: Callable[[], object], *keys: str) -> QAction:
        action = QAction(icon(icon_name), text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: do())
        on.addAction(action)
        return action


def _button_of(action: QAction, icon_name: str) -> QWidget:
    """A button that does the same; its tooltip names the key."""
    button = icon_button(icon_name, _tip(action))
    menu = action.menu()
    if isinstance(menu, QMenu):
        button.clicked.connect(lambda: menu.popup(button.mapToGlobal(QPoint(0, button.height()))))
    else:
        button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    button.setEnabled(action.isEnabled())
    return button


def _tip(action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return tr("{action} ({keys})", action=action.text(), keys=keys) if keys else action.text()
