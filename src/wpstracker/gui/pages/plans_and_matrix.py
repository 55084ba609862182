"""The Plans page as the window shows it: the plans of all countries, or the matrix of one of them over the whole width."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedLayout, QWidget

from wpstracker.domain.question import Filter
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr
from wpstracker.gui.pages.plan_matrix import PlanMatrix
from wpstracker.gui.pages.plan_rollup import MATRIX
from wpstracker.gui.pages.plans import PlansPage
from wpstracker.gui.widgets.styling import push_button
from wpstracker.records import Indicator, PlanItem
from wpstracker.store.announcer import Changes


class PlansAndMatrix(PlansPage):
    """Opens the matrix of the current plan, and shows items and indicators of plans in it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.open_matrix_action = self.action(tr("Matrix of the plan"), "list-checks", "Ctrl+M", self.open_matrix)
        self.open_matrix_action.setShortcuts([QKeySequence("Ctrl+M"), QKeySequence("Ctrl+Return")])
        self.matrix: PlanMatrix | None = None
        self._matrix_stale = False
        self._list = QWidget()
        self._stack = self._stacked()
        self._add_button()
        self.tree.current_changed.connect(lambda _id: self._offer_matrix())

    def open_matrix(self, plan: str = "", item: str = "") -> None:
        """Show the matrix of a plan, or of the current one, and in it an item."""
        plan = plan or self.plan_id()
        if not plan:
            return
        if self.matrix is None:
            self.matrix = PlanMatrix(self.context)
            self.matrix.left.connect(self.leave_matrix)
            self._stack.addWidget(self.matrix)
        self._stack.setCurrentWidget(self.matrix)
        self.matrix.open_plan(plan)
        if item:
            self.matrix.show_item(item)
        self.matrix.tree.setFocus()
        self.actions_changed.emit()

    def leave_matrix(self) -> None:
        """Back to the list, at the plan whose matrix was shown."""
        if not self.in_matrix():
            return
        assert self.matrix is not None
        self._stack.setCurrentWidget(self._list)
        self.refresh()
        super().show_record("plan", self.matrix.plan)
        self.tree.setFocus()
        self.actions_changed.emit()

    def in_matrix(self) -> bool:
        """Whether a matrix is shown rather than the list."""
        return self.matrix is not None and self._stack.currentWidget() is self.matrix

    # -- what the window asks

    def page_actions(self) -> Sequence[QAction]:
        """Those of what is shown."""
        if self.in_matrix() and self.matrix is not None:
            return self.matrix.offered.in_page()
        new, edit, *rest = super().page_actions()
        return (new, edit, self.open_matrix_action, *rest)

    def show_record(self, kind: str, id_: str) -> None:
        """Items and indicators in their plan's matrix, all else in the list."""
        store = self.context.store
        if kind == "plan_item" and (item := store.get(PlanItem, id_)):
            self.open_matrix(str(item.plan), id_)
        elif kind == "indicator" and (indicator := store.get(Indicator, id_)):
            self.open_matrix(str(indicator.plan), indicator.item or "")
        elif kind not in ("plan_item", "indicator"):
            self.leave_matrix()
            super().show_record(kind, id_)

    def follow(self, target: str) -> None:
        """With the way to the matrix."""
        if target.startswith(MATRIX):
            self.open_matrix(target.removeprefix(MATRIX))
        else:
            super().follow(target)

    def ask(self, question: Filter) -> None:
        """A question is answered by the list."""
        self.leave_matrix()
        super().ask(question)

    def changed(self, changes: Changes) -> None:
        """The matrix in front takes care of itself; the list behind it waits."""
        if not self.in_matrix() or self.matrix is None:
            super().changed(changes)
            return
        self._stale = self._stale or changes.touch(*self.shows)
        if self.isVisible():
            self.matrix.changed(changes)
        else:
            self._matrix_stale = True

    def refresh(self) -> None:
        """Catch up with what was missed."""
        if not self.in_matrix() or self.matrix is None:
            super().refresh()
        elif self._matrix_stale and self.isVisible():
            self._matrix_stale = False
            self.matrix.reload()

    def focus_search(self) -> None:
        """Put the cursor into the search box of what is shown."""
        if self.in_matrix() and self.matrix is not None:
            self.matrix.focus_search()
        else:
            super().focus_search()

    def focusInEvent(self, event: Any) -> None:
        """The keyboard goes on to the table."""
        super().focusInEvent(event)
        if self.in_matrix() and self.matrix is not None:
            self.matrix.tree.setFocus(event.reason())

    def state(self) -> dict[str, Any]:
        """With the matrix, if one is shown."""
        return super().state() | ({"matrix": self.matrix.state()} if self.in_matrix() and self.matrix is not None else {})

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
        super().restore(state)
        if kept := state.get("matrix"):
            self.open_matrix(kept["plan"])
            if self.matrix is not None:
                self.matrix.restore(kept)

    # -- inside

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
        button.setToolTip(self.open_matrix_action.toolTip())
        button.clicked.connect(self.open_matrix_action.trigger)
        self.open_matrix_action.changed.connect(lambda: button.setEnabled(self.open_matrix_action.isEnabled()))
        header = self.header.layout()
        assert header is not None
        header.insertWidget(header.count() - 2, button)  # type: ignore[attr-defined]
        self._offer_matrix()

    def _offer_matrix(self) -> None:
        self.open_matrix_action.setEnabled(bool(self.plan_id()))
