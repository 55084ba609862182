"""How an older file becomes a present one: a numbered list, each step in its own transaction, the whole preceded by a copy.

`playhouse.migrate` is not used: it rebuilds tables, loses triggers and, with foreign keys on, deletes children.
"""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from peewee import IntegrityError, SqliteDatabase

from wpstracker.domain.problems import KnownError
from wpstracker.store import schema, searching
from wpstracker.store.replacing import replacing
from wpstracker.store.upgrades.version_2 import to_version_2
from wpstracker.store.upgrades.version_3 import to_version_3
from wpstracker.words import N_

Migration = Callable[[SqliteDatabase], None]

MIGRATIONS: Mapping[int, Migration] = {1: to_version_2, 2: to_version_3}
"""The version a file has -> what brings it to the next one. Use `execute_sql` only: `executescript` would commit half-way."""


def migrate(db: SqliteDatabase, path: Path, version: int) -> None:
    """Bring an open file up to the present version; a failed step leaves the file as that step found it and a copy beside it."""
    if version >= schema.VERSION:
        return
    copy_before(db, path, version)
    db.execute_sql("PRAGMA foreign_keys = OFF")
    try:
        for number in range(version, schema.VERSION):
            with db.atomic("IMMEDIATE"):
                MIGRATIONS[number](db)
                if broken := db.execute_sql("PRAGMA foreign_key_check").fetchall():
                    raise IntegrityError(f"Migration {number} leaves links that lead nowhere: {broken[:5]}")
                schema.stamp(db, number + 1)
                if number + 1 == schema.VERSION:
                    searching.rebuild(db)  # what is found by which words may differ from version to version
    finally:
        db.execute_sql("PRAGMA foreign_keys = ON")


def copy_before(db: SqliteDatabase, path: Path, version: int) -> Path:
    """A verified copy of the file as it was, beside it; KnownError when none could be made."""
    copy = path.with_name(f"{path.stem}.before-version-{version + 1}{path.suffix}")
    with replacing(copy) as part:
        with closing(sqlite3.connect(part)) as target:
            db.connection().backup(target)
        if not _is_sound(part):
            message = N_("“{file}” must be brought up to date, but no sound copy of it could be made first. Nothing was changed.")
            raise KnownError(message, file=path.name)
    return copy


def _is_sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as db:
        return bool(db.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
