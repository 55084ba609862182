"""One indicator with everything that is said of it: targets and values period by period, evidence, recommendations."""

from dataclasses import dataclass, field
from datetime import date

from wpstracker.domain.indicators import Figure, Standing, cell_keys, parts_differ, standing
from wpstracker.domain.partial_date import PartialDate
from wpstracker.figures.indicators import measured
from wpstracker.figures.names import Named, named, names
from wpstracker.records import Indicator, IndicatorValue, Plan
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A value with its source and how much evidence there is; `parts` is the sum of a whole split where it is not the value."""

    id: str
    figure: Figure
    cells: dict[str, float]
    comment: str
    source: Named | None
    evidence: int
    parts: float | None


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """Target and value of one period; either may be missing."""

    period: PartialDate | None
    target: Figure | None = None
    value: ValueLine | None = None


@dataclass(frozen=True, slots=True)
class IndicatorDetails:
    """`periods` in the order of time, those with a target or a value; `cells` are the keys that any value is split by."""

    indicator: Indicator
    country: str
    plan: Named | None
    item: Named | None
    organisation: Named | None
    standing: Standing
    periods: tuple[PeriodLine, ...]
    cells: tuple[str, ...]
    recommendations: tuple[Named, ...] = field(default=())


def indicator_details(store: Store, id_: str, day: date, language: str) -> IndicatorDetails | None:
    """The indicator as of a day, or None when it is gone."""
    indicator = store.get(Indicator, id_)
    if indicator is None:
        return None
    said = measured(store, [id_])[id_]
    plan = store.get(Plan, indicator.plan)
    values = _values(store, indicator, language)
    used = {key for line in values for key in line.cells}
    return IndicatorDetails(
        indicator,
        plan.country if plan else "",
        named(store, "plan", indicator.plan, language),
        named(store, "plan_item", indicator.item, language),
        named(store, "organisation", indicator.organisation, language),
        standing(said, day),
        _periods(said.targets, values),
        tuple(key for key in cell_keys(indicator.disaggregation, [line.cells for line in values]) if key in used),
        _recommendations(store, id_, language),
    )


def _values(store: Store, indicator: Indicator, language: str) -> list[ValueLine]:
    found = sorted(
        store.fetch(IndicatorValue.select().where(IndicatorValue.indicator == indicator.id)),
        key=lambda value: (value.period.code() if value.period else "~", str(value.id)),
    )
    sources = names(store, "source", [value.source for value in found], language)
    evidence = dict(
        store.rows(
            """SELECT v.id, (SELECT count(*) FROM citation WHERE record = v.id) + (SELECT count(*) FROM attachment WHERE record = v.id)
               FROM indicator_value v WHERE v.indicator_id = ?""",
            (indicator.id,),
        )
    )
    return [
        ValueLine(
            str(value.id),
            Figure(value.period, value.value, value.written),
            dict(value.cells),
            value.comment,
            Named(value.source, sources[value.source]) if value.source in sources else None,
            evidence.get(str(value.id), 0) + bool(value.source),
            parts_differ(value.value, value.cells, indicator.disaggregation, indicator.unit),
        )
        for value in found
    ]


def _periods(targets: tuple[Figure, ...], values: list[ValueLine]) -> tuple[PeriodLine, ...]:
    """One line for each period; several values or targets of one period, which two offices may have made, each have their line."""
    lines: list[PeriodLine] = [PeriodLine(line.figure.period, None, line) for line in values]
    for target in targets:
        at = next((at for at, line in enumerate(lines) if line.period == target.period and line.target is None), None)
        if at is None:
            lines.append(PeriodLine(target.period, target))
        else:
            lines[at] = PeriodLine(target.period, target, lines[at].value)
    return tuple(sorted(lines, key=_place))


def _place(line: PeriodLine) -> tuple[str, int]:
    """By the last day of the period, shorter periods first: June 2023 before 2023."""
    end = line.period.latest() if line.period else None
    return (end.isoformat() if end else "9999", -len(line.period.code()) if line.period else 0)


def _recommendations(store: Store, id_: str, language: str) -> tuple[Named, ...]:
    sql = "SELECT recommendation_id FROM recommendation_indicator WHERE indicator_id = ? ORDER BY sort, id"
    ids = [row[0] for row in store.rows(sql, (id_,))]
    known = names(store, "recommendation", ids, language)
    return tuple(Named(each, known[each]) for each in ids if each in known)
