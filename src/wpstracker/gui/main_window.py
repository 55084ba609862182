"""The window: menus around the open file, or the welcome while none is open."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QMenuBar, QWidget

from wpstracker.gui.commands import Commands
from wpstracker.gui.frame import Frame
from wpstracker.gui.language import tr
from wpstracker.gui.look import Look
from wpstracker.gui.menus import Menus, ToolBar
from wpstracker.gui.opening import Opener
from wpstracker.gui.plain_window import PlainWindow
from wpstracker.gui.settings import Settings
from wpstracker.gui.status_bar import StatusBar
from wpstracker.gui.window_dialogs import WindowDialogs

if TYPE_CHECKING:  # the window is painted before any of these is loaded
    from datetime import date

    from wpstracker.domain.question import Filter
    from wpstracker.gui.going import Going
    from wpstracker.gui.open_file import OpenFile
    from wpstracker.gui.pages.welcome import WelcomePage
    from wpstracker.gui.workspace import Workspace
    from wpstracker.store.announcer import Changes
    from wpstracker.store.database import Store


class MainWindow(PlainWindow):
    """Holds the open file and is the `Navigator` of its pages."""

    ready = Signal()
    """The start is over: the page in front shows the file, or the welcome is there."""

    def __init__(self, settings: Settings, look: Look, *, today: "Callable[[], date] | None" = None) -> None:
        super().__init__(settings)
        self._settings, self._look, self._today = settings, look, today
        self.file: OpenFile | None = None
        self.workspace: Workspace | None = None
        self.welcome: WelcomePage | None = None
        self.going: Going | None = None
        self._frame: Frame | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show_counts)
        self.dialogs = WindowDialogs(self, settings, look)
        self.opener = Opener(self, settings, self.show_file)
        self.file_dropped.connect(self.opener.open)
        self._build()
        look.renewed.connect(self.renew)
        look.theme_changed.connect(lambda: self.menus.show_theme(look.theme))

    # -- files

    def prepare(self, path: Path | None) -> None:
        """What can be painted before a file is read: the frame in which `start` will show it, or the welcome."""
        file = self.opener.first(path)
        if file is None or not file.is_file():
            self._show_welcome()
            return
        self._frame = self._new_frame()
        self.setCentralWidget(self._frame)
        self._frame.setFocus()  # otherwise the side bar has the keyboard until there is a page
        self._tool_bar.show()
        self._show_path(file)

    def start(self, path: Path | None) -> None:
        """Open the file given, otherwise the last one if it is still there."""
        file = self.opener.first(path)
        if file is not None:
            self.opener.open(file)
        if self.file is None and self.welcome is None:
            self._fill({})
        self.ready.emit()

    def show_file(self, store: "Store") -> None:
        """Work on an open file from now on."""
        from wpstracker.gui.open_file import OpenFile

        self._leave_file()
        self.file = OpenFile(self, store, self._settings, self._changed)
        self._settings.opened(store.path.absolute())
        self._settings.put_text("last_file", str(store.path.absolute()))
        self._fill({})

    def close_file(self) -> None:
        """Back to the welcome."""
        self._leave_file()
        self._settings.put_text("last_file", "")
        self._fill({})

    def let_go(self) -> None:
        """Close the file as it is, when the program ends without the window being closed: what is being typed has been kept."""
        if self.file is not None:
            self.file.close()
        self.file = None

    def _settle(self) -> None:
        """A cell that is still typed in keeps its text when it is left, as long as the file is open."""
        if focused := self.focusWidget():
            focused.clearFocus()

    def _leave_file(self) -> None:
        self._settle()
        if self.going is not None:
            self.going.end()
            self.going = None
        if self.file is not None:
            self.file.close()
        self.file = None

    # -- what pages ask of the window

    def open_record(self, kind: str, id_: str) -> None:
        """Show a record on its page."""
        if self.workspace:
            self.workspace.open_record(kind, id_)

    def ask(self, page: str, question: "Filter") -> None:
        """Show on a page the list that answers a question."""
        if self.workspace:
            self.workspace.ask(page, question)

    def say(self, text: str) -> None:
        """A short word in the status bar."""
        self._status.say(text)

    def export(self, question: "Filter") -> None:
        """Offer the Excel summary for a question."""
        self.dialogs.export(question)

    # -- commands

    def undo(self) -> None:
        """Take the last step back."""
        if self.file is not None and (done := self.file.undo()):
            self.say(done)

    def redo(self) -> None:
        """Do again what was undone."""
        if self.file is not None and (done := self.file.redo()):
            self.say(done)

    def renew(self) -> None:
        """Build everything anew in another language or size, each page as it was."""
        state = self.workspace.state() if self.workspace else {}
        self._build()
        self._fill(state)

    # -- building

    def _build(self) -> None:
        """Commands, menus and bars, for a window without a file."""
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
        self._status = StatusBar()
        self.setStatusBar(self._status)
        self.menus.offer(is_open=False)
        self._show_file_facts()

    def _connect(self) -> None:
        deeds: dict[QAction, Callable[[], object]] = {
            self.commands.new_file: self.opener.ask_new,
            self.commands.open_file: self.opener.ask_open,
            self.commands.open_sample: self.opener.sample,
            self.commands.export: self.dialogs.export,
            self.commands.close_file: self.close_file,
            self.commands.preferences: self.dialogs.preferences,
            self.commands.quit: self.close,
            self.commands.undo: self.undo,
            self.commands.redo: self.redo,
            self.commands.find: self._find,
            self.commands.full_screen: self.toggle_full_screen,
            self.commands.shortcuts: self.dialogs.shortcuts,
            self.commands.backups: self.dialogs.backups,
            self.commands.password: self.dialogs.password,
            self.commands.check: self.dialogs.check,
            self.commands.about: self.dialogs.about,
        }
        for action, do in deeds.items():
            action.triggered.connect(lambda _checked=False, do=do: do())
        self.commands.full_screen.setChecked(self.isFullScreen())

    def _fill(self, state: dict[str, Any]) -> None:
        """Show the open file, or the welcome."""
        if self.file is None:
            self._show_welcome()
        else:
            self._show_workspace(self.file.store, state)
        self._page_shown()
        self._tool_bar.setVisible(self.file is not None)
        self.menus.offer(is_open=self.file is not None)
        self._show_file_facts()
        self._later.start()

    def _show_workspace(self, store: "Store", state: dict[str, Any]) -> None:
        """The pages of the file, in the frame that is there already at the start."""
        from datetime import date

        from wpstracker.gui.context import Context
        from wpstracker.gui.going import Going
        from wpstracker.gui.workspace import Workspace

        frame, self._frame = self._frame or self._new_frame(), None
        context = Context(store, self._settings, self, self._today or date.today)
        self.welcome, self.workspace = None, Workspace(context, state, frame.navigation)
        frame.put(self.workspace)
        self.setCentralWidget(frame)
        self.workspace.focus_page()
        self.workspace.page_shown.connect(self._page_shown)
        self.going = Going(self, self.workspace)

    def _new_frame(self) -> Frame:
        frame = Frame(self)
        frame.preferences.clicked.connect(self.commands.preferences.trigger)
        frame.go_to.clicked.connect(self.commands.go_to.trigger)
        return frame

    def _show_welcome(self) -> None:
        from wpstracker.gui.pages.welcome import WelcomePage

        self.workspace, self._frame, self.welcome = None, None, WelcomePage(self._settings, self._look)
        self.welcome.new_wanted.connect(self.opener.ask_new)
        self.welcome.open_wanted.connect(self.opener.ask_open)
        self.welcome.sample_wanted.connect(self.opener.sample)
        self.welcome.file_wanted.connect(self.opener.open)
        self.setCentralWidget(self.welcome)
        self._tool_bar.hide()

    def _show_page(self, key: str) -> None:
        if self.workspace:
            self.workspace.show_page(key)

    def _page_shown(self) -> None:
        actions: Sequence[QAction] = self.workspace.page().page_actions() if self.workspace else ()
        self.menus.show_page_actions(actions)
        self._tool_bar.show_page_actions(actions)

    def _changed(self, changes: "Changes") -> None:
        """The file has changed: tell the pages, name the steps, count."""
        if self.workspace:
            self.workspace.changed(changes)
        self._show_file_facts()
        if changes.touch("event"):
            self._show_count()

    def _show_counts(self) -> None:
        """What the page in front does not wait for."""
        self._show_count()
        if self.workspace:
            self.workspace.count_overdue()
            self.workspace.list_views()

    def _show_file_facts(self) -> None:
        """Title, what can be undone, path."""
        if self.file is None:
            self.setWindowTitle("WPS Tracker")
            self.commands.show_steps(None, None)
            self._status.show_path(None)
            return
        self._show_path(self.file.store.path)
        self.setWindowTitle(self.file.title)
        self.commands.show_steps(*self.file.steps())

    def _show_path(self, path: Path) -> None:
        self.setWindowTitle(tr("{file} — WPS Tracker", file=path.name))
        self._status.show_path(path)

    def _show_count(self) -> None:
        self._status.count.setText(self.file.how_many() if self.file is not None else "")

    def _find(self) -> None:
        if self.workspace:
            self.workspace.page().focus_search()

    # -- Qt

    def closeEvent(self, event: QCloseEvent) -> None:
        """Everything is saved already; remember the window's place and let the file go."""
        self.keep_place(self._settings)
        self._settings.sync()
        self._settle()
        self.workspace = self.welcome = None
        self.setCentralWidget(QWidget())
        self._leave_file()
        super().closeEvent(event)
