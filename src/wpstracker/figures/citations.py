"""The sources of a record's facts, named for reading."""

from dataclasses import dataclass

from wpstracker.figures.rows import own_rows
from wpstracker.records import Citation, Source
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class Cited:
    """`field` is the name of a field or kind of part, "" for the record as a whole; `confidence` is a code."""

    field: str
    quote: str
    place: str
    confidence: str
    source: str
    title: str


def citations_of(store: Store, record: str) -> tuple[Cited, ...]:
    """Every citation that stands on a record, in its order."""
    found = store.fetch(Citation.select().where(Citation.record == record))
    found.sort(key=lambda each: (each.sort if each.sort is not None else 1_000_000, str(each.id)))
    sources = own_rows(store, Source, sorted({str(each.source) for each in found}))
    return tuple(
        Cited(each.field, each.quote, each.place, each.confidence or "", str(each.source), source["title"] or source["url"])
        for each in found
        if (source := sources.get(str(each.source)))
    )
