"""Figures about countries as they move over the years: one line for each thing that was counted the same way."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from wpstracker.figures.rows import Row


@dataclass(frozen=True, slots=True)
class Line:
    """What one line is about; figures of another unit, rank or institution are another line."""

    countries: tuple[str, ...]
    figure_kind: str
    institution: str
    rank: str
    unit: str


@dataclass(slots=True)
class OverYears:
    """The lines with their value by year, the years there are, and how many figures say nothing that could stand in a year."""

    lines: dict[Line, dict[int, float]] = field(default_factory=dict)
    undated: int = 0
    in_words: int = 0

    @property
    def years(self) -> list[int]:
        """Every year with a value, oldest first."""
        return sorted({year for values in self.lines.values() for year in values})


SHARE = "% women"
"""The unit of a share worked out from women and men counted."""


def over_years(rows: Iterable[Row]) -> OverYears:
    """Rows of `figures.country_figures` by line and year; of several in one year the newest counts, so they come newest first."""
    found = OverYears()
    lines: defaultdict[Line, dict[int, float]] = defaultdict(dict)
    for row in rows:
        value, unit = value_of(row)
        year = row["as_of"].year if row["as_of"] else None
        found.undated += value is not None and year is None
        found.in_words += value is None
        if value is not None and year is not None:
            lines[_line(row, unit)].setdefault(year, value)
    found.lines = dict(sorted(lines.items(), key=lambda item: _order(item[0])))
    return found


def value_of(row: Row) -> tuple[float | None, str]:
    """The number a figure states with its unit, else the share of women in per cent from women and men, else None."""
    if row["value"] is not None:
        return row["value"], row["unit"]
    if row["share_of_women"] is not None:
        return round(row["share_of_women"] * 100, 1), SHARE
    return (row["women"], "") if row["women"] is not None else (None, "")


def _line(row: Row, unit: str) -> Line:
    countries = (row["country"],) if row["country"] else tuple(row["countries"])
    return Line(countries, row["figure_kind"] or "", row["institution"], row["rank_name"], unit)


def _order(line: Line) -> tuple[tuple[str, ...], str, str, str, str]:
    return line.countries, line.figure_kind, line.institution, line.rank, line.unit
