"""The time a report is about: one that moves with the calendar, or two days of one's own."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wpstracker.domain import moving_days
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.report_periods import ReportPeriod
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.partial_date_edit import PartialDateEdit, partial_date_edit
from wpstracker.gui.widgets.styling import text_label

_ALWAYS, _OWN = "always", "own"
Days = tuple[PartialDate | None, PartialDate | None]


class PeriodChoice(QWidget):
    """`period` is the moving one, `days` the first and last day of one's own."""

    changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self.box = ChoiceBox(_choices(), empty=None, name=tr("Period"))
        self.first, self.last = _edit(tr("From")), _edit(tr("Until"))
        self._said = text_label(role="small", wrap=True)
        self._problem = text_label(role="problem", wrap=True)
        self._days = QWidget()
        line = QHBoxLayout(self._days)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.first)
        line.addWidget(self.last)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        for widget in (self.box, self._said, self._days, self._problem):
            box.addWidget(widget)
        self.setFocusProxy(self.box)
        self.box.changed.connect(self._changed)
        self.first.changed.connect(self._changed)
        self.last.changed.connect(self._changed)
        self._tell()

    def period(self) -> ReportPeriod | None:
        """The moving period, None when there is none."""
        code = self.box.value()
        return ReportPeriod(code) if code in list(ReportPeriod) else None

    def name(self) -> str:
        """The name of days that move otherwise, “last_30_days”; empty when there are none."""
        code = str(self.box.value())
        return code if moving_days.is_name(code) and not self.period() else ""

    def days(self) -> Days:
        """The days of one's own."""
        return (self.first.value(), self.last.value()) if self.box.value() == _OWN else (None, None)

    def set_value(self, period: ReportPeriod | None, days: Days, name: str = "") -> None:
        """Show a period, days of one's own, or days that move by a name; without announcing it."""
        self.box.set_choices(_choices(name))
        self.box.set_value(period.value if period else name or (_OWN if any(days) else _ALWAYS))
        self.first.set_value(days[0])
        self.last.set_value(days[1])
        self._tell()

    def problem(self) -> str:
        """Why this is no period; empty when all is well."""
        if self.box.value() != _OWN:
            return ""
        unread = self.first.problem() or self.last.problem()
        first, last = self.days()
        begins, ends = first and first.earliest(), last and last.latest()
        return unread or (tr("The end is before the beginning.") if begins and ends and ends < begins else "")

    def focus_problem(self) -> None:
        """Go to the line that has to be mended."""
        (self.first if self.first.problem() else self.last).setFocus()

    def _changed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """The days of a moving period, or what is wrong with those of one's own."""
        period, is_own = self.period() or self.name(), self.box.value() == _OWN
        self._days.setVisible(is_own)
        if period:
            first, last = moving_days.days_of(period, self._today())
            said = tr("{first} to {last}", first=first.show(words().language), last=last.show(words().language))
            self._said.setText(tr("Now: {period}. It moves on with the calendar.", period=said))
        self._said.setVisible(bool(period))
        both_read = is_own and not self.first.problem() and not self.last.problem()
        self._problem.setText(self.problem() if both_read else "")
        self._problem.setVisible(bool(self._problem.text()))


def _choices(also: str = "") -> list[tuple[str, str]]:
    """Periods that move, `also` one that is asked for already, and days of one's own."""
    names = dict.fromkeys((*ReportPeriod, *moving_days.PERIODS, *((also,) if also else ())))
    return [(_ALWAYS, tr("All years")), *((str(name), moving_days.label(name, words())) for name in names), (_OWN, tr("From … until …"))]


def _edit(name: str) -> PartialDateEdit:
    made = partial_date_edit(name, compact=True)
    made.line.setPlaceholderText(name)
    made.line.setToolTip(tr("A day, a month or a year: 05.06.2007, 06.2007 or 2007"))
    return made
