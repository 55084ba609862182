"""Rows that say the same once what they point at is one record: who took part twice, a name given twice, a source cited twice."""

from typing import Any

from wpstracker.records import (
    Citation,
    EventItem,
    EventOrganisation,
    EventPerson,
    EventPlan,
    ItemOrganisation,
    Membership,
    OtherName,
    PlanOrganisation,
    Position,
    RecommendationEvent,
    RecommendationIndicator,
    RecommendationItem,
    RecommendationOrganisation,
    Record,
    SeriesYear,
)
from wpstracker.store.database import Store

SAME_BY: dict[type[Record], tuple[str, ...]] = {
    EventOrganisation: ("event", "organisation", "role"),
    EventPerson: ("event", "person", "role"),
    EventPlan: ("event", "plan"),
    EventItem: ("event", "item"),
    RecommendationOrganisation: ("recommendation", "organisation", "role"),
    RecommendationItem: ("recommendation", "item"),
    RecommendationIndicator: ("recommendation", "indicator"),
    RecommendationEvent: ("recommendation", "event"),
    PlanOrganisation: ("plan", "organisation", "role"),
    ItemOrganisation: ("item", "organisation", "role"),
    OtherName: ("organisation", "name"),
    Membership: ("organisation", "member"),
    Position: ("person", "title"),
    SeriesYear: ("series", "when"),
    Citation: ("record", "source", "quote"),
}
"""Rows that say the same when these fields are equal and no other field contradicts. Counts of people are never taken for the same."""


def twin_of(store: Store, row: Any, *, moved: bool) -> Any:
    """A row beside this one that already says what it says, or None; `moved` when the row came from another record."""
    parent = row.described()[row.parent] if row.parent else None
    if parent is None:
        return None
    beside = type(row).select().where(parent == getattr(row, row.parent), type(row).id != row.id)
    return next((other for other in store.fetch(beside) if _says_the_same(row, other, moved=moved)), None)


def fill_up(twin: Any, row: Any) -> None:
    """Let a twin say what only this row says."""
    for name, described in row.described().items():
        if described.plain(getattr(twin, name)) == described.blank:
            setattr(twin, name, getattr(row, name))


def _says_the_same(row: Any, twin: Any, *, moved: bool) -> bool:
    """Whether two rows say the same; parts that came along must be equal where no rule of `SAME_BY` helps."""
    fields = {name: described for name, described in row.described().items() if name != "sort"}
    said = {name: (described.plain(getattr(row, name)), described.plain(getattr(twin, name))) for name, described in fields.items()}
    keys = SAME_BY.get(type(row), ())
    if keys and all(said[key][0] and said[key][0] == said[key][1] for key in keys):
        return all(one == other or fields[name].blank in (one, other) for name, (one, other) in said.items())
    return moved and all(one == other for one, other in said.values())
