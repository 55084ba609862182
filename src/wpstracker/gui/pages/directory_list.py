"""What the lists of the directory share: filters, table, reading pane, New, Edit and Delete; each adds what is special to its noun."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu

from wpstracker.domain.question import Filter, Only
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.merging import MergingActions
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.editors import editor_of
from wpstracker.gui.language import tr, words
from wpstracker.gui.messages import ask
from wpstracker.gui.pages import asked
from wpstracker.gui.pages.list_page import ListPage
from wpstracker.gui.pages.nouns import Figures, Service
from wpstracker.gui.tables.elastic_column import ElasticColumn
from wpstracker.gui.tables.from_figures import specs, values
from wpstracker.gui.tables.paged_model import ColumnSpec, PagedModel
from wpstracker.gui.tables.record_table import RecordTable
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.gui.widgets.filter_button import Option
from wpstracker.services.drafts import Draft

_AROUND_LABEL = 30


class DirectoryList(ListPage):
    """A list of one kind of record. Subclasses say how it is found, shown, changed and spoken of."""

    figures: Figures
    service: Service
    visible: Sequence[str] = ()
    """The columns shown at first, in their order."""
    widths: Mapping[str, int] = {}
    leading = "name"
    """The column that takes the spare width and that the list is sorted by at first."""
    narrowest = 220
    """Its least width; with less room the table scrolls sideways."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, placeholder=self.search_text())
        self._choices: dict[str, Callable[[], Sequence[Option]]] = {}
        self._toggles: list[Only] = []
        self._besides = Filter()
        self._sort, self._descending, self._total = self.leading, False, 0
        self.model = PagedModel([_with_room(spec) for spec in self.columns()], self.fetched, self)
        self.table = RecordTable(self.model, name=self.title())
        self._merging = MergingActions(self, self.record_kind, self.table.selected_ids)
        self._actions = self._make_actions()
        self.add_filters()
        self._build()

    # -- what a noun says of itself

    def search_text(self) -> str:
        """What stands in the empty search box."""
        raise NotImplementedError

    def columns(self) -> list[ColumnSpec]:
        """The columns of the table in the present language."""
        return specs(self.figures.COLUMNS, visible=self.visible, sorts=self.figures.sorts("en"), widths=self.widths)

    def found(self, question: Filter, sort: str, descending: bool) -> list[str]:
        """Ids of the records meant, in the order shown."""
        return self.figures.ids(self.context.store, question, sort, descending=descending, language=words().language)

    def fetched(self, ids: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        """The cells of these records in the order of the columns."""
        rows = self.figures.rows(self.context.store, ids, words().language)
        return {id_: values(row, self.model.columns) for id_, row in rows.items()}

    def page_of(self, id_: str) -> Callable[[], str] | None:
        """What builds the page of a record; None when it is gone."""
        raise NotImplementedError

    def blank(self) -> Draft[Any]:
        """A new, unsaved record."""
        return self.service.blank()

    def load(self, id_: str) -> Draft[Any] | None:
        """A record for its editor."""
        return self.service.load(self.context.store, id_)

    def editor(self, draft: Draft[Any]) -> Editor | None:
        """The editor for a draft."""
        return editor_of(self.context, draft, self)

    def remove(self, ids: Sequence[str]) -> None:
        """Delete records; Invalid says what still needs them."""
        self.service.delete(self.context.store, ids)

    def new_text(self) -> str:
        """What the button for a new record says."""
        raise NotImplementedError

    def count_text(self, found: int, total: int) -> str:
        """How many there are, or how many of them fit the filters."""
        raise NotImplementedError

    def empty_texts(self) -> tuple[str, str]:
        """That there is none yet, and what to do about it."""
        raise NotImplementedError

    def delete_texts(self, count: int) -> tuple[str, str, str]:
        """The question before records are deleted, what stays, and the word afterwards."""
        raise NotImplementedError

    def add_filters(self) -> None:
        """Put filters into the line, with `add_choice` and `add_toggle`."""

    def more_actions(self) -> list[QAction]:
        """Deeds beyond New, Edit and Delete that need a chosen record and write into the file."""
        return []

    # -- for the noun to use

    def add_choice(self, part: str, label: str, options: Callable[[], Sequence[Option]]) -> None:
        """A choice for a part of the question; what it offers is read anew with the list."""
        self.filters.add_choice(part, label)
        self._choices[part] = options

    def add_toggle(self, only: Only, icon_name: str = "", *, label: str = "") -> None:
        """A button for what is worked out from the records; `label`, already translated, says it shorter."""
        self.filters.add_toggle(only.value, label or tr(only.label), icon_name)
        self._toggles.append(only)

    def edit_draft(self, draft: Draft[Any] | None) -> None:
        """Open a draft in its editor; afterwards the saved record is shown."""
        editor = self.editor(draft) if draft is not None else None
        if editor is not None:
            editor.saved.connect(lambda id_: self.show_record(self.record_kind, id_))
            editor.open()

    # -- what is shown

    def question(self) -> Filter:
        """What is asked at present."""
        bar = self.filters
        only = tuple(each for each in self._toggles if bar.is_on(each.value))
        return self._besides.but(text=bar.text(), only=only, **{part: bar.value(part) for part in self._choices})

    def ask(self, question: Filter) -> None:
        """Show the records that answer a question."""
        shown: dict[str, Any] = {part: getattr(question, part) for part in ("text", *self._choices)}
        self.filters.set_values(shown | {each.value: each in question.only for each in self._toggles})
        self._besides = asked.only_beyond(question, self._in_bar())
        self.reload()

    def reload(self) -> None:
        """Read what the filters offer and list the records anew; whatever was chosen stays chosen by its id."""
        for part, options in self._choices.items():
            self.filters.choice(part).set_options(options())
        self.filters.show_rest(asked.beyond(self.context.store, self._besides, self._in_bar()))
        question = self.question()
        every = None if question.is_empty else self.found(Filter(), self._sort, self._descending)
        ids = self.found(question, self._sort, self._descending)
        self._total = len(ids if every is None else every)
        self.count.setText(self.count_text(len(ids), self._total))
        self.table.set_empty(self._empty_state())
        was = self.table.current_id()
        self.table.set_ids(ids)
        if self.table.current_id() is None and ids:
            self.table.set_current_id(ids[0])
        if self.table.current_id() == was:
            self._show(was)
        self._offer_actions()

    def show_record(self, kind: str, id_: str) -> None:
        """Choose a record; a filter that hides it is taken away."""
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
        self.table.set_current_id(state.get("current"))

    # -- what can be done

    def page_actions(self) -> Sequence[QAction]:
        """New, edit, delete, and what else the noun offers."""
        return self._actions

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
        QGuiApplication.clipboard().setText(self.pane.toPlainText())
        self.context.navigator.say(tr("The page was copied as text."))

    # -- inside

    def _build(self) -> None:
        self.model.sort_requested.connect(self._sort_by)
        ElasticColumn(self.table, self.leading, self.narrowest)
        self.table.current_changed.connect(self._show)
        self.table.selection_changed.connect(self._offer_actions)
        self.table.activated_id.connect(lambda _id: self.attempt(self.edit))
        self.table.menu_requested.connect(self._open_menu)
        self.table.set_sort(self._sort, self._descending)
        self.lay_out(self.table, new=self._actions[0])
        self.splitter.setSizes([620, 417])
        self.filters.rest_removed.connect(self._take_away)
        self.filters.add_widget(self.table.column_button)
        self._take_up_table(self.context.settings.state(self._settings))
        self.table.state_changed.connect(self._remember_table)
        self._show(None)

    def _make_actions(self) -> list[QAction]:
        return [
            self.action(self.new_text(), "plus", "Ctrl+N", self.new),
            self.action(tr("Edit"), "pencil", "Ctrl+E", self.edit),
            self.action(tr("Delete"), "trash-2", "Del", self.delete, on=self.table),
            self.action(tr("Copy as text"), "copy", "Ctrl+Shift+C", self.copy_as_text),
            *self.more_actions(),
            *self._merging.actions(),
        ]

    def _offer_actions(self) -> None:
        """Only what can be done with what is chosen, and nothing that writes into a file for reading."""
        writable, some = not self.context.store.read_only, self.table.current_id() is not None
        new, edit, delete, copy, *more = self._actions
        new.setEnabled(writable)
        for action in (edit, delete, *more):
            action.setEnabled(writable and some)
        self._merging.set_enabled(writable, some)
        copy.setEnabled(some)

    def _delete(self, ids: Sequence[str]) -> None:
        """Delete, and choose the record that comes to stand in the place of the first one deleted."""
        row = self.model.row_of(ids[0])
        self.remove(ids)
        self.reload()
        self.table.set_current_id(self.model.id_at(min(row, self.model.rowCount() - 1)))
        self.context.navigator.say(self.delete_texts(len(ids))[2])

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions(self._actions[1:])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _show(self, id_: str | None) -> None:
        """Show a record in the reading pane, and its history behind it."""
        self.pane.show_page((self.page_of(id_) if id_ else None) or str)
        self.tell_history_of(id_)

    def _empty_state(self) -> EmptyState:
        if self._total:
            clear = (tr("Clear filters"), self.filters.clear)
            return EmptyState(tr("Nothing fits these filters"), icon_name="filter-x", buttons=[clear])
        title, sentence = self.empty_texts()
        return EmptyState(title, sentence, icon_name="book-open", buttons=[(self.new_text(), self._actions[0].trigger)])

    def _in_bar(self) -> tuple[str, ...]:
        """The parts of a question that the filter line shows."""
        return ("text", "only", *self._choices)

    def _take_away(self, part: str) -> None:
        self._besides = asked.without(self._besides, part)

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort, self._descending = key, descending
        self._remember_table()
        self.reload()

    @property
    def _settings(self) -> str:
        return f"directory.{self.record_kind}.table"

    def _take_up_table(self, state: Mapping[str, Any]) -> None:
        self.table.restore_state(state)
        sort = self.table.sort_state()
        if sort and any(column.sortable and column.key == sort[0] for column in self.model.columns):
            self._sort, self._descending = sort

    def _remember_table(self) -> None:
        self.context.settings.put_state(self._settings, self.table.saved_state())


def _with_room(spec: ColumnSpec) -> ColumnSpec:
    """At least as wide as its label in the present language, with room for the arrow of a sorted column."""
    font = QApplication.font()
    font.setBold(True)
    return replace(spec, width=max(spec.width, QFontMetrics(font).horizontalAdvance(spec.label) + _AROUND_LABEL))
