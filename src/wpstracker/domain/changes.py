"""The change log as a pure idea: an append-only set of changes; a record's present value is a fold over them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

PRESENCE = "*"
"""The pseudo-field whose heads say whether the record is there."""


class Operation(StrEnum):
    """What a change does to its record."""

    SET = "set"
    DELETE = "delete"
    RESTORE = "restore"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Change:
    """One change to one record: new values of its fields, and for each touched field the change ids its author had seen."""

    id: str
    step: str
    kind: str
    record: str
    operation: Operation
    values: Mapping[str, Any] = field(default_factory=dict)
    seen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Folded:
    """What a record's changes add up to: is it there, its values, the heads of each field, and the fields in conflict."""

    alive: bool
    values: dict[str, Any]
    heads: dict[str, tuple[str, ...]]
    conflicts: dict[str, tuple[str, ...]]


def fold(changes: Iterable[Change]) -> Folded:
    """The present state of one record; independent of the order in which its changes are given."""
    ordered = sorted(changes, key=lambda change: change.id)
    said: dict[str, dict[str, Any]] = {}
    superseded: dict[str, set[str]] = {}
    for change in ordered:
        for name, value in _claims(change):
            said.setdefault(name, {})[change.id] = value
            # Only what is older can have been seen, so the newest claim is always a head, even in a log that lies.
            superseded.setdefault(name, set()).update(id_ for id_ in change.seen.get(name, ()) if id_ < change.id)
    heads = {name: tuple(id_ for id_ in claims if id_ not in superseded[name]) for name, claims in said.items()}
    values = {name: claims[heads[name][-1]] for name, claims in said.items() if name != PRESENCE}
    conflicts = {name: ids for name, ids in heads.items() if len(ids) > 1 and _differ(said[name], ids)}
    alive = _alive(said.get(PRESENCE, {}), heads.get(PRESENCE, ()), ordered, heads)
    return Folded(alive, values, heads, conflicts)


def _claims(change: Change) -> Iterable[tuple[str, Any]]:
    """Each field a change speaks about, presence included."""
    if change.operation is Operation.SET:
        yield from change.values.items()
        if PRESENCE in change.seen:
            yield PRESENCE, True
    else:
        yield PRESENCE, change.operation is Operation.RESTORE


def _differ(claims: Mapping[str, Any], ids: tuple[str, ...]) -> bool:
    return any(claims[id_] != claims[ids[0]] for id_ in ids[1:])


def _alive(presence: Mapping[str, bool], heads: tuple[str, ...], ordered: list[Change], all_heads: Mapping[str, tuple[str, ...]]) -> bool:
    """A record is there if any presence head says so, or if a delete had not seen every present head of its fields."""
    if not presence:
        return False
    if any(presence[id_] for id_ in heads):
        return True
    seen = {id_ for change in ordered if change.id in heads for ids in change.seen.values() for id_ in ids}
    unseen = [id_ for name, ids in all_heads.items() if name != PRESENCE for id_ in ids if id_ not in seen]
    return bool(unseen)
