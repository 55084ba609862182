"""The Events page: every training, conference and round table, found by any of its words and read as a page."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from wpstracker.domain.question import Filter
from wpstracker.figures.event_details import event_details
from wpstracker.figures.listing import event_list
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages import event_cells
from wpstracker.gui.pages.event_facts import SHOW_PARTICIPANTS
from wpstracker.gui.pages.event_filters import EventFilters
from wpstracker.gui.pages.event_view import ADD_RECOMMENDATION, event_html
from wpstracker.gui.pages.link_deeds import event_links
from wpstracker.gui.pages.table_page import TablePage
from wpstracker.gui.tables.paged_model import ColumnSpec
from wpstracker.services import events as service
from wpstracker.services import recommendations
from wpstracker.services.drafts import Draft


class EventsPage(TablePage):
    """A table beside a reading pane."""

    key = "events"
    record_kind = "event"
    shows = (
        *("event", "event_organisation", "event_person", "participation", "result", "tagging", "recommendation"),
        *("quote", "event_plan", "plan", "priority_area", "country_figure", "citation", "series_year"),
        *("term", "organisation", "person", "source", "series", "event_item", "plan_item", "recommendation_event", "recommendation_origin"),
    )

    leading = "title"
    narrowest = 246
    sorted_by = ("start", True)
    sizes = (652, 385)
    empty_icon = "calendar"

    def __init__(self, context: Context) -> None:
        self._revealed: str | None = None
        super().__init__(context)

    def title(self) -> str:
        """The page's name."""
        return tr("Events")

    # -- what the list says of itself

    def search_text(self) -> str:
        """What stands in the search box."""
        return tr("Search events")

    def columns(self) -> list[ColumnSpec]:
        """Period, title, place and the rest."""
        return event_cells.columns()

    def found(self, question: Filter, sort: str, descending: bool) -> Sequence[str]:
        """The events meant, in their order."""
        return event_list(self.context.store, question, sort, descending=descending, language=words().language)

    def fetched(self, ids: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        """Their cells."""
        return event_cells.fetched(self.context.store, ids, self.model.columns, self.model.needed())

    def page_of(self, id_: str) -> Callable[[], str] | None:
        """The event as a page."""
        details = event_details(self.context.store, id_, self.context.today(), words().language)
        reveal, editable = self._revealed is not None, not self.context.store.read_only
        return (lambda: event_html(details, reveal=reveal, editable=editable)) if details else None

    def blank(self) -> Draft[Any]:
        """A new event."""
        return service.blank()

    def load(self, id_: str) -> Draft[Any] | None:
        """An event for its editor."""
        return service.load(self.context.store, id_)

    def remove(self, ids: Sequence[str]) -> None:
        """Delete events."""
        service.delete(self.context.store, ids)

    def new_text(self) -> str:
        """The main button."""
        return tr("New event")

    def count_text(self, found: int, total: int) -> str:
        """How many."""
        if found == total:
            return tr_n("{n} event", "{n} events", found)
        return tr_n("{found} of {n} event", "{found} of {n} events", total, found=found)

    def empty_texts(self) -> tuple[str, str]:
        """What to do first."""
        sentence = tr(
            "Log the first one: a title is enough, everything else can follow. To look around first, open the sample from the File menu."
        )
        return tr("No events yet"), sentence

    def delete_texts(self, count: int) -> tuple[str, str, str]:
        """Before and after."""
        return (
            tr_n("Delete this event?", "Delete {n} events?", count),
            tr("Recommendations that came from it stay. You can undo this with Ctrl+Z."),
            tr_n("{n} event was deleted. Ctrl+Z brings it back.", "{n} events were deleted. Ctrl+Z brings them back.", count),
        )

    def add_filters(self) -> None:
        """The filter line of events."""
        self._asked = EventFilters(self.filters, self.context.today)

    def fill_filters(self) -> None:
        """Offer what there is to choose."""
        self._asked.fill(self.context.store)

    def more_actions(self) -> list[QAction]:
        """A copy, a recommendation, links."""
        self.links = event_links(self, self.table.selected_ids, self.table.current_id)
        self._recommend = self.action(tr("Add recommendation"), "clipboard-list", "Ctrl+R", self.add_recommendation)
        return [self.action(tr("Duplicate"), "copy-plus", "Ctrl+D", self.duplicate), self._recommend]

    # -- what is shown

    def question(self) -> Filter:
        """What is asked at present."""
        return self._asked.question()

    def ask(self, question: Filter) -> None:
        """Show the events that answer a question."""
        self._asked.ask(question)
        self.reload()

    def follow(self, target: str) -> None:
        """Links of the reading pane: a tag narrows the list, the rest opens."""
        if target == ADD_RECOMMENDATION:
            self._recommend.trigger()
        elif target == SHOW_PARTICIPANTS:
            self._revealed = self.table.current_id()
            self._show(self._revealed)
        elif target.startswith("wps:term/"):
            term = target.removeprefix("wps:term/")
            question = self.question()
            self.ask(question.but(terms=tuple(dict.fromkeys((*question.terms, term)))))
        elif not self.links.follow(target):
            super().follow(target)

    # -- what can be done

    def page_actions(self) -> Sequence[QAction]:
        """With the links of an event."""
        return (*super().page_actions(), *self.links.actions)

    def duplicate(self) -> None:
        """Start from a copy of the chosen event."""
        self.edit_draft(service.duplicate(self.context.store, self.table.current_id() or ""))

    def add_recommendation(self) -> None:
        """Start a recommendation that came from the chosen event."""
        from wpstracker.gui.forms.recommendation_editor import RecommendationEditor

        draft = service.load(self.context.store, self.table.current_id() or "")
        if draft is not None:
            RecommendationEditor(self.context, recommendations.blank(draft.record), self).open()

    # -- inside

    def _offer_actions(self) -> None:
        super()._offer_actions()
        self.links.set_enabled(self.edit_deed.isEnabled())

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self._actions[1:])
        menu.addSeparator()
        menu.addActions([*self.links.actions, *self.batch_actions()])
        menu.addActions([self.alike_action])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _show(self, id_: str | None) -> None:
        """Names of participants stay shown for the one event they were asked for."""
        self._revealed = self._revealed if self._revealed == id_ else None
        super()._show(id_)
