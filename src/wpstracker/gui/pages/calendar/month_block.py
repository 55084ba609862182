"""One month of a view: its name, its days, and beside them what is known only to the month."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wpstracker.domain.calendar_periods import CalendarPeriod
from wpstracker.domain.highlighting import Marker
from wpstracker.domain.months import month_name
from wpstracker.domain.redating import Unit
from wpstracker.figures.calendar_counts import Counted, Kinds
from wpstracker.figures.calendar_item import CalendarItem
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.calendar.day_grid import DayGrid
from wpstracker.gui.pages.calendar.packing import Density
from wpstracker.gui.pages.calendar.strip import Strip
from wpstracker.gui.pages.calendar.told import month_text
from wpstracker.gui.widgets.styling import push_button, text_label


class MonthBlock(QWidget):
    """`density` decides how much of the entries is shown; alone in its view it needs no name."""

    month_opened = Signal(object)
    undated_opened = Signal(object)

    def __init__(self, density: Density, *, alone: bool = False) -> None:
        super().__init__()
        self.grid = DayGrid(density, beyond=alone, weeks=None if alone else 6)
        self.strip = Strip(lying=alone, rows=1 if alone else 3)
        self.name = push_button("", role="quiet")
        self.name.clicked.connect(lambda: self.month_opened.emit(self.grid.days.month.start))
        self.undated = push_button("", role="quiet")
        self.undated.clicked.connect(lambda: self.undated_opened.emit(self.grid.days.month))
        self._beside = text_label(tr("Day not known"), "label")
        for button in (self.name, self.undated):
            button.setMinimumWidth(40)  # twelve months side by side must not make the window wider
        self._alone, self._numbers = alone, density is Density.NUMBERS
        self._lay_out()

    def mark(self, marker: Marker) -> None:
        """Mark the words that were looked for."""
        self.grid.chips.marker = marker
        self.strip.mark(marker)

    def show_items(self, month: CalendarPeriod, items: Sequence[CalendarItem], today: date) -> None:
        """A month with its entries."""
        self._name(month)
        self.grid.show_month(today=today, month=month, items=items)
        undated = [item for item in items if item.within(month.start, month.end) and item.exact is Unit.MONTH]
        self.strip.show_month(month.start, undated)
        self.strip.setVisible(bool(undated))
        self._beside.setVisible(bool(undated))
        self.undated.hide()

    def show_counts(self, month: CalendarPeriod, counted: Counted, today: date) -> None:
        """A month with numbers alone."""
        self._name(month)
        self.grid.show_month(today=today, month=month, counts=counted.days)
        undated = _total(counted.months, (month.start.year, month.start.month))
        self.undated.setText(tr("Undated: {n}", n=undated) if undated else "")
        self.undated.setToolTip(tr("Day not known: {n}", n=undated) if undated else "")
        self.undated.setEnabled(bool(undated))
        for widget in (self.strip, self._beside):
            widget.hide()

    def reserve(self, rows: int) -> None:
        """Room for so many undated entries, so that months side by side are equally high."""
        self.strip.reserve(rows)
        self.strip.setVisible(bool(rows))
        self._beside.setVisible(bool(rows))
        self._beside.setText(tr("Day not known") if self.strip.count() else "")

    def _name(self, month: CalendarPeriod) -> None:
        said = month_text(month.start.year, month.start.month)
        alone = month_name(month.start.month, words().language) if self._numbers else said
        self.name.setText(alone[:1].upper() + alone[1:])
        self.name.setToolTip(tr("Show this month"))
        self.grid.setAccessibleName(said)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        undated = QHBoxLayout() if self._alone else QVBoxLayout()
        undated.setSpacing(6 if self._alone else 2)
        undated.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignVCenter)
        undated.addWidget(self.strip, 1)
        self.name.setVisible(not self._alone)
        if self._alone:
            box.addLayout(undated)
            box.addWidget(self.grid, 1)
            return
        head = QHBoxLayout()
        head.addWidget(self.name)
        head.addStretch(1)
        if self._numbers:
            head.addWidget(self.undated)
        box.addLayout(head)
        box.addWidget(self.grid, 1)
        if not self._numbers:
            box.addLayout(undated)


def _total(counts: Mapping[tuple[int, int], Kinds], month: tuple[int, int]) -> int:
    return counts[month].total() if month in counts else 0
