"""What shows that something was done or is so: the files kept with a record and the documents cited on it, in words."""

from collections import defaultdict
from collections.abc import Sequence

from wpstracker.figures.names import names
from wpstracker.figures.rows import batches, marks, unless_restricted
from wpstracker.store.database import Store
from wpstracker.words import N_, words_for


def evidence_of(store: Store, records: Sequence[str], language: str, *, unrestricted: bool = False) -> dict[str, list[str]]:
    """The names of files, then the titles of cited documents with the place, of those records that have any; one for each.

    `unrestricted` leaves out restricted files and documents.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for record, name in _files(store, records, unrestricted):
        found[record].append(name)
    cited = _cited(store, records)
    titles = names(store, "source", {source for _, source, _ in cited}, language, unrestricted=unrestricted)
    said = words_for(language)
    for record, source, place in cited:
        if titles.get(source):
            found[record].append(said(N_("{title}, {place}"), title=titles[source], place=place) if place else titles[source])
    return dict(found)


def _files(store: Store, records: Sequence[str], unrestricted: bool) -> list[tuple[str, str]]:
    """(record, name of the file)."""
    known = unless_restricted("a", unrestricted)
    found: list[tuple[str, str]] = []
    for batch in batches(records):
        sql = f"SELECT record, name FROM attachment a WHERE record IN ({marks(batch)}){known} ORDER BY sort, id"
        found += store.rows(sql, batch)
    return found


def _cited(store: Store, records: Sequence[str]) -> list[tuple[str, str, str]]:
    """(record, source, page or paragraph)."""
    found: list[tuple[str, str, str]] = []
    for batch in batches(records):
        sql = f"SELECT record, source_id, place FROM citation WHERE record IN ({marks(batch)}) ORDER BY coalesce(sort, 1000000), id"
        found += store.rows(sql, batch)
    return found
