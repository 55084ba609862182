"""The first line of the calendar: the period turned to, ways to turn it, the views; and the last: what stands on no day."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from wpstracker.gui.commands import tip
from wpstracker.gui.language import tr
from wpstracker.gui.pages.calendar.actions import CalendarActions
from wpstracker.gui.widgets.elided_label import ElidedLabel
from wpstracker.gui.widgets.styling import icon_button, push_button
from wpstracker.gui.widgets.view_switch import ViewSwitch
from wpstracker.gui.widgets.yielding_line import YieldingLine, buttons_of

MONTH, QUARTER, YEAR, TIMELINE = "month", "quarter", "year", "timeline"
_LONG_PERIOD = "00 0000 – 00 0000000"
"""As wide as the longest usual heading, so that the words of the views do not come and go with the period."""


class CalendarHead(YieldingLine):
    """The heading is the period in words. In a narrow window the views show their icons alone."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = ElidedLabel("", "title")
        self.before = icon_button("chevron-left", tr("Previous"))
        self.today = push_button(tr("Today"))
        self.after = icon_button("chevron-right", tr("Next"))
        views = [
            (MONTH, tr("Month"), "calendar-days"),
            (QUARTER, tr("Quarter"), "columns-3"),
            (YEAR, tr("Year"), "grid-3x3"),
            (TIMELINE, tr("Timeline"), "chart-gantt"),
        ]
        self.switch = ViewSwitch(views, name=tr("View"))
        self.new = push_button(tr("New event"), icon_name="plus", role="primary")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for widget in (self.before, self.today, self.after):
            line.addWidget(widget)
        line.addSpacing(6)
        line.addWidget(self.heading, 1)
        line.addWidget(self.switch)
        line.addSpacing(4)
        line.addWidget(self.new)
        self.let_yield(buttons_of(self.switch), [self.new])
        self.keep_free(lambda: self.heading.fontMetrics().horizontalAdvance(_LONG_PERIOD))

    def connect_actions(self, actions: CalendarActions) -> None:
        """The buttons do what the actions do, and are offered when they are."""
        pairs: tuple[tuple[QPushButton | QToolButton, QAction], ...] = (
            (self.before, actions.previous),
            (self.today, actions.today),
            (self.after, actions.next),
            (self.new, actions.new),
        )
        for button, action in pairs:
            button.clicked.connect(action.trigger)
            button.setToolTip(tip(action))
            button.setEnabled(action.isEnabled())


class Notes(QWidget):
    """Sentences at the foot, each a button that leads to what it speaks of."""

    def __init__(self) -> None:
        super().__init__()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(4)
        self._line.addStretch(1)
        self.hide()

    def show_notes(self, notes: Sequence[tuple[str, Callable[[QPoint], object]]]) -> None:
        """Say these; each is handed where its list may open."""
        for old in self.buttons():
            self._line.removeWidget(old)
            old.hide()
            old.deleteLater()
        for place, (text, do) in enumerate(notes):
            button = push_button(text, role="quiet")
            button.clicked.connect(lambda _checked=False, do=do, made=button: do(made.mapToGlobal(QPoint(0, -8))))
            self._line.insertWidget(place, button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(notes))

    def buttons(self) -> list[QPushButton]:
        """What is said."""
        items = (self._line.itemAt(at) for at in range(self._line.count()))
        return [widget for item in items if item and isinstance(widget := item.widget(), QPushButton)]
