"""The change log as a pure idea: an append-only set of changes; a record's present value is a fold over them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

PRESENCE = "*"
"""The pseudo-field whose heads say whether the record is there."""


class Operation(StrEnum):
    """What a change does to its record.

    An erasing says what is left in the fields it names. What any other change claimed of them counts for nothing, now or when it
    arrives later, unless its author had seen the erasing. It says nothing of whether the record is there.
    """

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
    void = erased_claims(ordered)
    said: dict[str, dict[str, Any]] = {}
    superseded: dict[str, set[str]] = {}
    for change in ordered:
        for name, value in _claims(change):
            if name in void.get(change.id, ()):
                continue
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
    if change.operation in (Operation.SET, Operation.ERASE):
        yield from change.values.items()
    if change.operation is Operation.SET:
        if PRESENCE in change.seen:
            yield PRESENCE, True
    elif change.operation is not Operation.ERASE:
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
    seen |= {change.id for change in ordered if change.operation is Operation.ERASE}  # which is no reason to keep a record
    unseen = [id_ for name, ids in all_heads.items() if name != PRESENCE for id_ in ids if id_ not in seen]
    return bool(unseen)


def erased_claims(ordered: Sequence[Change]) -> dict[str, set[str]]:
    """The fields, by change, of which erasings took away what the change says. Takes the changes of one record by id.

    A claim outlives an erasing of its field only if it was made in knowledge of it: by whoever wrote something new there.
    """
    void: dict[str, set[str]] = {}
    for name in {name for change in ordered if change.operation is Operation.ERASE for name in change.values}:
        erasings = {change.id for change in ordered if change.operation is Operation.ERASE and name in change.values}
        known: dict[str, set[str]] = {}
        for change in ordered:
            before = [id_ for id_ in change.seen.get(name, ()) if id_ < change.id]
            known[change.id] = erasings.intersection(before).union(*(known.get(id_, set()) for id_ in before))
            if change.id not in erasings and name in change.values and known[change.id] != erasings:
                void.setdefault(change.id, set()).add(name)
    return void


def stripped(change: Change, names: Collection[str]) -> Change:
    """The change without what it says of these fields; that its author had seen what was there before stays."""
    return replace(change, values={name: value for name, value in change.values.items() if name not in names})
