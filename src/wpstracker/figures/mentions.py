"""Texts of other records and of attached files that speak of a person: found by the search index, then looked at one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from wpstracker.domain.mentions import Mentions
from wpstracker.figures.found_in import FILE
from wpstracker.figures.in_log import OWN
from wpstracker.figures.names import has_name, names
from wpstracker.records import ANYWHERE, KINDS, Record, parts_of
from wpstracker.records.fields import ByLanguage, Codes, Line
from wpstracker.store import searching
from wpstracker.store.database import Store
from wpstracker.store.search_texts import SEARCHED

_UNSEARCHED = tuple(kind for kind, model in KINDS.items() if kind not in SEARCHED and not model.parent)
"""Kinds that the search box does not know, for instance saved views."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A text that names the person: on which record, in which field (untranslated) or file, and the piece around the name."""

    kind: str
    id: str
    title: str
    field: str
    excerpt: str
    file: str = ""


def mentions(store: Store, person: str, wanted: Mentions, language: str) -> list[Mention]:
    """Every text that is not the person's own; what only links to her is not among them."""
    found: list[Mention] = []
    keys = [key for key in _candidates(store, wanted) if key[1] != person]
    called = _called(store, keys, language)
    for kind, id_ in keys:
        title = called.get((kind, id_), "")
        texts = (*_texts(store, kind, id_, person), *_file_texts(store, kind, id_))
        said = ((field, file, wanted.excerpt(text)) for field, file, text in texts)
        found += dict.fromkeys(Mention(kind, id_, title, field, piece, file) for field, file, piece in said if piece)
    return found


def _candidates(store: Store, wanted: Mentions) -> list[tuple[str, str]]:
    """Records that have the words somewhere."""
    found: dict[tuple[str, str], None] = {}
    for question in wanted.questions():
        query = searching.matching(question)
        if query:
            sql, values = query
            found |= dict.fromkeys(store.rows(f"SELECT kind, record FROM search_text WHERE id IN ({sql}) ORDER BY id", values))
    for kind in _UNSEARCHED:
        found |= dict.fromkeys((kind, id_) for (id_,) in store.rows(f'SELECT id FROM "{kind}"'))
    return list(found)


def _texts(store: Store, kind: str, id_: str, person: str) -> Iterator[tuple[str, str, str]]:
    """Field, file (none) and text of a record's own fields and of its parts, but for parts that are about the person."""
    parts = (part for part in parts_of(kind) if part.kind() not in SEARCHED)
    for model, column in ((KINDS[kind], "id"), *((part, _column(part)) for part in parts)):
        fields = _text_fields(model)
        columns = ", ".join(f'"{field.column_name}"' for field in fields)
        sql, values = f'SELECT {columns} FROM "{model.kind()}" WHERE "{column}" = ?', [id_]
        about = OWN.get(model.kind())
        if about and model not in ANYWHERE:
            sql, values = f'{sql} AND "{model.described()[about].column_name}" IS NOT ?', [id_, person]
        for row in store.rows(sql, values) if fields else ():
            for field, value in zip(fields, row, strict=True):
                yield from ((str(field.verbose_name), "", text) for text in _flat(field, value))


def _file_texts(store: Store, kind: str, id_: str) -> list[tuple[str, str, str]]:
    sql = """SELECT a.name, x.text FROM attachment a JOIN attachment_text x ON x.digest = a.digest
             WHERE a.record_kind = ? AND a.record = ? AND x.text <> '' ORDER BY a.sort, a.id"""
    return [(FILE, name, text) for name, text in store.rows(sql, (kind, id_))]


def _called(store: Store, keys: Iterable[tuple[str, str]], language: str) -> dict[tuple[str, str], str]:
    by_kind: dict[str, list[str]] = {}
    for kind, id_ in keys:
        by_kind.setdefault(kind, []).append(id_)
    found: dict[tuple[str, str], str] = {}
    for kind, ids in by_kind.items():
        if has_name(kind):
            found |= {(kind, id_): name for id_, name in names(store, kind, ids, language).items()}
        elif "name" in KINDS[kind].described():
            rows = store.rows(f'SELECT id, name FROM "{kind}"')
            found |= {(kind, id_): name for id_, name in rows}
    return found


def _column(part: type[Record]) -> str:
    return str(part.described()[part.parent].column_name)


@cache
def _text_fields(model: type[Record]) -> tuple[Any, ...]:
    about = model.parent if model in ANYWHERE else ""
    fields = model.described().items()
    return tuple(field for name, field in fields if isinstance(field, (Line, ByLanguage, Codes)) and name not in (about, "record_kind"))


def _flat(field: Any, value: Any) -> Iterable[str]:
    plain = field.plain(field.python_value(value))
    if isinstance(plain, dict):
        return [text for text in plain.values() if text]
    return [text for text in plain if text] if isinstance(plain, list) else [plain] if plain else []
