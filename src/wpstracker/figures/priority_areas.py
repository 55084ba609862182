"""Priority areas that plans name for themselves, in words."""

from dataclasses import dataclass

from wpstracker.figures.names import names
from wpstracker.figures.terms import TermLabel, terms
from wpstracker.records import PriorityArea
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class Area:
    """One area; `pillar` is what it is mapped to, `plan` and `event` are named for links to them."""

    id: str
    name: str
    cross_cutting: bool
    pillar: TermLabel | None
    plan: str
    plan_name: str
    event: str
    event_name: str


def of_plan(store: Store, plan: str, language: str) -> list[Area]:
    """The areas of a plan, in its order."""
    return _shown(store, store.fetch(PriorityArea.select().where(PriorityArea.plan == plan)), language)


def named_by(store: Store, event: str, language: str) -> list[Area]:
    """The areas an event named."""
    return _shown(store, store.fetch(PriorityArea.select().where(PriorityArea.event == event)), language)


def _shown(store: Store, areas: list[PriorityArea], language: str) -> list[Area]:
    areas = sorted(areas, key=lambda area: (area.sort if area.sort is not None else 1_000_000, str(area.id)))
    by_id = {term.id: term for term in terms(store, language)}
    plans = names(store, "plan", (area.plan for area in areas), language)
    events = names(store, "event", (area.event for area in areas), language)
    return [
        Area(
            str(area.id),
            area.names.get(language) or area.name,
            bool(area.cross_cutting),
            by_id.get(area.pillar or ""),
            area.plan or "",
            plans.get(area.plan or "", ""),
            area.event or "",
            events.get(area.event or "", ""),
        )
        for area in areas
    ]
