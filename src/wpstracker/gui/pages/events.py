"""The Events page: every training, conference and round table, found by any of its words and read as a page."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from wpstracker.domain.question import Filter
from wpstracker.figures.event_details import event_details
from wpstracker.figures.selecting import EVENT_SORTS, event_ids
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import ask
from wpstracker.gui.pages.event_cells import columns, fetched
from wpstracker.gui.pages.event_facts import SHOW_PARTICIPANTS
from wpstracker.gui.pages.event_filters import EventFilters
from wpstracker.gui.pages.event_view import ADD_RECOMMENDATION, event_html
from wpstracker.gui.pages.link_deeds import event_links
from wpstracker.gui.pages.list_page import ListPage
from wpstracker.gui.tables.elastic_column import ElasticColumn
from wpstracker.gui.tables.paged_model import PagedModel
from wpstracker.gui.tables.record_table import RecordTable
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.records import Event
from wpstracker.services import events as service
from wpstracker.services import recommendations
from wpstracker.services.drafts import Draft

_SETTINGS = "events.table"
_ADD_RECOMMENDATION = 4


class EventsPage(ListPage):
    """A table beside a reading pane."""

    key = "events"
    icon = "calendar"
    record_kind = "event"
    shows = (
        *("event", "event_organisation", "event_person", "participation", "result", "tagging", "recommendation"),
        *("quote", "event_plan", "plan", "priority_area", "country_figure", "citation", "series_year"),
        *("term", "organisation", "person", "source", "series", "event_item", "plan_item", "recommendation_event", "recommendation_origin"),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, placeholder=tr("Search events"))
        self._asked = EventFilters(self.filters)
        self._sort, self._descending = "start", True
        self._total = 0
        self._revealed: str | None = None
        self.model = PagedModel(columns(), self._fetch, self)
        self.model.sort_requested.connect(self._sort_by)
        self.table = RecordTable(self.model, name=self.title())
        ElasticColumn(self.table, "title", 246)
        self.table.current_changed.connect(self._show)
        self.table.selection_changed.connect(self._offer_actions)
        self.table.activated_id.connect(lambda _id: self.attempt(self.edit))
        self.table.menu_requested.connect(self._open_menu)
        self.table.set_sort(self._sort, self._descending)
        self.links = event_links(self, self.table.selected_ids, self.table.current_id)
        self._actions = self._make_actions()
        self.lay_out(self.table, new=self._actions[0])
        self.splitter.setSizes([652, 385])
        self.filters.add_widget(self.table.column_button)
        self._take_up_table(context.settings.state(_SETTINGS))
        self.table.state_changed.connect(self._remember_table)
        self._show(None)

    def title(self) -> str:
        """The page's name."""
        return tr("Events")

    # -- what is shown

    def question(self) -> Filter:
        """What is asked at present."""
        return self._asked.question()

    def ask(self, question: Filter) -> None:
        """Show the events that answer a question."""
        self._asked.ask(question)
        self.reload()

    def reload(self) -> None:
        """Read what the filters offer and list the events anew; whatever was chosen stays chosen by its id."""
        store = self.context.store
        question = self.question()
        self._asked.fill(store)
        ids = event_ids(store, question, self._sort, descending=self._descending, language=words().language)
        self._total = len(ids) if question.is_empty else len(event_ids(store, Filter()))
        self.count.setText(self._count(len(ids)))
        self._say_why_empty()
        was = self.table.current_id()
        self.table.set_ids(ids)
        if self.table.current_id() is None and ids:
            self.table.set_current_id(ids[0])
        if self.table.current_id() == was:
            self._show(was)
        self._offer_actions()

    def show_record(self, kind: str, id_: str) -> None:
        """Choose an event; a filter that hides it is taken away."""
        if kind != "event":
            return
        self.reload()
        if not self.table.set_current_id(id_):
            self.ask(Filter())
            self.table.set_current_id(id_)
        self.tabs.setCurrentIndex(0)

    def follow(self, target: str) -> None:
        """Links of the reading pane: a tag narrows the list, the rest opens."""
        if target == ADD_RECOMMENDATION:
            self._actions[_ADD_RECOMMENDATION].trigger()
        elif target == SHOW_PARTICIPANTS:
            self._revealed = self.table.current_id()
            self._show(self._revealed)
        elif target.startswith("wps:term/"):
            term = target.removeprefix("wps:term/")
            question = self.question()
            self.ask(question.but(terms=tuple(dict.fromkeys((*question.terms, term)))))
        elif not self.links.follow(target):
            super().follow(target)

    def state(self) -> dict[str, Any]:
        """With the chosen event and the table's columns."""
        return super().state() | {"question": self.question(), "current": self.table.current_id(), "table": self.table.saved_state()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
        super().restore(state)
        self._take_up_table(state.get("table", {}))
        self.ask(state.get("question", self.question()))
        self.table.set_current_id(state.get("current"))

    # -- what can be done

    def page_actions(self) -> Sequence[QAction]:
        """New, edit, duplicate, delete, and what an event leads to."""
        return (*self._actions, *self.links.actions)

    def new(self) -> None:
        """Start a new event."""
        self._edit(service.blank())

    def edit(self) -> None:
        """Open the chosen event in the editor."""
        self._edit(service.load(self.context.store, self.table.current_id() or ""))

    def duplicate(self) -> None:
        """Start from a copy of the chosen event."""
        self._edit(service.duplicate(self.context.store, self.table.current_id() or ""))

    def delete(self) -> None:
        """Ask, then delete the chosen events."""
        ids = self.table.selected_ids()
        text = tr_n("Delete this event?", "Delete {n} events?", len(ids))
        details = tr("Recommendations that came from it stay. You can undo this with Ctrl+Z.")
        ask(self, text, tr("Delete"), lambda: self.attempt(lambda: self._delete(ids)), details=details)

    def add_recommendation(self) -> None:
        """Start a recommendation that came from the chosen event."""
        from wpstracker.gui.forms.recommendation_editor import RecommendationEditor

        draft = service.load(self.context.store, self.table.current_id() or "")
        if draft is not None:
            RecommendationEditor(self.context, recommendations.blank(draft.record), self).open()

    def copy_as_text(self) -> None:
        """Put the page that is read on the clipboard."""
        QGuiApplication.clipboard().setText(self.pane.toPlainText())
        self.context.navigator.say(tr("The event was copied as text."))

    # -- inside

    def _edit(self, draft: Draft[Event] | None) -> None:
        from wpstracker.gui.forms.event_editor import EventEditor

        if draft is not None:
            editor = EventEditor(self.context, draft, self)
            editor.saved.connect(lambda id_: self.show_record("event", id_))
            editor.open()

    def _delete(self, ids: Sequence[str]) -> None:
        """Delete, and choose the event that comes to stand in the place of the first one deleted."""
        row = self.model.row_of(ids[0])
        service.delete(self.context.store, ids)
        self.reload()
        self.table.set_current_id(self.model.id_at(min(row, self.model.rowCount() - 1)))
        self.context.navigator.say(
            tr_n("{n} event was deleted. Ctrl+Z brings it back.", "{n} events were deleted. Ctrl+Z brings them back.", len(ids))
        )

    def _make_actions(self) -> list[QAction]:
        return [
            self.action(tr("New event"), "plus", "Ctrl+N", self.new),
            self.action(tr("Edit"), "pencil", "Ctrl+E", self.edit),
            self.action(tr("Duplicate"), "copy-plus", "Ctrl+D", self.duplicate),
            self.action(tr("Delete"), "trash-2", "Del", self.delete, on=self.table),
            self.action(tr("Add recommendation"), "clipboard-list", "Ctrl+R", self.add_recommendation),
            self.action(tr("Copy as text"), "copy", "Ctrl+Shift+C", self.copy_as_text),
        ]

    def _offer_actions(self) -> None:
        """Only what can be done with what is chosen, and nothing that writes into a file for reading."""
        writable, some = not self.context.store.read_only, self.table.current_id() is not None
        new, edit, duplicate, delete, recommend, copy = self._actions
        new.setEnabled(writable)
        for action in (edit, duplicate, recommend, delete):
            action.setEnabled(writable and some)
        copy.setEnabled(some)
        self.links.set_enabled(writable and some)

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self._actions[1:])
        menu.addSeparator()
        menu.addActions(self.links.actions)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _fetch(self, ids: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        return fetched(self.context.store, ids, self.model.columns)

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self._remember_table()
        self.reload()

    def _show(self, id_: str | None) -> None:
        """Show an event in the reading pane, and its history behind it."""
        details = event_details(self.context.store, id_, self.context.today(), words().language) if id_ else None
        self._revealed = self._revealed if self._revealed == id_ else None
        reveal, editable = self._revealed is not None, not self.context.store.read_only
        self.pane.show_page(lambda: event_html(details, reveal=reveal, editable=editable) if details else "")
        self.tell_history_of(id_)

    def _count(self, found: int) -> str:
        if found == self._total:
            return tr_n("{n} event", "{n} events", found)
        return tr_n("{found} of {n} event", "{found} of {n} events", self._total, found=found)

    def _say_why_empty(self) -> None:
        if self._total:
            clear = (tr("Clear filters"), self.filters.clear)
            self.table.set_empty(EmptyState(tr("No event fits these filters"), icon_name="filter-x", buttons=[clear]))
            return
        sentence = tr(
            "Log the first one: a title is enough, everything else can follow. To look around first, open the sample from the File menu."
        )
        self.table.set_empty(
            EmptyState(tr("No events yet"), sentence, icon_name="calendar", buttons=[(tr("New event"), self._actions[0].trigger)])
        )

    def _take_up_table(self, state: Mapping[str, Any]) -> None:
        self.table.restore_state(state)
        sort = self.table.sort_state()
        if sort and sort[0] in EVENT_SORTS:
            self._sort, self._descending = sort

    def _remember_table(self) -> None:
        self.context.settings.put_state(_SETTINGS, self.table.saved_state())
