"""What each country's lane of the line of time holds: rows of plans, and how much stands on each date, found without reading it."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate

from wpstracker.domain.folding import folded
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.places import country_name
from wpstracker.figures.plan_lives import PlanLife
from wpstracker.gui.language import tr, words

BUCKET = 26
"""Pixels a count takes on the line."""


class Dates:
    """How many things lie on each date as it is known; asked for a stretch of time it answers at once."""

    def __init__(self, counts: Mapping[str, int] = Counter[str]()) -> None:
        found, self.years = Counter[int](), Counter[int]()
        for code, number in counts.items():
            when = PartialDate.from_code(code)
            first, last = when.earliest(), when.latest()
            if when.year and when.month is None:
                self.years[when.year] += number
            elif first and last:
                found[(first.toordinal() + last.toordinal()) // 2] += number
        self._days = sorted(found)
        self._sums = [0, *accumulate(found[day] for day in self._days)]
        self._buckets: tuple[float, dict[int, int]] = (0.0, {})

    def total(self) -> int:
        """How many there are."""
        return self._sums[-1] + self.years.total()

    def between(self, first: date, last: date) -> int:
        """How many may lie between two days, both inclusive."""
        exact = self._sums[bisect_right(self._days, last.toordinal())] - self._sums[bisect_left(self._days, first.toordinal())]
        return exact + sum(number for year, number in self.years.items() if first.year <= year <= last.year)

    def buckets(self, per_day: float) -> dict[int, int]:
        """Counts by pieces of `BUCKET` pixels, without what is known only to its year; kept until the scale changes."""
        if self._buckets[0] != per_day:
            found: dict[int, int] = {}
            for place, day in enumerate(self._days):
                bucket = int(day * per_day // BUCKET)
                found[bucket] = found.get(bucket, 0) + self._sums[place + 1] - self._sums[place]
            self._buckets = per_day, found
        return self._buckets[1]


@dataclass
class Lane:
    """A country with its plans in rows that do not overlap, its events and its deadlines; `top` and `height` come with the layout."""

    country: str
    name: str
    plans: list[list[PlanLife]] = field(default_factory=list)
    events: Dates = field(default_factory=Dates)
    deadlines: Dates = field(default_factory=Dates)
    has_due: bool = False
    top: float = 0.0
    height: float = 0.0


def lanes(
    lives: Iterable[PlanLife], events: Mapping[str, Counter[str]], deadlines: Mapping[str, Counter[str]], others: Iterable[str]
) -> list[Lane]:
    """A lane for each country of which anything is known, by name; countries of which only plans are known come below the others.

    What names no country comes last of its part. `others` have next steps, measures or reports.
    """
    found: dict[str, Lane] = {}

    def lane(code: str) -> Lane:
        name = country_name(code, words().language) if code else tr("Country not stated")
        return found.setdefault(code, Lane(code, name))

    for life in lives:
        _put(lane(life.country).plans, life)
    for code, counts in events.items():
        lane(code).events = Dates(counts)
    for code, counts in deadlines.items():
        lane(code).deadlines = Dates(counts)
        lane(code).has_due = True
    for code in others:
        lane(code).has_due = True
    return sorted(found.values(), key=lambda each: (not (each.has_due or each.events.total()), not each.country, folded(each.name)))


def _put(rows: list[list[PlanLife]], life: PlanLife) -> None:
    """Into the first row in which it overlaps nothing."""
    for row in rows:
        if row[-1].last < life.first:
            row.append(life)
            return
    rows.append([life])
