"""The Terms page: the lists everything is tagged and counted by, and what of them is the office's own."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSplitter

from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import LOOSE, Scheme
from wpstracker.figures.term_list import meant
from wpstracker.figures.term_rows import TermRow, above, areas_of, term_rows, with_broader
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.merging import MergingActions
from wpstracker.gui.forms.term_editor import TermEditor
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import ask
from wpstracker.gui.pages.list_page import ListPage
from wpstracker.gui.pages.term_filters import TermFilters
from wpstracker.gui.pages.term_lists import TermLists, list_name
from wpstracker.gui.pages.term_tree import TermTree
from wpstracker.gui.pages.term_view import ASK, term_html
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.records import Term
from wpstracker.services import terms as service
from wpstracker.services.drafts import Draft
from wpstracker.words import LANGUAGES

_HEADER = "terms.columns"


class TermsPage(ListPage):
    """Lists at the left, the terms of one as a tree, the chosen term as a page."""

    key = "terms"
    asked_kind = "term"
    shows = ("term", "tagging", "event", "participation", "organisation", "recommendation", "priority_area", "country_figure")

    def __init__(self, context: Context) -> None:
        super().__init__(context, placeholder=tr("Search all lists"))
        self._rows: dict[str, list[TermRow]] = {}
        self._shown: dict[str, list[TermRow]] = {}
        self.lists = TermLists()
        self.asked = TermFilters(self.filters, self.lists, self.reload)
        self.tree = TermTree(next(name for code, name in LANGUAGES.items() if code != words().language))
        self._make_actions()
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self.lists)
        both.addWidget(self.tree)
        both.setStretchFactor(1, 1)
        both.setSizes([204, 556])
        both.setFocusProxy(self.tree)
        self.lay_out(both, new=self.new)
        self.splitter.setSizes([760, 300])
        self._connect()
        self._take_up_columns(context.settings.text(_HEADER))

    def title(self) -> str:
        """The page's name."""
        return tr("Terms")

    # -- what is shown

    def reload(self) -> None:
        """Read the terms anew; list, selection and place stay."""
        self._rows = term_rows(self.context.store, words().language)
        self.asked.fill(self.context.store)
        self._show_rows()

    def question(self) -> Filter:
        """What is asked of the list that is shown, or of several."""
        return self.asked.question()

    def ask(self, question: Filter) -> None:
        """Show the terms that answer a question."""
        self.asked.ask(question)
        self.reload()

    def show_record(self, kind: str, id_: str) -> None:
        """Go to a term, in whichever list it is; a search that hides it is cleared."""
        self.reload()
        found = next((row for rows in self._rows.values() for row in rows if row.id == id_), None)
        if found is None:
            return
        if found not in self._shown.get(found.scheme, ()):
            self.ask(Filter(kinds=(found.scheme,)))
        self.lists.set_scheme(found.scheme)
        self._show_rows()
        self.tree.set_current_id(id_)
        self.tabs.setCurrentIndex(0)

    def record(self) -> tuple[str, str] | None:
        """The term that is read."""
        row = self.tree.current_row()
        return ("term", row.id) if row else None

    def follow(self, target: str) -> None:
        """A term of this page, the list behind a count, or another record."""
        if target.startswith(ASK):
            page, _, id_ = target.removeprefix(ASK).partition("/")
            self.context.navigator.ask(page, Filter(terms=(id_,)))
        elif target.startswith("wps:term/"):
            self.context.navigator.open_record("term", target.removeprefix("wps:term/"))
        else:
            super().follow(target)

    def state(self) -> dict[str, Any]:
        """With the question, the chosen term and the columns."""
        return super().state() | {"question": self.question(), "current": self.tree.current_id(), "columns": self._columns()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
        super().restore(state)
        self._take_up_columns(state.get("columns", ""))
        self.ask(state.get("question", Filter(kinds=(Scheme.PILLAR.value,))))
        self.tree.set_current_id(state.get("current"))

    # -- what can be done

    def page_actions(self) -> Sequence[QAction]:
        """What the Record menu offers."""
        return (self.new, self.edit, self.records, self.retire, self.delete, *self.merging.actions(), *self.moves, *self.list_actions())

    def new_record(self) -> None:
        """A new own term of the list that is shown, beside the current one."""
        row = self.tree.current_row()
        self._open(service.blank(self.lists.scheme(), row.parent or None if row else None))

    def edit_record(self) -> None:
        """Open the current term."""
        draft = service.load(self.context.store, self.tree.current_id() or "")
        if draft is not None:
            self._open(draft)

    def show_records(self) -> None:
        """The events that bear the current term."""
        row = self.tree.current_row()
        if row:
            self.context.navigator.ask("events", Filter(terms=(row.id,)))

    def retire_or_take_back(self) -> None:
        """Stop offering the selected terms, or offer them again."""
        rows = self.tree.selected_rows()
        retired = not all(row.retired for row in rows)
        service.retire(self.context.store, [row.id for row in rows], retired)
        said = tr("No longer offered for new records.") if retired else tr("Offered again.")
        self.context.navigator.say(said)

    def delete_record(self) -> None:
        """Ask, then delete own terms nothing uses; one that is used can be merged instead."""
        rows = self.tree.selected_rows()
        ids = [row.id for row in rows]
        used = [row for row in rows if row.used and not row.official]
        if len(rows) == 1 and used:
            text = tr_n("“{name}” is used by {n} record.", "“{name}” is used by {n} records.", used[0].used, name=used[0].label)
            details = tr("Merge it with another term, and those records will bear the other one.")
            ask(self, text, tr("Merge…"), self.merging.merge.trigger, details=details)
        elif used or any(row.official for row in rows):
            service.delete(self.context.store, ids)  # refuses, and says why
        elif rows:
            text = tr_n("Delete this term?", "Delete {n} terms?", len(rows))
            details = tr("Nothing uses it. You can undo this with Ctrl+Z.")
            ask(self, text, tr("Delete"), lambda: self.attempt(lambda: service.delete(self.context.store, ids)), details=details)

    # -- inside

    def _make_actions(self) -> None:
        self.new = self.action(tr("New term"), "plus", "Ctrl+N", self.new_record)
        self.edit = self.action(tr("Edit term"), "pencil", "Ctrl+E", self.edit_record)
        self.records = self.action(tr("Show events with this term"), "list", "Ctrl+L", self.show_records)
        self.retire = self.action(tr("Retire or take back"), "archive", "Ctrl+R", self.retire_or_take_back)
        self.delete = self.action(tr("Delete term"), "trash-2", "Del", self.delete_record, on=self.tree)
        self.merging = MergingActions(self, "term", self.tree.selected_ids)
        self.moves = [
            self._move(tr("Move up"), "arrow-up", "Alt+Up", lambda store, id_: service.shift(store, id_, -1)),
            self._move(tr("Move down"), "arrow-down", "Alt+Down", lambda store, id_: service.shift(store, id_, 1)),
            self._move(tr("Put under the term above"), "arrow-right", "Alt+Shift+Right", service.nest),
            self._move(tr("Take out from under its broader term"), "arrow-left", "Alt+Shift+Left", service.lift),
        ]

    def _move(self, text: str, icon_name: str, keys: str, do: Callable[..., bool]) -> QAction:
        """One step of the current term among its neighbours."""

        def move() -> None:
            id_ = self.tree.current_id()
            if id_ and not do(self.context.store, id_):
                self.context.navigator.say(tr("There is nowhere further to go."))

        return self.action(text, icon_name, keys, move, on=self.tree)

    def _connect(self) -> None:
        self.lists.dropped.connect(lambda ids, scheme: self.attempt(lambda: service.move_to_list(self.context.store, ids, Scheme(scheme))))
        self.tree.terms().dropped.connect(self._place)
        self.tree.current_changed.connect(lambda _id: self._show_current())
        self.tree.selection_changed.connect(self._offer_actions)
        self.tree.activated_id.connect(lambda _id: self.attempt(self.edit_record))
        self.tree.menu_requested.connect(self._open_menu)
        self.tree.header().sectionResized.connect(lambda *_: self.context.settings.put_text(_HEADER, self._columns()))

    def _place(self, ids: list[str], parent: str, before: str) -> None:
        """Terms were dropped in the tree."""
        self.attempt(lambda: service.place(self.context.store, ids, parent or None, before or None))

    def _open(self, draft: Draft[Any]) -> None:
        editor = TermEditor(self.context, draft, self)
        editor.saved.connect(lambda id_: self.show_record("term", id_))
        editor.open()

    def _show_rows(self) -> None:
        """The terms of the chosen list that fit the search."""
        question = self.asked.of_terms()
        found = {scheme: meant(rows, question) for scheme, rows in self._rows.items()}
        self._shown = {scheme: with_broader(rows, found[scheme]) for scheme, rows in self._rows.items()}
        self.lists.set_counts({scheme: len(rows) for scheme, rows in found.items()})
        is_narrowed = not question.is_empty
        scheme = self.lists.scheme()
        rows = self._shown.get(scheme, [])
        self.tree.empty.set(self._empty_state(is_narrowed))
        self.mark_found(question.text, self.tree)
        self.tree.set_rows(rows, movable=not is_narrowed and not self.context.store.read_only)
        if self.tree.current_id() is None and rows:
            self.tree.set_current_id(rows[0].id)
        self.count.setText(tr_n("{n} term", "{n} terms", sum(len(rows) for rows in self._rows.values())))
        self._show_current()
        self.listed.emit()

    def _show_current(self) -> None:
        """Set the current term into the reading pane."""
        row = self.tree.current_row()
        term = self.context.store.get(Term, row.id) if row else None
        if row and term:
            broader = above(self._rows[row.scheme], row)
            areas = areas_of(self.context.store, row.id, words().language)
            self.pane.show_page(lambda: term_html(term, row, broader, areas))
        else:
            self.pane.clear_page()
        self.tell_history_of(row.id if row else None)
        self._offer_actions()

    def _offer_actions(self) -> None:
        """Only what can be done with what is chosen, and nothing that writes into a file for reading."""
        writable, row, rows = not self.context.store.read_only, self.tree.current_row(), self.tree.selected_rows()
        self.new.setEnabled(writable)
        self.edit.setEnabled(writable and row is not None)
        self.records.setEnabled(bool(row and row.uses.get("event") and row.scheme not in _COUNTED))
        self.retire.setEnabled(writable and bool(rows))
        self.retire.setText(tr("Take back into use") if rows and all(each.retired for each in rows) else tr("Retire"))
        self.delete.setEnabled(writable and bool(rows))
        self.merging.set_enabled(writable, bool(rows))
        for action in self.moves:
            action.setEnabled(writable and bool(row) and self.asked.of_terms().is_empty)

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.addActions([self.new, self.edit, self.records])
        menu.addSeparator()
        menu.addActions(self.moves)
        menu.addMenu(self._list_menu(menu))
        menu.addSeparator()
        menu.addActions([self.retire, self.merging.merge, self.delete])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _list_menu(self, parent: QMenu) -> QMenu:
        """The lists that own terms can be moved to."""
        menu = QMenu(tr("Move to another list"), parent)
        group = QActionGroup(menu)
        for scheme in LOOSE:
            action = menu.addAction(list_name(scheme))
            action.triggered.connect(lambda _checked=False, scheme=scheme: self._to_list(scheme))
            action.setEnabled(scheme is not self.lists.scheme())
            group.addAction(action)
        rows = self.tree.selected_rows()
        menu.setEnabled(not self.context.store.read_only and bool(rows) and all(row.scheme in LOOSE and not row.official for row in rows))
        return menu

    def _to_list(self, scheme: Scheme) -> None:
        ids = self.tree.selected_ids()
        self.attempt(lambda: service.move_to_list(self.context.store, ids, scheme))

    def _empty_state(self, is_narrowed: bool) -> EmptyState:
        if is_narrowed:
            clear = (tr("Clear filters"), self.filters.clear)
            return EmptyState(tr("No term of this list fits"), icon_name="filter-x", buttons=[clear])
        sentence = tr("Terms of your own can be added here, or by typing a new word where a record is tagged.")
        return EmptyState(tr("This list is empty"), sentence, icon_name="tags", buttons=[(tr("New term"), self.new.trigger)])

    def _columns(self) -> str:
        return bytes(self.tree.header().saveState().toBase64().data()).decode("ascii")

    def _take_up_columns(self, state: str) -> None:
        if state:
            self.tree.header().restoreState(QByteArray.fromBase64(state.encode("ascii")))
            self.tree.fit()


_COUNTED = (Scheme.INSTITUTION_TYPE, Scheme.RANK, Scheme.AGE)
"""Lists that records are counted by rather than tagged with."""
