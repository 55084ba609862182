"""Entries that share days are put one below the other, each in the first line that is free for all of its days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wpstracker.figures.calendar_item import CalendarItem


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


def hidden_on(placed: Sequence[Placed], lines: int, column: int) -> int:
    """How many entries of a day do not fit into so many lines."""
    return sum(piece.line >= lines and piece.first <= column <= piece.last for piece in placed)


def lines_needed(placed: Sequence[Placed]) -> int:
    """How many lines the row needs to show everything."""
    return max((piece.line + 1 for piece in placed), default=0)
