"""Files of this program that somebody changed by hand to do harm."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from tests import unsaved
from wpstracker.store.database import Store

_DEEP = "[" * 100_000 + "]" * 100_000
_CHANGE = "INSERT INTO change SELECT '{id}', step, kind, record, operation, {values}, seen FROM change ORDER BY id DESC LIMIT 1"


def small(path: Path) -> Path:
    """A sound file with an event and a saved view in it, as if it came from somewhere else."""
    with closing(Store.create(path)) as store, store.change("New event") as writer:
        writer.save(unsaved.event(id="e", title="Training", country="KZ"))
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE about_file SET value = 'elsewhere' WHERE name = 'home'")
        db.commit()
    return path


def changed(path: Path, *statements: str) -> Path:
    """The same with these statements run on it, foreign keys or not."""
    with closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()
    return path


NOT_LIKE_OURS: Mapping[str, tuple[str, ...]] = {
    "a trigger": ("CREATE TRIGGER t AFTER UPDATE ON event BEGIN DELETE FROM person; END",),
    "a trigger on the log": ("CREATE TRIGGER t AFTER INSERT ON change BEGIN UPDATE change SET field_values = '{}'; END",),
    "a view": ("CREATE VIEW extra AS SELECT * FROM person",),
    "a view in the place of a table": ("DROP TABLE series_year", "CREATE VIEW series_year AS SELECT 1 AS id"),
    "a virtual table": ("CREATE VIRTUAL TABLE extra USING fts5 (body)",),
    "a virtual table in the place of a table": ("DROP TABLE series_year", "CREATE VIRTUAL TABLE series_year USING fts5 (id)"),
    "a table of somebody else": ("CREATE TABLE extra (id TEXT)",),
    "a column that works itself out": ("DROP TABLE draft", "CREATE TABLE draft (kind, record, kept_at, body AS (upper(kind)))"),
    "a rule that works something out": ("DROP TABLE draft", "CREATE TABLE draft (kind, record, kept_at, body CHECK (length(body) < 9))"),
}
"""What no file of ours has in its schema."""

NONSENSE: Mapping[str, tuple[str, ...]] = {
    "a date that is none": ("UPDATE event SET start = '2024-99-99'",),
    "a date of no year there is": ("UPDATE event SET start = '99999999-01-01'",),
    "a date before all plans": ("UPDATE event SET start = '0001-01-01'",),
    "a date in bytes": ("UPDATE event SET start = x'ff00'",),
    "a title of half a letter": ("UPDATE event SET title = CAST(x'61eda080' AS TEXT)",),
    "an author of half a letter": ("UPDATE step SET author = CAST(x'61eda080' AS TEXT)",),
    "a title in bytes": ("UPDATE event SET title = x'ff00ff'",),
    "a title without end": ("UPDATE event SET title = hex(zeroblob(4000000))",),
    "countries that are no list": ("UPDATE event SET countries_covered = '{\"a\": 1}'",),
    "deep JSON in a field": (f"UPDATE event SET countries_covered = '{_DEEP}'",),
    "half JSON in a field": ("UPDATE event SET titles = '{\"ru\": '",),
    "a text that is a list": ("UPDATE event SET titles = '{\"ru\": [1]}'",),
    "a number beyond counting": ("UPDATE event SET evaluated = 9223372036854775807",),
    "a number in words": ("UPDATE event SET evaluated = 'many'",),
    "a flag that is neither": ("INSERT INTO saved_view VALUES ('v','v','events','{}','',7,'[]',0,0)",),
    "deep JSON in the log": (_CHANGE.format(id="0" * 31 + "f", values=f"'{_DEEP}'"),),
    "no JSON in the log": (_CHANGE.format(id="0" * 31 + "f", values="'nothing'"),),
    "a log beyond all time": (_CHANGE.format(id="f" * 32, values="field_values"),),
    "an operation nobody knows": ("UPDATE change SET operation = 'explode'",),
    "values of a step that are none": ("UPDATE step SET title_values = '[]'",),
}
"""Values that a reader would stumble over."""

ODD: Mapping[str, tuple[str, ...]] = {
    "a draft that is nonsense": ("INSERT INTO draft VALUES ('event', 'e', 'yesterday', '[1, 2')",),
    "a deep draft": (f"INSERT INTO draft VALUES ('event', 'e', '2024-01-01', '{_DEEP}')",),
    "a draft of no kind": ("INSERT INTO draft VALUES ('nothing', 'x', '2024-01-01T00:00:00', '{}')",),
    "a saved view that is nonsense": ("INSERT INTO saved_view VALUES ('v', 'v', 'events', 'nonsense', '', 0, '[]', 0, 0)",),
    "a deep saved view": (f"INSERT INTO saved_view VALUES ('v', 'v', 'events', '{_DEEP}', '', 0, '[]', 0, 0)",),
    "a saved view of no page": ("INSERT INTO saved_view VALUES ('v', 'v', 'nowhere', '{}', '', 0, '[]', 0, 0)",),
    "a deep saved report": (f"INSERT INTO saved_report (id, name, request) VALUES ('r', 'r', '{_DEEP}')",),
    "a saved report that is nonsense": ("INSERT INTO saved_report (id, name, request) VALUES ('r', 'r', '{\"kind\": 5}')",),
    "a code nobody knows": ("UPDATE event SET status = 'exploded', country = 'QQ'",),
    "an attachment that leads upwards": (
        "INSERT INTO attachment_content VALUES ('d', x'414243')",
        "INSERT INTO attachment (id, record_kind, record, name, media_type, size, digest, privacy, sort) "
        "VALUES ('a', 'event', 'e', '../../evil.txt', '', 3, 'd', 'internal', 0)",
    ),
}
"""What is strange, but can be lived with: passed over, or shown as it stands."""
