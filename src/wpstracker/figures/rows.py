"""Records as flat rows: their own fields by name; one query for many ids."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from wpstracker.domain.vocabularies import Privacy
from wpstracker.records import Record
from wpstracker.records.fields import Choice, Count, Line, Link, Number
from wpstracker.store.database import Store

Row = dict[str, Any]
Id = TypeVar("Id")
OF_EVENT = ("reference", "start", "title", "titles")
"""What every part of an event says of it."""

_AS_STORED = (Line, Choice, Link, Count, Number)
"""Fields whose values are in the table what they are in a record."""

BATCH = 500


def batches(ids: Sequence[Id]) -> Iterator[Sequence[Id]]:
    """Ids, or ids with something beside, in portions that fit one query."""
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))


def marks(ids: Sequence[str]) -> str:
    """Placeholders for these ids."""
    return ", ".join("?" * len(ids))


def unless_restricted(alias: str, unrestricted: bool) -> str:
    """A further condition that keeps what is restricted out of an export; none when everything is wanted."""
    return f" AND {alias}.privacy IS NOT '{Privacy.RESTRICTED}'" if unrestricted else ""


def in_language(name: str, names: str, language: str) -> str:
    """A name in a language, if `names`, a JSON object by language, has it."""
    return str(json.loads(names).get(language) or name) if names and names != "{}" else name


def name_order(alias: str, language: str, own: str = "name", others: str = "names") -> str:
    """What sorts rows by their names in a language."""
    return f"""coalesce(nullif(json_extract({alias}.{others}, '$.{language}'), ''), {alias}.{own}) COLLATE NOCASE"""


def own_rows(store: Store, model: type[Record], ids: Sequence[str], only: Sequence[str] = ()) -> dict[str, Row]:
    """The fields of these records, or `only` some, by id, each row with its `id`; ids that are gone are left out."""
    fields = {name: field for name, field in model.described().items() if name in only or not only}
    converters = [(name, field.python_value) for name, field in fields.items() if not isinstance(field, _AS_STORED)]
    names = ("id", *fields)
    columns = ", ".join(f'"{field.column_name}"' for field in fields.values())
    found: dict[str, Row] = {}
    for batch in batches(ids):
        for values in store.rows(f'SELECT id, {columns} FROM "{model.kind()}" WHERE id IN ({marks(batch)})', batch):
            row = found[values[0]] = dict(zip(names, values, strict=True))
            for name, convert in converters:
                if row[name] is not None:
                    row[name] = convert(row[name])
    return found


def ids_by(store: Store, sql: str, owners: Sequence[str]) -> list[str]:
    """The ids a query of (owner, id) finds, owner after owner in the order given; `{owners}` in it stands for the placeholders."""
    every: list[str] = []
    for batch in batches(owners):
        found: dict[str, list[str]] = {}
        for owner, id_ in store.rows(sql.format(owners=marks(batch)), batch):
            found.setdefault(owner, []).append(id_)
        every += (id_ for owner in batch for id_ in found.get(owner, ()))
    return every
