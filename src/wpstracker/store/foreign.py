"""A file may come from anybody: what stands in it is looked at before anything relies on it.

Its tables are looked at every time, since a trigger or a view would work at the first click; its values once, when it comes to this
computer or to another place on it: whatever a reader would stumble over is damage, told at the door.
"""

import re
from collections.abc import Iterator

from peewee import Field, SqliteDatabase

from wpstracker.domain.changes import Operation
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import KnownError
from wpstracker.records import KINDS
from wpstracker.records.fields import ByLanguage, Codes, Count, Flag, Number, Numbers, When
from wpstracker.store import schema
from wpstracker.store.files import DAMAGED, home_of
from wpstracker.store.keys import Address
from wpstracker.words import N_

NOT_LIKE_OURS = N_(
    "“{file}” holds something that files of WPS Tracker do not have ({name}), so it was not opened. "
    "Ask whoever sent it for an unchanged copy."
)
_OF_SEARCH = ("search_index", "attachment_index")
_SHADOWS = re.compile(rf"(?:{'|'.join(_OF_SEARCH)})_(?:data|idx|docsize|config|content)|sqlite_\w+")
_SEARCHES = re.compile(r"CREATE VIRTUAL TABLE \"?\w+\"? USING fts5\b", re.IGNORECASE)
_WORKS = re.compile(r"\b(?:GENERATED|CHECK)\b|\bAS\s*\(", re.IGNORECASE)
"""A column or a rule that works something out by itself; ours do not."""
_MOST_LETTERS = 5_000_000
_MOST_WHOLE, _MOST_NUMBER = 2**31, 1e18
_LAST_MOMENT = "e677d21fdbff"
"""The last millisecond of the year 9999, as ids of changes say it."""


def check_schema(db: SqliteDatabase, address: Address) -> None:
    """KnownError when there is anything besides our tables and their indexes; nothing in the file has been asked for yet."""
    for kind, name, sql in db.execute_sql("SELECT type, name, sql FROM sqlite_master").fetchall():
        if not _is_ours(str(kind), str(name), str(sql or "")):
            raise KnownError(NOT_LIKE_OURS, file=address.path.name, name=f"{kind} {str(name)[:60]}")


def _is_ours(kind: str, name: str, sql: str) -> bool:
    if kind == "index":
        return True
    if kind != "table" or not (name in KINDS or name in schema.OWN_TABLES or _SHADOWS.fullmatch(name)):
        return False
    if name in _OF_SEARCH:
        return _SEARCHES.match(sql) is not None
    return not sql.upper().startswith("CREATE VIRTUAL") and not _WORKS.search(sql)


def check_values(db: SqliteDatabase, address: Address) -> None:
    """KnownError when a file from elsewhere holds a value that no reader could make sense of."""
    known = db.execute_sql("SELECT value FROM about_file WHERE name = 'home'").fetchone()
    if not known or known[0] != home_of(address.path):
        look_through(db, address)


def look_through(db: SqliteDatabase, address: Address) -> None:
    """KnownError when any value in the file is none."""
    for where in _senseless(db):
        raise KnownError(DAMAGED, file=address.path.name, reason=where)


def _senseless(db: SqliteDatabase) -> Iterator[str]:
    """Where values stand that are none, table by table."""
    for table, condition in _log_conditions().items():
        yield from (f"{table} {id_}" for (id_,) in db.execute_sql(f"SELECT id FROM {table} WHERE {condition} LIMIT 1").fetchall())
    for kind, model in KINDS.items():
        fields = model.described().values()
        wrong = " OR ".join(filter(None, (_condition(field) for field in fields)))
        for (id_,) in db.execute_sql(f"SELECT id FROM \"{kind}\" WHERE typeof(id) <> 'text' OR {wrong} LIMIT 1").fetchall():
            yield f"{kind} {id_}"
        for field in fields:
            if isinstance(field, When):
                yield from (f"{kind}: {code}" for code in _no_dates(db, kind, field.column_name))
        _decode(db, kind, [field.column_name for field in fields if field.field_type == "TEXT"])
    _decode(db, "step", ["title", "title_values", "author"])
    _decode(db, "change", ["kind", "record", "field_values", "seen"])


def _decode(db: SqliteDatabase, table: str, columns: list[str]) -> None:
    """Python's driver refuses bytes that are no UTF-8 when it meets them; better here than in the middle of a page."""
    together = " || ' ' || ".join(f"coalesce(\"{column}\", '')" for column in ["id", *columns])
    for _ in db.execute_sql(f'SELECT {together} FROM "{table}"'):
        pass


def _no_dates(db: SqliteDatabase, kind: str, column: str) -> Iterator[str]:
    for (code,) in db.execute_sql(f'SELECT DISTINCT "{column}" FROM "{kind}" WHERE "{column}" <> \'\'').fetchall():
        try:
            PartialDate.from_code(code)
        except (ValueError, TypeError):
            yield str(code)[:40]


def _condition(field: Field) -> str:
    """When a value of this field is none, as SQL; NULL is always a value."""
    column = f'"{field.column_name}"'
    if isinstance(field, Codes):
        return _no_json(column, "array", "'text'")
    if isinstance(field, ByLanguage):
        return _no_json(column, "object", "'text'")
    if isinstance(field, Numbers):
        return _no_json(column, "object", "'integer', 'real'")
    if isinstance(field, Count):
        return f"typeof({column}) NOT IN ('integer', 'null') OR abs({column}) > {_MOST_WHOLE}"
    if isinstance(field, Number):
        return f"typeof({column}) NOT IN ('integer', 'real', 'null') OR abs({column}) > {_MOST_NUMBER}"
    if isinstance(field, Flag):
        return f"{column} NOT IN (0, 1)"
    if isinstance(field, When):
        return f"typeof({column}) NOT IN ('text', 'null')"
    return f"typeof({column}) NOT IN ('text', 'null') OR length({column}) > {_MOST_LETTERS}"


def _no_json(column: str, kind: str, holds: str) -> str:
    """SQLite refuses JSON that is deeper than a thousand levels, so that no reader of ours meets it."""
    inside = f"EXISTS (SELECT 1 FROM json_each({column}) WHERE type NOT IN ({holds}))"
    is_kind = f"json_valid({column}) AND json_type({column}) = '{kind}'"
    return f"({column} NOT IN ('', '[]', '{{}}') AND CASE WHEN {is_kind} THEN {inside} ELSE 1 END)"


def _log_conditions() -> dict[str, str]:
    """When a step or a change of the log is none."""
    no_id = f"length(id) <> 32 OR id GLOB '*[^0-9a-f]*' OR id > '{_LAST_MOMENT}'"
    operations = ", ".join(f"'{each.value}'" for each in Operation)
    kinds = ", ".join(f"'{kind}'" for kind in KINDS)
    no_object = "NOT json_valid({0}) OR json_type({0}) <> 'object'"
    known = f"kind IN ({kinds}) AND operation IN ({operations})"
    return {
        "step": f"{no_id} OR {no_object.format('title_values')}",
        "change": f"{no_id} OR NOT ({known}) OR {no_object.format('field_values')} OR {no_object.format('seen')}",
    }
