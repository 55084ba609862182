"""Which organisation did what for which event, as rows: under the name it had then, and under today's."""

from collections.abc import Collection, Iterable

from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.names import names
from wpstracker.figures.names_then import name_then, other_names
from wpstracker.figures.rows import IdsBy, Row, event_heads, own_rows, unless_restricted
from wpstracker.records import Event, EventOrganisation, Organisation
from wpstracker.store.database import Store
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    Column("event_reference", N_("Event reference"), Type.TEXT),
    Column("event_title", N_("Event"), Type.TEXT),
    *own_columns(Event, ("start",)),
    *own_columns(EventOrganisation, ("role",)),
    Column("name_then", N_("Name then"), Type.TEXT, help=N_("As the source writes it, or as the body was called when the event was held.")),
    Column("name_today", N_("Name today"), Type.TEXT),
    Column("institution", N_("Institution type"), Type.TEXT),
    *own_columns(Organisation, ("country", "gender_machinery")),
)
"""Everything an organisation of an event can be listed by, in the order offered."""

_OF_BODY = ("country", "institution_type", "gender_machinery")


def organisation_ids(store: Store, events: Collection[str], *, unrestricted: bool = False) -> IdsBy:
    """The organisations of these events, event after event in the order given; `unrestricted` leaves restricted ones out."""
    known = unless_restricted("o", unrestricted)
    sql = f"""SELECT l.event_id, l.id FROM event_organisation l JOIN organisation o ON o.id = l.organisation_id
              WHERE l.event_id IN ({{owners}}){known} ORDER BY l.event_id, l.sort, l.id"""
    return IdsBy(store, sql, events)


def rows(store: Store, ids: Iterable[str], language: str = "en") -> dict[str, Row]:
    """The values of `COLUMNS` for these organisations of events, by id."""
    found = own_rows(store, EventOrganisation, ids)
    events = event_heads(store, (row["event"] for row in found.values()), language)
    bodies = own_rows(store, Organisation, sorted({row["organisation"] for row in found.values()}), _OF_BODY)
    others = other_names(store, bodies)
    today = names(store, "organisation", bodies, language)
    institutions = names(store, "term", (body["institution_type"] for body in bodies.values()), language)
    for row in found.values():
        row |= events[row["event"]]
        body = bodies[row["organisation"]]
        row["name_today"], row["country"] = today.get(row["organisation"], ""), body["country"]
        row["institution"], row["gender_machinery"] = institutions.get(body["institution_type"], ""), body["gender_machinery"]
        was = others[row["organisation"]]
        row["name_then"] = name_then(row["organisation"], row["named_as"], was, row["start"], row["name_today"]).name
    return found
