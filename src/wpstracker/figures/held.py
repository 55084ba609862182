"""Everything that is held about one person: her record, every row about her, texts that name her, drafts, the change log."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from wpstracker.domain.identity import moment_of
from wpstracker.figures.columns import Column, own_columns
from wpstracker.figures.in_log import OWN, Traces, named_steps, past, traces
from wpstracker.figures.mentions import Mention, mentions
from wpstracker.figures.names import has_name, names
from wpstracker.records import KINDS, Person, Record
from wpstracker.records.fields import ByLanguage, Codes, Flag, Link
from wpstracker.store.database import Store
from wpstracker.words import N_, Words

_POINTERS = ("record", "record_kind", "person", "sort", "digest")
"""Fields that say nothing about the person."""


@dataclass(frozen=True, slots=True)
class HeldTable:
    """Rows of one kind as a person reads them; `headings` are in the reader's language."""

    kind: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class InLog:
    """How often the change log has her: changes of her record and rows, other changes that named her, steps under her name; since when."""

    own: int
    naming: int
    steps: int
    first: float | None
    last: float | None


@dataclass(frozen=True, slots=True)
class Held:
    """`facts` are the fields of the record with their labels, `files` name and digest of what is attached, `drafts` kind and id."""

    id: str
    name: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[HeldTable, ...]
    files: tuple[tuple[str, str], ...]
    mentions: tuple[Mention, ...]
    drafts: tuple[tuple[str, str], ...]
    log: InLog
    found: Traces

    def count(self, kind: str) -> int:
        """How many rows of a kind are about her."""
        return sum(len(table.rows) for table in self.tables if table.kind == kind)


def held(store: Store, person: str, words: Words) -> Held | None:
    """All of it; None when the record is gone."""
    record = store.get(Person, person)
    if record is None:
        return None
    found = traces(store, person)
    return Held(
        person,
        record.name,
        tuple(_facts(store, record, words)),
        tuple(table for kind in OWN if (table := _table(store, kind, person, words)).rows),
        tuple(store.rows("SELECT name, digest FROM attachment WHERE record = ? ORDER BY sort, id", (person,))),
        tuple(mentions(store, person, found.names, words.language)),
        tuple(drafts_about(store, found)),
        _in_log(store, found),
        found,
    )


def drafts_about(store: Store, found: Traces) -> list[tuple[str, str]]:
    """What was typed, not saved, and names her or points at her."""
    kept = store.rows("SELECT kind, record, body FROM draft ORDER BY kept_at, record")
    return [(kind, record) for kind, record, body in kept if found.names.place(body) or any(id_ in body for id_ in found.people)]


def _facts(store: Store, record: Person, words: Words) -> Iterable[tuple[str, str]]:
    columns = own_columns(Person, tuple(Person.described()))
    shown = _shown(store, Person, [record], columns, words)[0]
    return [(words(column.label), text) for column, text in zip(columns, shown, strict=True) if text]


def _table(store: Store, kind: str, person: str, words: Words) -> HeldTable:
    model: Any = KINDS[kind]
    columns = own_columns(model, tuple(name for name in model.described() if name not in _POINTERS))
    rows = store.fetch(model.select().where(model.described()[OWN[kind]] == person).order_by(model.id))
    shown = _shown(store, model, rows, columns, words)
    filled = [at for at in range(len(columns)) if any(row[at] for row in shown)]
    headings = tuple(words(columns[at].label) for at in filled)
    return HeldTable(kind, headings, tuple(tuple(row[at] for at in filled) for row in shown))


def _shown(store: Store, model: type[Record], rows: Sequence[Any], columns: Sequence[Column], words: Words) -> list[tuple[str, ...]]:
    """Values as a person reads them, links by their names."""
    fields = model.described()
    called: dict[str, str] = {}
    for name, field in fields.items():
        if isinstance(field, Link) and has_name(field.rel_model.kind()):
            called |= names(store, field.rel_model.kind(), (getattr(row, name) for row in rows), words.language)
    return [tuple(_text(fields[c.key], c, getattr(row, c.key), called, words) for c in columns) for row in rows]


def _text(field: Any, column: Column, value: Any, called: dict[str, str], words: Words) -> str:
    if isinstance(field, Link):
        return called.get(value, value or "")
    if isinstance(field, ByLanguage):
        return "; ".join(f"{language}: {text}" for language, text in (value or {}).items())
    if isinstance(field, Codes):
        return "; ".join(value or ())
    if isinstance(field, Flag):
        return words(_YES) if value else words(_NO)
    return column.show(value, words)


_YES, _NO = N_("yes"), N_("no")


def _in_log(store: Store, found: Traces) -> InLog:
    ids = [*found.people, *(id_ for _, id_ in found.rows)]
    own = [change for id_ in ids for (change,) in store.rows("SELECT id FROM change WHERE record = ?", (id_,))]
    moments = [moment for change in own if (moment := moment_of(change))]
    naming = len(past(store, found))
    return InLog(len(own), naming, len(named_steps(store, found)), min(moments, default=None), max(moments, default=None))


@cache
def title_of(kind: str) -> str:
    """What the rows of a kind are to the person, untranslated."""
    return _TITLES.get(kind, KINDS[kind].label)


_TITLES = {
    "position": N_("Positions over time"),
    "event_person": N_("Roles at events"),
    "quote": N_("Words quoted"),
    "citation": N_("Sources of what is said about the person"),
    "attachment": N_("Attached files"),
    "tagging": N_("Tags"),
}
