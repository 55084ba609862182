"""What happened to a record: who, when, what, before and after; read from the change log."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wpstracker.domain.changes import PRESENCE, Change, Operation
from wpstracker.domain.identity import moment_of
from wpstracker.figures.names import has_name, names
from wpstracker.records import KINDS
from wpstracker.records.fields import Link
from wpstracker.store import log
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as JSON values; `name` is the field's in the model of `kind`."""

    kind: str
    name: str
    before: Any
    after: Any

    @property
    def linked_kind(self) -> str:
        """The kind of record the value is an id of; "" for a plain value."""
        field = KINDS[self.kind].described()[self.name]
        return str(field.rel_model.kind()) if isinstance(field, Link) else ""


@dataclass(frozen=True, slots=True)
class PartChange:
    """A part that came (restore), changed (set) or went (delete), with its fields; one that went says what it held before."""

    kind: str
    id: str
    operation: Operation
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step as far as it touched the record or its parts; `title` is untranslated.

    `undoes` and `redoes`: it took a step back, or did it again. `undone`: it was itself taken back, and not done again.
    """

    at: datetime
    author: str
    title: str
    values: dict[str, Any]
    undoes: bool
    redoes: bool
    undone: bool
    fields: tuple[FieldChange, ...]
    parts: tuple[PartChange, ...]


def history(store: Store, id_: str) -> list[HistoryEntry]:
    """The steps that touched a record or its parts, newest first."""
    by_record = {id_: log.changes_of_record(store.db, id_)} | _changes_of_parts(store, id_)
    by_step: dict[str, list[Change]] = defaultdict(list)
    for change in (change for changes in by_record.values() for change in changes):
        by_step[change.step].append(change)
    steps = {step: store.step(step) for step in by_step}
    taken_back = _taken_back(steps.values())
    return [_entry(steps, taken_back, step, by_step[step], by_record, id_) for step in sorted(by_step, reverse=True)]


def linked_names(store: Store, entries: Iterable[HistoryEntry], language: str) -> dict[str, str]:
    """The names of all records that the entries point at, by id."""
    ids: dict[str, set[str]] = defaultdict(set)
    for field in _all_fields(entries):
        if has_name(field.linked_kind):
            ids[field.linked_kind].update(value for value in (field.before, field.after) if value)
    found: dict[str, str] = {}
    for kind, wanted in ids.items():
        found |= names(store, kind, wanted, language)
    return found


def _all_fields(entries: Iterable[HistoryEntry]) -> Iterator[FieldChange]:
    for entry in entries:
        yield from entry.fields
        for part in entry.parts:
            yield from part.fields


def _changes_of_parts(store: Store, id_: str) -> dict[str, list[Change]]:
    """Changes to records of which some change names this record as parent, by id; the log is searched by value."""
    sql = "SELECT DISTINCT record FROM change WHERE record <> ? AND instr(field_values, ?) > 0"
    found = {}
    for (part,) in store.rows(sql, (id_, id_)):
        changes = log.changes_of_record(store.db, part)
        parent = KINDS[changes[0].kind].parent
        if parent and any(change.values.get(parent) == id_ for change in changes):
            found[part] = changes
    return found


def _taken_back(steps: Iterable[log.Step]) -> set[str]:
    """Steps whose effect is gone: undone, and the undoing not taken back in its turn."""
    inverse_of = {step.undoes: step.id for step in steps if step.undoes}
    gone: set[str] = set()
    for step in sorted(inverse_of, reverse=True):  # later steps first: whether the undoing itself still holds is known by then
        if inverse_of[step] not in gone:
            gone.add(step)
    return gone


def _entry(
    steps: dict[str, log.Step], taken_back: set[str], step: str, changes: list[Change], by_record: dict[str, list[Change]], id_: str
) -> HistoryEntry:
    about = steps[step]
    backwards = _times_turned(steps, step) % 2 == 1
    changes = sorted(changes, key=lambda change: change.id)
    own = [field for change in changes if change.record == id_ for field in _fields(change, by_record[id_])]
    parts = [
        PartChange(change.kind, change.record, _operation(change), tuple(_fields(change, by_record[change.record])))
        for change in changes
        if change.record != id_
    ]
    redoes = about.undoes is not None and not backwards
    at = datetime.fromtimestamp(moment_of(step))
    return HistoryEntry(at, about.author, about.title, dict(about.values), backwards, redoes, step in taken_back, tuple(own), tuple(parts))


def _times_turned(steps: dict[str, log.Step], step: str) -> int:
    """0 for a step, 1 for its undoing, 2 for doing it again, 3 for taking that back …"""
    times, undoes = 0, steps[step].undoes
    while undoes in steps:
        times, undoes = times + 1, steps[undoes].undoes
    return times


def _operation(change: Change) -> Operation:
    return Operation.RESTORE if PRESENCE in change.seen and change.operation is Operation.SET else change.operation


def _fields(change: Change, history_of_it: Sequence[Change]) -> list[FieldChange]:
    """Before and after of each field a change set; of a deleted or restored record, all it held."""
    fields = KINDS[change.kind].described()
    before = {name: value for earlier in history_of_it if earlier.id < change.id for name, value in earlier.values.items()}
    if change.operation in (Operation.SET, Operation.ERASE):
        values = {name: (before.get(name, fields[name].blank), value) for name, value in change.values.items() if name in fields}
    elif change.operation is Operation.DELETE:
        values = {name: (value, fields[name].blank) for name, value in before.items() if name in fields}
    else:
        values = {name: (fields[name].blank, value) for name, value in before.items() if name in fields}
    return [FieldChange(change.kind, name, was, now) for name, (was, now) in values.items() if was != now]
