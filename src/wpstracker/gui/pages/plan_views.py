"""A plan over the whole page: its matrix or its indicators, below one header."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from wpstracker.domain.partial_date import PartialDate
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr
from wpstracker.gui.pages.plan_indicators import PlanIndicators
from wpstracker.gui.pages.plan_matrix import PlanMatrix
from wpstracker.gui.pages.plan_matrix_rows import NEW
from wpstracker.gui.pages.plan_top import INDICATORS, MATRIX, PlanTop, as_of_edit
from wpstracker.store.announcer import Changes


class PlanViews(QWidget):
    """`open_plan` shows a plan in a view; `left` when the person wants back, `view_changed` when the other view comes to the front.

    The matrix holds the day looked at; the indicators ask for it in a line of their own and follow.
    """

    left = Signal()
    view_changed = Signal()
    record_shown = Signal(bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._missed = False
        self.top = PlanTop()
        self.matrix = PlanMatrix(context, self.top)
        self.indicators = PlanIndicators(context)
        self.indicators.stand_in_a_page()
        self._as_of = as_of_edit(tr("Shows where the indicators stood on another day. Only periods that had begun by then count."))
        self._stack = QStackedWidget()
        self._build()
        self.top.left.connect(self.leave)
        self.matrix.left.connect(self.left.emit)
        self.top.switch.chosen.connect(self.show_view)
        self.top.status_asked.connect(self._ask_status)
        self._as_of.changed.connect(self._day_chosen)
        self.indicators.day_asked.connect(self._take_day)
        self.matrix.tree.current_changed.connect(lambda _id: self.record_shown.emit(False))
        self.indicators.record_shown.connect(self.record_shown.emit)

    def plan(self) -> str:
        """The id of the plan shown."""
        return self.matrix.plan

    def record(self) -> tuple[str, str] | None:
        """The indicator or line that is chosen; the plan while none is."""
        if self.view() == INDICATORS and (indicator := self.indicators.record()):
            return indicator
        item = self.matrix.tree.current_id() if self.view() == MATRIX else ""
        return ("plan_item", item) if item and item != NEW else ("plan", self.plan()) if self.plan() else None

    def view(self) -> str:
        """`MATRIX` or `INDICATORS`."""
        return self.top.switch.value()

    def open_plan(self, plan: str, view: str) -> None:
        """Show a plan in one of its views."""
        if self.matrix.tree.cells.commit():
            self.matrix.open_plan(plan)
            self.show_view(view)

    def show_view(self, view: str) -> None:
        """Bring a view to the front, as of the same day, and give it the keyboard; what is typed in a cell is kept first."""
        if not self.matrix.tree.cells.commit():
            self.top.switch.set_value(self._front_key())
            return
        self.top.switch.set_value(view)
        if view == INDICATORS:
            self._show_day()
        self._stack.setCurrentIndex(int(view == INDICATORS))
        self.focus_front()
        self.view_changed.emit()

    def show_indicator(self, id_: str) -> None:
        """Go to an indicator of the plan."""
        self.indicators.show_record("indicator", id_)

    def page_actions(self) -> Sequence[QAction]:
        """What can be done in the view in front."""
        return self.matrix.offered.in_page() if self.view() == MATRIX else self.indicators.page_actions()

    def changed(self, changes: Changes) -> None:
        """Both views hear of it; a hidden one waits until it is shown."""
        self.indicators.changed(changes)
        if self.isVisible():
            self.matrix.changed(changes)
        else:
            self._missed = self._missed or changes.touch(*self.matrix.shows)

    def refresh(self) -> None:
        """Catch up with what was missed."""
        if self._missed and self.isVisible():
            self._missed = False
            self.matrix.reload()

    def leave(self) -> None:
        """Back to the plans, once what is typed in a cell is kept."""
        if self.matrix.tree.cells.commit():
            self.left.emit()

    def focus_front(self) -> None:
        """Give the view in front the keyboard."""
        front = self.matrix.tree if self.view() == MATRIX else self.indicators.table
        front.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Put the cursor into the search box of the view in front."""
        (self.matrix if self.view() == MATRIX else self.indicators).focus_search()

    def state(self) -> dict[str, Any]:
        """The plan, the view in front, and how each looks."""
        return {"plan": self.plan(), "view": self.view(), "matrix": self.matrix.state(), "indicators": self.indicators.state()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
        self.matrix.restore(state["matrix"])
        self.indicators.restore(state["indicators"])
        self.show_view(state["view"])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the plans."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # -- inside

    def _front_key(self) -> str:
        return INDICATORS if self._stack.currentIndex() else MATRIX

    def _show_day(self) -> None:
        """The indicators of the plan as of the day the matrix is looked at."""
        self._as_of.blockSignals(True)
        self._as_of.set_value(self.top.as_of.value())
        self._as_of.blockSignals(False)
        today = self._context.today()
        day = self.top.day(today)
        self.indicators.show_plan(self.plan(), None if day == today else day)

    def _take_day(self, day: date | None) -> None:
        """A question typed above the indicators names a day."""
        self._as_of.set_value(PartialDate.of(day) if day else None)
        self._day_chosen()

    def _day_chosen(self) -> None:
        self.top.as_of.set_value(self._as_of.value())
        self.matrix.look_again()
        self._show_day()

    def _ask_status(self, code: str) -> None:
        self.show_view(MATRIX)
        self.matrix.ask_status(code)

    def _build(self) -> None:
        self.indicators.filters.add_widget(self._as_of)
        measured = QWidget()
        below = QVBoxLayout(measured)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(10)
        below.addWidget(self.indicators.header)
        below.addWidget(self.indicators, 1)
        self._stack.addWidget(self.matrix)
        self._stack.addWidget(measured)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 14, 18, 12)
        box.setSpacing(8)
        box.addWidget(self.top)
        box.addWidget(self._stack, 1)
