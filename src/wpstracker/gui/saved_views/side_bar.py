"""The saved views below the pages of the side bar, each with the number of records it holds."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from wpstracker.domain.question import Filter
from wpstracker.gui.background import SETTLE_MS, Background
from wpstracker.gui.context import Context
from wpstracker.gui.icons import icon
from wpstracker.gui.kinds import icon_of_kind
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.saved_views.deeds import ViewDeeds
from wpstracker.gui.saved_views.suggested import SUGGESTIONS, Suggestion
from wpstracker.gui.widgets.navigation import NavigationBar
from wpstracker.gui.widgets.styling import icon_button, text_label
from wpstracker.gui.widgets.view_list import ViewLine, ViewList
from wpstracker.services import saved_views
from wpstracker.services.saved_views import View
from wpstracker.store.announcer import Changes
from wpstracker.store.database import Store


class SideViews(QObject):
    """Counts in a thread of its own, and only what a change can have changed."""

    chosen = Signal(str)

    def __init__(self, context: Context, navigation: NavigationBar, save: Callable[[], QAction | None]) -> None:
        """`save` is the deed that keeps the list in front; None where there is no list."""
        super().__init__(navigation)
        self._context, self._navigation, self._save = context, navigation, save
        self._views: dict[str, View] = {}
        self._counts: dict[str, int] = {}
        self._to_count: set[str] = set()
        self.deeds = ViewDeeds(navigation, context)
        self.list = ViewList()
        self.add_button = icon_button("plus", tr("Save or add a view"))
        self.add_button.setIconSize(QSize(16, 16))
        self.narrow_button = navigation.make_action(tr("Saved views"), "bookmark")
        self._background = Background(context.store.address, self)
        self._settle = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._settle.timeout.connect(self._count)
        self.section = self._build()
        self._connect()
        self.reload()

    def reload(self) -> None:
        """Read the views again; those that ask something else, or are new, are counted."""
        before = self._views
        self._views = {view.id: view for view in saved_views.all_views(self._context.store)}
        anew = {id_ for id_, view in self._views.items() if id_ not in before or before[id_].question != view.question}
        self.list.show_lines([self._line(view) for view in self._views.values()])
        self.list.setVisible(bool(self._views))
        self._count_soon(anew)

    def changed(self, changes: Changes) -> None:
        """The file has changed."""
        if changes.touch("saved_view"):
            self.reload()
        self._count_soon({id_ for id_, view in self._views.items() if _concerns(view, changes)})

    def set_in_front(self, id_: str) -> None:
        """Mark the view whose list is shown."""
        self.list.set_in_front(id_)

    def focus(self) -> None:
        """Give the list the keyboard; narrow or without views, the button that leads to them."""
        if self._navigation.is_collapsed():
            self._open_narrow()
        else:
            (self.list if self._views else self.add_button).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- counting

    def _count_soon(self, ids: set[str]) -> None:
        self._to_count |= ids
        if self._to_count:
            self._settle.start()

    def _count(self) -> None:
        today = self._context.today()
        for view in self._views.values():
            if view.id in self._to_count:
                self._background.ask(view.id, partial(_counted, view.kind, view.question, today), partial(self._take_count, view.id))
        self._to_count.clear()

    def _take_count(self, id_: str, number: int) -> None:
        self._counts[id_] = number
        if id_ in self._views:
            self.list.show_line(self._line(self._views[id_]))

    # -- what is shown

    def _line(self, view: View) -> ViewLine:
        number = self._counts.get(view.id)
        spoken = view.name if number is None else tr("{view}, {number}", view=view.name, number=_in_words(view.kind, number))
        shown = "" if number is None else f"{number:,}".replace(",", "\u202f")
        pinned = tr("{view}, pinned", view=spoken) if view.pinned else spoken
        return ViewLine(view.id, view.name, "pin" if view.pinned else icon_of_kind(view.kind), shown, pinned, pinned)

    def _open_menu(self, id_: str, place: QPoint) -> None:
        view = self._views.get(id_)
        if view:
            menu = self._menu()
            menu.addAction(icon("list"), tr("Show"), lambda: self.chosen.emit(id_))
            self.deeds.fill(menu, view)
            menu.popup(place)

    def _open_add_menu(self) -> None:
        """Keep the list in front, or take a view that others found useful."""
        menu = self._menu()
        save = self._save()
        if save is not None:
            menu.addAction(save)
        self._add_suggestions(menu)
        menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))

    def _add_suggestions(self, menu: QMenu) -> None:
        taken = {view.name.casefold() for view in self._views.values()}
        offered = [each for each in SUGGESTIONS if tr(each.name).casefold() not in taken]
        if offered:
            menu.addSection(tr("Suggested views"))
        for each in offered:
            action = menu.addAction(icon(icon_of_kind(saved_views.PAGES[each.page])), tr(each.name))
            action.setEnabled(not self._context.store.read_only)
            action.triggered.connect(partial(self._add, each))

    def _add(self, suggestion: Suggestion, _checked: bool = False) -> None:
        self.deeds.add(suggestion.page, suggestion.question, tr(suggestion.name))

    def _open_narrow(self) -> None:
        """Where the bar shows icons only, the views stand in a menu."""
        menu = self._menu()
        for view in self._views.values():
            line = self._line(view)
            text = tr("{view} ({number})", view=view.name, number=line.number) if line.number else view.name
            menu.addAction(icon(line.icon), text.replace("&", "&&")).triggered.connect(partial(self._choose, view.id))
        if not self._views:
            menu.addAction(tr("No views are saved yet")).setEnabled(False)
        menu.popup(self.narrow_button.mapToGlobal(self.narrow_button.rect().topRight()))

    def _choose(self, id_: str, _checked: bool = False) -> None:
        self.chosen.emit(id_)

    def _menu(self) -> QMenu:
        menu = QMenu(self.section)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    # -- inside

    def _with_view(self, do: Callable[[View], object], id_: str) -> None:
        if id_ in self._views and not self._context.store.read_only:
            do(self._views[id_])

    def _connect(self) -> None:
        self.list.chosen.connect(self.chosen.emit)
        self.list.menu_requested.connect(self._open_menu)
        self.list.rename_requested.connect(partial(self._with_view, self.deeds.rename))
        self.list.delete_requested.connect(partial(self._with_view, self.deeds.delete))
        self.list.move_requested.connect(lambda id_, steps: self._with_view(lambda view: self.deeds.move(view, steps), id_))
        self.add_button.clicked.connect(self._open_add_menu)
        self.narrow_button.clicked.connect(self._open_narrow)
        self._navigation.collapsed.connect(self._show_narrow)

    def _build(self) -> QWidget:
        heading = text_label(tr("Saved views"), "small")
        heading.setToolTip(tr("Saved views (F6)"))
        line = QHBoxLayout()
        line.setContentsMargins(10, 0, 0, 0)
        line.addWidget(heading, 1)
        line.addWidget(self.add_button)
        section = QWidget()
        box = QVBoxLayout(section)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(2)
        box.addLayout(line)
        box.addWidget(self.list)
        self._navigation.add_section(section)
        self._navigation.add_section(self.narrow_button)
        self._show_narrow(self._navigation.is_collapsed(), section)
        return section

    def _show_narrow(self, narrow: bool, section: QWidget | None = None) -> None:
        (section or self.section).setVisible(not narrow)
        self.narrow_button.setVisible(narrow)


def _counted(kind: str, question: Filter, today: date, store: Store) -> int:
    """Counted by the thread."""
    from wpstracker.figures.counting import count

    return count(store, kind, question, today)


def _concerns(view: View, changes: Changes) -> bool:
    """Whether a change can have changed the number."""
    from wpstracker.figures.counting import reads

    return bool(changes.records.keys() & reads(view.kind, view.question))


def _in_words(kind: str, number: int) -> str:
    """“42 events”."""
    said = {
        "event": lambda: tr_n("{n} event", "{n} events", number),
        "recommendation": lambda: tr_n("{n} recommendation", "{n} recommendations", number),
        "plan": lambda: tr_n("{n} plan", "{n} plans", number),
        "obligation": lambda: tr_n("{n} due date", "{n} due dates", number),
        "organisation": lambda: tr_n("{n} organisation", "{n} organisations", number),
        "person": lambda: tr_n("{n} person", "{n} people", number),
        "series": lambda: tr_n("{n} series", "{n} series", number),
        "project": lambda: tr_n("{n} project", "{n} projects", number),
        "source": lambda: tr_n("{n} source", "{n} sources", number),
    }
    return said[kind]()
