"""The change log in the file: appending, and reading it back as `Change` values."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from peewee import SqliteDatabase

from wpstracker.domain.changes import Change, Operation, erased_claims, stripped
from wpstracker.domain.problems import Progress

_Row = tuple[str, str, str, str, str, str, str]
_ID = re.compile("[0-9a-f]{32}")
_TOLD_EVERY = 500
_COLUMNS = "id, step, kind, record, operation, field_values, seen"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a person did, with the name it bears in the menus ("Edit event")."""

    id: str
    title: str
    values: Mapping[str, Any]
    author: str
    undoes: str | None = None


def append_step(db: SqliteDatabase, step: Step) -> None:
    """Write the step that the following changes belong to."""
    row = (step.id, step.title, json.dumps(dict(step.values), ensure_ascii=False), step.author, step.undoes)
    db.execute_sql("INSERT INTO step (id, title, title_values, author, undoes) VALUES (?, ?, ?, ?, ?)", row)


def append_change(db: SqliteDatabase, change: Change) -> None:
    """Write one change."""
    values = _values(change.values)
    seen = json.dumps(dict(change.seen), separators=(",", ":"))
    row = (change.id, change.step, change.kind, change.record, str(change.operation), values, seen)
    db.execute_sql(f"INSERT INTO change ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def changes_of_record(db: SqliteDatabase, record: str) -> list[Change]:
    """Every change to one record, oldest first."""
    return _read(db.execute_sql(f"SELECT {_COLUMNS} FROM change WHERE record = ? ORDER BY id", (record,)))


def changes_of_step(db: SqliteDatabase, step: str) -> list[Change]:
    """Every change of one step, oldest first."""
    return _read(db.execute_sql(f"SELECT {_COLUMNS} FROM change WHERE step = ? ORDER BY id", (step,)))


def all_changes(db: SqliteDatabase, unreadable: Callable[[str, str], object] | None = None) -> Iterator[Change]:
    """The whole log, record by record. A change that says nothing readable is told by id and record, or raises ValueError."""
    for row in db.execute_sql(f"SELECT {_COLUMNS} FROM change ORDER BY record, id"):
        try:
            yield _change(row)
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            if unreadable is None:
                raise ValueError(f"change {row[0]}") from error
            unreadable(str(row[0]), str(row[3]))


def told(db: SqliteDatabase, changes: Iterable[Change], progress: Progress) -> Iterator[Change]:
    """The changes of the whole log as they come, with word now and then of how far it is."""
    count = max(int(db.execute_sql("SELECT count(*) FROM change").fetchone()[0]), 1)
    for number, change in enumerate(changes):
        if number % _TOLD_EVERY == 0:
            progress(min(number / count, 1))
        yield change


def read_step(db: SqliteDatabase, id_: str) -> Step:
    """One step by its id."""
    row = db.execute_sql("SELECT id, title, title_values, author, undoes FROM step WHERE id = ?", (id_,)).fetchone()
    return Step(row[0], row[1], json.loads(row[2]), row[3], row[4])


def strip(db: SqliteDatabase, record: str) -> bool:
    """Take out of the changes of a record, for good, what erasings have taken away; False when nothing was left of that."""
    changes = changes_of_record(db, record)
    by_id = {change.id: change for change in changes}
    void = erased_claims(changes)
    for id_, names in void.items():
        values = _values(stripped(by_id[id_], names).values)
        db.execute_sql("UPDATE change SET field_values = ? WHERE id = ?", (values, id_))
    return bool(void)


def latest(db: SqliteDatabase) -> str:
    """The greatest change or step id, or "" in an empty log; ValueError when it is none."""
    found = max(str(db.execute_sql(f"SELECT coalesce(max(id), '') FROM {table}").fetchone()[0]) for table in ("change", "step"))
    if found and not _ID.fullmatch(found):
        raise ValueError(f"change id {found}")
    return found


def _values(values: Mapping[str, Any]) -> str:
    return json.dumps(dict(values), ensure_ascii=False, separators=(",", ":"))


def _read(rows: Iterable[_Row]) -> list[Change]:
    return [_change(row) for row in rows]


def _change(row: _Row) -> Change:
    id_, step, kind, record, operation, values, seen = row
    said, heads = json.loads(values), {name: tuple(ids) for name, ids in json.loads(seen).items()}
    if not isinstance(said, dict):
        raise ValueError(f"values of change {id_}")
    return Change(id_, step, kind, record, Operation(operation), said, heads)
