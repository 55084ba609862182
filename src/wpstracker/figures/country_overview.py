"""Countries side by side: where the newest 1325 plan stands, and what the file knows beside it."""

from collections.abc import Mapping, Sequence
from datetime import date

from wpstracker.domain.folding import folded
from wpstracker.domain.places import Region, country_name, region_of
from wpstracker.domain.question import Filter
from wpstracker.domain.recommendations import DONE
from wpstracker.domain.vocabularies import Basis, Confidence, Stage
from wpstracker.figures.activity import events_by_country, held
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.plan_counts import LINE
from wpstracker.figures.plans import newest
from wpstracker.figures.rows import Row
from wpstracker.figures.selecting import recommendation_condition
from wpstracker.records import Plan
from wpstracker.store.database import Store
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    Column("country", N_("Country"), Type.COUNTRY),
    Column("region", N_("Region"), Type.CHOICE, Region),
    Column("stage", N_("Present status"), Type.CHOICE, Stage),
    Column("status_as_of", N_("As of"), Type.DATE),
    Column("basis", N_("Basis"), Type.CHOICE, Basis),
    Column("confidence", N_("Confidence"), Type.CHOICE, Confidence),
    Column("to_confirm", N_("To be confirmed"), Type.FLAG),
    Column("conflict", N_("Conflicting claims"), Type.FLAG),
    *own_columns(Plan, ("edition", "title", "in_force", "until")),
    Column("said_by", N_("Source of the status"), Type.TEXT),
    Column("other_plans", N_("Other plans"), Type.COUNT, help=N_("Earlier editions and plans of other instruments.")),
    Column("measures", N_("Measures"), Type.COUNT),
    Column("implemented", N_("Measures implemented"), Type.COUNT),
    Column("not_reported", N_("Measures not reported"), Type.COUNT),
    Column("events", N_("Events held"), Type.COUNT),
    Column("recommendations", N_("Recommendations"), Type.COUNT),
    Column("open", N_("Still open"), Type.COUNT),
    Column("overdue", N_("Overdue"), Type.COUNT),
    *own_columns(Plan, ("reference",)),
)
"""Everything a country can be listed by, in the order offered."""

_OF_PLAN = ("stage", "status_as_of", "basis", "confidence", "conflict", "edition", "title", "in_force", "until", "reference")


def rows(
    store: Store,
    question: Filter,
    plans: Sequence[Row],
    measures: Mapping[str, Row],
    sources: Mapping[str, str],
    today: date,
    language: str,
) -> list[Row]:
    """The values of `COLUMNS`, region after region, for every country that has a plan, a held event or a recommendation.

    `plans` are rows of all plans meant, `measures` and `sources` are by plan; `question` asks for countries and privacy.
    """
    by_id = {plan["id"]: plan for plan in plans}
    current = {by_id[id_]["country"]: by_id[id_] for id_ in newest(plans)}
    events, recommended = events_by_country(store, held(question)), recommendations_by_country(store, question, today)
    found = []
    for code in {*(plan["country"] for plan in plans), *events, *recommended} - {"", None}:
        plan = current.get(code)
        others = sum(each["country"] == code and each["stage"] != Stage.NONE for each in plans)
        row: Row = {"country": code, "region": region_of(code), "events": events.get(code), **recommended.get(code, {})}
        found.append(row | (_of_plan(plan, measures, sources) if plan else {}) | {"other_plans": _rest(others, plan)})
    return sorted(found, key=lambda row: (list(Region).index(row["region"]), folded(country_name(row["country"], language))))


def recommendations_by_country(store: Store, question: Filter, today: date) -> dict[str, Row]:
    """Recommendations, those still open and those overdue of each country that has any."""
    where, values = recommendation_condition(question, today)
    late, late_values = recommendation_condition(question.but(overdue=True), today)
    done = ", ".join(f"'{status}'" for status in sorted(DONE))
    sql = f"""SELECT e.country, count(*), sum(coalesce(e.status, '') NOT IN ({done})) FROM recommendation e
              WHERE {where} AND e.country != '' GROUP BY 1"""
    found: dict[str, Row] = {code: {"recommendations": all_, "open": still, "overdue": 0} for code, all_, still in store.rows(sql, values)}
    sql = f"SELECT e.country, count(*) FROM recommendation e WHERE {late} AND e.country != '' GROUP BY 1"
    for code, number in store.rows(sql, late_values):
        found[code]["overdue"] = number
    return found


def stages_by_region(rows: Sequence[Row]) -> dict[Stage, dict[Region, int]]:
    """How many of these countries stand at each stage, by region, in the order of a plan's life; stages without any are left out."""
    found: dict[Stage, dict[Region, int]] = {}
    for stage in LINE:
        regions = [row["region"] for row in rows if row.get("stage") == stage]
        if regions:
            found[stage] = {region: regions.count(region) for region in Region if region in regions}
    return found


def _of_plan(plan: Row, measures: Mapping[str, Row], sources: Mapping[str, str]) -> Row:
    counted = measures.get(plan["id"], {})
    row = {name: plan[name] for name in _OF_PLAN} | {"said_by": sources.get(plan["id"], "")}
    row |= {name: counted.get(name) for name in ("measures", "implemented", "not_reported")}
    return row | {"to_confirm": plan["standing"].to_be_confirmed}


def _rest(number: int, plan: Row | None) -> int | None:
    """How many plans there are beside the newest one; None for none."""
    return number - (plan is not None and plan["stage"] != Stage.NONE) or None
