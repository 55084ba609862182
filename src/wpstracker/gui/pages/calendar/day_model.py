"""The days of a month as rows of weeks that begin on Monday, each with what stands on it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QObject, QPersistentModelIndex, Qt

from wpstracker.domain.calendar_periods import CalendarPeriod
from wpstracker.domain.redating import Unit
from wpstracker.domain.vocabularies import Rhythm
from wpstracker.figures.calendar_counts import Kinds
from wpstracker.figures.calendar_item import CalendarItem
from wpstracker.gui.language import words
from wpstracker.gui.pages.calendar.told import spoken_counts, spoken_day

Index = QModelIndex | QPersistentModelIndex
WEEK = 7
_DAY = timedelta(days=1)
_NOWHERE = QModelIndex()


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - day.weekday() * _DAY


def month_of(day: date) -> CalendarPeriod:
    """The month a day lies in."""
    return CalendarPeriod.holding(day, Rhythm.MONTHLY)


class DayModel(QAbstractTableModel):
    """Weeks and weekdays; a cell says its day and everything on it."""

    def __init__(self, parent: QObject | None = None, *, beyond: bool, weeks: int | None = None) -> None:
        """`beyond` shows the days of the neighbouring months too; `weeks` is how many there always are."""
        super().__init__(parent)
        self._beyond, self._fixed = beyond, weeks
        self.month = month_of(date(2000, 1, 1))
        self.begins = monday_of(self.month.start)
        self._weeks = weeks or 6
        self._names = QLocale.FormatType.ShortFormat
        self._items: list[CalendarItem] = []
        self._counts: Mapping[date, Kinds] | None = None
        self._by_day: dict[date, list[CalendarItem]] = {}

    def show(self, month: CalendarPeriod, items: Sequence[CalendarItem] = (), counts: Mapping[date, Kinds] | None = None) -> None:
        """Turn to a month with the entries known to the day, or with their numbers alone."""
        self.beginResetModel()
        self.month, self.begins = month, monday_of(month.start)
        self._weeks = self._fixed or ((month.end - self.begins).days // WEEK + 1)
        shown = self.shown_days()
        self._items = [item for item in items if item.within(*shown) and item.exact is Unit.DAY]
        self._counts = counts
        self._by_day = {}
        for item in self._items:
            first, last = max(item.first, self.begins), min(item.last, self.shown_days()[1])
            for more in range((last - first).days + 1):
                self._by_day.setdefault(first + more * _DAY, []).append(item)
        self.endResetModel()

    def shown_days(self) -> tuple[date, date]:
        """The first and the last day shown."""
        if self._beyond:
            return self.begins, self.begins + (self._weeks * WEEK - 1) * _DAY
        return self.month.start, self.month.end

    def items(self) -> list[CalendarItem]:
        """Everything shown, in the order of the days."""
        return self._items

    def on(self, day: date) -> list[CalendarItem]:
        """What stands on a day."""
        return self._by_day.get(day, [])

    def count(self, day: date) -> int:
        """How much stands on a day."""
        return self._counts[day].total() if self._counts is not None and day in self._counts else len(self.on(day))

    def day(self, index: Index) -> date | None:
        """The day of a cell; None where the cell is left empty."""
        if not index.isValid():
            return None
        day = self.begins + (index.row() * WEEK + index.column()) * _DAY
        first, last = self.shown_days()
        return day if first <= day <= last else None

    def index_of(self, day: date) -> QModelIndex:
        """The cell of a day; an invalid index when it is not shown."""
        first, last = self.shown_days()
        if not first <= day <= last:
            return QModelIndex()
        days = (day - self.begins).days
        return self.index(days // WEEK, days % WEEK)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Weeks."""
        return 0 if parent.isValid() else self._weeks

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Days of a week."""
        return 0 if parent.isValid() else WEEK

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells without a day cannot be chosen."""
        return Qt.ItemFlag.NoItemFlags if self.day(index) is None else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The number of the day; in words, everything on it."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        day = self.day(index)
        if day is None:
            return ""
        if role == Qt.ItemDataRole.DisplayRole:
            return str(day.day)
        return self.spoken(day)

    def spoken(self, day: date) -> str:
        """What a screen reader says of a day."""
        if self._counts is not None:
            return spoken_counts(day, self._counts.get(day, Kinds()))
        return spoken_day(day, self.on(day))

    def name_days(self, form: QLocale.FormatType) -> None:
        """How the days of the week are written above the columns."""
        self._names = form

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The days of the week, Monday first."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and 0 <= section < WEEK:
            return weekday_name(section, self._names)
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.AccessibleTextRole and 0 <= section < WEEK:
            return weekday_name(section, QLocale.FormatType.LongFormat)
        return None


def weekday_name(column: int, form: QLocale.FormatType) -> str:
    """A day of the week, counted from Monday as 0, in the window's language."""
    return QLocale(words().language).standaloneDayName(column + 1, form)
