"""Time on a line: from days to pixels and back, and the marks of years, months, weeks and days above it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from wpstracker.domain.months import month_short
from wpstracker.gui.language import tr, words

CLOSEST, WIDEST = 40.0, 0.06
"""Pixels a day: a month fills the window; half a century does."""
STEP = 1.4
"""What one step of zooming does."""
_ROOM = 46
"""A mark with its name needs so many pixels."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark: its day, its name ("" for a line alone), whether it begins something larger."""

    day: date
    name: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """`begins` is the day (as an ordinal, with its part of a day) at the left edge, `per_day` the pixels of a day."""

    begins: float
    per_day: float

    def x(self, day: date | float) -> float:
        """Where a day begins."""
        return ((day.toordinal() if isinstance(day, date) else day) - self.begins) * self.per_day

    def day(self, x: float) -> date:
        """The day at a place."""
        return date.fromordinal(min(max(int(self.begins + x / self.per_day), 1), date.max.toordinal()))

    def zoomed(self, steps: float, x: float) -> "Scale":
        """Closer by so many steps, or wider; what is at `x` stays there."""
        per_day = min(max(self.per_day * STEP**steps, WIDEST), CLOSEST)
        return Scale(self.begins + x / self.per_day - x / per_day, per_day)

    def moved(self, pixels: float) -> "Scale":
        """Further by so many pixels."""
        return Scale(self.begins + pixels / self.per_day, self.per_day)


def ticks(scale: Scale, width: float) -> list[Tick]:
    """The marks between the edges; those of the months say their year where it begins."""
    first, last = scale.day(0), scale.day(width)
    if scale.per_day * 28 >= _ROOM * 5:
        return list(_days(scale, first, last))
    return list(_months(scale, first, last)) if scale.per_day * 30 >= 8 else list(_years(scale, first, last))


def span_text(first: date, last: date) -> str:
    """What the line shows, as a heading: "March 2023 – May 2024", "2012–2031"."""
    if (last - first).days > 366 * 4:
        return f"{first.year}–{last.year}"
    language = words().language
    one, two = (f"{month_short(day.month, language)} {day.year}" for day in (first, last))
    return one if one == two else f"{one} – {two}"


def _years(scale: Scale, first: date, last: date) -> Iterator[Tick]:
    every = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if step * 365 * scale.per_day >= _ROOM or step == 1000)
    for year in range(first.year, last.year + 1):
        yield Tick(date(year, 1, 1), str(year) if year % every == 0 else "", year % every == 0)


def _months(scale: Scale, first: date, last: date) -> Iterator[Tick]:
    every = next(step for step in (1, 2, 3, 6, 12) if step * 30 * scale.per_day >= _ROOM or step == 12)
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, month = number // 12, number % 12 + 1
        if year > date.max.year:
            return
        name = str(year) if month == 1 else month_short(month, words().language) if (month - 1) % every == 0 else ""
        yield Tick(date(year, month, 1), name, month == 1)


def _days(scale: Scale, first: date, last: date) -> Iterator[Tick]:
    daily, day = scale.per_day >= 22, first
    while day <= last:
        if day.day == 1:
            month = month_short(day.month, words().language)
            yield Tick(day, tr("{month} {year}", month=month, year=day.year), strong=True)
        elif day.weekday() == 0 if not daily else day.day > 2 or scale.per_day >= _ROOM:
            yield Tick(day, str(day.day) if daily or 4 < day.day < 29 else "")
        day += timedelta(days=1)
