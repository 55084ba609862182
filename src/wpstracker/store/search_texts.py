"""The texts by which a record is found, each with the field it stands in: its own, those of its parts, the names of what it points at."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from peewee import SqliteDatabase

from wpstracker.domain.places import country
from wpstracker.records import ANYWHERE, KINDS, Entry, Record, Term, parts_of
from wpstracker.records.fields import ByLanguage, Codes, Link
from wpstracker.words import N_

SEARCHED = tuple(kind for kind, model in KINDS.items() if issubclass(model, Entry) or model is Term)
"""Kinds of records that are found by themselves."""
APART = 16
"""Ids in the search index are multiples of this and the number of the kind, so that a list counts its own hits in the index alone."""
NUMBERS = {kind: number for number, kind in enumerate(SEARCHED)}
"""They may differ from version to version: the index is written anew when a file is brought up to date."""
NAMED = ("organisation", "person", "term", "source", "series", "project")
"""Kinds whose names belong to the text of what points at them."""

_NAMES = ("name", "names", "title", "titles", "acronym", "labels", "aliases", "code")
_CALLED = {*_NAMES, "reference", "number", "text", "texts", "translation"} - {"code"}
"""Fields that say what a record is called; a full text beside a title does not."""


class Said(NamedTuple):
    """A text with the label, untranslated, of the field it stands in; `name` when the record is called so."""

    field: str
    text: str
    name: bool = False


class _Columns(NamedTuple):
    """The columns of a model that are searched: (column, label, holds JSON, is a name), and links as (column, label, kind)."""

    own: tuple[tuple[str, str, bool, bool], ...]
    links: tuple[tuple[str, str, str], ...]


class Told(NamedTuple):
    """Texts that stand in one field of a record, or are the names of one thing it points at; empty ones too."""

    field: str
    texts: tuple[str, ...]
    name: bool


def said_of(db: SqliteDatabase, kind: str, id_: str) -> Iterator[Said]:
    """All a record is found by, its own texts first, read as they are asked for; nothing at all when it is gone."""
    found, names = False, _NamesOf(db)
    for table in _tables(kind):
        for _, told in _told(db, kind, table, [id_], names):
            found = True
            yield from (Said(told.field, text, told.name) for text in told.texts)
        if not found:
            return


def told_of_each(db: SqliteDatabase, kind: str, ids: Sequence[str]) -> dict[str, list[Told]]:
    """The same of many records at once, by id, with a query for each table; of those that are gone an empty list."""
    told_by: dict[str, list[Told]] = {id_: [] for id_ in ids}
    names, there = _NamesOf(db), ids
    for table in _tables(kind):
        for owner, told in _told(db, kind, table, there, names):
            told_by[owner].append(told)
        there = [id_ for id_ in there if told_by[id_]]
    return told_by


_LABELS = {"other_name": N_("Other names"), "result": N_("Results"), "quote": N_("Quotes"), "participation": N_("Participation")}
"""What the words of a part stand in, where the part says it better than its fields."""


@cache
def _tables(kind: str) -> tuple[type[Record], ...]:
    """The record itself and the parts whose words are its own; those that are looked up by themselves have a text of their own."""
    return (KINDS[kind], *(part for part in parts_of(kind) if part.kind() not in SEARCHED))


def _told(db: SqliteDatabase, kind: str, table: type[Record], ids: Sequence[str], names: "_NamesOf") -> Iterator[tuple[str, Told]]:
    """What the rows of records of a kind say in one table, and the names they link to; by record."""
    columns, is_own = _columns(table), table is KINDS[kind]
    owner = "id" if is_own else table.described()[table.parent].column_name
    named = [f'"{name}"' for name in (owner, *(own[0] for own in columns.own), *(link[0] for link in columns.links))]
    sql = f'SELECT {", ".join(named)} FROM "{table.kind()}" WHERE "{owner}" IN (SELECT value FROM json_each(?)) ORDER BY rowid'
    rows = db.execute_sql(sql, (json.dumps(ids),)).fetchall()
    for at, (_, _, target) in enumerate(columns.links, len(columns.own) + 1):
        names.read(target, [row[at] for row in rows if row[at]])
    is_name = table.kind() == "other_name"
    for of, *row in rows:
        for (name, label, is_json, called), value in zip(columns.own, row, strict=False):
            texts = _country_names(value) if name == "country" else _flat(value) if is_json else (value or "",)
            yield of, Told(label, texts, called or is_name)
        for (_, label, target), linked in zip(columns.links, row[len(columns.own) :], strict=True):
            if linked:
                yield of, Told(label, names.of(target, linked), is_name)


class _NamesOf:
    """Name, other names, acronym and aliases of what is pointed at, each read once."""

    def __init__(self, db: SqliteDatabase) -> None:
        self._db = db
        self._known: dict[str, dict[str, tuple[str, ...]]] = {}

    def of(self, kind: str, id_: str) -> tuple[str, ...]:
        """As far as they were read."""
        return self._known[kind].get(id_, ())

    def read(self, kind: str, ids: Iterable[str]) -> None:
        """Let the names of these be known."""
        known = self._known.setdefault(kind, {})
        new = json.dumps([id_ for id_ in dict.fromkeys(ids) if id_ not in known])
        if new == "[]":
            return
        columns, of_these = _name_columns(kind), "IN (SELECT value FROM json_each(?)) ORDER BY rowid"
        for id_, *row in self._db.execute_sql(f'SELECT id, {", ".join(columns)} FROM "{kind}" WHERE id {of_these}', (new,)).fetchall():
            texts = ((is_json, value) for is_json, value in zip(columns.values(), row, strict=True))
            known[id_] = tuple(text for is_json, value in texts for text in (_flat(value) if is_json else (value,)))
        if kind == "organisation":
            sql = f"SELECT organisation_id, name FROM other_name WHERE organisation_id {of_these}"
            for id_, name in self._db.execute_sql(sql, (new,)).fetchall():
                known[id_] = (*known.get(id_, ()), name)


@cache
def _name_columns(kind: str) -> Mapping[str, bool]:
    """The columns that hold what records of a kind are called; True for JSON."""
    fields = KINDS[kind].described()
    return {name: isinstance(fields[name], (ByLanguage, Codes)) for name in _NAMES if name in fields}


def _flat(value: str | None) -> tuple[str, ...]:
    """The texts of a JSON column; a damaged one has none."""
    try:
        said: Any = json.loads(value) if value and value not in _EMPTY else ()
    except (ValueError, TypeError, RecursionError):
        return ()
    texts = said.values() if isinstance(said, dict) else said if isinstance(said, (list, tuple)) else ()
    return tuple(text for text in texts if isinstance(text, str))


_EMPTY = ("{}", "[]")


@cache
def _country_names(code: str | None) -> tuple[str, ...]:
    """Every name of a country, so that Кыргызстан finds KG; the code as it stands where it is no country's."""
    try:
        known = country(code or "")
    except KeyError:
        return (code or "",)
    return (code or "", *known.names.values(), *known.aliases)


@cache
def worded(kind: str) -> frozenset[str]:
    """The fields of a kind by whose words, or by the names they point at, its records are found."""
    fields = KINDS[kind].described().items()
    named = {name for name, field in fields if isinstance(field, Link) and field.rel_model.kind() in NAMED}
    return frozenset({name for name, field in fields if field.searched or name == "country"} | named)


@cache
def _columns(model: type[Record]) -> _Columns:
    """What a part says is said in the field of its record that the part stands for."""
    fields = model.described()
    of_all = "" if model in ANYWHERE else _LABELS.get(model.kind(), "")
    searched = [(name, field) for name, field in fields.items() if field.searched or name == "country"]
    own = tuple(
        (field.column_name, of_all or str(field.verbose_name), isinstance(field, (ByLanguage, Codes)), _is_name(model, name))
        for name, field in searched
    )
    links = tuple(
        (field.column_name, of_all or str(field.verbose_name), field.rel_model.kind())
        for name, field in fields.items()
        if isinstance(field, Link) and field.rel_model.kind() in NAMED and name != model.parent
    )
    return _Columns(own, links)


def _is_name(model: type[Record], name: str) -> bool:
    return name in _CALLED and model.kind() in SEARCHED and not (name == "text" and "title" in model.described())
