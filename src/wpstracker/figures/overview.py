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
from wpstracker.figures.chain_counts import ChainCounts, Loose, chain_counts, loose_counts
from wpstracker.figures.map_figures import CountryPlan, by_country, usual_region
from wpstracker.figures.obligations import next_reports
from wpstracker.figures.participation import Disaggregation, disaggregation
from wpstracker.figures.plan_counts import PlanCounts, conflicting_question, counts_of, newest_question
from wpstracker.figures.plans import all_rows, is_meant, newest
from wpstracker.figures.rows import Row
from wpstracker.store.database import Store
from wpstracker.store.preferences import stale_after


@dataclass(frozen=True, slots=True)
class Overview:
    """What needs somebody and what comes, as of today; what happened in the period; where plans stand, counted and by country."""

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
    map: dict[str, CountryPlan]
    region: str
    conflicting: int
    has_events: bool
    has_recommendations: bool
    chain: ChainCounts
    loose: Loose
    reports: list[Row]


def overview(store: Store, period: Filter, plans: Filter, today: date, language: str = "en") -> Overview:
    """`period` asks for countries and a time; what needs somebody and what comes asks for its countries only, plans for theirs."""
    always = period.but(after=None, before=None)
    every_plan = all_rows(store, Filter(), today, language)  # read once: sorting out where each stands takes a while
    current = set(newest(every_plan))
    newest_plans = [row for row in every_plan if row["id"] in current]
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
        plans=counts_of([row for row in newest_plans if is_meant(row, newest_question(plans))]),
        map=by_country(newest_plans),
        region=usual_region(store),
        conflicting=sum(is_meant(row, conflicting_question(always)) for row in every_plan),
        has_events=_any(store, "event"),
        has_recommendations=_any(store, "recommendation"),
        chain=chain_counts(store, period, today),
        reports=next_reports(store, today, always.countries, language),
        loose=loose_counts(store, always, today),
    )


def _any(store: Store, table: str) -> bool:
    return bool(store.rows(f"SELECT EXISTS (SELECT 1 FROM {table})")[0][0])
