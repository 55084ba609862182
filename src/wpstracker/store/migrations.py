"""How an older file becomes a present one: a numbered list, each step in its own transaction, the whole preceded by a copy.

`playhouse.migrate` is not used: it rebuilds tables, loses triggers and, with foreign keys on, deletes children.
"""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from peewee import SqliteDatabase

from wpstracker.store import schema

Migration = Callable[[SqliteDatabase], None]

MIGRATIONS: Mapping[int, Migration] = {}
"""The version a file has -> what brings it to the next one. Use `execute_sql` only: `executescript` would commit half-way."""


def migrate(
    db: SqliteDatabase, path: Path, version: int, migrations: Mapping[int, Migration] = MIGRATIONS, target: int = schema.VERSION
) -> None:
    """Bring an open file from `version` to `target`; a failed step leaves the file as that step found it and a copy beside it."""
    if version >= target:
        return
    copy_before(path, version)
    db.execute_sql("PRAGMA foreign_keys = OFF")
    try:
        for number in range(version, target):
            with db.atomic("IMMEDIATE"):
                migrations[number](db)
                schema.stamp(db, number + 1)
    finally:
        db.execute_sql("PRAGMA foreign_keys = ON")


def copy_before(path: Path, version: int) -> Path:
    """A verified copy of the file as it was, beside it."""
    copy = path.with_name(f"{path.stem}.before-version-{version + 1}{path.suffix}")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy
