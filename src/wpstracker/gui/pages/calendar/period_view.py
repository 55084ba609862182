"""A month, a quarter or a year: one, three or twelve months side by side that behave as one sheet of days."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from wpstracker.domain.calendar_periods import CalendarPeriod
from wpstracker.domain.highlighting import marker
from wpstracker.domain.vocabularies import Rhythm
from wpstracker.figures.calendar_item import CalendarItem
from wpstracker.gui.pages.calendar.day_grid import DayGrid
from wpstracker.gui.pages.calendar.day_model import month_of
from wpstracker.gui.pages.calendar.dragging import Dragging, Grip, Hand, Place, Target
from wpstracker.gui.pages.calendar.month_block import MonthBlock
from wpstracker.gui.pages.calendar.packing import Density
from wpstracker.gui.pages.calendar.source import CalendarSource
from wpstracker.gui.pages.calendar.told import period_text

_SHAPES = {
    Rhythm.MONTHLY: (1, 1, Density.FULL),
    Rhythm.QUARTERLY: (3, 3, Density.COMPACT),
    Rhythm.YEARLY: (12, 4, Density.NUMBERS),
}
"""How many months, in how many columns, how densely."""


class PeriodView(QWidget):
    """Its months tell what was done through the signals here."""

    item_opened = Signal(object)
    day_opened = Signal(object, QPoint)
    month_opened = Signal(object)
    undated_opened = Signal(object, QPoint)
    day_wanted = Signal(object)
    new_wanted = Signal(object)
    moved = Signal(object, int)
    dropped = Signal(object, object)
    chosen_changed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, rhythm: Rhythm, *, may_write: bool) -> None:
        super().__init__()
        number, columns, density = _SHAPES[rhythm]
        self.rhythm = rhythm
        self.period = CalendarPeriod.holding(date(2000, 1, 1), rhythm)
        self.only_years = 0
        self.blocks = [MonthBlock(density, alone=number == 1) for _ in range(number)]
        self.dragging = Dragging(self, self._targets, self._drop)
        self._day = self.period.start
        self.area, self.sheet = QScrollArea(), QWidget()
        months = QGridLayout(self.sheet)
        months.setContentsMargins(0, 0, 0, 0)
        months.setHorizontalSpacing(14)
        months.setVerticalSpacing(6)
        for place, block in enumerate(self.blocks):
            months.addWidget(block, place // columns, place % columns)
            months.setColumnStretch(place % columns, 1)
            self._listen(block, may_write)
        self._lay_out()
        self.setFocusProxy(self.blocks[0].grid)

    def fill(self, source: CalendarSource, day: date) -> None:
        """Turn to the period a day lies in."""
        self.period = CalendarPeriod.holding(day, self.rhythm)
        months = _months(self.period)
        for block in self.blocks:
            block.mark(marker(source.question.text))
        if self.rhythm is Rhythm.YEARLY:
            numbers = source.counted(*self.span())
            self.only_years = sum(numbers.years[day.year].values()) if day.year in numbers.years else 0
            for block, month in zip(self.blocks, months, strict=True):
                block.show_counts(month, numbers, source.today)
        else:
            found = source.items(*self._shown())
            self.only_years = source.years_only(self.period.start.year)
            for block, month in zip(self.blocks, months, strict=True):
                block.show_items(month, found, source.today)
            self._reserve()
        self.set_current_day(day)

    def span(self) -> tuple[date, date]:
        """The first and last day of the period."""
        return self.period.start, self.period.end

    def heading(self) -> str:
        """The period in words."""
        return period_text(self.period)

    def turned(self, day: date, periods: int) -> date:
        """The day in the next period, or the one before, that has the place of a day in this one, as far as there is one."""
        period = CalendarPeriod.holding(day, self.rhythm)
        other = period.following() if periods > 0 else CalendarPeriod.holding(period.start - timedelta(days=1), self.rhythm)
        return other.start + min(day - period.start, other.end - other.start)

    def _shown(self) -> tuple[date, date]:
        """What is read: a month alone shows the days around it too."""
        if len(self.blocks) > 1:
            return self.span()
        first = self.period.start.toordinal() - self.period.start.weekday()
        return date.fromordinal(max(1, first)), date.fromordinal(min(date.max.toordinal(), first + 41))

    def _reserve(self) -> None:
        """Months side by side are equally high."""
        if len(self.blocks) > 1:
            rows = max(block.strip.count() for block in self.blocks)
            for block in self.blocks:
                block.reserve(rows)

    def current_day(self) -> date:
        """The day the keyboard stands on."""
        return self._day

    def set_current_day(self, day: date) -> None:
        """Stand on a day of the period; the keyboard goes along when it was here."""
        focused = QApplication.focusWidget()
        had = focused is not None and self.isAncestorOf(focused)
        self._day = day
        for block in self.blocks:
            month = block.grid.days.month
            if month.start <= day <= month.end:
                block.grid.set_current_day(day)
                self.setFocusProxy(block.grid)
                self.area.ensureWidgetVisible(block, 0, 0)
                if had:
                    block.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen_changed.emit()

    def grid(self) -> DayGrid:
        """The grid of the month the keyboard stands in."""
        found = self.focusProxy()
        assert isinstance(found, DayGrid)
        return found

    def chosen(self) -> CalendarItem | None:
        """The entry that is chosen, in the days or in the list the keyboard is in."""
        for block in self.blocks:
            if block.strip.hasFocus():
                return block.strip.chosen()
        return self.grid().chosen()

    def choose(self, key: str) -> None:
        """Choose an entry by its key, where it is shown."""
        for block in self.blocks:
            item = next((item for item in block.grid.days.items() if item.key == key), None)
            if item is not None and self.period.start <= item.first <= self.period.end:
                self.set_current_day(item.first)
                self.grid().choose(item)
                return

    def place_of(self, day: date) -> QPoint:
        """The middle of a day on the screen, else of the view."""
        grid = self.grid()
        index = grid.days.index_of(day)
        rect = grid.visualRect(index) if index.isValid() else grid.viewport().rect()
        return grid.viewport().mapToGlobal(rect.center())

    def _lay_out(self) -> None:
        """Scrolled where the screen is too low for all months."""
        self.sheet.setProperty("role", "page")
        self.area.setWidget(self.sheet)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.area)

    def _listen(self, block: MonthBlock, may_write: bool) -> None:
        grid, strip = block.grid, block.strip
        grid.hand = Hand(grid.viewport(), self.dragging, may_write=lambda: may_write)
        strip.hand = Hand(strip.viewport(), self.dragging, may_write=lambda: may_write)
        for widget in (grid, strip):
            widget.item_opened.connect(self.item_opened)
            widget.move_wanted.connect(self.moved)
            widget.menu_wanted.connect(self.menu_wanted)
            widget.chosen_changed.connect(self.chosen_changed)
        grid.day_wanted.connect(self._go)
        grid.day_opened.connect(lambda day: self.day_opened.emit(day, self.place_of(day)))
        grid.new_wanted.connect(self.new_wanted)
        grid.selectionModel().currentChanged.connect(lambda _now, _before: self._stood(grid))
        block.month_opened.connect(self.month_opened)
        block.undated_opened.connect(lambda month: self.undated_opened.emit(month, block.undated.mapToGlobal(QPoint(0, 24))))

    def _stood(self, grid: DayGrid) -> None:
        day = grid.current_day()
        if day is not None and grid.hasFocus():
            self._day = day
            self.setFocusProxy(grid)
            self.chosen_changed.emit()

    def _go(self, day: date) -> None:
        if self.period.start <= day <= self.period.end:
            self.set_current_day(day)
        else:
            self.day_wanted.emit(day)

    def _targets(self) -> list[Target]:
        return [target for block in self.blocks for target in (block.grid, block.strip)]

    def _drop(self, grip: Grip, place: Place) -> None:
        self.dropped.emit(grip, place)


def _months(period: CalendarPeriod) -> list[CalendarPeriod]:
    """The months of a period."""
    month, found = month_of(period.start), []
    while month.start <= period.end and month not in found:
        found.append(month)
        month = month.following()
    return found
