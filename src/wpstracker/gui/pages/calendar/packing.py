"""Entries that share days are put one below the other, each in the first line that is free for all of its days."""

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wpstracker.figures.calendar_item import CalendarItem
from wpstracker.gui.pages.calendar.day_model import WEEK, DayModel


class Density(enum.Enum):
    """How much of the entries there is room for."""

    FULL = "full"
    COMPACT = "compact"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of an entry in one row of days: its line, its first and last column, and whether it goes beyond the row."""

    item: CalendarItem
    line: int
    first: int
    last: int
    from_before: bool
    goes_on: bool


def pack(items: Iterable[CalendarItem], begins: date, days: int) -> list[Placed]:
    """The pieces of the entries in a row of `days` days; entries come by their first day, longer ones first."""
    ends = begins + timedelta(days=days - 1)
    taken: list[int] = []
    placed = []
    for item in items:
        if item.last < begins or item.first > ends:
            continue
        first, last = max(0, (item.first - begins).days), min(days - 1, (item.last - begins).days)
        line = next((at for at, end in enumerate(taken) if end < first), len(taken))
        taken[line:] = [last, *taken[line + 1 :]]
        placed.append(Placed(item, line, first, last, item.first < begins, item.last > ends))
    return placed


def weeks_of(days: DayModel) -> list[list[Placed]]:
    """The pieces of every week that is shown; where only the month is shown they are cut off at its first and last day."""
    first, last = days.shown_days()
    weeks = []
    for week in range(days.rowCount()):
        begins = days.begins + timedelta(days=WEEK * week)
        low, high = max(0, (first - begins).days), min(WEEK - 1, (last - begins).days)
        placed = pack(days.items(), begins, WEEK)
        weeks.append([_cut(piece, low, high) for piece in placed if piece.first <= high and piece.last >= low])
    return weeks


def _cut(piece: Placed, low: int, high: int) -> Placed:
    begins_before, goes_on = piece.from_before or piece.first < low, piece.goes_on or piece.last > high
    return Placed(piece.item, piece.line, max(piece.first, low), min(piece.last, high), begins_before, goes_on)


def hidden_on(placed: Sequence[Placed], lines: int, column: int) -> int:
    """How many entries of a day do not fit into so many lines."""
    return sum(piece.line >= lines and piece.first <= column <= piece.last for piece in placed)


def lines_needed(placed: Sequence[Placed]) -> int:
    """How many lines the row needs to show everything."""
    return max((piece.line + 1 for piece in placed), default=0)
