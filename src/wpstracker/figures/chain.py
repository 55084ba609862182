"""The chain from an event to a recommendation, to the measures and indicators that carry it out, to the events that followed it up."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain as together

from wpstracker.figures.linked import Linked, linked_records
from wpstracker.figures.origins import origins
from wpstracker.figures.rows import batches, marks
from wpstracker.records import EventItem, RecommendationEvent, RecommendationIndicator, RecommendationItem, Record
from wpstracker.records.links import SIDES, side_kind
from wpstracker.store.database import Store

_Notes = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Chain:
    """What a record is linked with; parts that its kind does not have are empty.

    A recommendation: its measures, indicators, follow-up `events` and `origins`. An event: the `recommendations` that came of it,
    the measures it supports, and those it `follows_up`. A measure or an indicator: its recommendations and events.
    """

    measures: tuple[Linked, ...] = ()
    indicators: tuple[Linked, ...] = ()
    events: tuple[Linked, ...] = ()
    recommendations: tuple[Linked, ...] = ()
    follows_up: tuple[Linked, ...] = ()
    origins: tuple[Linked, ...] = ()


def chains(store: Store, kind: str, ids: Sequence[str], language: str, *, unrestricted: bool = False) -> dict[str, Chain]:
    """The chain of each of these recommendations, events, plan items or indicators; a few queries for all of them.

    `unrestricted` leaves out whatever is restricted.
    """
    found: dict[str, dict[str, tuple[Linked, ...]]] = {id_: {} for id_ in ids}
    for part, of_kind, notes in _parts(store, kind, ids):
        wanted = together.from_iterable((other for other, _ in pairs) for pairs in notes.values())
        known = linked_records(store, of_kind, wanted, language, unrestricted=unrestricted)
        for id_, pairs in notes.items():
            found[id_][part] = tuple(known[other].noted(note) for other, note in pairs if other in known)
    if kind == "recommendation":
        for id_, listed in origins(store, ids, language, unrestricted=unrestricted).items():
            found[id_]["origins"] = tuple(origin.as_linked(language) for origin in listed)
    return {id_: Chain(**parts) for id_, parts in found.items()}


def came_of(store: Store, events: Sequence[str]) -> dict[str, list[str]]:
    """The recommendations that came of each event, those with a further origin there included, by reference."""
    found: dict[str, list[str]] = defaultdict(list)
    for batch in batches(events):
        sql = f"""SELECT event, id FROM (
                SELECT r.event_id AS event, r.id AS id, r.reference AS reference FROM recommendation r WHERE r.event_id IN ({marks(batch)})
                UNION SELECT o.event_id, r.id, r.reference FROM recommendation_origin o JOIN recommendation r ON r.id = o.recommendation_id
                WHERE o.event_id IN ({marks(batch)}))
            ORDER BY reference, id"""
        for event, id_ in store.rows(sql, (*batch, *batch)):
            found[event].append(id_)
    return dict(found)


def _parts(store: Store, kind: str, ids: Sequence[str]) -> list[tuple[str, str, _Notes]]:
    """(part of the chain, kind of what is linked, the ids and notes by record)."""
    if kind == "recommendation":
        return [
            ("measures", "plan_item", _notes(store, RecommendationItem, "recommendation", ids)),
            ("indicators", "indicator", _notes(store, RecommendationIndicator, "recommendation", ids)),
            ("events", "event", _notes(store, RecommendationEvent, "recommendation", ids)),
        ]
    if kind == "event":
        came = {event: [(id_, "") for id_ in found] for event, found in came_of(store, ids).items()}
        return [
            ("recommendations", "recommendation", came),
            ("measures", "plan_item", _notes(store, EventItem, "event", ids)),
            ("follows_up", "recommendation", _notes(store, RecommendationEvent, "event", ids)),
        ]
    if kind == "plan_item":
        return [
            ("recommendations", "recommendation", _notes(store, RecommendationItem, "item", ids)),
            ("events", "event", _notes(store, EventItem, "item", ids)),
        ]
    return [
        ("recommendations", "recommendation", _notes(store, RecommendationIndicator, "indicator", ids)),
        ("events", "event", _events_of_indicators(store, ids)),
    ]


def _notes(store: Store, model: type[Record], side: str, ids: Sequence[str]) -> _Notes:
    """(other id, how) of each record on one side of a link: in the order of the form, or of time from the other side."""
    fields = model.described()
    (far,) = set(SIDES[model]) - {side}
    mine, theirs = fields[side].column_name, fields[far].column_name
    order = "l.sort, l.id" if side == SIDES[model][0] else f"{_ORDERS[side_kind(model, far)]}, l.id"
    found: _Notes = defaultdict(list)
    for batch in batches(ids):
        sql = f"""SELECT l.{mine}, l.{theirs}, l.note FROM {model.kind()} l JOIN {side_kind(model, far)} o ON o.id = l.{theirs}
                  WHERE l.{mine} IN ({marks(batch)}) ORDER BY {order}"""
        for one, other, note in store.rows(sql, batch):
            found[one].append((other, note))
    return dict(found)


_ORDERS = {"recommendation": "o.reference", "event": "o.start IS NULL OR o.start LIKE '--%', o.start"}


def _events_of_indicators(store: Store, ids: Sequence[str]) -> _Notes:
    """The events that support the measure, or other item, an indicator stands at."""
    found: _Notes = defaultdict(list)
    for batch in batches(ids):
        sql = f"""SELECT i.id, l.event_id, l.note FROM indicator i JOIN event_item l ON l.item_id = i.item_id
                  JOIN event o ON o.id = l.event_id WHERE i.id IN ({marks(batch)}) ORDER BY {_ORDERS["event"]}, l.id"""
        for one, other, note in store.rows(sql, batch):
            found[one].append((other, note))
    return dict(found)
