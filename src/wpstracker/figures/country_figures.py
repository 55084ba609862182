"""Figures about countries as rows, with what they link to named."""

from collections.abc import Sequence

from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.names import names
from wpstracker.figures.rows import Row, own_rows, unless_restricted
from wpstracker.records import CountryFigure
from wpstracker.store.database import Store
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    *own_columns(CountryFigure, ("reference", "figure_kind", "country", "countries", "as_of")),
    Column("institution", N_("Institution"), Type.TEXT),
    Column("rank_name", N_("Rank band"), Type.TEXT),
    *own_columns(CountryFigure, ("value", "unit", "women", "men")),
    Column("share_of_women", N_("Share of women"), Type.SHARE),
    *own_columns(CountryFigure, ("statement",)),
    Column("event_title", N_("Event it was given at"), Type.TEXT),
    Column("source_title", N_("Source"), Type.TEXT),
    *own_columns(CountryFigure, ("privacy", "verified")),
)
"""Everything a figure can be listed by, in the order offered."""

_NEWEST = "ORDER BY coalesce(f.as_of, '') DESC, f.id"


def about(store: Store, country: str) -> list[str]:
    """Ids of the figures about a country, alone or with others, the newest first."""
    sql = (
        f"SELECT f.id FROM country_figure f WHERE f.country = ? OR EXISTS (SELECT 1 FROM json_each(f.countries) WHERE value = ?) {_NEWEST}"
    )
    return [row[0] for row in store.rows(sql, (country, country))]


def given_at(store: Store, event: str) -> list[str]:
    """Ids of the figures given at an event."""
    return [row[0] for row in store.rows(f"SELECT f.id FROM country_figure f WHERE f.event_id = ? {_NEWEST}", (event,))]


def all_ids(store: Store, countries: Sequence[str] = (), *, unrestricted: bool = False) -> list[str]:
    """Ids of all figures, or of those about some countries, the newest first."""
    found = [row[0] for row in store.rows(f"SELECT f.id FROM country_figure f WHERE 1{unless_restricted('f', unrestricted)} {_NEWEST}")]
    if not countries:
        return found
    meant = {id_ for country in countries for id_ in about(store, country)}
    return [id_ for id_ in found if id_ in meant]


def listed(store: Store, ids: Sequence[str], language: str) -> list[Row]:
    """The rows of these figures in their order."""
    found = rows(store, ids, language)
    return [found[id_] for id_ in ids if id_ in found]


def rows(store: Store, ids: Sequence[str], language: str = "en", *, unrestricted: bool = False) -> dict[str, Row]:
    """The values of `COLUMNS` for these figures, by id; unknown numbers are None. `unrestricted` keeps restricted names out."""
    found = own_rows(store, CountryFigure, ids)
    named = {
        kind: names(store, kind, (row[field] for row in found.values()), language, unrestricted=unrestricted)
        for kind, field in (("organisation", "organisation"), ("term", "rank"), ("event", "event"), ("source", "source"))
    }
    for row in found.values():
        row["institution"] = named["organisation"].get(row["organisation"], "")
        row["rank_name"] = named["term"].get(row["rank"], "")
        row["event_title"] = named["event"].get(row["event"], "")
        row["source_title"] = named["source"].get(row["source"], "")
        women, men = row["women"], row["men"]
        row["share_of_women"] = women / (women + men) if women is not None and men is not None and women + men else None
    return found
