"""Everything the overview shows, read at once."""

from dataclasses import dataclass
from datetime import date

from wpstracker.domain.question import Filter
from wpstracker.figures.activity import Counts, OverTime, events_by_country, events_by_kind, events_by_month, events_by_year, held
from wpstracker.figures.attention import (
    ComingEvent,
    Due,
    coming,
    count_coming,
    count_stale,
    count_undated,
    count_unsettled,
    due,
    recommendations_by_status,
)
from wpstracker.figures.participation import Disaggregation, disaggregation
from wpstracker.figures.plan_counts import PlanCounts, count_conflicting, plan_counts
from wpstracker.store.database import Store
from wpstracker.store.preferences import stale_after


@dataclass(frozen=True, slots=True)
class Overview:
    """What needs somebody and what comes, as of today; what happened in the period; where plans stand."""

    due: Due
    stale: int
    stale_after: int
    unsettled: int
    coming: list[ComingEvent]
    coming_count: int
    over_time: OverTime
    kinds: Counts
    countries: Counts
    participation: Disaggregation
    recommendations: Counts
    undated_recommendations: int
    plans: PlanCounts
    conflicting: int
    has_events: bool
    has_recommendations: bool


def overview(store: Store, period: Filter, plans: Filter, today: date) -> Overview:
    """`period` asks for countries and a time; what needs somebody and what comes asks for its countries only, plans for theirs."""
    always = period.but(after=None, before=None)
    by_step = events_by_month if period.after and period.before else events_by_year
    return Overview(
        due=due(store, always, today),
        stale=count_stale(store, always, today),
        stale_after=stale_after(store),
        unsettled=count_unsettled(store, always, today),
        coming=coming(store, always, today),
        coming_count=count_coming(store, always, today),
        over_time=by_step(store, period),
        kinds=events_by_kind(store, held(period)),
        countries=events_by_country(store, held(period)),
        participation=disaggregation(store, period),
        recommendations=recommendations_by_status(store, period, today),
        undated_recommendations=count_undated(store, period, today) if period.after or period.before else 0,
        plans=plan_counts(store, plans, today),
        conflicting=count_conflicting(store, always, today),
        has_events=_any(store, "event"),
        has_recommendations=_any(store, "recommendation"),
    )


def _any(store: Store, table: str) -> bool:
    return bool(store.rows(f"SELECT EXISTS (SELECT 1 FROM {table})")[0][0])
