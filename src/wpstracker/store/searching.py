"""The search text of each record that can be looked up: its own words, those of its parts, and the names it points at, all folded."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from peewee import SqliteDatabase

from wpstracker.domain.finding import SHORTEST_KEY, Typed
from wpstracker.domain.places import country
from wpstracker.domain.towns import also_called
from wpstracker.domain.transliteration import heard_names, heard_words
from wpstracker.records import ANYWHERE, KINDS, Entry, OtherName, Record, Term, parts_of
from wpstracker.records.fields import ByLanguage, Codes, Link
from wpstracker.store.writing import links_to

SEARCHED = tuple(kind for kind, model in KINDS.items() if issubclass(model, Entry) or model is Term)
_NAMED = ("organisation", "person", "term", "source", "series", "project")
"""Kinds whose names belong to the text of what points at them."""


def refresh(db: SqliteDatabase, touched: Mapping[str, Iterable[str]]) -> None:
    """Write the search text of everything that these records' words appear in."""
    for kind, id_ in sorted(_affected(db, touched)):
        _remove(db, id_)
        words = _words_of(db, kind, id_)
        if words is not None:
            _add(db, kind, id_, " ".join(words))


def matching(text: str) -> tuple[str, list[str]] | None:
    """A condition on `search_text.id` for words in any order, the last letters of each still open; None when nothing is asked."""
    words = Typed.of(text).words
    if not words:
        return None
    asked = (" OR ".join(f'"{spelling}"*' for spelling in spellings) for spellings in words)
    return "SELECT rowid FROM search_index WHERE search_index MATCH ?", [" AND ".join(f"({word})" for word in asked)]


def nearest(kind: str, beginnings: Sequence[str], most: int) -> tuple[str, list[str | int]]:
    """A query of the ids of the records of a kind that have some of these beginnings of words, those with the rarest first."""
    asked = " OR ".join(f'"{beginning}"*' for beginning in beginnings)
    sql = """SELECT t.record FROM search_index JOIN search_text t ON t.id = search_index.rowid
             WHERE search_index MATCH ? AND t.kind = ? ORDER BY bm25(search_index), t.record LIMIT ?"""
    return sql, [asked, kind, most]


def counting(beginning: str) -> tuple[str, list[str]]:
    """A query of the number of records in which some word begins so."""
    return "SELECT count(*) FROM search_index WHERE search_index MATCH ?", [f'"{beginning}"*']


def rebuild(db: SqliteDatabase) -> None:
    """Write the whole search text anew."""
    db.execute_sql("INSERT INTO search_index(search_index) VALUES ('delete-all')")
    db.execute_sql("DELETE FROM search_text")
    for kind in SEARCHED:
        for (id_,) in db.execute_sql(f'SELECT id FROM "{kind}"').fetchall():
            _add(db, kind, id_, " ".join(_words_of(db, kind, id_) or ()))


