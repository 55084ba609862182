"""The Recommendations page: what was asked, of whom, by when, and how far it has come."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from wpstracker.domain.highlighting import marker
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Vocabulary
from wpstracker.figures.listing import recommendation_list
from wpstracker.figures.selecting import RECOMMENDATION_SORTS
from wpstracker.gui.context import Context
from wpstracker.gui.copying import copy_out
from wpstracker.gui.dialogs.status_dialog import StatusDialog
from wpstracker.gui.forms.progress_editor import open_progress
from wpstracker.gui.forms.recommendation_editor import RecommendationEditor
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import ask
from wpstracker.gui.pages.found_words import FoundWords
from wpstracker.gui.pages.link_deeds import recommendation_links
from wpstracker.gui.pages.list_page import ListPage
from wpstracker.gui.pages.person_view import REVEAL
from wpstracker.gui.pages.progress_deeds import follow_progress
from wpstracker.gui.pages.recommendation_filters import RecommendationFilters
from wpstracker.gui.pages.recommendation_table import recommendation_table
from wpstracker.gui.pages.recommendation_view import recommendation_page
from wpstracker.gui.pages.recommendation_views import LIST, RecommendationViews
from wpstracker.gui.tables.completing import Completing
from wpstracker.gui.tables.elastic_column import ElasticColumn
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.records import Event, Recommendation
from wpstracker.services import recommendations as service
from wpstracker.services.drafts import Draft

_SETTINGS = "recommendations.table"


class RecommendationsPage(ListPage):
    """A table beside the recommendation as a page."""

    key = "recommendations"
    record_kind = "recommendation"
    shows = (
        *("recommendation", "recommendation_organisation", "recommendation_progress", "attachment"),
        *("event", "result", "organisation", "plan", "source", "citation", "tagging", "term", "recommendation_origin"),
        *("recommendation_item", "recommendation_indicator", "recommendation_event", "plan_item", "indicator"),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, placeholder=tr("Search recommendations"))
        self._sort = ("deadline", False)
        self._revealed: str | None = None
        self.table = recommendation_table(context)
        self.views = RecommendationViews(context, self.table)
        self._rest = Completing(context.store.address, self.table.finish, self)
        self.asked = RecommendationFilters(self.filters, context.today)
        self._make_actions()
        self.lay_out(self.views, new=self.new, in_header=(self.views.switch,))
        self.splitter.setSizes([630, 390])
        self.found_words = FoundWords(context, self.record_kind, self.table, self.pane)
        self.filters.add_widget(self.table.column_button)
        ElasticColumn(self.table, "text", 240)
        self.table.set_sort(*self._sort)
        self._take_up_table(context.settings.state(_SETTINGS))
        self.keep_views(self.table, self._take_up_table)
        self.table.state_changed.connect(self._remember_table)
        self.table.records().sort_requested.connect(self._sort_by)
        self.table.current_changed.connect(lambda _id: self._show_current())
        self.table.selection_changed.connect(self._set_actions)
        self.table.activated_id.connect(lambda id_: self.attempt(lambda: self.edit_record(id_)))
        self.table.menu_requested.connect(self._open_menu)
        self.views.board.menu_requested.connect(self._open_menu)
        self.views.view_changed.connect(lambda _view: self._show_view())
        self._show_view()

    def title(self) -> str:
        """The page's name."""
        return tr("Recommendations")

    # -- what is shown

    def reload(self) -> None:
        """Ask the file again; selection and place stay."""
        self.asked.fill(self.context.store)
        self._list(self.question(), self._sort)
        self._show_current()
        self._set_actions()
        self.listed.emit()

    def question(self) -> Filter:
        """What the filter line and the parts beside it ask."""
        return self.asked.question()

    def ask(self, question: Filter) -> None:
        """Show the list that answers a question."""
        self.asked.ask(question)
        self._stale = False
        self.reload()

    def show_record(self, kind: str, id_: str) -> None:
        """Select a recommendation; filters that hide it are cleared."""
        if self.table.records().row_of(id_) < 0:
            self.ask(Filter())
        self.table.set_current_id(id_)
        self._show_current()

    def state(self) -> dict[str, Any]:
        """With the question, the columns and what is chosen."""
        return super().state() | {"question": self.question(), "table": self.table.saved_state(), "current": self.table.current_id()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
        super().restore(state)
        self._take_up_table(state.get("table", {}))
        self.ask(state.get("question", self.question()))
        if self.table.records().row_of(str(state.get("current"))) >= 0:
            self.table.set_current_id(state["current"])

    # -- what can be done

    def show_alike(self) -> None:
        """The page of a recommendation stands beside the list, not beside the board."""
        self.views.show_view(LIST)
        super().show_alike()

    def page_actions(self) -> Sequence[QAction]:
        """New, Edit, Record progress, Duplicate, Delete, Change status; links; list or board."""
        own = (self.new, self.edit, self.progress, self.change_status, self.duplicate, self.delete, self.copy)
        return (*own, *self.links.actions, *self.views.deeds, *self.list_actions())

    def new_record(self) -> None:
        """Begin a recommendation; one from the event that is asked about takes its country and date."""
        event = self.context.store.get(Event, self.asked.besides.event)
        self._open(service.blank(event))

    def edit_record(self, id_: str | None) -> None:
        """Open a recommendation for editing."""
        draft = service.load(self.context.store, id_) if id_ else None
        if draft is not None:
            self._open(draft)

    def duplicate_record(self) -> None:
        """Begin a copy of the current recommendation."""
        id_ = self.table.current_id()
        draft = service.duplicate(self.context.store, id_) if id_ else None
        if draft is not None:
            self._open(draft)

    def delete_records(self) -> None:
        """Ask, then delete what is selected."""
        ids = self.table.selected_ids()
        if ids:
            asked = tr_n("Delete this recommendation?", "Delete these {n} recommendations?", len(ids))
            ask(
                self,
                asked,
                tr("Delete"),
                lambda: self.attempt(partial(service.delete, self.context.store, ids)),
                details=tr("Undo brings back what was deleted."),
            )

    def record_progress(self) -> None:
        """Tell what was done about the current recommendation."""
        record = self._current()
        if record is not None:
            open_progress(self.context, self, record)

    def move_on(self) -> None:
        """Ask which status everything selected came to, and since when."""
        ids = self.table.selected_ids()
        if ids:
            StatusDialog(self, self.context, self.record_kind, ids, self._tell_moved).open()

    def follow(self, target: str) -> None:
        """Links of the timeline, those that link, the one that shows the contact, and those of every page."""
        if target == REVEAL:
            self._revealed = self.table.current_id()
            self._show_current()
        elif not self.links.follow(target) and not follow_progress(self.context, self, self._current(), target):
            super().follow(target)

    def copy_as_text(self) -> None:
        """Put the page that is read on the clipboard."""
        copy_out(self.pane.toPlainText(), self.record_kind, 1)
        self.context.navigator.say(tr("The recommendation was copied as text."))

    # -- parts

    def _list(self, question: Filter, sort: tuple[str, bool]) -> None:
        store, today, language = self.context.store, self.context.today(), words().language
        kept = self.relisting.kept((question, sort))
        if kept is not None and self.relisting.is_shown((question, sort), kept):
            self.views.read_again()
            return
        anew = partial(recommendation_list, store, question, today, sort[0], descending=sort[1], language=language)
        ids = anew() if kept is None else kept
        self.table.set_empty(self._empty_state())
        self.views.set_ids(ids, from_top=self.relisting.asked != (question, sort))
        self.relisting.listed((question, sort), ids)
        self._rest.complete(ids)
        self.count.setText(tr_n("{n} recommendation", "{n} recommendations", len(ids)))
        self.found_words.look_for(question.text)
        self.views.board.mark(marker(question.text))
        if self.table.current_id() is None and ids:
            self.table.set_current_id(ids[0])

    def _make_actions(self) -> None:
        self.new = self.action(tr("New recommendation"), "plus", "Ctrl+N", self.new_record)
        self.edit = self.action(tr("Edit"), "pencil", "Ctrl+E", lambda: self.edit_record(self.table.current_id()))
        self.duplicate = self.action(tr("Duplicate"), "copy-plus", "Ctrl+D", self.duplicate_record)
        self.delete = self.action(tr("Delete"), "trash-2", "Del", self.delete_records, on=self.views)
        self.copy = self.action(tr("Copy as text"), "copy", "Ctrl+Shift+C", self.copy_as_text)
        self.progress = self.action(tr("Record progress…"), "message-square", "Ctrl+Shift+P", self.record_progress)
        self.change_status = self.action(tr("Change status…"), "list-checks", "Ctrl+T", self.move_on)
        self.links = recommendation_links(self, self.table.selected_ids, self.table.current_id)
        self.views.make_deeds(self)

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addActions([self.edit, self.progress, self.change_status])
        self.views.add_moves(menu)
        menu.addSeparator()
        menu.addActions([*self.links.actions, *self.batch_actions()])
        menu.addActions([self.alike_action])
        menu.addSeparator()
        menu.addActions([self.duplicate, self.delete])
        menu.popup(place)

    def _open(self, draft: Draft[Recommendation]) -> None:
        editor = RecommendationEditor(self.context, draft, self)
        editor.saved.connect(lambda id_: self.show_record(self.key, id_))
        editor.open()

    def _show_current(self) -> None:
        """Set the current recommendation into the reading pane."""
        id_ = self.table.current_id()
        draft = service.load(self.context.store, id_) if id_ else None
        self._revealed = self._revealed if self._revealed == id_ else None
        if draft is None:
            self.pane.clear_page()
        else:
            store, reveal = self.context.store, self._revealed == id_
            self.pane.show_page(recommendation_page(store, draft, self.context.today(), editable=not store.read_only, reveal=reveal))
        self.tell_history_of(id_)

    def _current(self) -> Recommendation | None:
        return self.context.store.get(Recommendation, self.table.current_id())

    def _tell_moved(self, number: int, status: Vocabulary) -> None:
        said = tr_n("{n} recommendation: {status}", "{n} recommendations: {status}", number, status=tr(status.label))
        self.context.navigator.say(said)

    def _show_view(self) -> None:
        """The board takes the whole width: its cards say the most important, and open with Enter."""
        for part in (self.tabs, self.table.column_button):
            part.setVisible(self.views.view() == LIST)

    def _set_actions(self) -> None:
        """Only what can be done with what is selected, and nothing that writes into a file for reading."""
        count, writable = len(self.table.selected_ids()), not self.context.store.read_only
        self.new.setEnabled(writable)
        for action in (self.edit, self.duplicate, self.progress):
            action.setEnabled(writable and count == 1)
        for action in (self.delete, self.change_status):
            action.setEnabled(writable and count > 0)
        self.copy.setEnabled(count > 0)
        self.links.set_enabled(writable and count > 0)
        self.views.set_deeds(count, writable=writable)

    def _empty_state(self) -> EmptyState:
        """What to do when the list is empty."""
        if self.question().is_empty:
            sentence = tr("Record what a conference, a committee or an audit asked for; you will see whose it is and when it is due.")
            buttons = [(tr("New recommendation"), self.new.trigger)]
            return EmptyState(tr("No recommendations yet"), sentence, icon_name="list-checks", buttons=buttons)
        sentence = tr("Change the filters above, or clear them all.")
        return EmptyState(
            tr("No recommendation fits"), sentence, icon_name="filter-x", buttons=[(tr("Clear all filters"), self.filters.clear)]
        )

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort = (key, descending)
        self._remember_table()
        self.reload()

    def _take_up_table(self, state: Mapping[str, Any]) -> None:
        self.table.restore_state(state)
        sort = self.table.sort_state()
        self._sort = sort if sort and sort[0] in RECOMMENDATION_SORTS else self._sort

    def _remember_table(self) -> None:
        if not self.saved_view():
            self.context.settings.put_state(_SETTINGS, self.table.saved_state())
        elif self.views_here:
            self.views_here.compare_look()
