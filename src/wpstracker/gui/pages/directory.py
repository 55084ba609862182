"""The Directory: organisations, people, series, projects and sources, each a list with its reading pane."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout

from wpstracker.domain.question import Filter, Only
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr
from wpstracker.gui.pages.list_page import ListPage
from wpstracker.gui.pages.page import Page
from wpstracker.gui.widgets.keys import new_action
from wpstracker.gui.widgets.styling import text_label
from wpstracker.services.saved_views import View
from wpstracker.store.announcer import Changes
from wpstracker.words import N_


@dataclass(frozen=True)
class ListEntry:
    """A list of one kind of record before it is made; its module is loaded when it is first shown."""

    kind: str
    label: str
    load: Callable[[], Callable[[Context], ListPage]]


def _organisations() -> Callable[[Context], ListPage]:
    from wpstracker.gui.pages.organisations import OrganisationsList

    return OrganisationsList


def _people() -> Callable[[Context], ListPage]:
    from wpstracker.gui.pages.people import PeopleList

    return PeopleList


def _series() -> Callable[[Context], ListPage]:
    from wpstracker.gui.pages.series import SeriesList

    return SeriesList


def _projects() -> Callable[[Context], ListPage]:
    from wpstracker.gui.pages.projects import ProjectsList

    return ProjectsList


def _sources() -> Callable[[Context], ListPage]:
    from wpstracker.gui.pages.sources import SourcesList

    return SourcesList


LISTS = (
    ListEntry("organisation", N_("Organisations"), _organisations),
    ListEntry("person", N_("People"), _people),
    ListEntry("series", N_("Series of events"), _series),
    ListEntry("project", N_("Projects"), _projects),
    ListEntry("source", N_("Sources"), _sources),
)
"""The lists in the order of their tabs."""


class DirectoryPage(Page):
    """Tabs above one list at a time; a list is made when it is first looked at."""

    key = "directory"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._lists: dict[str, ListPage] = {}
        self._states: dict[str, Any] = {}
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(tr("Lists of the directory"))
        for entry in LISTS:
            self.tabs.addTab(tr(entry.label))
        self._headers, self._stack = QStackedWidget(), QStackedWidget()
        self._steps = [
            new_action(self, tr("Next list"), "chevron-right", "Ctrl+PgDown", lambda: self._step(1)),
            new_action(self, tr("Previous list"), "chevron-left", "Ctrl+PgUp", lambda: self._step(-1)),
        ]
        self._build()
        self._show_list(0)
        self.tabs.currentChanged.connect(self._show_list)

    def title(self) -> str:
        """The page's name."""
        return tr("Directory")

    def present(self) -> ListPage:
        """The list in front."""
        return self._lists[LISTS[self.tabs.currentIndex()].kind]

    def show_list(self, kind: str) -> ListPage:
        """Bring the list of a kind to the front."""
        self.tabs.setCurrentIndex([entry.kind for entry in LISTS].index(kind))
        return self.present()

    # -- what every page is asked

    def reload(self) -> None:
        """Read the list in front again."""
        self.present().reload()

    def changed(self, changes: Changes) -> None:
        """Every list that was made looks to itself."""
        for each in self._lists.values():
            each.changed(changes)

    def page_actions(self) -> Sequence[QAction]:
        """What can be done in the list in front, and the way to the next."""
        return (*self.present().page_actions(), *self._steps)

    def show_record(self, kind: str, id_: str) -> None:
        """Show a record in the list of its kind."""
        self.show_list(kind).show_record(kind, id_)

    def ask(self, question: Filter) -> None:
        """Narrow the list in front, or that of the people where only they are asked about."""
        page = self.show_list("person") if Only.KEPT_TOO_LONG in question.only else self.present()
        page.ask(question)

    def record(self) -> tuple[str, str] | None:
        """The record of the list in front."""
        return self.present().record()

    def show_view(self, view: View) -> None:
        """Show a saved view in the list of its kind."""
        self.show_list(view.kind).show_view(view)

    def saved_view(self) -> str:
        """The view that the list in front shows."""
        return self.present().saved_view()

    def save_view(self) -> QAction | None:
        """Keep the list in front under a name."""
        return self.present().save_view()

    def leave_view(self) -> None:
        """Leave the view that the list in front shows."""
        self.present().leave_view()

    def focus_search(self) -> None:
        """The search box of the list in front."""
        self.present().focus_search()

    def state(self) -> dict[str, Any]:
        """Which list is in front, and how each looks."""
        return {
            "list": LISTS[self.tabs.currentIndex()].kind,
            "lists": self._states | {kind: each.state() for kind, each in self._lists.items()},
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
        self._states = dict(state.get("lists", {}))
        for kind, each in self._lists.items():
            if kind in self._states:
                each.restore(self._states.pop(kind))
        self.show_list(str(state.get("list", LISTS[0].kind)))

    def focusInEvent(self, event: Any) -> None:
        """The keyboard goes on to the list."""
        super().focusInEvent(event)
        self.present().setFocus(event.reason())

    # -- inside

    def _show_list(self, position: int) -> None:
        """Make a list when it is first looked at, and bring it and its header to the front."""
        kind = LISTS[position].kind
        if kind not in self._lists:
            made = self._lists[kind] = LISTS[position].load()(self.context)
            made.stand_in_a_page()
            made.view_changed.connect(self.view_changed)
            made.record_shown.connect(self.record_shown.emit)
            self._headers.addWidget(made.header)
            self._stack.addWidget(made)
            if kind in self._states:
                made.restore(self._states.pop(kind))
        self._headers.setCurrentWidget(self._lists[kind].header)
        self._stack.setCurrentWidget(self._lists[kind])
        self.actions_changed.emit()
        self.view_changed.emit()

    def _step(self, steps: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + steps) % len(LISTS))
        self.present().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(text_label(self.title(), "title"))
        line.addWidget(self.tabs)
        line.addWidget(self._headers, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 14, 18, 12)
        box.setSpacing(10)
        box.addLayout(line)
        box.addWidget(self._stack, 1)
