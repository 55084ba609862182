"""The indicators of a report: what is said of each, period by period, with small numbers of people hidden where that is asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from wpstracker.domain.indicators import Figure, counts_people
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.rollup import begins_by
from wpstracker.domain.small_numbers import LIMIT, is_few
from wpstracker.figures import indicators
from wpstracker.figures.indicator_values import PeriodLine, ValueLine, period_lines, period_place, used_cells
from wpstracker.figures.rows import Row
from wpstracker.reports.plans_asked import PlansAsked
from wpstracker.reports.small_numbers import NOT_SHOWN
from wpstracker.words import N_

MOST_PERIODS = 24
"""With more periods than these the columns are years; every period is on the sheet of values."""

NOT_REPORTED = N_("Not reported")
Shown = float | str | None


@dataclass(frozen=True, slots=True)
class Split:
    """A value and its parts as they may be shown."""

    whole: Shown
    parts: dict[str, Shown]
    is_hidden: bool


class IndicatorRows:
    """Everything that is read of the indicators of some plans; read once."""

    def __init__(self, meant: PlansAsked) -> None:
        self.meant = meant
        self._store, self._words = meant.asking.store, meant.asking.words

    @cached_property
    def rows(self) -> dict[str, Row]:
        """The indicators of the plans, by id."""
        meant = self.meant
        ids = [id_ for plan in meant.rows for id_ in indicators.ids_of_plan(self._store, plan["id"], unrestricted=meant.unrestricted)]
        known = indicators.rows(self._store, ids, meant.day, self._words.language, unrestricted=meant.unrestricted)
        return {id_: known[id_] for id_ in ids if id_ in known}

    @cached_property
    def lines(self) -> dict[str, tuple[PeriodLine, ...]]:
        """The periods of each indicator, of those asked for, with what had begun by the day."""
        said = {id_: row["measured"] for id_, row in self.rows.items()}
        every = period_lines(self._store, said, self._words.language, unrestricted=self.meant.unrestricted)
        return {id_: tuple(kept for line in lines if (kept := self._known(line))) for id_, lines in every.items()}

    @cached_property
    def periods(self) -> tuple[PartialDate, ...]:
        """The periods that have a column, in the order of time; the years of them where they are many."""
        found = {line.period for _, line in self.each() if line.period and line.period.year}
        if len(found) > MOST_PERIODS:
            found = {PartialDate(period.year) for period in found}
        return tuple(sorted(found, key=period_place))

    @cached_property
    def cells(self) -> tuple[str, ...]:
        """What any of the values is split by."""
        return used_cells((row["disaggregation"] for row in self.rows.values()), (line for _, line in self.each()))

    def each(self) -> Iterator[tuple[Row, PeriodLine]]:
        """Every period of every indicator."""
        for id_, lines in self.lines.items():
            for line in lines:
                yield self.rows[id_], line

    def in_columns(self, id_: str) -> dict[PartialDate, tuple[Shown, Shown]]:
        """Target and value of an indicator for each column; of several in one the last."""
        row, found = self.rows[id_], dict[PartialDate, tuple[Shown, Shown]]()
        for line in self.lines[id_]:
            if line.period is None or not line.period.year:
                continue
            column = line.period if line.period in self.periods else PartialDate(line.period.year)
            target, actual = found.get(column, (None, None))
            said = self.value(row, line)
            reported = actual if said in (None, self._words(NOT_REPORTED)) and actual is not None else said
            found[column] = (_said(line.target) if line.target and line.target.is_said else target, reported)
        return found

    def value(self, row: Row, line: PeriodLine) -> Shown:
        """The value of a period; that it was not reported is said where its target is over."""
        if line.value is None or not line.value.figure.is_said:
            return self._words(NOT_REPORTED) if line.period in row["standing"].missing else None
        return self.split(row, line.value).whole

    def split(self, row: Row, value: ValueLine) -> Split:
        """A value with its parts; where a number of people is small, it and what it could be computed from is hidden if asked for."""
        parts: dict[str, Shown] = dict(value.cells)
        if not self.is_few(row, value) or not self.meant.asking.request.handover.suppress_small:
            return Split(_said(value.figure), parts, is_hidden=False)
        few, unshown = self._words(N_("<{limit}"), limit=LIMIT), self._words(NOT_SHOWN)
        hidden: dict[str, Shown] = {key: few if is_few(number) else unshown for key, number in value.cells.items()}
        return Split(few if is_few(value.figure.value) else _said(value.figure), hidden, is_hidden=True)

    def is_few(self, row: Row, value: ValueLine) -> bool:
        """Whether a value, or a part of it, counts fewer than five people."""
        return self._counts_people(row) and any(is_few(number) for number in (value.figure.value, *value.cells.values()))

    @cached_property
    def small(self) -> int:
        """How many values are such."""
        return sum(self.is_few(row, line.value) for row, line in self.each() if line.value)

    def newest(self, row: Row) -> str:
        """The newest value with its unit, in words."""
        stands = row["standing"]
        if stands.newest is not None and self._hides(row, stands.newest.value):
            return self._words(N_("<{limit}"), limit=LIMIT)
        return str(row["newest_said"]) or self._words(NOT_REPORTED)

    def baseline(self, row: Row) -> Shown:
        """The number, else the words."""
        if self._hides(row, row["baseline"]):
            return self._words(N_("<{limit}"), limit=LIMIT)
        return row["baseline"] if row["baseline"] is not None else row["baseline_written"] or None

    def _hides(self, row: Row, number: float | None) -> bool:
        return self.meant.asking.request.handover.suppress_small and is_few(number) and self._counts_people(row)

    def _counts_people(self, row: Row) -> bool:
        """Whether values of an indicator count people, by its unit or by what any of them is split by."""
        return counts_people(row["unit"], {key for line in self.lines[row["id"]] if line.value for key in line.value.cells})

    def _known(self, line: PeriodLine) -> PeriodLine | None:
        """The line as of the day; None for one outside the period asked for."""
        first, last = self.meant.first, self.meant.last
        if not (line.period.may_be_within(first, last) if line.period else first is last is None):
            return None
        if line.value and not begins_by(line.period, self.meant.day):
            line = PeriodLine(line.period, line.target)
        return line if line.target or line.value else None


def _said(figure: Figure | None) -> Shown:
    if figure is None:
        return None
    return figure.value if figure.value is not None else figure.written or None


def plans_with_rows(read: IndicatorRows) -> Sequence[Row]:
    """The plans of which an indicator is shown."""
    shown = {row["plan"] for row in read.rows.values()}
    return [plan for plan in read.meant.rows if plan["id"] in shown]
