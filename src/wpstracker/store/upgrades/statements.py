"""The frozen SQL of an upgrade."""

from pathlib import Path

from peewee import SqliteDatabase


def run(db: SqliteDatabase, name: str) -> None:
    """Execute a file of statements beside this one, one by one: `executescript` would commit half-way."""
    for statement in Path(__file__).with_name(name).read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            db.execute_sql(statement)
