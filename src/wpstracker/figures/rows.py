"""Records as flat rows: their own fields by name; one query for many ids."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, TypeVar

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import Privacy
from wpstracker.records import Record
from wpstracker.records.fields import Choice, Count, Line, Link, Number
from wpstracker.store.database import Store

Row = dict[str, Any]
Id = TypeVar("Id")
_AS_STORED = (Line, Choice, Link, Count, Number)
"""Fields whose values are in the table what they are in a record."""

BATCH = 500


def batches(ids: Iterable[Id]) -> Iterator[Sequence[Id]]:
    """Ids, or ids with something beside, in portions that fit one query."""
    rest = iter(ids)
    while batch := list(islice(rest, BATCH)):
        yield batch


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


def own_rows(store: Store, model: type[Record], ids: Iterable[str], only: Sequence[str] = (), *, of: str = "id") -> dict[str, Row]:
    """The fields of these records, or `only` some, by id, each row with its `id`; ids that are gone are left out.

    `of`: a column that holds the ids instead, such as that of the record these are parts of.
    """
    fields = {name: field for name, field in model.described().items() if name in only or not only}
    converters = [(place, field.python_value) for place, field in enumerate(fields.values(), 1) if not isinstance(field, _AS_STORED)]
    names = ("id", *fields)
    columns = ", ".join(f'"{field.column_name}"' for field in fields.values())
    found: dict[str, Row] = {}
    for batch in batches(ids):
        by_field = list(zip(*store.rows(f'SELECT id, {columns} FROM "{model.kind()}" WHERE {of} IN ({marks(batch)})', batch), strict=True))
        for place, convert in converters if by_field else ():
            by_field[place] = tuple(None if value is None else convert(value) for value in by_field[place])
        for values in zip(*by_field, strict=True):
            found[values[0]] = dict(zip(names, values, strict=True))
    return found


def event_heads(store: Store, ids: Iterable[str], language: str, *fields: str) -> dict[str, Row]:
    """What the parts of events say of these, by id: `event_reference`, `event_title` in a language, `start` and further plain `fields`."""
    found: dict[str, Row] = {}
    names = ("event_reference", "event_title", "start", *fields)
    sql = f"SELECT id, titles, reference, title, start{''.join(f', {field}' for field in fields)} FROM event"
    for batch in batches(sorted(set(ids))):
        for id_, titles, reference, title, start, *others in store.rows(f"{sql} WHERE id IN ({marks(batch)})", batch):
            day = PartialDate.from_code(start) if start else None
            found[id_] = dict(zip(names, (reference, in_language(title, titles, language), day, *others), strict=True))
    return found


@dataclass(frozen=True)
class IdsBy(Collection[str]):
    """The ids that a query of (owner, id) finds, owner after owner in the order given; `{owners}` in it stands for the placeholders.

    They are looked up whenever they are gone through: those of every part of every event would take much room.
    """

    store: Store
    sql: str
    owners: Collection[str]

    def __iter__(self) -> Iterator[str]:
        for batch in batches(self.owners):
            found: dict[str, list[str]] = {}
            for owner, id_ in self.store.rows(self.sql.format(owners=marks(batch)), batch):
                found.setdefault(owner, []).append(id_)
            yield from (id_ for owner in batch for id_ in found.get(owner, ()))

    def __len__(self) -> int:
        return self._count

    def __contains__(self, id_: object) -> bool:
        return any(id_ == each for each in self)

    @cached_property
    def _count(self) -> int:
        sql = f"SELECT count(*) FROM ({self.sql.partition(' ORDER BY ')[0]})"
        return sum(self.store.rows(sql.format(owners=marks(batch)), batch)[0][0] for batch in batches(self.owners))
