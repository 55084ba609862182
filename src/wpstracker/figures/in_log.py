"""What the change log keeps of a person: all names there ever were, the records that are or were a part of her, texts that named her."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from wpstracker.domain.changes import Operation, fold
from wpstracker.domain.mentions import Mentions
from wpstracker.records import KINDS, Attachment, Citation, EventPerson, Person, Position, Quote, Tagging
from wpstracker.store import log
from wpstracker.store.database import Store
from wpstracker.store.writing import blank

OWN: dict[str, str] = {
    Position.kind(): "person",
    EventPerson.kind(): "person",
    Quote.kind(): "person",
    Citation.kind(): "record",
    Attachment.kind(): "record",
    Tagging.kind(): "record",
}
"""Kinds of rows that are about a person, with the field that says about whom."""
_CALLED = ("name", "names", "aliases")


@dataclass(frozen=True, slots=True)
class Traces:
    """`people`: her record and those that went into it; `rows`: kind and id of all that is or was about her; `names`: every spelling."""

    people: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    names: Mentions


@dataclass(frozen=True, slots=True)
class Past:
    """A field of some other record that once spoke of the person; `now` is what it says today, empty of a record that is gone.

    `still`: it speaks of her today.
    """

    kind: str
    record: str
    field: str
    now: Any
    still: bool


def traces(store: Store, person: str) -> Traces:
    """Everything the log has of a person, also of what was deleted since."""
    people = [person]
    called = list(_names(store, person))
    for other in _gone_people(store):
        if set(map(str.casefold, _names(store, other))) & set(map(str.casefold, called)):
            people.append(other)
    called += [name for other in people[1:] for name in _names(store, other)]
    rows = dict.fromkeys(row for each in people for row in _rows_about(store, each))
    return Traces(tuple(people), tuple(rows), Mentions.of(called))


def past(store: Store, found: Traces) -> list[Past]:
    """Texts of other records that named her, by field; values that links and dates have are none."""
    own = set(_own_ids(found))
    touched: dict[str, set[str]] = defaultdict(set)
    for record, kind, values in _suspects(store, found.names):
        if record not in own and kind in KINDS:
            touched[record] |= {name for name, value in json.loads(values).items() if _speaks(found.names, value)}
    return [each for record, fields in touched.items() if fields for each in _settled(store, found.names, record, fields)]


def named_steps(store: Store, found: Traces) -> list[tuple[str, bool, dict[str, Any]]]:
    """Steps that bear her name: their id, whether she is the author, and what their titles quote of her or of what is hers."""
    own = {step for id_ in _own_ids(found) for (step,) in store.rows("SELECT step FROM change WHERE record = ?", (id_,))}
    wanted, values = _some(("title_values", "author"), found.names.spellings())
    suspects = {row[0]: row for row in store.rows(f"SELECT id, title_values, author FROM step WHERE {wanted}", values)} if values else {}
    for id_ in own - suspects.keys():
        suspects |= {row[0]: row for row in store.rows("SELECT id, title_values, author FROM step WHERE id = ?", (id_,))}
    steps = []
    for id_, said, author in suspects.values():
        texts = {name: value for name, value in json.loads(said).items() if isinstance(value, str) and value}
        quoted = {name: value for name, value in texts.items() if id_ in own or _speaks(found.names, value)}
        if quoted or found.names.place(author):
            steps.append((id_, found.names.place(author) is not None, quoted))
    return steps


def _own_ids(found: Traces) -> Iterator[str]:
    yield from found.people
    yield from (id_ for _, id_ in found.rows)


def _settled(store: Store, names: Mentions, record: str, fields: Iterable[str]) -> Iterator[Past]:
    changes = log.changes_of_record(store.db, record)
    kind, state = changes[0].kind, fold(changes)
    for name in sorted(fields):
        now = state.values.get(name, blank(kind, name))
        speaks = _speaks(names, now)
        yield Past(kind, record, name, now if state.alive or not speaks else blank(kind, name), state.alive and speaks)


def _names(store: Store, person: str) -> Iterator[str]:
    """Every spelling a record ever had; what an erasing left is nobody's name."""
    for change in (each for each in log.changes_of_record(store.db, person) if each.operation is not Operation.ERASE):
        for name in _CALLED:
            yield from _texts(change.values.get(name))


def _gone_people(store: Store) -> list[str]:
    """Records of people that were deleted, for instance when two were made one."""
    kind = Person.kind()
    sql = f"SELECT DISTINCT record FROM change WHERE kind = ? AND operation = 'delete' AND record NOT IN (SELECT id FROM {kind})"
    return [record for (record,) in store.rows(sql, (kind,))]


def _rows_about(store: Store, person: str) -> Iterator[tuple[str, str]]:
    """Rows that name this record as theirs, now or once."""
    sql = "SELECT record, kind, field_values FROM change WHERE instr(field_values, ?) > 0 ORDER BY record"
    for (record, kind), changes in groupby(store.rows(sql, (person,)), lambda row: (row[0], row[1])):
        if kind in OWN and any(json.loads(values).get(OWN[kind]) == person for *_, values in changes):
            yield kind, record


def _suspects(store: Store, names: Mentions) -> list[tuple[str, str, str]]:
    wanted, values = _some(("field_values",), names.spellings())
    return store.rows(f"SELECT record, kind, field_values FROM change WHERE {wanted}", values) if values else []


def _some(columns: Sequence[str], spellings: Sequence[str]) -> tuple[str, list[str]]:
    """A condition that some column holds one of these spellings, with its values."""
    conditions = [f"instr({column}, ?) > 0" for column in columns for _ in spellings]
    return " OR ".join(conditions), [spelling for _ in columns for spelling in spellings]


def _speaks(names: Mentions, value: Any) -> bool:
    return any(names.place(text) is not None for text in _texts(value))


def _texts(value: Any) -> Iterator[str]:
    """The texts in a value of the log."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for text in value.values() if isinstance(text, str))
    elif isinstance(value, list):
        yield from (text for text in value if isinstance(text, str))
