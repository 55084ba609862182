"""The years of series as rows: who was in the chair, what happened. A series of which no year is told has one row."""

from collections.abc import Sequence

from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.rows import Row, batches, marks, own_rows, unless_restricted
from wpstracker.records import Series, SeriesYear
from wpstracker.store.database import Store
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    *own_columns(Series, ("reference", "title", "countries")),
    *own_columns(SeriesYear, ("when",)),
    Column("chair", N_("In the chair"), Type.COUNTRY),
    *own_columns(SeriesYear, ("note",)),
)
"""Everything a year of a series can be listed by, in the order offered."""


def year_ids(store: Store, events: Sequence[str], *, unrestricted: bool = False) -> list[str]:
    """The years of the series these events belong to, by title and in the order of time; the series itself where it has none."""
    meant: dict[str, str] = {}
    known = unless_restricted("s", unrestricted)
    for batch in batches(events):
        sql = f"SELECT s.id, s.title FROM event e JOIN series s ON s.id = e.series_id WHERE e.id IN ({marks(batch)}){known}"
        meant |= dict(store.rows(sql, batch))
    found: list[str] = []
    for series in sorted(meant, key=lambda id_: (meant[id_], id_)):
        years = store.rows('SELECT id FROM series_year WHERE series_id = ? ORDER BY "when", sort, id', (series,))
        found += [row[0] for row in years] or [series]
    return found


def rows(store: Store, ids: Sequence[str], language: str = "en") -> dict[str, Row]:
    """The values of `COLUMNS`, by the id of the year or, where there is none, of the series."""
    years = own_rows(store, SeriesYear, ids)
    series = own_rows(store, Series, sorted({*(set(ids) - set(years)), *(row["series"] for row in years.values())}))
    found: dict[str, Row] = {}
    for id_ in ids:
        year = years.get(id_, {"series": id_, "when": None, "chair": "", "note": ""})
        if of := series.get(year["series"]):
            title = of["titles"].get(language) or of["title"]
            found[id_] = {**year, "reference": of["reference"], "title": title, "countries": of["countries"]}
    return found
