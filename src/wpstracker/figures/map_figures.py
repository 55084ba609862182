"""What a map shows of each country: its newest 1325 plan, its events, its overdue recommendations."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.places import countries, country_name
from wpstracker.domain.plan_status import IN_FORCE
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import Stage, Vocabulary
from wpstracker.figures import used
from wpstracker.figures.activity import Counts, events_by_country, held
from wpstracker.figures.plans import all_rows
from wpstracker.figures.recommendation_counts import rows_of
from wpstracker.figures.rows import Row
from wpstracker.store.database import Store
from wpstracker.words import N_


class PlanClass(Vocabulary):
    """Where the newest 1325 plan of a country stands, in the few classes a map can tell apart."""

    IN_FORCE = "in_force", N_("In force")
    DRAFTED = "drafted", N_("Being prepared")
    ENDED = "ended", N_("Expired or not in force")
    NONE = "none", N_("No plan known")
    UNKNOWN = "unknown", N_("Status not known")


_CLASSES = {
    **dict.fromkeys(IN_FORCE, PlanClass.IN_FORCE),
    **dict.fromkeys((Stage.ANNOUNCED, Stage.DRAFTING, Stage.CONSULTATION, Stage.SUBMITTED), PlanClass.DRAFTED),
    **dict.fromkeys((Stage.EXPIRED, Stage.EVALUATED, Stage.SUCCEEDED, Stage.NEVER_ADOPTED, Stage.REPEALED), PlanClass.ENDED),
    Stage.NONE: PlanClass.NONE,
    Stage.UNKNOWN: PlanClass.UNKNOWN,
}
MOST_RANGES = 5
_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class CountryPlan:
    """The newest 1325 plan of a country as of a day, or the word that none is known (`group` is then NONE)."""

    country: str
    plan: str
    group: PlanClass
    stage: Stage
    title: str
    begins: PartialDate | None
    ends: PartialDate | None
    to_confirm: bool


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from the first to the last, both included."""

    first: int
    last: int


def plans_by_country(store: Store, day: date, language: str = "en") -> dict[str, CountryPlan]:
    """The newest 1325 plan of each country as of a day; a country nothing is recorded of is left out."""
    return by_country(all_rows(store, Filter(only=(Only.NEWEST,)), day, language))


def by_country(newest: Iterable[Row]) -> dict[str, CountryPlan]:
    """The newest 1325 plans by their countries."""
    return {row["country"]: _of_row(row) for row in newest}


def held_by_country(store: Store, period: Filter) -> Counts:
    """Events held in a period by country; "" for those that name none. A country without any is left out."""
    return events_by_country(store, held(period))


def overdue_by_country(store: Store, day: date) -> Counts:
    """Overdue recommendations of each country that has any recommendation, so 0 where none is overdue; "" for no country."""
    late = rows_of(Filter(overdue=True), day)
    sql = f"SELECT e.country, sum(CASE WHEN {late.where} THEN 1 ELSE 0 END) FROM {late.table} e GROUP BY e.country"
    found: Counts = defaultdict(int)
    for country, number in store.rows(sql, late.values):
        found[country or ""] += number
    return dict(found)


def usual_region(store: Store) -> str:
    """The map on which most events and recommendations have their country: central_asia, osce or world."""
    known = {each.code: each for each in countries()}
    counted = [(known[code], number) for code, number in _recorded(store).items() if code in known]
    total = sum(number for _, number in counted)
    if sum(number for each, number in counted if each.central_asia) * 2 >= total:
        return "central_asia"
    return "osce" if sum(number for each, number in counted if each.osce) * 2 >= total else "world"


def usual_country(store: Store, codes: Iterable[str]) -> str:
    """Of these countries the one of which most is recorded, by name where several are alike; "" where there is none."""
    recorded = _recorded(store)
    return min(codes, key=lambda code: (-recorded.get(code, 0), country_name(code, "en")), default="")


def _recorded(store: Store) -> dict[str, int]:
    """How many events and recommendations each country has."""
    found: Counts = defaultdict(int)
    for kind in ("event", "recommendation"):
        for code, number in used.by_country(store, kind).items():
            found[code] += number
    return found


def ranges(numbers: Iterable[int]) -> list[Range]:
    """At most five ranges from 1 to at least the largest number, with round ends: 1, 2, 3–5, 6–10, 11–20, 21–50 …"""
    largest = max(numbers, default=0)
    if largest < 1:
        return []
    if largest <= MOST_RANGES:
        return [Range(number, number) for number in range(1, largest + 1)]
    ends = [step * 10**power for power in range(len(str(largest)) + 1) for step in _STEPS]
    needed = ends[: next(at for at, end in enumerate(ends) if end >= largest) + 1][-MOST_RANGES:]
    return [Range(first + 1, last) for first, last in zip([0, *needed], needed, strict=False)]


def _of_row(row: Row) -> CountryPlan:
    stage = Stage(row["stage"])
    begins = row["in_force"] or row["adopted"]
    return CountryPlan(
        row["country"], row["id"], _CLASSES[stage], stage, row["title"], begins, row["until"], row["standing"].to_be_confirmed
    )
