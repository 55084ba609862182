"""Sources as rows: what each is, how often it is used, and by which records."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import SourceKind
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.names import has_name, names
from wpstracker.figures.rows import Row, batches, marks, own_rows
from wpstracker.figures.selecting import Condition, all_of, any_of, common, none_of, sorted_ids
from wpstracker.records import Citation, Entry, Record, Source
from wpstracker.store.database import Store
from wpstracker.store.writing import links_to
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    *own_columns(Source, ("title", "source_kind", "publisher", "published")),
    Column("used", N_("Used"), Type.COUNT, help=N_("How many records name it as their source.")),
    Column("has_text", N_("Text in hand"), Type.FLAG),
    *own_columns(Source, ("author", "dateline", "accessed", "language", "url", "reference", "privacy", "verified")),
)
"""Everything a source can be listed by, in the order offered."""


def _owners(model: type[Record], link: str) -> str:
    """The ids of the records that name the source `e` in rows of one kind."""
    fields = model.described()
    owner = fields[model.parent].column_name if model.parent else "id"
    return f'SELECT u."{owner}" FROM "{model.kind()}" u WHERE u."{fields[link].column_name}" = e.id'


_USERS = f"(SELECT count(*) FROM ({' UNION '.join(_owners(model, name) for model, name, _ in links_to(Source.kind()))}))"
SORTS = {
    "title": "e.title COLLATE NOCASE",
    "source_kind": "e.source_kind",
    "publisher": "nullif(e.publisher, '') COLLATE NOCASE",
    "published": "e.published",
    "used": f"nullif({_USERS}, 0)",
    "author": "nullif(e.author, '') COLLATE NOCASE",
    "accessed": "e.accessed",
    "reference": "e.reference",
}


def ids(store: Store, question: Filter, sort: str = "title", *, descending: bool = False) -> list[str]:
    """Ids of the sources meant; `sort` is a key of `SORTS`; those without a value come last."""
    return sorted_ids(store, Source.kind(), condition(question), SORTS[sort], descending)


def condition(question: Filter) -> Condition:
    """Which rows `e` of `source` are meant; `kinds` are kinds of sources."""
    conditions = common(question.but(countries=()), Source.kind())
    conditions += any_of("e.source_kind", question.kinds) + any_of("e.publisher", question.publishers)
    return all_of([*conditions, *none_of(question, condition)])


def rows(store: Store, wanted: Sequence[str]) -> dict[str, Row]:
    """The values of `COLUMNS` for these sources, by id."""
    found = own_rows(store, Source, wanted)
    for batch in batches(wanted):
        for id_, used in store.rows(f"SELECT e.id, {_USERS} FROM source e WHERE e.id IN ({marks(batch)})", batch):
            found[id_]["used"] = used or None
    for row in found.values():
        row["has_text"] = bool(row["text"].strip())
    return found


def kinds(store: Store) -> list[SourceKind]:
    """The kinds of sources there are, in the order of their list."""
    there = {row[0] for row in store.rows("SELECT DISTINCT source_kind FROM source")}
    return [kind for kind in SourceKind if kind.value in there]


def publishers(store: Store) -> list[str]:
    """Who published the sources there are; "" where some do not say."""
    return [row[0] for row in store.rows("SELECT publisher FROM source GROUP BY publisher ORDER BY count(*) DESC, publisher")]


@dataclass(frozen=True, slots=True)
class Use:
    """A record that names a source: for which of its fields, by which words, where they stand."""

    kind: str
    id: str
    name: str
    field: str = ""
    quote: str = ""
    place: str = ""
    confidence: str = ""


def uses(store: Store, id_: str, language: str) -> list[Use]:
    """Where a source is named, record by record; a record comes once for each place in it that names the source."""
    found = [use for model, name, _ in links_to(Source.kind()) for use in _uses_by(store, model, name, id_)]
    by_kind: dict[str, set[str]] = defaultdict(set)
    for use in found:
        by_kind[use.kind].add(use.id)
    called = {id_: name for kind, ids_ in by_kind.items() if has_name(kind) for id_, name in names(store, kind, ids_, language).items()}
    named = [Use(use.kind, use.id, called.get(use.id, ""), use.field, use.quote, use.place, use.confidence) for use in found]
    order = {key: position for position, key in enumerate(dict.fromkeys((use.kind, use.id) for use in named))}
    return sorted(named, key=lambda use: (order[use.kind, use.id], bool(use.field)))


def _uses_by(store: Store, model: type[Record], link: str, id_: str) -> Iterator[Use]:
    """The rows of one kind that name the source, as uses by the record they belong to; still without its name."""
    fields = model.described()
    for row in store.fetch(model.select().where(fields[link] == id_).order_by(model.id)):
        values = {
            name: str(getattr(row, name) or "")
            for name in ("field", "quote", "source_quote", "place", "paragraph", "confidence")
            if name in fields
        }
        quote = values.get("quote") or values.get("source_quote", "")
        kind, owner, field = model.kind(), str(row.id), values.get("field", "")
        if model is Citation:
            kind, owner = row.record_kind, row.record
        elif not issubclass(model, Entry):
            kind, owner, field = fields[model.parent].rel_model.kind(), str(getattr(row, model.parent)), model.kind()
        yield Use(kind, owner, "", field, quote, values.get("place") or values.get("paragraph", ""), values.get("confidence", ""))
