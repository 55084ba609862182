"""The Plans page as the window shows it: the plans of all countries, or one of them over the whole width, as matrix or as indicators."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from wpstracker.domain.question import Filter
from wpstracker.gui.context import Context
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr
from wpstracker.gui.pages import plan_rollup, plan_top
from wpstracker.gui.pages.plan_indicators import PlanIndicators
from wpstracker.gui.pages.plan_matrix import PlanMatrix
from wpstracker.gui.pages.plan_views import PlanViews
from wpstracker.gui.pages.plans import PlansPage
from wpstracker.gui.widgets.styling import push_button
from wpstracker.records import Indicator, PlanItem
from wpstracker.store.announcer import Changes


class PlansAndMatrix(PlansPage):
    """Opens matrix and indicators of the current plan, and shows items and indicators of plans in them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.views: PlanViews | None = None
        self._list = QWidget()
        self._stack = self._stacked()
        self.matrix_action = self.action(tr("Matrix of the plan"), "list-checks", "Ctrl+M", self.open_matrix)
        self.indicators_action = self.action(tr("Indicators of the plan"), "trending-up", "Ctrl+I", self.open_indicators)
        self.back_action = QAction(icon("arrow-left"), f"{tr('Back to plans')}\tEsc", self)  # a search box and a cell have the key first
        self.back_action.triggered.connect(lambda _checked=False: self.views.leave() if self.views else None)
        QShortcut(QKeySequence("Ctrl+Return"), self._list, self.matrix_action.trigger)
        self._add_button()
        self.tree.current_changed.connect(lambda _id: self._offer_views())

    @property
    def matrix(self) -> PlanMatrix | None:
        """The matrix, once a plan was opened."""
        return self.views.matrix if self.views else None

    @property
    def indicators(self) -> PlanIndicators | None:
        """The indicators, once a plan was opened."""
        return self.views.indicators if self.views else None

    def open_matrix(self, plan: str = "", item: str = "") -> None:
        """Show the matrix of a plan, or of the current one, and in it an item."""
        views = self._open_in(plan_top.MATRIX, plan)
        if views and item:
            views.matrix.show_item(item)

    def open_indicators(self, plan: str = "", indicator: str = "") -> None:
        """Show the indicators of a plan, or of the current one, and among them one."""
        views = self._open_in(plan_top.INDICATORS, plan)
        if views and indicator:
            views.show_indicator(indicator)

    def leave_plan(self) -> None:
        """Back to the list, at the plan that was shown."""
        if self.views is None or not self.in_plan():
            return
        self.leaving.emit()
        self._stack.setCurrentWidget(self._list)
        self.refresh()
        super().show_record("plan", self.views.plan())
        self.tree.setFocus()
        self._offer_views()
        self.actions_changed.emit()
        self.record_shown.emit(False)

    def in_plan(self) -> bool:
        """Whether one plan is shown rather than the list."""
        return self.views is not None and self._stack.currentWidget() is self.views

    def in_matrix(self) -> bool:
        """Whether a matrix is shown."""
        return self.views is not None and self.in_plan() and self.views.view() == plan_top.MATRIX

    # -- what the window asks

    def page_actions(self) -> Sequence[QAction]:
        """Those of what is shown."""
        if self.views is None or not self.in_plan():
            new, edit, *rest = super().page_actions()
            return (new, edit, self.matrix_action, self.indicators_action, *rest)
        other = self.indicators_action if self.in_matrix() else self.matrix_action
        return (*self.views.page_actions(), other, self.back_action)

    def show_record(self, kind: str, id_: str) -> None:
        """Items in their plan's matrix, indicators among those of their plan, all else in the list."""
        store = self.context.store
        if kind == "plan_item" and (item := store.get(PlanItem, id_)):
            self.open_matrix(str(item.plan), id_)
        elif kind == "indicator" and (indicator := store.get(Indicator, id_)):
            self.open_indicators(str(indicator.plan), id_)
        elif kind not in ("plan_item", "indicator"):
            self.leave_plan()
            super().show_record(kind, id_)

    def follow(self, target: str) -> None:
        """With the ways to matrix and indicators."""
        if target.startswith(plan_rollup.MATRIX):
            self.open_matrix(target.removeprefix(plan_rollup.MATRIX))
        elif target.startswith(plan_rollup.INDICATORS):
            self.open_indicators(target.removeprefix(plan_rollup.INDICATORS))
        else:
            super().follow(target)

    def ask(self, question: Filter) -> None:
        """A question is answered by the list."""
        self.leave_plan()
        super().ask(question)

    def changed(self, changes: Changes) -> None:
        """The plan in front takes care of itself; the list behind it waits."""
        if self.views is None or not self.in_plan():
            super().changed(changes)
            return
        self._stale = self._stale or changes.touch(*self.shows)
        self.views.changed(changes)

    def refresh(self) -> None:
        """Catch up with what was missed."""
        if self.views is None or not self.in_plan():
            super().refresh()
        else:
            self.views.refresh()

    def record(self) -> tuple[str, str] | None:
        """The line or indicator chosen in the plan that is opened, else the plan."""
        if self.views is None or not self.in_plan():
            return super().record()
        return self.views.record()

    def focus_search(self) -> None:
        """Put the cursor into the search box of what is shown."""
        if self.views is None or not self.in_plan():
            super().focus_search()
        else:
            self.views.focus_search()

    def focusInEvent(self, event: Any) -> None:
        """The keyboard goes on to the table."""
        super().focusInEvent(event)
        if self.views is not None and self.in_plan():
            self.views.focus_front()

    def state(self) -> dict[str, Any]:
        """With the plan that is opened, if one is."""
        return super().state() | ({"opened": self.views.state()} if self.views is not None and self.in_plan() else {})

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
        super().restore(state)
        if kept := state.get("opened"):
            views = self._open_in(kept["view"], kept["plan"])
            if views:
                views.restore(kept)

    # -- inside

    def _open_in(self, view: str, plan: str) -> PlanViews | None:
        """Show a plan, the one that is opened or the current one, in one of its views; None when there is none."""
        plan = plan or (self.views.plan() if self.views and self.in_plan() else self.plan_id())
        if not plan:
            return None
        if not self.in_plan():
            self.leaving.emit()
        if self.views is None:
            self.views = PlanViews(self.context)
            self.views.left.connect(self.leave_plan)
            self.views.view_changed.connect(self._view_changed)
            self.views.record_shown.connect(self.record_shown.emit)
            self._stack.addWidget(self.views)
        self._stack.setCurrentWidget(self.views)
        self.views.open_plan(plan, view)
        return self.views if self.in_plan() else None

    def _view_changed(self) -> None:
        self._offer_views()
        self.actions_changed.emit()
        self.record_shown.emit(False)

    def _stacked(self) -> QStackedLayout:
        """Put the list with its keys on a widget of its own: hidden, its keys are silent."""
        layout = self.layout()
        assert layout is not None
        self._list.setLayout(layout)
        for action in self.actions():
            self.removeAction(action)
            self._list.addAction(action)
        stack = QStackedLayout(self)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self._list)
        return stack

    def _add_button(self) -> None:
        button = push_button(tr("Matrix"), icon_name="list-checks")
        button.setToolTip(self.matrix_action.toolTip())
        button.clicked.connect(self.matrix_action.trigger)
        self.matrix_action.changed.connect(lambda: button.setEnabled(self.matrix_action.isEnabled()))
        header = self.header.layout()
        assert header is not None
        header.insertWidget(header.count() - 2, button)  # type: ignore[attr-defined]
        self.header.let_yield([button])
        self._offer_views()

    def _offer_views(self) -> None:
        """Of the current plan, or of the one that is opened."""
        for action in (self.matrix_action, self.indicators_action):
            action.setEnabled(self.in_plan() or bool(self.plan_id()))
