"""What somebody is typing, kept in the file until it is saved: no step and no change, since a draft is nobody's change yet.

Keeping one must never be in the way: a file that is locked, full or gone keeps nothing, and only the log hears of it.
"""

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import peewee

from wpstracker.domain.problems import KnownError
from wpstracker.store import files
from wpstracker.store.connecting import BUSY_SECONDS
from wpstracker.store.database import Store

_log = logging.getLogger("wpstracker.drafts")


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft of one record; `kept_at` is the local time as ISO 8601, `body` is JSON."""

    kind: str
    record: str
    kept_at: str
    body: str


def put(store: Store, draft: KeptDraft) -> bool:
    """Keep a draft in place of an earlier one of the same record; False when the file did not take it."""
    values = (draft.kind, draft.record, draft.kept_at, draft.body)
    return _written(store, "INSERT OR REPLACE INTO draft (kind, record, kept_at, body) VALUES (?, ?, ?, ?)", values)


def all_kept(store: Store) -> list[KeptDraft]:
    """Every draft, oldest first; a file for reading has none to offer, since they could not be saved there."""
    if store.read_only:
        return []
    return [KeptDraft(*row) for row in store.rows("SELECT kind, record, kept_at, body FROM draft ORDER BY kept_at, record")]


def forget(store: Store, kind: str, record: str) -> bool:
    """Remove a draft; False when the file did not let it go."""
    return _written(store, "DELETE FROM draft WHERE kind = ? AND record = ?", (kind, record))


def settle(store: Store, kind: str, record: str) -> None:
    """Inside the step that saves a record: its draft goes in the same transaction, so that no crash can leave both."""
    store.db.execute_sql("DELETE FROM draft WHERE kind = ? AND record = ?", (kind, record))


def _written(store: Store, sql: str, values: tuple[Any, ...]) -> bool:
    """Write in a transaction of its own, at once or not at all."""
    if store.read_only or store.db.is_closed() or store.db.in_transaction():
        return False
    try:
        with files.told(store.path), _without_waiting(store.db):
            store.db.execute_sql(sql, values)
    except (KnownError, peewee.DatabaseError, sqlite3.Error) as error:
        _log.warning("a draft was not written: %s", error.message if isinstance(error, KnownError) else type(error).__name__)
        return False
    return True


@contextmanager
def _without_waiting(db: peewee.SqliteDatabase) -> Iterator[None]:
    """Nobody who types waits for another program to let go of the file."""
    db.pragma("busy_timeout", 0)
    try:
        yield
    finally:
        db.pragma("busy_timeout", BUSY_SECONDS * 1000)
