"""Print the SQL that leads from the schema an earlier version saved to the present one: the draft of a file in `store/upgrades/`.

    python tools/schema_changes.py 1 > src/wpstracker/store/upgrades/to_version_2.sql

Read what it prints: a column that disappears takes its content along, which the migration must have moved before.
"""

import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from wpstracker.records import KINDS
from wpstracker.store.database import Store

FILES = Path(__file__).parents[1] / "tests/files"
SEARCH = ("search_text", "search_index", "search_word")
"""Tables that a migration writes anew from the records, so that what they held is not kept."""


def objects(path: Path) -> dict[tuple[str, str], str]:
    """Tables, then indices, by kind and name, with their definitions."""
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute(
            """SELECT type, name, sql FROM sqlite_master
               WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_index_%'
                     AND name NOT LIKE 'attachment_index_%' ORDER BY type DESC, rowid"""
        ).fetchall()
    return {(kind, name): " ".join(sql.split()) for kind, name, sql in rows}


def columns(path: Path, table: str) -> list[str]:
    """The names of a table's columns."""
    with closing(sqlite3.connect(path)) as db:
        return [name for _, name, *_ in db.execute(f'PRAGMA table_info("{table}")')]


def changes(old: Path, new: Path) -> Iterator[str]:
    """Statement after statement; a table with other columns is built anew and filled from the old one."""
    before, after = objects(old), objects(new)
    rebuilt = {name for (kind, name), sql in after.items() if kind == "table" and before.get((kind, name), sql) != sql}
    for (kind, name), sql in after.items():
        if name in rebuilt and name in SEARCH:
            yield from (f'DROP TABLE "{name}"', sql)
        elif name in rebuilt:
            yield from _rebuilt(name, sql, columns(old, name), columns(new, name))
        elif (kind, name) not in before or (kind == "index" and _table(sql) in rebuilt):
            yield sql
        elif kind == "index" and before[kind, name] != sql:
            yield from (f'DROP INDEX "{name}"', sql)
    yield from (f'DROP {kind.upper()} "{name}"' for kind, name in before if (kind, name) not in after)


def _rebuilt(name: str, sql: str, old: list[str], new: list[str]) -> Iterator[str]:
    there = set(old)
    filled = [f'"{column}"' if column in there else _empty(name, column) for column in new]
    names = ", ".join(f'"{column}"' for column in new)
    yield sql.replace(f'"{name}"', f'"{name}_new"', 1)
    yield f'INSERT INTO "{name}_new" ({names}) SELECT {", ".join(filled)} FROM "{name}"'
    yield f'DROP TABLE "{name}"'
    yield f'ALTER TABLE "{name}_new" RENAME TO "{name}"'


def _empty(table: str, column: str) -> str:
    """What a new column holds in old rows, as SQL: the empty value of its field."""
    field = next(field for field in KINDS[table].described().values() if field.column_name == column)
    value = field.db_value(field.from_plain(field.blank))
    if value is None:
        return "NULL"
    return str(int(value)) if isinstance(value, bool | int) else f"'{value}'"


def _table(sql: str) -> str:
    found = re.search(r' ON "?(\w+)"?', sql)
    return found[1] if found else ""


def main() -> None:
    """Compare with the file of the version named."""
    with TemporaryDirectory() as folder:
        new = Path(folder) / "new.wpst"
        Store.create(new).close()
        sys.stdout.writelines(f"{statement};\n" for statement in changes(FILES / f"version-{sys.argv[1]}.wpst", new))


if __name__ == "__main__":
    main()
