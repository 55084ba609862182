"""Priority areas that plans name for themselves, in words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.names import names
from wpstracker.figures.rows import IdsBy, Row, own_rows
from wpstracker.figures.terms import TermLabel, terms
from wpstracker.records import Plan, PriorityArea
from wpstracker.store.database import Store
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    *own_columns(Plan, ("country",)),
    Column("plan_title", N_("Plan"), Type.TEXT),
    *own_columns(PriorityArea, ("name", "cross_cutting")),
    Column("pillar_label", N_("Pillar"), Type.TEXT),
    Column("event_title", N_("Event that named it"), Type.TEXT),
)
"""Everything an area can be listed by, in the order offered."""


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


def area_ids(store: Store, plans: Collection[str]) -> IdsBy:
    """The areas of these plans, plan after plan in the order given."""
    return IdsBy(store, "SELECT plan_id, id FROM priority_area WHERE plan_id IN ({owners}) ORDER BY sort, id", plans)


def rows(store: Store, ids: Sequence[str], language: str = "en", *, unrestricted: bool = False) -> dict[str, Row]:
    """The values of `COLUMNS` for these areas, by id; `unrestricted` keeps restricted events unnamed."""
    found = own_rows(store, PriorityArea, ids)
    plans = own_rows(store, Plan, sorted({row["plan"] for row in found.values()}))
    titles = names(store, "plan", plans, language)
    events = names(store, "event", (row["event"] for row in found.values()), language, unrestricted=unrestricted)
    pillars = names(store, "term", (row["pillar"] for row in found.values()), language)
    for row in found.values():
        row["country"], row["plan_title"] = plans[row["plan"]]["country"], titles.get(row["plan"], "")
        row["name"] = row["names"].get(language) or row["name"]
        row["pillar_label"], row["event_title"] = pillars.get(row["pillar"], ""), events.get(row["event"], "")
    return found


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
