"""The periods reports are about: months, quarters, half-years, years and pairs of years of the calendar."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from wpstracker.domain.months import month_name
from wpstracker.domain.vocabularies import Rhythm
from wpstracker.words import N_, Words

MONTHS = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3, Rhythm.HALF_YEARLY: 6, Rhythm.YEARLY: 12, Rhythm.TWO_YEARLY: 24}
"""How many months each period has."""


@dataclass(frozen=True, slots=True)
class CalendarPeriod:
    """`start` and `end` are inclusive."""

    rhythm: Rhythm
    start: date
    end: date

    @classmethod
    def holding(cls, day: date, rhythm: Rhythm, anchor: int = 0) -> Self:
        """The period a day lies in; pairs of years are counted from the year `anchor`."""
        length = MONTHS[rhythm]
        offset = anchor * 12 if rhythm is Rhythm.TWO_YEARLY else 0
        months = day.year * 12 + day.month - 1 - offset
        return cls._from(months // length * length + offset, rhythm)

    def following(self) -> Self:
        """The next period."""
        return self._from(self.start.year * 12 + self.start.month - 1 + MONTHS[self.rhythm], self.rhythm)

    def show(self, words: Words) -> str:
        """As a person reads it: "1st half of 2025", "year 2025", "June 2025"."""
        year = self.start.year
        match self.rhythm:
            case Rhythm.MONTHLY:
                return f"{month_name(self.start.month, words.language)} {year}"
            case Rhythm.QUARTERLY:
                return words(_QUARTERS[(self.start.month - 1) // 3], year=year)
            case Rhythm.HALF_YEARLY:
                return words(_HALVES[(self.start.month - 1) // 6], year=year)
            case Rhythm.TWO_YEARLY:
                return words(N_("years {first}–{last}"), first=year, last=year + 1)
        return words(N_("year {year}"), year=year)

    @classmethod
    def _from(cls, months: int, rhythm: Rhythm) -> Self:
        """The period that begins so many months after the year 0."""
        months = max(months, 12)
        after = months + MONTHS[rhythm]
        return cls(rhythm, date(months // 12, months % 12 + 1, 1), date(after // 12, after % 12 + 1, 1) - timedelta(days=1))


def clamped_day(year: int, month: int, day: int) -> date:
    """A day of a year; the last of the month where the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


_QUARTERS = (N_("1st quarter of {year}"), N_("2nd quarter of {year}"), N_("3rd quarter of {year}"), N_("4th quarter of {year}"))
_HALVES = (N_("1st half of {year}"), N_("2nd half of {year}"))
