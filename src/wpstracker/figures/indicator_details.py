"""One indicator with everything that is said of it: targets and values period by period, evidence, recommendations."""

from dataclasses import dataclass, field
from datetime import date

from wpstracker.domain.indicators import Standing, standing
from wpstracker.figures.indicator_values import PeriodLine, period_lines, used_cells
from wpstracker.figures.indicators import measured
from wpstracker.figures.names import Named, named, names
from wpstracker.records import Indicator, Plan
from wpstracker.store.database import Store


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
    periods = period_lines(store, {id_: said}, language)[id_]
    return IndicatorDetails(
        indicator,
        plan.country if plan else "",
        named(store, "plan", indicator.plan, language),
        named(store, "plan_item", indicator.item, language),
        named(store, "organisation", indicator.organisation, language),
        standing(said, day),
        periods,
        used_cells([indicator.disaggregation], periods),
        _recommendations(store, id_, language),
    )


def _recommendations(store: Store, id_: str, language: str) -> tuple[Named, ...]:
    sql = "SELECT recommendation_id FROM recommendation_indicator WHERE indicator_id = ? ORDER BY sort, id"
    ids = [row[0] for row in store.rows(sql, (id_,))]
    known = names(store, "recommendation", ids, language)
    return tuple(Named(each, known[each]) for each in ids if each in known)