def _affected(db: SqliteDatabase, touched: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
    """The touched records, the owners of touched parts, and whatever names a touched name."""
    found: set[tuple[str, str]] = set()
    for kind, ids in touched.items():
        for id_ in ids:
            if kind in SEARCHED:
                found.add((kind, id_))
            if kind in _NAMED:
                found |= _users(db, kind, id_)
            if KINDS[kind].parent and kind not in SEARCHED:
                owners = _owners(db, kind, id_)
                found |= owners
                if kind == OtherName.kind():
                    found |= {user for owner in owners for user in _users(db, *owner)}
    return found


def _owners(db: SqliteDatabase, kind: str, id_: str) -> set[tuple[str, str]]:
    """The record a part belongs to and those it belonged to before, read from the log since the part may be gone."""
    rows = db.execute_sql("SELECT field_values FROM change WHERE record = ? ORDER BY id", (id_,)).fetchall()
    said: dict[str, Any] = {}
    found = set()
    for (values,) in rows:
        said |= json.loads(values)
        owner, of_kind = said.get(KINDS[kind].parent), _owner_kind(kind, said)
        if owner and of_kind in KINDS:
            found.add((of_kind, owner))
    return found


def _owner_kind(kind: str, values: Mapping[str, Any]) -> str:
    if KINDS[kind] in ANYWHERE:
        return str(values.get("record_kind", ""))
    return str(KINDS[kind].described()[KINDS[kind].parent].rel_model.kind())


def _users(db: SqliteDatabase, kind: str, id_: str) -> set[tuple[str, str]]:
    """Every looked-up record that points at this one, itself or through a part."""
    found: set[tuple[str, str]] = set()
    for model, _, link in links_to(kind):
        if model.kind() in SEARCHED:
            rows = db.execute_sql(f'SELECT id FROM "{model.kind()}" WHERE "{link.column_name}" = ?', (id_,)).fetchall()
            found |= {(model.kind(), row[0]) for row in rows}
        elif model in ANYWHERE:
            sql = f'SELECT record_kind, record FROM {model.kind()} WHERE "{link.column_name}" = ?'
            found |= set(db.execute_sql(sql, (id_,)).fetchall())
        else:
            parent = model.described()[model.parent]
            sql = f'SELECT "{parent.column_name}" FROM "{model.kind()}" WHERE "{link.column_name}" = ?'
            found |= {(parent.rel_model.kind(), row[0]) for row in db.execute_sql(sql, (id_,)).fetchall()}
    return found


def _words_of(db: SqliteDatabase, kind: str, id_: str) -> list[str] | None:
    """Distinct folded words of a record and how they sound in any script, or None when it is gone."""
    texts = _own_texts(db, KINDS[kind], "id", id_)
    if texts is None:
        return None
    for part in _worded_parts(kind):
        texts += _own_texts(db, part, part.described()[part.parent].column_name, id_) or []
    texts += also_called(texts)
    keys = (key for text in texts for key in heard_names(text) if len(key) >= SHORTEST_KEY)
    return list(dict.fromkeys((*(word for text in texts for word, _ in heard_words(text)), *keys)))


@cache
def _worded_parts(kind: str) -> tuple[type[Record], ...]:
    """The parts whose words are the record's own; those that are looked up by themselves have a text of their own."""
    return tuple(part for part in parts_of(kind) if part.kind() not in SEARCHED)


def _own_texts(db: SqliteDatabase, model: type[Record], column: str, id_: str) -> list[str] | None:
    """The searched texts of matching rows and of the names they link to; None when there is no row."""
    own, links = _text_columns(model)
    names = ", ".join(f'"{name}"' for name in (*own, *(column for column, _ in links))) or "id"
    rows = db.execute_sql(f'SELECT {names} FROM "{model.kind()}" WHERE "{column}" = ?', (id_,)).fetchall()
    if not rows:
        return None
    texts: list[str] = []
    for row in rows:
        texts += _flat(own, row)
        for (_, target), linked in zip(links, row[len(own) :], strict=True):
            if linked:
                texts += _own_texts_of_name(db, target, linked)
    return texts + [name for row in rows for name in _country_texts(own, row)]


def _own_texts_of_name(db: SqliteDatabase, kind: str, id_: str) -> list[str]:
    """Name, other names, acronym and aliases of something pointed at."""
    fields = KINDS[kind].described()
    names = ("name", "names", "title", "titles", "acronym", "labels", "aliases", "code")
    columns = {name: isinstance(fields[name], (ByLanguage, Codes)) for name in names if name in fields}
    row = db.execute_sql(f'SELECT {", ".join(columns)} FROM "{kind}" WHERE id = ?', (id_,)).fetchone()
    texts = _flat(columns, row or ())
    if kind == "organisation":
        texts += [other for (other,) in db.execute_sql("SELECT name FROM other_name WHERE organisation_id = ?", (id_,)).fetchall()]
    return texts


def _flat(columns: Mapping[str, bool], row: Iterable[str | None]) -> list[str]:
    """The texts of a row; `columns` says which hold several as JSON."""
    texts: list[str] = []
    for is_json, text in zip(columns.values(), row, strict=False):
        value = json.loads(text) if text and is_json else [text or ""]
        texts += value.values() if isinstance(value, dict) else value
    return texts


def _country_texts(own: Mapping[str, bool], row: tuple[Any, ...]) -> list[str]:
    """Every name of the country, so that Кыргызстан finds KG."""
    code = row[list(own).index("country")] if "country" in own else ""
    try:
        known = country(code)
    except KeyError:
        return []
    return [*known.names.values(), *known.aliases]


@cache
def _text_columns(model: type[Record]) -> tuple[dict[str, bool], tuple[tuple[str, str], ...]]:
    """The columns searched as text, with whether they hold JSON, and the links whose targets' names are."""
    fields = model.described()
    searched = {name: field for name, field in fields.items() if field.searched or name == "country"}
    own = {field.column_name: isinstance(field, (ByLanguage, Codes)) for field in searched.values()}
    links = tuple(
        (field.column_name, field.rel_model.kind())
        for name, field in fields.items()
        if isinstance(field, Link) and field.rel_model.kind() in _NAMED and name != model.parent
    )
    return own, links


def _add(db: SqliteDatabase, kind: str, id_: str, body: str) -> None:
    row = db.execute_sql("INSERT INTO search_text (kind, record, body) VALUES (?, ?, ?) RETURNING id", (kind, id_, body)).fetchone()
    db.execute_sql("INSERT INTO search_index (rowid, body) VALUES (?, ?)", (row[0], body))


def _remove(db: SqliteDatabase, id_: str) -> None:
    row = db.execute_sql("SELECT id, body FROM search_text WHERE record = ?", (id_,)).fetchone()
    if row:
        db.execute_sql("INSERT INTO search_index (search_index, rowid, body) VALUES ('delete', ?, ?)", row)
        db.execute_sql("DELETE FROM search_text WHERE id = ?", (row[0],))
