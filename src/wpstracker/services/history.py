"""What happened to a record: who, when, what, before and after; read from the change log."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wpstracker.domain.changes import PRESENCE, Change, Operation
from wpstracker.domain.identity import moment_of
from wpstracker.records import KINDS
from wpstracker.records.fields import Described
from wpstracker.store import log
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as JSON values; `field` describes it."""

    kind: str
    field: Described
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step as far as it touched the record or its parts. `title` is untranslated; `undoes` says it took a step back."""

    at: datetime
    author: str
    title: str
    values: dict[str, Any]
    undoes: bool
    fields: tuple[FieldChange, ...]
    parts: tuple[tuple[str, str, Operation], ...]
    """(kind, id, operation) of parts that came, changed or went."""


def history(store: Store, id_: str) -> list[HistoryEntry]:
    """The steps that touched a record or its parts, newest first."""
    own = log.changes_of_record(store.db, id_)
    by_step: dict[str, list[Change]] = {}
    for change in own + _changes_of_parts(store, id_):
        by_step.setdefault(change.step, []).append(change)
    return [_entry(store, step, by_step[step], own, id_) for step in sorted(by_step, reverse=True)]


def _changes_of_parts(store: Store, id_: str) -> list[Change]:
    """Changes to records whose first change names this record as parent; the log is searched by value."""
    sql = "SELECT DISTINCT record FROM change WHERE record <> ? AND instr(field_values, ?) > 0"
    found = []
    for (part,) in store.rows(sql, (id_, id_)):
        changes = log.changes_of_record(store.db, part)
        parent = KINDS[changes[0].kind].parent
        if parent and changes[0].values.get(parent) == id_:
            found += changes
    return found


def _entry(store: Store, step: str, changes: list[Change], own: list[Change], id_: str) -> HistoryEntry:
    about = store.step(step)
    fields = [one for change in changes if change.record == id_ for one in _fields(change, own)]
    parts = tuple((change.kind, change.record, _operation(change)) for change in changes if change.record != id_)
    at = datetime.fromtimestamp(moment_of(step))
    return HistoryEntry(at, about.author, about.title, dict(about.values), about.undoes is not None, tuple(fields), parts)


def _operation(change: Change) -> Operation:
    return Operation.RESTORE if PRESENCE in change.seen and change.operation is Operation.SET else change.operation


def _fields(change: Change, own: Iterable[Change]) -> list[FieldChange]:
    fields = KINDS[change.kind].described()
    before = {name: value for earlier in own if earlier.id < change.id for name, value in earlier.values.items()}
    return [
        FieldChange(change.kind, fields[name], before.get(name, fields[name].blank), value)
        for name, value in change.values.items()
        if name in fields
    ]
