"""The menu bar and the tool bar."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QIcon, QResizeEvent
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QToolButton

from wpstracker.gui.commands import Commands, plain, tip
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr
from wpstracker.gui.look import Look
from wpstracker.gui.page_list import PAGES, page_keys
from wpstracker.gui.settings import Settings
from wpstracker.gui.theme import Theme
from wpstracker.words import LANGUAGES

T = TypeVar("T")

IN_TOOL_BAR = 4
"""How many of a page's own actions stand in the tool bar: its first ones."""


class Menus:
    """Fills a menu bar; the parts that change are `record`, `pages` and `recent`."""

    def __init__(
        self,
        bar: QMenuBar,
        commands: Commands,
        look: Look,
        settings: Settings,
        *,
        show_page: Callable[[str], None],
        open_file: Callable[[Path], None],
    ) -> None:
        self._settings, self._open_file, self._commands = settings, open_file, commands
        c = commands
        file = bar.addMenu(tr("&File"))
        file.addActions([c.new_file, c.open_file])
        self.recent = file.addMenu(icon("history"), tr("Open &recent"))
        self.recent.aboutToShow.connect(self._list_recent)
        _add(file, c.open_sample, None, c.export, c.backups, c.password, None, c.close_file, None, c.preferences, c.quit)
        self.edit = bar.addMenu(tr("&Edit"))
        _add(self.edit, c.undo, c.redo, None, c.find)
        self.record = bar.addMenu(tr("&Record"))
        go = bar.addMenu(tr("&Go"))
        _add(go, c.go_to, None, c.back, c.forward, None)
        self.pages = _pages(go, show_page)
        go.addSeparator()
        self.lately = go.addMenu(icon("history"), tr("&Recently viewed"))
        self.favourites = go.addMenu(icon("star"), tr("F&avourites"))
        go.addActions([c.favourite, c.saved_views])
        self.of_a_file = [*self.pages, self.lately.menuAction(), self.favourites.menuAction()]
        view = bar.addMenu(tr("&View"))
        themes = [(theme, theme.label()) for theme in Theme]
        self._theme = _choices(view.addMenu(icon("sun"), tr("Colour &theme")), themes, look.theme, look.set_theme)
        _choices(view.addMenu(icon("languages"), tr("&Language")), list(LANGUAGES.items()), look.language, look.set_language)
        view.addSeparator()
        view.addAction(c.full_screen)
        help_menu = bar.addMenu(tr("&Help"))
        _add(help_menu, c.shortcuts, c.check, None, c.about)

    def offer(self, *, is_open: bool) -> None:
        """What needs an open file is offered while there is one; what needs a place in it waits for that."""
        for action in (*self._commands.of_a_file(), *self.of_a_file):
            action.setEnabled(is_open)
        for action in self._commands.of_a_place() if not is_open else ():
            action.setEnabled(False)

    def show_theme(self, theme: Theme) -> None:
        """Tick the theme that is shown."""
        for action in self._theme.actions():
            action.setChecked(action.data() == theme.value)

    def show_page_actions(self, actions: Sequence[QAction]) -> None:
        """The deeds of the page in front."""
        self.record.clear()
        self.record.addActions(list(actions))
        self.record.menuAction().setVisible(bool(actions))

    def _list_recent(self) -> None:
        self.recent.clear()
        for path in self._settings.recent_files():
            action = self.recent.addAction(tr("{file} in {folder}", file=path.name, folder=path.parent).replace("&", "&&"))
            action.setEnabled(path.is_file())
            action.triggered.connect(lambda _checked=False, chosen=path: self._open_file(chosen))
        if self.recent.isEmpty():
            self.recent.addAction(tr("No file was opened yet")).setEnabled(False)


class ToolBar(QToolBar):
    """The main things, with their names; where there is no room for all, undoing and exporting show their icons alone."""

    def __init__(self, commands: Commands) -> None:
        super().__init__(tr("Tool bar"))
        self.setObjectName("toolBar")
        self.setMovable(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(18, 18))
        for action in (commands.undo, commands.redo, commands.export):
            action.setIconText(_beside_icon(action.iconText()))
        if rest := self.findChild(QToolButton, "qt_toolbar_ext_button"):
            rest.setIcon(icon("chevrons-right"))
            rest.setToolTip(tr("More"))
            rest.setAccessibleName(tr("More"))
        for action in (commands.back, commands.forward, commands.favourite):
            self.addAction(action)
            self.widgetForAction(action).setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)  # type: ignore[attr-defined]
        self.addSeparator()
        self._of_page: list[QAction] = []
        self._of_window = (commands.undo, commands.redo, commands.export)
        self._room = self.addWidget(_no_button())

    def show_page_actions(self, actions: Sequence[QAction]) -> None:
        """The first deeds of the page in front, then those of the window; nothing stands here until there is a page, so nothing jumps."""
        if self._room.isVisible():
            self._room.setVisible(False)
            self._before = self.addSeparator()
            self.addActions(self._of_window[:2])
            self.addSeparator()
            self.addActions(self._of_window[2:])
        for action in self._of_page:
            self.removeAction(action)
        self._of_page = [action for action in actions if not action.isSeparator()][:IN_TOOL_BAR]
        for action in self._of_page:
            action.setToolTip(tip(action))
            action.setIconText(_beside_icon(action.text()))
        self.insertActions(self._before, self._of_page)
        self._before.setVisible(bool(self._of_page))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room, or less."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Page deeds keep their words as long as these can give theirs up."""
        styles = (Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly)
        buttons = [button for action in self._of_window if (button := self.widgetForAction(action))]
        for style in styles:
            for button in buttons:
                button.setToolButtonStyle(style)  # type: ignore[attr-defined]
            layout = self.layout()
            if layout is None or layout.sizeHint().width() <= self.width():
                return


def _no_button() -> QToolButton:
    """As high as a button with words and an icon, and nothing to be seen."""
    button = QToolButton()
    button.setText(" ")
    button.setEnabled(False)
    button.setIcon(QIcon())
    return button


def _beside_icon(text: str) -> str:
    """Qt leaves two pixels between icon and text; a space makes them a gap."""
    return "\u2009" + plain(text)


def _add(menu: QMenu, *actions: QAction | None) -> None:
    """Actions in their order; None is a line."""
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            menu.addAction(action)


def _pages(menu: QMenu, show_page: Callable[[str], None]) -> list[QAction]:
    """One entry a page; its key is only named here, since the side bar listens for it."""
    made = []
    for number, entry in enumerate(PAGES, 1):
        action = menu.addAction(icon(entry.icon), f"{tr(entry.label)}\t{page_keys(number)}".rstrip())
        action.triggered.connect(lambda _checked=False, key=entry.key: show_page(key))
        made.append(action)
    return made


def _choices(menu: QMenu, choices: Sequence[tuple[T, str]], present: T, choose: Callable[[T], None]) -> QMenu:
    """One of several, the present one ticked."""
    group = QActionGroup(menu)
    for value, label in choices:
        action = menu.addAction(label)
        action.setCheckable(True)
        action.setChecked(value == present)
        action.setData(getattr(value, "value", value))
        action.triggered.connect(lambda _checked=False, chosen=value: choose(chosen))
        group.addAction(action)
    return menu
