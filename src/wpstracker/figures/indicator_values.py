"""Targets and values of indicators side by side, period by period, with what the values were split by and what shows them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wpstracker.domain.indicators import Figure, Measured, cell_keys, parts_differ
from wpstracker.domain.partial_date import PartialDate
from wpstracker.figures.evidence import evidence_of
from wpstracker.figures.names import Named, names
from wpstracker.figures.rows import batches, own_rows
from wpstracker.records import Indicator, IndicatorValue
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A value with its source and what else shows it; `parts` is the sum of a whole split where it is not the value."""

    id: str
    figure: Figure
    cells: dict[str, float]
    comment: str
    source: Named | None
    shown_by: tuple[str, ...]
    parts: float | None

    @property
    def evidence(self) -> int:
        """How many files, citations and sources show it."""
        return len(self.shown_by) + (self.source is not None)


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """Target and value of one period; either may be missing."""

    period: PartialDate | None
    target: Figure | None = None
    value: ValueLine | None = None


def period_lines(
    store: Store, said: Mapping[str, Measured], language: str, *, unrestricted: bool = False
) -> dict[str, tuple[PeriodLine, ...]]:
    """The periods of each indicator with a target or a value, in the order of time; `unrestricted` names no restricted document."""
    values = _values(store, list(said), language, unrestricted)
    return {id_: _periods(measured.targets, values.get(id_, ())) for id_, measured in said.items()}


def used_cells(disaggregations: Iterable[Iterable[str]], lines: Iterable[PeriodLine]) -> tuple[str, ...]:
    """The keys that any of these values is split by, in the order in which the disaggregations name them."""
    known = [line.value.cells for line in lines if line.value]
    used = {key for cells in known for key in cells}
    return tuple(key for key in cell_keys((each for words in disaggregations for each in words), known) if key in used)


def _values(store: Store, ids: Sequence[str], language: str, unrestricted: bool) -> dict[str, list[ValueLine]]:
    """Every value by indicator."""
    found = [
        value for batch in batches(ids) for value in store.fetch(IndicatorValue.select().where(IndicatorValue.indicator.in_(list(batch))))
    ]
    found.sort(key=lambda value: (value.period.code() if value.period else "~", str(value.id)))
    split = own_rows(store, Indicator, ids, ("disaggregation", "unit"))
    sources = names(store, "source", [value.source for value in found], language, unrestricted=unrestricted)
    shown = evidence_of(store, [str(value.id) for value in found], language, unrestricted=unrestricted)
    lines: dict[str, list[ValueLine]] = defaultdict(list)
    for value in found:
        of = split[value.indicator]
        line = ValueLine(
            str(value.id),
            Figure(value.period, value.value, value.written),
            dict(value.cells),
            value.comment,
            Named(value.source, sources[value.source]) if value.source in sources else None,
            tuple(shown.get(str(value.id), ())),
            parts_differ(value.value, value.cells, of["disaggregation"], of["unit"]),
        )
        lines[value.indicator].append(line)
    return lines


def _periods(targets: tuple[Figure, ...], values: Sequence[ValueLine]) -> tuple[PeriodLine, ...]:
    """One line for each period; several values or targets of one period, which two offices may have made, each have their line."""
    lines: list[PeriodLine] = [PeriodLine(line.figure.period, None, line) for line in values]
    for target in targets:
        at = next((at for at, line in enumerate(lines) if line.period == target.period and line.target is None), None)
        if at is None:
            lines.append(PeriodLine(target.period, target))
        else:
            lines[at] = PeriodLine(target.period, target, lines[at].value)
    return tuple(sorted(lines, key=lambda line: period_place(line.period)))


def period_place(period: PartialDate | None) -> tuple[str, int]:
    """By the last day of the period, shorter periods first: June 2023 before 2023."""
    end = period.latest() if period else None
    return (end.isoformat() if end else "9999", -len(period.code()) if period else 0)
