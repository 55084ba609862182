"""How an older file becomes a present one: a numbered list, each step in its own transaction, the whole preceded by a copy.

`playhouse.migrate` is not used: it rebuilds tables, loses triggers and, with foreign keys on, deletes children.
"""

from collections.abc import Callable, Mapping

from peewee import IntegrityError, SqliteDatabase

from wpstracker.domain.backup_rules import Reason
from wpstracker.domain.problems import KnownError
from wpstracker.store import backups, head_counts, schema, search_index
from wpstracker.store.keys import Address
from wpstracker.store.upgrades.version_2 import to_version_2
from wpstracker.store.upgrades.version_3 import to_version_3
from wpstracker.words import N_

Migration = Callable[[SqliteDatabase], None]

MIGRATIONS: Mapping[int, Migration] = {1: to_version_2, 2: to_version_3}
"""The version a file has -> what brings it to the next one. Use `execute_sql` only: `executescript` would commit half-way."""


def migrate(db: SqliteDatabase, address: Address, version: int) -> None:
    """Bring an open file up to the present version; a failed step leaves the file as that step found it and a copy among its backups."""
    if version >= schema.VERSION:
        return
    copy_before(db, address)
    db.execute_sql("PRAGMA foreign_keys = OFF")
    try:
        for number in range(version, schema.VERSION):
            with db.atomic("IMMEDIATE"):
                MIGRATIONS[number](db)
                if broken := db.execute_sql("PRAGMA foreign_key_check").fetchall():
                    raise IntegrityError(f"Migration {number} leaves links that lead nowhere: {broken[:5]}")
                schema.stamp(db, number + 1)
                if number + 1 == schema.VERSION:
                    head_counts.rebuild(db)
                    search_index.rebuild(db)  # what is found by which words may differ from version to version
    finally:
        db.execute_sql("PRAGMA foreign_keys = ON")


def copy_before(db: SqliteDatabase, address: Address) -> None:
    """A copy of the file as it was, among its other copies; KnownError when no sound one could be made."""
    try:
        backups.make(db, address, backups.folder_of(db, address.path), Reason.MIGRATION)
    except KnownError as error:
        message = N_("“{file}” must be brought up to date, but no sound copy of it could be made first. Nothing was changed.")
        raise KnownError(message, file=address.path.name) from error
