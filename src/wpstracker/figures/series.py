"""Series of events as rows: countries, how many events from when to when, who was in the chair last."""

import json
from collections.abc import Sequence

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.rows import Row, batches, marks, name_order, own_rows
from wpstracker.figures.selecting import Condition, all_of, common, none_of, sorted_ids
from wpstracker.records import Series
from wpstracker.store.database import Store
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    *own_columns(Series, ("title", "countries")),
    Column("chair", N_("Last in the chair"), Type.COUNTRY),
    Column("events", N_("Events"), Type.COUNT),
    Column("first", N_("First event"), Type.DATE),
    Column("last", N_("Last event"), Type.DATE),
    *own_columns(Series, ("reference", "privacy", "verified")),
)
"""Everything a series can be listed by, in the order offered."""

_YEAR = "CASE WHEN v.start NOT LIKE '--%' THEN v.start END"
"""The start of an event of which at least the year is known."""


def sorts(language: str) -> dict[str, str]:
    """What series can be sorted by; titles as they are shown in a language."""
    return {
        "title": name_order("e", language, "title", "titles"),
        "events": "(SELECT count(*) FROM event v WHERE v.series_id = e.id)",
        "first": f"(SELECT min({_YEAR}) FROM event v WHERE v.series_id = e.id)",
        "last": f"(SELECT max({_YEAR}) FROM event v WHERE v.series_id = e.id)",
        "reference": "e.reference",
    }


def ids(store: Store, question: Filter, sort: str = "title", *, descending: bool = False, language: str = "en") -> list[str]:
    """Ids of the series meant; one that covers any of the countries asked for is meant."""
    return sorted_ids(store, "series", condition(question), sorts(language)[sort], descending)


def condition(question: Filter) -> Condition:
    """Which rows `e` of `series` are meant."""
    conditions = common(question.but(countries=()), "series")
    if question.countries:
        covers = " OR ".join("e.countries = '[]'" if code == "" else "instr(e.countries, ?) > 0" for code in question.countries)
        conditions.append((f"({covers})", [json.dumps(code) for code in question.countries if code]))
    return all_of([*conditions, *none_of(question, condition)])


def rows(store: Store, wanted: Sequence[str], language: str = "en") -> dict[str, Row]:
    """The values of `COLUMNS` for these series, by id; titles in `language` where there are any."""
    found = own_rows(store, Series, wanted)
    for row in found.values():
        row["title"] = row["titles"].get(language) or row["title"]
        row["chair"], row["events"], row["first"], row["last"] = "", None, None, None
    for batch in batches(wanted):
        sql = f"""SELECT v.series_id, count(*), min({_YEAR}), max({_YEAR}) FROM event v
                  WHERE v.series_id IN ({marks(batch)}) GROUP BY v.series_id"""
        for id_, number, first, last in store.rows(sql, batch):
            found[id_] |= {"events": number, "first": _date(first), "last": _date(last)}
        sql = f"""SELECT series_id, chair FROM series_year WHERE chair <> '' AND series_id IN ({marks(batch)}) ORDER BY "when", sort, id"""
        for id_, chair in store.rows(sql, batch):
            found[id_]["chair"] = chair
    return found


def countries_used(store: Store) -> list[str]:
    """The countries that some series covers; "" where some name none."""
    found: dict[str, None] = {}
    for (kept,) in store.rows("SELECT DISTINCT countries FROM series"):
        found |= dict.fromkeys(json.loads(kept or "[]") or [""])
    return list(found)


def _date(code: str | None) -> PartialDate | None:
    return PartialDate.from_code(code) if code else None
