"""What a selection can be linked with: measures and indicators plan by plan, events and recommendations the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.question import Filter
from wpstracker.figures.linked import Linked, linked_records
from wpstracker.figures.rows import batches, marks
from wpstracker.figures.selecting import event_ids, recommendation_ids
from wpstracker.records import Record
from wpstracker.records.links import SIDES, side_kind
from wpstracker.services.linking import linked
from wpstracker.services.naming_items import NUMBERED, best_items
from wpstracker.store.database import Store

MOST = 300
"""More are not listed at once; typing narrows them down."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that can be linked: `group` is its plan with its country, "" for others; `joined` says with how many it is linked."""

    record: Linked
    group: str
    joined: int


@dataclass(frozen=True, slots=True)
class Candidates:
    """Those listed, and how many fit."""

    listed: tuple[Candidate, ...]
    total: int


def far_side(model: type[Record], side: str) -> str:
    """The other side of a link."""
    (far,) = set(SIDES[model]) - {side}
    return far


def candidates(
    store: Store, model: type[Record], side: str, ids: Sequence[str], text: str, *, today: date, language: str, keep: Sequence[str] = ()
) -> Candidates:
    """What fits the words typed; `keep` are listed whatever was typed. Plans of the selection's own countries come first."""
    kind = side_kind(model, far_side(model, side))
    joined = linked(store, model, side, ids)
    fitting = _fitting(store, kind, text, today, language)
    place = {id_: at for at, id_ in enumerate(fitting)}
    own = sorted(keep, key=lambda id_: place.get(id_, len(place)))
    wanted = list(dict.fromkeys((*own, *fitting[:MOST])))
    known = linked_records(store, kind, wanted, language)
    listed = [Candidate(known[id_], known[id_].extra if kind in NUMBERED else "", joined.get(id_, 0)) for id_ in wanted if id_ in known]
    if kind in NUMBERED:
        home = _plans_of(store, kind, [each.record.id for each in listed], _countries(store, side_kind(model, side), ids))
        listed.sort(key=lambda each: each.record.id not in home)
    return Candidates(tuple(listed), len(set(fitting) | set(own)))


def _fitting(store: Store, kind: str, text: str, today: date, language: str) -> list[str]:
    if kind in NUMBERED:
        return [item.id for item in best_items(store, kind, text, language, None)]
    if kind == "event":
        return event_ids(store, Filter(text=text))
    return recommendation_ids(store, Filter(text=text), today, "issued", descending=True)


def _countries(store: Store, kind: str, ids: Sequence[str]) -> list[str]:
    """The countries of the selection; a measure's is its plan's."""
    own = f"SELECT DISTINCT country FROM {kind} WHERE id IN ({{marks}})"
    sql = (
        own
        if kind not in NUMBERED
        else f"SELECT DISTINCT p.country FROM {kind} t JOIN plan p ON p.id = t.plan_id WHERE t.id IN ({{marks}})"
    )
    return [row[0] for batch in batches(ids) for row in store.rows(sql.format(marks=marks(batch)), batch) if row[0]]


def _plans_of(store: Store, kind: str, ids: Sequence[str], countries: Sequence[str]) -> set[str]:
    """Which of these items belong to a plan of one of these countries."""
    found: set[str] = set()
    for batch in batches(ids):
        sql = f"""SELECT t.id FROM {kind} t JOIN plan p ON p.id = t.plan_id
                  WHERE t.id IN ({marks(batch)}) AND p.country IN ({marks(countries)})"""
        found |= {row[0] for row in store.rows(sql, (*batch, *countries))}
    return found
