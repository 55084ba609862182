"""The window: menus around the open file, or the welcome while none is open."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenuBar, QStatusBar, QWidget

from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.domain.question import Filter
from wpstracker.figures.selecting import event_ids
from wpstracker.gui.commands import Commands
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.look import Look
from wpstracker.gui.menus import Menus, ToolBar
from wpstracker.gui.messages import tell_error
from wpstracker.gui.opening import Opener
from wpstracker.gui.pages.welcome import WelcomePage
from wpstracker.gui.settings import Settings
from wpstracker.gui.widgets.styling import text_label
from wpstracker.gui.workspace import Workspace
from wpstracker.services.attachments import forget_copies
from wpstracker.store.announcer import Changes
from wpstracker.store.database import Store

SAID_MS = 6000
"""How long a word in the status bar stays."""


class MainWindow(QMainWindow):
    """Holds the open file and is the `Navigator` of its pages."""

    def __init__(self, settings: Settings, look: Look, *, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._settings, self._look, self._today = settings, look, today
        self._store: Store | None = None
        self._unsubscribe: Callable[[], None] = lambda: None
        self.workspace: Workspace | None = None
        self.welcome: WelcomePage | None = None
        self.opener = Opener(self, settings, self.show_file)
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.resize(1280, 800)
        self.restoreGeometry(QByteArray.fromBase64(settings.text("window").encode("ascii", "ignore")))
        self._build({})
        look.renewed.connect(self.renew)
        look.theme_changed.connect(lambda: self.menus.show_theme(look.theme))

    # -- files

    def start(self, path: Path | None) -> None:
        """Open the file given, otherwise the last one if it is still there."""
        last = self._settings.text("last_file")
        if path is not None:
            self.opener.open(path)
        elif last and Path(last).is_file():
            self.opener.open(Path(last))

    def show_file(self, store: Store) -> None:
        """Work on an open file from now on."""
        self._leave_file()
        self._store = store
        self._unsubscribe = store.announcer.subscribe(self._changed)
        self._settings.opened(store.path.absolute())
        self._settings.put_text("last_file", str(store.path.absolute()))
        self._fill({})

    def close_file(self) -> None:
        """Back to the welcome."""
        self._leave_file()
        self._settings.put_text("last_file", "")
        self._fill({})

    def _settle(self) -> None:
        """A cell that is still typed in keeps its text when it is left, as long as the file is open."""
        if focused := self.focusWidget():
            focused.clearFocus()

    def _leave_file(self) -> None:
        self._settle()
        self._unsubscribe()
        self._unsubscribe = lambda: None
        if self._store is not None:
            self._store.close()
        self._store = None
        forget_copies()

    # -- what pages ask of the window

    def open_record(self, kind: str, id_: str) -> None:
        """Show a record on its page."""
        if self.workspace:
            self.workspace.open_record(kind, id_)

    def ask(self, page: str, question: Filter) -> None:
        """Show on a page the list that answers a question."""
        if self.workspace:
            self.workspace.ask(page, question)

    def say(self, text: str) -> None:
        """A short word in the status bar."""
        self.statusBar().showMessage(text, SAID_MS)

    def export(self, question: Filter) -> None:
        """Offer the Excel summary for a question."""
        from wpstracker.gui.dialogs.export_dialog import ExportDialog

        if self.workspace:
            ExportDialog(self, self.workspace.context, question).open()

    # -- commands

    def undo(self) -> None:
        """Take the last step back."""
        self._step(lambda store: store.undo_stack.next_undo(), Store.undo, lambda step: tr("Undone: {step}", step=step))

    def redo(self) -> None:
        """Do again what was undone."""
        self._step(lambda store: store.undo_stack.next_redo(), Store.redo, lambda step: tr("Done again: {step}", step=step))

    def show_preferences(self) -> None:
        """Language, look, name."""
        from wpstracker.gui.dialogs.preferences import PreferencesDialog

        PreferencesDialog(self, self._settings, self._look, self._set_author, lambda: self._store).open()

    def show_shortcuts(self) -> None:
        """Every key."""
        from wpstracker.gui.dialogs.shortcuts import ShortcutsDialog

        ShortcutsDialog(self, self.menuBar()).open()

    def check_file(self) -> None:
        """Look whether the open file is sound."""
        from wpstracker.gui.checking import check_file

        if self._store is not None:
            check_file(self, self._store.path)

    def show_about(self) -> None:
        """Version, licence, places."""
        from wpstracker.gui.dialogs.about import AboutDialog

        AboutDialog(self).open()

    def renew(self) -> None:
        """Build everything anew in another language or size, each page as it was."""
        self._build(self.workspace.state() if self.workspace else {})

    def _step(self, which: Callable[[Store], str | None], do: Callable[[Store], object], told: Callable[[str], str]) -> None:
        """Take one step back or forth and say which it was."""
        title = _title(self._store, which(self._store)) if self._store else None
        if self._store is None or title is None:
            return
        try:
            do(self._store)
        except (KnownError, Invalid) as error:
            tell_error(self, error)
        else:
            self.say(told(title))

    def _set_author(self, name: str) -> None:
        if self._store is not None:
            self._store.author = name

    # -- building

    def _build(self, state: dict[str, Any]) -> None:
        """Commands, menus, bars, and what is in the middle."""
        for old in self.findChildren(ToolBar):
            self.removeToolBar(old)
            old.deleteLater()
        for outdated in self.findChildren(Commands):
            outdated.deleteLater()
        self.commands = Commands(self)
        self._connect()
        bar = QMenuBar()
        self.menus = Menus(bar, self.commands, self._look, self._settings, show_page=self._show_page, open_file=self.opener.open)
        self.setMenuBar(bar)
        self._tool_bar = ToolBar(self.commands)
        self.addToolBar(self._tool_bar)
        self._count = text_label()
        self._path = text_label(role="muted")
        status = QStatusBar()
        status.addPermanentWidget(self._count)
        status.addPermanentWidget(self._path)
        self.setStatusBar(status)
        self._fill(state)

    def _connect(self) -> None:
        deeds: dict[QAction, Callable[[], object]] = {
            self.commands.new_file: self.opener.ask_new,
            self.commands.open_file: self.opener.ask_open,
            self.commands.open_sample: self.opener.sample,
            self.commands.export: lambda: self.export(self.workspace.page().question() if self.workspace else Filter()),
            self.commands.close_file: self.close_file,
            self.commands.preferences: self.show_preferences,
            self.commands.quit: self.close,
            self.commands.undo: self.undo,
            self.commands.redo: self.redo,
            self.commands.find: self._find,
            self.commands.full_screen: self._toggle_full_screen,
            self.commands.shortcuts: self.show_shortcuts,
            self.commands.check: self.check_file,
            self.commands.about: self.show_about,
        }
        for action, do in deeds.items():
            action.triggered.connect(lambda _checked=False, do=do: do())
        self.commands.full_screen.setChecked(self.isFullScreen())

    def _fill(self, state: dict[str, Any]) -> None:
        """Show the open file, or the welcome."""
        if self._store is None:
            self._show_welcome()
        else:
            context = Context(self._store, self._settings, self, self._today)
            self.welcome, self.workspace = None, Workspace(context, state)
            self.setCentralWidget(self.workspace)
            self.workspace.focus_page()
            self.workspace.page_shown.connect(self._page_shown)
            preferences = self.workspace.navigation.add_action(tr("Preferences"), "settings")
            preferences.clicked.connect(self.commands.preferences.trigger)
            self.workspace.navigation.watch(self)
        self._page_shown()
        self._tool_bar.setVisible(self._store is not None)
        for action in (*self.commands.of_a_file(), *self.menus.pages):
            action.setEnabled(self._store is not None)
        self._show_file_facts()

    def _show_welcome(self) -> None:
        self.workspace, self.welcome = None, WelcomePage(self._settings, self._look)
        self.welcome.new_wanted.connect(self.opener.ask_new)
        self.welcome.open_wanted.connect(self.opener.ask_open)
        self.welcome.sample_wanted.connect(self.opener.sample)
        self.welcome.file_wanted.connect(self.opener.open)
        self.setCentralWidget(self.welcome)

    def _show_page(self, key: str) -> None:
        if self.workspace:
            self.workspace.show_page(key)

    def _page_shown(self) -> None:
        actions: Sequence[QAction] = self.workspace.page().page_actions() if self.workspace else ()
        self.menus.show_page_actions(actions)
        self._tool_bar.show_page_actions(actions)

    def _changed(self, changes: Changes) -> None:
        """The file has changed: tell the pages, name the steps, count."""
        if self.workspace:
            self.workspace.changed(changes)
        self._show_file_facts()

    def _show_file_facts(self) -> None:
        """Title, what can be undone, number of events, path."""
        store = self._store
        if store is None:
            self.setWindowTitle("WPS Tracker")
            self.commands.show_steps(None, None)
            self._count.clear()
            self._path.clear()
            return
        name = store.path.name
        self.setWindowTitle(tr("{file} (read only) — WPS Tracker", file=name) if store.read_only else tr("{file} — WPS Tracker", file=name))
        self.commands.show_steps(_title(store, store.undo_stack.next_undo()), _title(store, store.undo_stack.next_redo()))
        self._count.setText(tr_n("{n} event", "{n} events", len(event_ids(store, Filter()))))
        self._path.setText(self.fontMetrics().elidedText(str(store.path), Qt.TextElideMode.ElideMiddle, 420))
        self._path.setToolTip(str(store.path))

    def _find(self) -> None:
        if self.workspace:
            self.workspace.page().focus_search()

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    # -- Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already; remember the window's place and let the file go."""
        self._settings.put_text("window", bytes(self.saveGeometry().toBase64().data()).decode("ascii"))
        self._settings.sync()
        self._settle()
        self.workspace = self.welcome = None
        self.setCentralWidget(QWidget())
        self._leave_file()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere on the window."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped."""
        path = _dropped(event)
        if path:
            event.acceptProposedAction()
            self.opener.open(path)


def _dropped(event: QDropEvent) -> Path | None:
    """The first file dragged along."""
    files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(files[0]) if files else None


def _title(store: Store, step: str | None) -> str | None:
    """The name of a step in the window's language."""
    if step is None:
        return None
    about = store.step(step)
    return words()(about.title, **about.values)
