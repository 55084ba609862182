"""Which organisation did what for which event, as rows: under the name it had then, and under today's."""

from collections.abc import Sequence

from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.names import names
from wpstracker.figures.names_then import name_then, other_names
from wpstracker.figures.rows import OF_EVENT, Row, ids_by, own_rows, unless_restricted
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


def organisation_ids(store: Store, events: Sequence[str], *, unrestricted: bool = False) -> list[str]:
    """The organisations of these events, event after event in the order given; `unrestricted` leaves restricted ones out."""
    known = unless_restricted("o", unrestricted)
    sql = f"""SELECT l.event_id, l.id FROM event_organisation l JOIN organisation o ON o.id = l.organisation_id
              WHERE l.event_id IN ({{owners}}){known} ORDER BY l.event_id, l.sort, l.id"""
    return ids_by(store, sql, events)


def rows(store: Store, ids: Sequence[str], language: str = "en") -> dict[str, Row]:
    """The values of `COLUMNS` for these organisations of events, by id."""
    found = own_rows(store, EventOrganisation, ids)
    events = own_rows(store, Event, sorted({row["event"] for row in found.values()}), OF_EVENT)
    bodies = own_rows(store, Organisation, sorted({row["organisation"] for row in found.values()}), _OF_BODY)
    others = other_names(store, bodies)
    today = names(store, "organisation", bodies, language)
    institutions = names(store, "term", (body["institution_type"] for body in bodies.values()), language)
    for id_, row in found.items():
        event, body = events[row["event"]], bodies[row["organisation"]]
        row["event_reference"], row["start"] = event["reference"], event["start"]
        row["event_title"] = event["titles"].get(language) or event["title"]
        row["name_today"], row["country"] = today.get(row["organisation"], ""), body["country"]
        row["institution"], row["gender_machinery"] = institutions.get(body["institution_type"], ""), body["gender_machinery"]
        part = EventOrganisation(id=id_, organisation=row["organisation"], role=row["role"], named_as=row["named_as"])
        row["name_then"] = name_then(part, others[row["organisation"]], event["start"], row["name_today"]).name
    return found
