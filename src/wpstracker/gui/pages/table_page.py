"""What pages with a table share: filters, table, reading pane, New, Edit, Delete, Copy; each adds what is special to its noun."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from wpstracker.domain.question import Filter
from wpstracker.gui.context import Context
from wpstracker.gui.copying import copy_out
from wpstracker.gui.language import tr
from wpstracker.gui.messages import ask
from wpstracker.gui.pages.found_words import FoundWords
from wpstracker.gui.pages.listed_noun import ListedNoun
from wpstracker.gui.tables.completing import Completing
from wpstracker.gui.tables.elastic_column import ElasticColumn
from wpstracker.gui.tables.from_figures import with_room
from wpstracker.gui.tables.paged_model import PagedModel
from wpstracker.gui.tables.record_table import RecordTable
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.services.drafts import Draft

_LARGE = 1000
"""In a list of more records the page beside it follows once the list is painted, so that typing does not wait for it."""
_AFTER_PAINT_MS = 40


class TablePage(ListedNoun):
    """A table of one kind of record; what is special to its noun a subclass says in the words of `ListedNoun`."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, placeholder=self.search_text())
        self._sort, self._descending = self.sorted_by or (self.leading, False)
        self._total = self._all = 0
        self._counted: object = None
        self._shown: tuple[str | None, str, object] | None = None
        self.model = PagedModel([with_room(spec) for spec in self.columns()], self.fetched, self)
        self.table = RecordTable(self.model, name=self.title())
        self._rest = Completing(context.store.address, self.table.finish, self)
        self._actions = self._make_actions()
        self.add_filters()
        self._build()

    # -- what is shown

    def edit_draft(self, draft: Draft[Any] | None) -> None:
        """Open a draft in its editor; afterwards the saved record is shown."""
        editor = self.editor(draft) if draft is not None else None
        if editor is not None:
            editor.saved.connect(lambda id_: self.show_record(self.record_kind, id_))
            editor.open()

    def reload(self) -> None:
        """Read what the filters offer and list the records anew; whatever was chosen stays chosen by its id."""
        self.fill_filters()
        question, was = self.question(), self.table.current_id()
        self._list((question, self._sort, self._descending))
        if self.table.current_id() == was and self._shown != (was, question.text, self.context.store.state()):
            self._show_when_painted(was)
        self._offer_actions()
        self.listed.emit()

    def show_record(self, kind: str, id_: str) -> None:
        """Choose a record; a filter that hides it is taken away."""
        if kind != self.record_kind:
            return
        if not self.relisting.is_fresh((self.question(), self._sort, self._descending)):
            self._stale = False
            self.reload()
        if not self.table.set_current_id(id_):
            self.ask(Filter())
            self.table.set_current_id(id_)
        self.tabs.setCurrentIndex(0)

    def state(self) -> dict[str, Any]:
        """With the question, the chosen record and the table's columns."""
        return super().state() | {"question": self.question(), "current": self.table.current_id(), "table": self.table.saved_state()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
        super().restore(state)
        self._take_up_table(state.get("table", {}))
        self.ask(state.get("question", self.question()))
        if self.model.row_of(str(state.get("current"))) >= 0:
            self.table.set_current_id(state["current"])

    # -- what can be done

    def page_actions(self) -> Sequence[QAction]:
        """New, edit, delete, and what else the noun offers."""
        return (*self._actions, *self.list_actions())

    def new(self) -> None:
        """Start a new record."""
        self.edit_draft(self.blank())

    def edit(self) -> None:
        """Open the chosen record in the editor."""
        self.edit_draft(self.load(self.table.current_id() or ""))

    def delete(self) -> None:
        """Ask, then delete the chosen records."""
        ids = self.table.selected_ids()
        question, details, _ = self.delete_texts(len(ids))
        ask(self, question, tr("Delete"), lambda: self.attempt(lambda: self._delete(ids)), details=details)

    def copy_as_text(self) -> None:
        """Put the page that is read on the clipboard."""
        copy_out(self.pane.toPlainText(), self.record_kind, 1)
        self.context.navigator.say(tr("The page was copied as text."))

    # -- inside

    def _list(self, asked: tuple[Filter, str, bool]) -> None:
        kept = self.relisting.kept(asked)
        if kept is not None and self.relisting.is_shown(asked, kept):
            self.model.read_again()
            return
        every = None if asked[0].is_empty else self._count_all(asked[1:])
        ids = self.found(*asked) if kept is None else kept  # last: a list may remember how it arranged them
        self._total = len(ids) if every is None else every
        self.count.setText(self.count_text(len(ids), self._total))
        self.found_words.look_for(asked[0].text)
        self.table.set_empty(self._empty_state(found=bool(ids)))
        self.table.set_ids(ids, from_top=asked != self.relisting.asked)
        self._rest.complete(ids)
        self.relisting.listed(asked, ids)
        if self.table.current_id() is None and ids:
            self.table.set_current_id(ids[0])

    def _count_all(self, order: tuple[str, bool]) -> int:
        """How many records there are, counted once in each state of the file."""
        now = (self.context.store.state(), self.context.today())
        if self._counted != now:
            self._counted, self._all = now, len(self.found(Filter(), *order))
        return self._all

    def _build(self) -> None:
        self.model.sort_requested.connect(self._sort_by)
        ElasticColumn(self.table, self.leading, self.narrowest)
        self._beside = QTimer(self, singleShot=True, interval=_AFTER_PAINT_MS)
        self._beside.timeout.connect(lambda: self._show(self.table.current_id()))
        self.table.current_changed.connect(self._show_when_painted)
        self.table.selection_changed.connect(self._offer_actions)
        self.table.activated_id.connect(lambda _id: self.attempt(self.edit))
        self.table.menu_requested.connect(self._open_menu)
        self.table.set_sort(self._sort, self._descending)
        self.lay_out(self.table, new=self.new_deed)
        self.found_words = FoundWords(self.context, self.record_kind, self.table, self.pane)
        self.splitter.setSizes(list(self.sizes))
        self.filters.add_widget(self.table.column_button)
        self._take_up_table(self.context.settings.state(self._settings))
        self.keep_views(self.table, self._take_up_table)
        self.table.state_changed.connect(self._remember_table)
        self._show(None)

    def _make_actions(self) -> list[QAction]:
        self.new_deed = self.action(self.new_text(), "plus", "Ctrl+N", self.new)
        self.edit_deed = self.action(tr("Edit"), "pencil", "Ctrl+E", self.edit)
        self._more = self.more_actions()
        self.delete_deed = self.action(tr("Delete"), "trash-2", "Del", self.delete, on=self.table)
        self.copy_deed = self.action(tr("Copy as text"), "copy", "Ctrl+Shift+C", self.copy_as_text)
        return [self.new_deed, self.edit_deed, *self._more, self.delete_deed, self.copy_deed, *self.last_actions()]

    def _offer_actions(self) -> None:
        """Only what can be done with what is chosen, and nothing that writes into a file for reading."""
        writable, some = not self.context.store.read_only, self.table.current_id() is not None
        self.new_deed.setEnabled(writable)
        for action in (self.edit_deed, self.delete_deed, *self._more):
            action.setEnabled(writable and some)
        self.copy_deed.setEnabled(some)

    def _delete(self, ids: Sequence[str]) -> None:
        """Delete, and choose the record that comes to stand in the place of the first one deleted."""
        row = self.model.row_of(ids[0])
        self.remove(ids)
        self.reload()
        self.table.set_current_id(self.model.id_at(min(row, self.model.rowCount() - 1)))
        self.context.navigator.say(self.delete_texts(len(ids))[2])

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions([*self._actions[1:], *self.batch_actions()])
        menu.addActions([self.alike_action] if self.alike else [])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _show_when_painted(self, id_: str | None) -> None:
        if self._total > _LARGE:
            self._beside.start()
        else:
            self._show(id_)

    def _show(self, id_: str | None) -> None:
        """Show a record in the reading pane, and its history behind it."""
        self.pane.show_page((self.page_of(id_) if id_ else None) or str)
        self.found_words.show_record(id_)
        self.tell_history_of(id_)
        self._shown = (id_, self.question().text, self.context.store.state())

    def _empty_state(self, *, found: bool = False) -> EmptyState:
        if self._total:
            meant = "" if found else self.found_words.meant()
            search = (tr("Search for “{words}”", words=meant), lambda: self.ask(self.question().but(text=meant)))
            buttons = [*([search] if meant else ()), (tr("Clear filters"), self.filters.clear)]
            return EmptyState(tr("Nothing fits these filters"), icon_name="filter-x", buttons=buttons)
        title, sentence = self.empty_texts()
        return EmptyState(title, sentence, icon_name=self.empty_icon, buttons=[(self.new_text(), self.new_deed.trigger)])

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self._remember_table()
        self.reload()

    @property
    def _settings(self) -> str:
        return f"{self.key}.table"

    def _take_up_table(self, state: Mapping[str, Any]) -> None:
        self.table.restore_state(state)
        sort = self.table.sort_state()
        if sort and any(column.sortable and column.key == sort[0] for column in self.model.columns):
            self._sort, self._descending = sort

    def _remember_table(self) -> None:
        if not self.saved_view():
            self.context.settings.put_state(self._settings, self.table.saved_state())
        elif self.views_here:
            self.views_here.compare_look()
