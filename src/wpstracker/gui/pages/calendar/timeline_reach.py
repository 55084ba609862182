"""How far the line of time reaches and how close one looks: the days behind a scroll bar."""

from datetime import date, timedelta

from PySide6.QtWidgets import QScrollBar

from wpstracker.gui.pages.calendar.scale import Scale

_AT_FIRST = timedelta(days=365)
"""What is seen at first lies around the day looked at by so much."""
_BEYOND = 400
"""So many days more than are dated can be scrolled to on either side."""
_NARROWEST = 300.0
"""A line that has no room yet is taken to be so wide."""


class TimelineReach:
    """The bar goes over everything dated in the file; `per_day` is the pixels of a day, None before anything was shown."""

    def __init__(self, bar: QScrollBar) -> None:
        self._bar = bar
        self._begins = self._ends = date(2000, 1, 1)
        self.per_day: float | None = None

    def cover(self, first: date, last: date, width: float) -> None:
        """Reach over these days; how close it is stays, at first two years are seen on so many pixels."""
        self._begins, self._ends = _moved(first, -_BEYOND), _moved(last, _BEYOND)
        self.per_day = self.per_day or max(width, _NARROWEST) / (2 * _AT_FIRST.days)
        self.fit(width)

    def fit(self, width: float) -> None:
        """So many pixels are seen at once."""
        whole = ((self._ends - self._begins).days + 1) * (self.per_day or 1.0)
        self._bar.setRange(0, max(0, round(whole - width)))
        self._bar.setPageStep(max(1, round(width)))
        self._bar.setSingleStep(40)

    def scale(self) -> Scale:
        """The present scale."""
        per_day = self.per_day or 1.0
        return Scale(self._begins.toordinal() + self._bar.value() / per_day, per_day)

    def centre(self, day: date, width: float) -> None:
        """Bring a day into the middle of what is seen."""
        self._bar.setValue(round((day - self._begins).days * (self.per_day or 1.0) - width / 2))

    def zoom(self, steps: float, x: float, width: float) -> None:
        """Come closer or go back; what is at `x` stays there."""
        other = self.scale().zoomed(steps, x)
        self.per_day = other.per_day
        self.fit(width)
        self._bar.setValue(round((other.begins - self._begins.toordinal()) * other.per_day))


def _moved(day: date, days: int) -> date:
    """A day so much earlier or later, within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal() - 1))
