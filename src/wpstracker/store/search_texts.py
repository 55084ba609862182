"""The texts by which a record is found, each with the field it stands in: its own, those of its parts, the names of what it points at."""

import json
from collections.abc import Iterable, Iterator, Mapping
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


def said_of(db: SqliteDatabase, kind: str, id_: str) -> Iterator[Said]:
    """All a record is found by, its own texts first, read as they are asked for; nothing at all when it is gone."""
    model, found = KINDS[kind], False
    for said in _texts(db, model, "id", id_):
        found = True
        yield said
    if not found:
        return
    for part in _worded_parts(kind):
        for said in _texts(db, part, part.described()[part.parent].column_name, id_):
            label = said.field if part in ANYWHERE else _LABELS.get(part.kind(), said.field)
            yield Said(label, said.text, part.kind() == "other_name")


_LABELS = {"other_name": N_("Other names"), "result": N_("Results"), "quote": N_("Quotes"), "participation": N_("Participation")}
"""What the words of a part stand in, where the part says it better than its fields."""


@cache
def _worded_parts(kind: str) -> tuple[type[Record], ...]:
    """The parts whose words are the record's own; those that are looked up by themselves have a text of their own."""
    return tuple(part for part in parts_of(kind) if part.kind() not in SEARCHED)


def _texts(db: SqliteDatabase, model: type[Record], column: str, id_: str) -> Iterator[Said]:
    """The searched texts of matching rows and of the names they link to, empty ones too."""
    columns = _columns(model)
    names = ", ".join(f'"{name}"' for name in (*(own[0] for own in columns.own), *(link[0] for link in columns.links))) or "id"
    for row in db.execute_sql(f'SELECT {names} FROM "{model.kind()}" WHERE "{column}" = ?', (id_,)).fetchall():
        for (name, label, is_json, called), value in zip(columns.own, row, strict=False):
            texts = _country_names(value) if name == "country" else _flat(value) if is_json else (value or "",)
            yield from (Said(label, text, called) for text in texts)
        for (_, label, target), linked in zip(columns.links, row[len(columns.own) :], strict=True):
            if linked:
                yield from (Said(label, text) for text in _names(db, target, linked))


def _names(db: SqliteDatabase, kind: str, id_: str) -> list[str]:
    """Name, other names, acronym and aliases of something pointed at."""
    columns = _name_columns(kind)
    row = db.execute_sql(f'SELECT {", ".join(columns)} FROM "{kind}" WHERE id = ?', (id_,)).fetchone()
    texts = [text for is_json, value in zip(columns.values(), row or (), strict=False) for text in (_flat(value) if is_json else (value,))]
    if kind == "organisation":
        texts += [other for (other,) in db.execute_sql("SELECT name FROM other_name WHERE organisation_id = ?", (id_,)).fetchall()]
    return texts


@cache
def _name_columns(kind: str) -> Mapping[str, bool]:
    """The columns that hold what records of a kind are called; True for JSON."""
    fields = KINDS[kind].described()
    return {name: isinstance(fields[name], (ByLanguage, Codes)) for name in _NAMES if name in fields}


def _flat(value: str | None) -> Iterable[str]:
    """The texts of a JSON column."""
    texts: Any = json.loads(value) if value else ()
    return texts.values() if isinstance(texts, dict) else texts


def _country_names(code: str | None) -> Iterable[str]:
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
    fields = model.described()
    searched = [(name, field) for name, field in fields.items() if field.searched or name == "country"]
    own = tuple(
        (field.column_name, str(field.verbose_name), isinstance(field, (ByLanguage, Codes)), _is_name(model, name))
        for name, field in searched
    )
    links = tuple(
        (field.column_name, str(field.verbose_name), field.rel_model.kind())
        for name, field in fields.items()
        if isinstance(field, Link) and field.rel_model.kind() in NAMED and name != model.parent
    )
    return _Columns(own, links)


def _is_name(model: type[Record], name: str) -> bool:
    return name in _CALLED and model.kind() in SEARCHED and not (name == "text" and "title" in model.described())
