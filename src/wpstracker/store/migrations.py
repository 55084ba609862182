"""How an older file becomes a present one: a numbered list, all of it in one transaction, preceded by a copy.

`playhouse.migrate` is not used: it rebuilds tables, loses triggers and, with foreign keys on, deletes children.
"""

from collections.abc import Callable, Mapping

from peewee import IntegrityError, SqliteDatabase

from wpstracker.domain.backup_rules import Reason
from wpstracker.domain.problems import KnownError
from wpstracker.store import backups, files, foreign, head_counts, recommendation_counts, schema, search_index
from wpstracker.store.backups import Backup
from wpstracker.store.keys import Address
from wpstracker.store.upgrades.version_2 import to_version_2
from wpstracker.store.upgrades.version_3 import to_version_3

Migration = Callable[[SqliteDatabase], None]

MIGRATIONS: Mapping[int, Migration] = {1: to_version_2, 2: to_version_3}
"""The version a file has -> what brings it to the next one. Use `execute_sql` only: `executescript` would commit half-way."""


def migrate(db: SqliteDatabase, address: Address, version: int) -> None:
    """Bring an open file up to the present version, or leave it as it was, with a copy among its backups.

    KnownError when it holds what no version can have written; that copy is not kept.
    """
    if version >= schema.VERSION:
        return
    copy = copy_before(db, address)
    db.execute_sql("PRAGMA foreign_keys = OFF")
    try:
        with db.atomic("IMMEDIATE"):
            _bring_up_to_date(db, address, version)
    except KnownError:
        backups.remove(copy)
        raise
    finally:
        db.execute_sql("PRAGMA foreign_keys = ON")


def _bring_up_to_date(db: SqliteDatabase, address: Address, version: int) -> None:
    for number in range(version, schema.VERSION):
        with files.opening(address.path):  # whatever a step stumbles over was in the file: each is tested with sound ones
            MIGRATIONS[number](db)
        if broken := db.execute_sql("PRAGMA foreign_key_check").fetchall():
            raise IntegrityError(f"Migration {number} leaves links that lead nowhere: {broken[:5]}")
        schema.stamp(db, number + 1)
    with files.opening(address.path):
        foreign.look_through(db, address)
        head_counts.rebuild(db)
        recommendation_counts.rebuild(db)
        search_index.rebuild(db)  # what is found by which words may differ from version to version


def copy_before(db: SqliteDatabase, address: Address) -> Backup:
    """A copy of the file as it was, among its other copies; KnownError when no sound one could be made."""
    try:
        return backups.make(db, address, backups.folder_of(db, address.path), Reason.MIGRATION)
    except KnownError as error:
        refusal = files.Unsound if error.message in (backups.UNSOUND, files.DAMAGED) else KnownError
        raise refusal(files.NOT_COPIED, file=address.path.name) from error
