"""Which records go into a summary."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.handover import Handover
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Privacy
from wpstracker.figures import country_figures, plans
from wpstracker.figures.blocks import block_ids
from wpstracker.figures.event_organisations import organisation_ids
from wpstracker.figures.event_people import people_ids
from wpstracker.figures.priority_areas import area_ids
from wpstracker.figures.recommendations import from_events
from wpstracker.figures.results import result_ids
from wpstracker.figures.selecting import event_ids, recommendation_ids
from wpstracker.figures.series_years import year_ids
from wpstracker.reports.asked import Asked, asked
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class Contents:
    """Ids in the order of the sheets, how many restricted records are among what is meant, and how many named participants."""

    asked: Asked
    handover: Handover
    events: Sequence[str]
    blocks: Collection[str]
    organisations: Collection[str]
    people: Collection[str]
    results: Collection[str]
    recommendations: Sequence[str]
    plans: Sequence[str]
    areas: Collection[str]
    figures: Sequence[str]
    series: Sequence[str]
    restricted: int
    participants: int


def contents(store: Store, question: Filter, today: date, handover: Handover) -> Contents:
    """The records meant; a question about events takes the recommendations that came out of them."""
    meant = asked(question.but(unrestricted=not handover.restricted))
    everything = _meant(store, meant, today, unrestricted=False)
    known = _meant(store, meant, today, unrestricted=True) if _has_restricted(store) else everything
    events, recommendations, found_plans = everything if handover.restricted else known
    restricted = sum(map(len, everything)) - sum(map(len, known))
    named = people_ids(store, events, participants=True, restricted=handover.restricted)
    public = people_ids(store, events, participants=False, restricted=handover.restricted)
    people = named if handover.participants else public
    unrestricted = not handover.restricted
    return Contents(
        meant,
        handover,
        events,
        block_ids(store, events),
        organisation_ids(store, events, unrestricted=unrestricted),
        people,
        result_ids(store, events),
        recommendations,
        found_plans,
        area_ids(store, found_plans),
        country_figures.all_ids(store, meant.plans.countries, unrestricted=unrestricted),
        year_ids(store, events, unrestricted=unrestricted),
        restricted,
        len(named) - len(public),
    )


def _has_restricted(store: Store) -> bool:
    """Whether any record of these kinds is restricted; where none is, looking twice would find the same."""
    kinds = (f"SELECT 1 FROM {kind} WHERE privacy = '{Privacy.RESTRICTED}'" for kind in ("event", "recommendation", "plan"))
    return bool(store.rows(f"SELECT EXISTS ({' UNION ALL '.join(kinds)})")[0][0])


def _meant(store: Store, meant: Asked, today: date, *, unrestricted: bool) -> tuple[list[str], list[str], list[str]]:
    events = event_ids(store, meant.events.but(unrestricted=unrestricted))
    if meant.about == "event":
        recommendations = from_events(store, events, unrestricted=unrestricted)
    else:
        recommendations = recommendation_ids(store, meant.recommendations.but(unrestricted=unrestricted), today)
    day = meant.plans.as_of or today
    return events, recommendations, [row["id"] for row in plans.all_rows(store, meant.plans.but(unrestricted=unrestricted), day)]
