"""A plan's matrix as a page: goals, objectives, tasks and measures in a table that is typed in, the current one told beside it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wpstracker.domain.highlighting import marker
from wpstracker.domain.plan_levels import level_under
from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import ItemLevel
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.merge import refusal
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import tell_error
from wpstracker.gui.pages.filter_bar import FilterBar
from wpstracker.gui.pages.plan_matrix_actions import MatrixActions
from wpstracker.gui.pages.plan_matrix_cells import MatrixCells, Unreadable
from wpstracker.gui.pages.plan_matrix_deeds import MatrixDeeds
from wpstracker.gui.pages.plan_matrix_details import MatrixDetails
from wpstracker.gui.pages.plan_matrix_editors import bodies_meant
from wpstracker.gui.pages.plan_matrix_filters import MatrixFilters
from wpstracker.gui.pages.plan_matrix_lines import Line, narrowed
from wpstracker.gui.pages.plan_matrix_model import MatrixModel
from wpstracker.gui.pages.plan_matrix_pieces import menu_of, no_lines, tools
from wpstracker.gui.pages.plan_matrix_reading import Matrix, read_matrix, renew
from wpstracker.gui.pages.plan_matrix_rows import NEW
from wpstracker.gui.pages.plan_matrix_tree import MatrixTree
from wpstracker.gui.pages.plan_top import UNREPORTED, PlanTop
from wpstracker.gui.pages.question_panel import QuestionPanel
from wpstracker.gui.typed_questions import TypedQuestions
from wpstracker.gui.widgets.beside import Beside
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.gui.widgets.styling import text_label
from wpstracker.records import Plan, PlanItem
from wpstracker.services import plan_items
from wpstracker.store.announcer import Changes

SETTING = "plan_matrix"
_A_FEW = frozenset({"plan_item", "item_organisation", "measure_progress"})
"""When no other kinds changed, it is enough to read the items that did."""
_MANY = 60
_PAUSE_MS = 350
"""After this, what is rolled up is counted again, unless somebody types."""
_BESIDE = "plan_matrix.beside"
_WIDTHS = (686, 312)
"""Of the table and the details beside it at first, in a window of usual width."""


class PlanMatrix(QWidget):
    """`open_plan` shows the matrix of a plan, and how it stands in the `top`; `left` when the plan is gone."""

    left = Signal()
    shows = (
        *("plan", "plan_level", "plan_item", "item_organisation", "measure_progress", "event_item", "recommendation_item"),
        *("indicator", "indicator_value", "indicator_target", "event", "recommendation", "organisation", "citation", "attachment"),
    )

    def __init__(self, context: Context, top: PlanTop) -> None:
        super().__init__()
        self.context = context
        self.plan = ""
        self._read: Matrix | None = None
        self._later = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._later.timeout.connect(self._catch_up)
        self._levels: tuple[ItemLevel, ...] = tuple(ItemLevel)
        self._kept_shown: set[str] = set()
        self.model = MatrixModel(MatrixCells({level: tr(level.label) for level in ItemLevel}), self._write)
        self.tree = MatrixTree(self.model, lambda text: bodies_meant(context.store, text))
        self.deeds = MatrixDeeds(context, self, self.model, self.tree, self.attempt, self._keep_shown)
        self.offered = MatrixActions(self, self.tree, self.deeds, self.attempt, details=self.show_beside, as_text=self.show_question)
        self.top = top
        self.bar = FilterBar(placeholder=tr("Search the matrix"))
        self.filters = MatrixFilters(context.store, self.bar, context.today)
        questions = TypedQuestions(context.store, PlanItem.kind(), context.today)
        self.typed = QuestionPanel(self.bar, questions, self.question, self.ask)
        self.bar.add_part("as_of", self.top.as_of)
        self.count = text_label(role="muted")
        self.note = text_label(role="problem", wrap=True)
        self.details = MatrixDetails(context, self.offered.beside(), self.attempt)
        self._table = QWidget()
        self.splitter = Beside(context.settings, _BESIDE, self._table, self.details, _WIDTHS)
        self._build()
        self._connect()

    # -- what is shown

    def open_plan(self, plan: str) -> None:
        """Show a plan, everything open, nothing looked for."""
        if plan != self.plan:
            self.plan = self.deeds.plan = plan
            self.filters.clear()
            self._kept_shown.clear()
            self.tree.opened.set_closed(())
        self.reload()
        if not self.tree.current_id():
            self.tree.go_to(self.model.index(0, 1))

    def reload(self) -> None:
        """Read the plan again; what is chosen, open and typed stays."""
        self._later.stop()
        store, today = self.context.store, self.context.today()
        plan = store.get(Plan, self.plan)
        if plan is None:
            self.left.emit()
            return
        self._read = read_matrix(store, self.plan, self.day(), today, words().language)
        self._levels = plan_items.levels_of(store, self.plan)
        self.model.cells.levels = plan_items.level_names(store, self.plan, words())
        self.model.set_editable(not store.read_only, status=self.day() == today)
        self.filters.country = plan.country or ""
        self.filters.fill(self._read.branches)
        self.top.show_plan(plan)
        self.top.show_progress(self._read.progress, today)
        self._show_lines()

    def changed(self, changes: Changes) -> None:
        """A few lines say something else: those are renewed. Anything more is read again."""
        if not self.plan or not changes.touch(*self.shows):
            return
        ids = changes.records.get("plan_item", frozenset())
        if self._read is None or not set(changes.records) <= _A_FEW or len(ids) > _MANY or not self._renew(ids):
            self.reload()
        else:
            self._show_details()

    def show_item(self, id_: str) -> bool:
        """Go to an item; filters that hide it are cleared."""
        if self.model.line_of(id_) is None and self.filters.is_on():
            self.filters.clear()
            self._show_lines()
        return self.tree.set_current_id(id_)

    def day(self) -> Any:
        """The day looked at."""
        return self.top.day(self.context.today())

    def question(self) -> Filter:
        """What is asked of the matrix at present."""
        return self.filters.question(self.day())

    def ask(self, question: Filter) -> None:
        """Show the lines that answer a question, as of its day."""
        self.filters.ask(question)
        self._kept_shown.clear()
        self.reload()

    def state(self) -> dict[str, Any]:
        """Plan, current item, closed items, question."""
        known = {"plan": self.plan, "current": self.tree.current_id(), "closed": self.tree.opened.closed()}
        return known | {"question": self.question()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
        self.open_plan(state["plan"])
        self.ask(state.get("question", Filter()))
        self.tree.opened.set_closed(state.get("closed", ()))
        self.tree.set_current_id(state.get("current", ""))

    # -- what can be done

    def show_beside(self) -> None:
        """Show or hide the details of the current line."""
        self.splitter.toggle()

    def attempt(self, do: Callable[[], object]) -> None:
        """Do something the person asked for; what refuses is told in a sentence."""
        self.note.hide()
        try:
            do()
        except (KnownError, Invalid) as error:
            tell_error(self, error)

    def ask_status(self, code: str) -> None:
        """Show the measures of one status."""
        self.ask(Filter(statuses=("" if code == UNREPORTED else code,), as_of=self.question().as_of))

    def show_question(self) -> None:
        """Show the question as text, or put it away."""
        self.typed.show_line()

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    # -- inside

    def _write(self, line: Line, key: str, value: Any) -> bool:
        """A cell was typed; False, with a sentence below the table, when it was refused."""
        self.note.hide()
        try:
            self.deeds.write(line, key, value)
        except (Unreadable, Invalid, KnownError) as error:
            self.note.setText(str(error) if isinstance(error, Unreadable) else refusal(error))
            self.note.show()
            return False
        return True

    def _renew(self, ids: frozenset[str]) -> bool:
        """Show these lines anew, what is rolled up a little later; False when everything has to be read."""
        assert self._read is not None
        found = renew(self.context.store, self._read, ids, self.context.today(), words().language)
        if found is None:
            return False
        for line in found.lines:
            self.model.update_line(line)
        if found.moved:
            self._show_lines()
        if found.counts:
            self._later.start()
        return True

    def _catch_up(self) -> None:
        """Read everything, once nobody types."""
        if self.tree.is_typing():
            self._later.start()
        else:
            self.reload()

    def _keep_shown(self, id_: str) -> None:
        """What was just added stays in sight, whatever is looked for."""
        self._kept_shown.add(id_)
        if self.model.line_of(id_) is None:
            self._show_lines()

    def look_again(self) -> None:
        """Other lines are looked for, or another day is."""
        self._kept_shown.clear()
        if self._read is not None and self._read.progress.day == self.day():
            self._show_lines()
        else:
            self.reload()

    def _show_lines(self) -> None:
        """Those that are looked for, with what they hang under."""
        assert self._read is not None
        branches, fitting = self._read.branches, 0
        is_narrowed = self.filters.is_on()
        if is_narrowed:
            self.filters.look_up()
            branches, fitting = narrowed(branches, lambda line: line.id in self._kept_shown or self.filters.fits(line))
        self.tree.empty.set(self._empty_state(is_narrowed))
        self.tree.cells.marker = marker(self.bar.text())
        self.tree.set_branches(branches)
        self.count.setText(tr_n("{n} line fits", "{n} lines fit", fitting) if is_narrowed else "")
        self.typed.follow()
        self._show_details()

    def _show_details(self) -> None:
        line = self.model.line_of(self.tree.current_id())
        self.details.show_line(self.plan, line if line and line.id != NEW else None, self.day())
        self._offer_actions()

    def _offer_actions(self) -> None:
        chosen, current = self.tree.selected_ids(), self.tree.current_id()
        one = self.model.line_of(current) is not None and current != NEW
        self.offered.offer(writable=not self.context.store.read_only, some=bool(chosen), one=one)
        line, names = self.model.line_of(current), self.model.cells.levels
        same = line.level if line else level_under(None, self._levels)
        self.offered.name_levels(names[same], names[level_under(same, self._levels)])

    def _empty_state(self, is_narrowed: bool) -> EmptyState:
        if is_narrowed:
            return EmptyState(tr("No line fits"), icon_name="filter-x", buttons=[(tr("Clear filters"), self.bar.clear)])
        return no_lines(self.offered, read_only=self.context.store.read_only)

    def _connect(self) -> None:
        self.bar.changed.connect(self.look_again)
        self.bar.search.returnPressed.connect(lambda: None if self.typed.has_problem() else self.tree.setFocus())
        self.tree.current_changed.connect(lambda _id: self._show_details())
        self.tree.selection_changed.connect(self._offer_actions)
        self.tree.menu_requested.connect(lambda place: menu_of(self, self.offered).popup(place))
        if state := self.context.settings.state(SETTING):
            self.tree.columns.restore(state)
        self.tree.columns.changed.connect(lambda: self.context.settings.put_state(SETTING, self.tree.columns.state()))

    def _build(self) -> None:
        for widget in tools(self.offered, self.tree.columns):
            self.bar.add_widget(widget)
        self.bar.add_widget(self.count)
        self.note.hide()
        inner = QVBoxLayout(self._table)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self.tree, 1)
        inner.addWidget(self.note)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.bar)
        box.addWidget(self.typed)
        box.addWidget(self.splitter, 1)
        self.setFocusProxy(self.tree)
