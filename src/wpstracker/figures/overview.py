"""Everything the overview shows, read at once."""

from dataclasses import dataclass
from datetime import date

from wpstracker.domain.question import Filter
from wpstracker.figures.activity import Counts, OverTime, events_by_kind_and_country, events_by_month, events_by_year, held
from wpstracker.figures.attention import ComingEvent, coming, count_coming, recommendations_by_status
from wpstracker.figures.chain_counts import ChainCounts, Loose, chain_counts, loose_counts
from wpstracker.figures.key_gaps import KeyGap, key_gaps
from wpstracker.figures.map_figures import CountryPlan, by_country, usual_region
from wpstracker.figures.needs import Need, needs
from wpstracker.figures.obligations import next_reports
from wpstracker.figures.participation import Disaggregation, disaggregation, reporting
from wpstracker.figures.plan_counts import PlanCounts, counts_of, newest_question
from wpstracker.figures.plans import all_rows, is_meant, newest
from wpstracker.figures.recommendations_over_time import ByYear, by_year
from wpstracker.figures.rows import Row
from wpstracker.store.database import Store
from wpstracker.store.preferences import stale_after


@dataclass(frozen=True, slots=True)
class Overview:
    """What needs somebody and what comes, as of today; what happened in the period; where plans stand; what came of it."""

    needs: list[Need]
    stale_after: int
    coming: list[ComingEvent]
    coming_count: int
    reports: list[Row]
    gaps: list[KeyGap]
    over_time: OverTime
    kinds: Counts
    countries: Counts
    participation: Disaggregation
    plans: PlanCounts
    map: dict[str, CountryPlan]
    region: str
    recommendations: Counts
    undated_recommendations: int
    by_year: ByYear
    chain: ChainCounts
    loose: Loose
    has_events: bool
    has_recommendations: bool

    def need(self, key: str) -> int:
        """How much there is of one thing that needs somebody."""
        return next(need.number for need in self.needs if need.key == key)


def overview(store: Store, period: Filter, plans: Filter, today: date, language: str = "en") -> Overview:
    """`period` asks for countries and a time; what needs somebody and what comes asks for its countries only, plans for theirs."""
    always = period.but(after=None, before=None)
    every_plan = all_rows(store, Filter(), today, language)  # read once: sorting out where each stands takes a while
    current = set(newest(every_plan))
    newest_plans = [row for row in every_plan if row["id"] in current]
    by_step = events_by_month if period.after and period.before else events_by_year
    kinds, countries = events_by_kind_and_country(store, held(period))
    people, loose = disaggregation(store, period), loose_counts(store, always, today)
    gaps = key_gaps(store, always, people if period == always else reporting(store, always), loose.unowned, today)
    reports = next_reports(store, today, always.countries, language)
    undated = next((gap.number for gap in gaps if gap.key == "recommendation_no_date"), 0)
    return Overview(
        needs=needs(store, always, every_plan, reports, today),
        stale_after=stale_after(store),
        coming=coming(store, always, today),
        coming_count=count_coming(store, always, today),
        reports=reports,
        gaps=gaps,
        over_time=by_step(store, period),
        kinds=kinds,
        countries=countries,
        participation=people,
        plans=counts_of([row for row in newest_plans if is_meant(row, newest_question(plans))]),
        map=by_country(newest_plans),
        region=usual_region(store),
        recommendations=recommendations_by_status(store, period, today),
        undated_recommendations=undated if period.after or period.before else 0,
        by_year=by_year(store, always, today),
        chain=chain_counts(store, period, today),
        loose=loose,
        has_events=_any(store, "event"),
        has_recommendations=_any(store, "recommendation"),
    )


def _any(store: Store, table: str) -> bool:
    return bool(store.rows(f"SELECT EXISTS (SELECT 1 FROM {table})")[0][0])
