"""Files that earlier versions saved, with values of chance in them: of another type, none at all, broken JSON, bytes."""

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.files.make import saved
from wpstracker.store import schema
from wpstracker.store.files import home_of

OLD = tuple(range(1, schema.VERSION))
VALUES: Mapping[str, object] = {
    "nothing": None,
    "less than nothing": -1,
    "a number": 7,
    "a number beyond counting": 2**63 - 1,
    "a part": 0.5,
    "infinity": float("inf"),
    "no letters": "",
    "a space": " ",
    "a word": "many",
    "a day of no month": "2024-99-99",
    "quotes": "'\"; --",
    "a zero": "\0",
    "half an object": "{",
    "an object": "{}",
    "a list": "[]",
    "a list in a list": "[1, [2]]",
    "an object of lists": '{"ru": [1]}',
    "an object of fields": '{"titles": {"a": {}}, "start": 5, "event": [1], "progress": {}}',
    "an object of no name": '{"": null}',
    "null": "null",
    "no number": "NaN",
    "a deep list": "[" * 5_000 + "]" * 5_000,
    "a text without end": "x" * 5_000_001,
    "an id beyond all time": "f" * 32,
    "no bytes": b"",
    "bytes": b"\xff\x00",
    "half a letter": b"a\xed\xa0\x80",
}
"""What may stand in a field instead of what belongs there."""
_AS_TEXT = "half a letter"
"""A text that is no UTF-8."""


@dataclass(frozen=True, slots=True)
class Change:
    """Another value, by its name, in a column: of one row or, with `row` None, of all."""

    table: str
    column: str
    row: int | None
    value: str


def columns() -> dict[int, list[tuple[str, str]]]:
    """Table and column of all that the saved file of each version holds a row of."""
    return {version: list(_columns(saved(version))) for version in OLD}


def _columns(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_index%'")]
        filled = [table for table in tables if db.execute(f'SELECT 1 FROM "{table}"').fetchone()]
        return [(table, str(about[1])) for table in filled for about in db.execute(f'PRAGMA table_info("{table}")')]


def spoiled(folder: Path, version: int, changes: list[Change], *, at_home: bool) -> Path:
    """A file of a version with these values in it, whatever its tables allow; `at_home`: as if it had been made here."""
    path = folder / "old.wpst"
    shutil.copy(saved(version), path)
    with closing(sqlite3.connect(path)) as db:
        if at_home:
            db.execute("UPDATE about_file SET value = ? WHERE name = 'home'", (home_of(path),))
            db.commit()
        kept = _without_rules(db)
        for change in changes:
            _set(db, change)
        db.commit()
        _with_rules(db, kept)
    return path


def _set(db: sqlite3.Connection, change: Change) -> None:
    mark = "CAST(? AS TEXT)" if change.value == _AS_TEXT else "?"
    rows = [row for (row,) in db.execute(f'SELECT rowid FROM "{change.table}" ORDER BY rowid')]
    chosen = rows if change.row is None else [rows[change.row % len(rows)]]
    for row in chosen:
        with suppress(sqlite3.IntegrityError):  # a number by which SQLite itself finds the row
            db.execute(f'UPDATE OR IGNORE "{change.table}" SET "{change.column}" = {mark} WHERE rowid = ?', (VALUES[change.value], row))


def _without_rules(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """Let every column take nothing; what the tables were defined by."""
    tables = db.execute("SELECT sql, name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%NOT NULL%'").fetchall()
    kept: list[tuple[str, str]] = [(str(sql), str(name)) for sql, name in tables]
    _define(db, [(sql.replace(" NOT NULL", ""), name) for sql, name in kept])
    return kept


def _with_rules(db: sqlite3.Connection, kept: list[tuple[str, str]]) -> None:
    _define(db, kept)


def _define(db: sqlite3.Connection, tables: list[tuple[str, str]]) -> None:
    version = int(db.execute("PRAGMA schema_version").fetchone()[0])
    db.execute("PRAGMA writable_schema = ON")
    db.executemany("UPDATE sqlite_master SET sql = ? WHERE type = 'table' AND name = ?", tables)
    db.execute(f"PRAGMA schema_version = {version + 1}")
    db.execute("PRAGMA writable_schema = RESET")
    db.commit()
