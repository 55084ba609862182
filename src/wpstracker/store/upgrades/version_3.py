"""Version 3: lists can be kept under a name, and the texts of attached files are found."""

from peewee import SqliteDatabase

from wpstracker.store.upgrades import statements


def to_version_3(db: SqliteDatabase) -> None:
    """New tables and indexes; nothing that was there changes."""
    statements.run(db, "to_version_3.sql")
