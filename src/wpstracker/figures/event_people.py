"""Who opened, spoke, moderated … at events, as rows; named participants and contacts only where they are asked for."""

from collections.abc import Collection, Iterable

from wpstracker.domain.vocabularies import PersonRole, Privacy
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.names import names
from wpstracker.figures.rows import IdsBy, Row, event_heads, own_rows
from wpstracker.records import Event, EventPerson, Person
from wpstracker.store.database import Store
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    Column("event_reference", N_("Event reference"), Type.TEXT),
    Column("event_title", N_("Event"), Type.TEXT),
    *own_columns(Event, ("start",)),
    *own_columns(EventPerson, ("role",)),
    *own_columns(Person, ("name", "sex")),
    *own_columns(EventPerson, ("office",)),
    Column("organisation_name", N_("Organisation"), Type.TEXT),
)
CONTACT = own_columns(Person, ("contact",))


def people_ids(store: Store, events: Collection[str], *, participants: bool, restricted: bool) -> IdsBy:
    """The people of these events, event after event in the order given."""
    kept = "" if restricted else f" AND p.privacy IS NOT '{Privacy.RESTRICTED}'"
    kept += "" if participants else f" AND l.role IS NOT '{PersonRole.PARTICIPANT}'"
    sql = f"""SELECT l.event_id, l.id FROM event_person l JOIN person p ON p.id = l.person_id
              WHERE l.event_id IN ({{owners}}){kept} ORDER BY l.event_id, l.sort, l.id"""
    return IdsBy(store, sql, events)


def rows(store: Store, ids: Iterable[str], language: str = "en", *, restricted: bool = False) -> dict[str, Row]:
    """The values of `COLUMNS` and `CONTACT` for these people at events, by id."""
    found = own_rows(store, EventPerson, ids)
    events = event_heads(store, (row["event"] for row in found.values()), language)
    people = own_rows(store, Person, sorted({row["person"] for row in found.values()}))
    bodies = names(store, "organisation", (person["organisation"] for person in people.values()), language, unrestricted=not restricted)
    for row in found.values():
        row |= events[row["event"]]
        person = people[row["person"]]
        row["name"] = person["names"].get(language) or person["name"]
        row["sex"], row["contact"] = person["sex"], person["contact"]
        row["organisation_name"] = bodies.get(person["organisation"], "")
    return found
