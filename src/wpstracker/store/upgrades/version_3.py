"""Version 3: lists can be kept under a name, the texts of attached files are found, and people can be erased."""

from peewee import SqliteDatabase

from wpstracker.store.upgrades import statements


def to_version_3(db: SqliteDatabase) -> None:
    """New tables and indexes, and until when a person's data may be kept; nothing that was there changes."""
    statements.run(db, "to_version_3.sql")
