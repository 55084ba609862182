"""Going about in the window: back and forward, records viewed lately, favourites, and the box that leads anywhere."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu

from wpstracker.figures.finding import Hit
from wpstracker.figures.known import known
from wpstracker.gui.icons import icon
from wpstracker.gui.kinds import icon_of_kind
from wpstracker.gui.language import tr, words
from wpstracker.gui.seen import Key, Looking, Seen
from wpstracker.gui.workspace import Workspace

if TYPE_CHECKING:
    from wpstracker.gui.main_window import MainWindow
    from wpstracker.gui.palette import Palette

IN_MENU = 15
"""Records listed in a menu."""
_WIDEST = 460


class Going(QObject):
    """Lets the Go menu do what it says in one workspace, and lives until its file is closed."""

    def __init__(self, window: "MainWindow", workspace: Workspace) -> None:
        super().__init__(workspace)
        self._window, self._workspace = window, workspace
        self._commands, self._menus = commands, menus = window.commands, window.menus
        self._box: Palette | None = None
        self.seen = Seen(workspace.context.settings, workspace.context.store.path)
        self._looking = Looking(self.seen, self)
        self._connections = [
            commands.back.triggered.connect(self.back),
            commands.forward.triggered.connect(self.forward),
            commands.go_to.triggered.connect(self._open_empty_box),
            commands.favourite.triggered.connect(self.toggle_favourite),
            commands.saved_views.triggered.connect(workspace.go_to_views),
            menus.lately.aboutToShow.connect(self._list_lately),
            menus.favourites.aboutToShow.connect(self._list_favourites),
        ]
        workspace.wandering.changed.connect(self.offer)
        workspace.page_shown.connect(self.offer)
        workspace.record_shown.connect(self._shown)
        workspace.record_opened.connect(self._opened)
        self.seen.changed.connect(self.offer)
        window.installEventFilter(self)
        self._watch_mouse()
        self.offer()

    def end(self) -> None:
        """The file is closed: menus and commands lead elsewhere from now on."""
        for connection in self._connections:
            QObject.disconnect(connection)
        self._looking.begin(None)
        if self._box is not None and shiboken6.isValid(self._box):
            self._box.close_box()

    def back(self) -> None:
        """To the place before."""
        self._workspace.wandering.back()

    def forward(self) -> None:
        """To the place one came back from."""
        self._workspace.wandering.forward()

    def open_box(self, text: str = "") -> None:
        """The box that leads anywhere; `text` is typed in it already."""
        from wpstracker.gui.palette import Palette

        if not self._is_box_open():
            self._box = box = Palette(self._window, self._workspace, self)
            box.open(text)

    def toggle_favourite(self) -> None:
        """Mark the record in front as a favourite, or no longer."""
        key = self._in_front()
        if key is not None:
            on = not self.seen.is_favourite(key)
            self.seen.mark(key, on)
            self._workspace.context.navigator.say(tr("Added to favourites.") if on else tr("Removed from favourites."))

    def lately(self) -> list[Hit]:
        """The records viewed lately that are still there, newest first."""
        return self._known(self.seen.lately())

    def favourites(self) -> list[Hit]:
        """The favourites of this file."""
        return self._known(self.seen.favourites())

    def offer(self) -> None:
        """Offer only what can be done now."""
        wandering, key = self._workspace.wandering, self._in_front()
        self._commands.back.setEnabled(wandering.can_go_back())
        self._commands.forward.setEnabled(wandering.can_go_forward())
        self._commands.show_favourite(None if key is None else self.seen.is_favourite(key))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The buttons of a mouse for back and forward, wherever in the window they are pressed."""
        if watched is self._window and event.type() == QEvent.Type.Show:
            self._watch_mouse()
        elif watched is not self._window and event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            go = {Qt.MouseButton.BackButton: self.back, Qt.MouseButton.ForwardButton: self.forward}.get(event.button())
            if go is not None:
                if not self._is_box_open():
                    go()
                return True
        return False

    # -- inside

    def _is_box_open(self) -> bool:
        return self._box is not None and shiboken6.isValid(self._box) and self._box.isVisible()

    def _open_empty_box(self) -> None:
        self.open_box()

    def _watch_mouse(self) -> None:
        if handle := self._window.windowHandle():
            handle.installEventFilter(self)

    def _in_front(self) -> Key | None:
        page = self._workspace.front()
        return page.record() if page else None

    def _shown(self, by_hand: bool) -> None:
        self._looking.begin(self._in_front() if by_hand else None)
        self.offer()

    def _opened(self, kind: str, id_: str) -> None:
        """What somebody asked for by name was seen at once."""
        self._looking.begin(None)
        self.seen.saw((kind, id_))

    def _known(self, keys: Sequence[Key]) -> list[Hit]:
        return known(self._workspace.context.store, keys, words())

    def _list_lately(self) -> None:
        self._list(self._menus.lately, self.lately(), tr("No record was viewed yet"))

    def _list_favourites(self) -> None:
        self._list(self._menus.favourites, self.favourites(), tr("No favourites yet"))

    def _list(self, menu: QMenu, hits: Sequence[Hit], none: str) -> None:
        """The records as entries of a menu."""
        menu.clear()
        for hit in hits[:IN_MENU]:
            title = menu.fontMetrics().elidedText(hit.title or tr("(no title)"), Qt.TextElideMode.ElideRight, _WIDEST)
            entry = menu.addAction(icon(icon_of_kind(hit.kind)), title.replace("&", "&&"))
            entry.triggered.connect(partial(self._open, (hit.kind, hit.id)))
        if menu.isEmpty():
            menu.addAction(none).setEnabled(False)

    def _open(self, key: Key, _checked: bool = False) -> None:
        self._workspace.context.navigator.open_record(*key)
