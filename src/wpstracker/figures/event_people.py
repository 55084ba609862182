"""Who opened, spoke, moderated … at events, as rows; named participants and contacts only where they are asked for."""

from collections.abc import Sequence

from wpstracker.domain.vocabularies import PersonRole, Privacy
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.names import names
from wpstracker.figures.rows import Row, batches, marks, own_rows
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


def people_ids(store: Store, events: Sequence[str], *, participants: bool, restricted: bool) -> list[str]:
    """The people of these events, event after event in the order given."""
    kept = "" if restricted else f" AND p.privacy IS NOT '{Privacy.RESTRICTED}'"
    kept += "" if participants else f" AND l.role IS NOT '{PersonRole.PARTICIPANT}'"
    found: dict[str, list[str]] = {}
    for batch in batches(events):
        sql = f"""SELECT l.event_id, l.id FROM event_person l JOIN person p ON p.id = l.person_id
                  WHERE l.event_id IN ({marks(batch)}){kept} ORDER BY l.event_id, l.sort, l.id"""
        for event, id_ in store.rows(sql, batch):
            found.setdefault(event, []).append(id_)
    return [id_ for event in events for id_ in found.get(event, ())]


def rows(store: Store, ids: Sequence[str], language: str = "en", *, restricted: bool = False) -> dict[str, Row]:
    """The values of `COLUMNS` and `CONTACT` for these people at events, by id."""
    found = own_rows(store, EventPerson, ids)
    events = own_rows(store, Event, sorted({row["event"] for row in found.values()}))
    people = own_rows(store, Person, sorted({row["person"] for row in found.values()}))
    bodies = _organisations(store, [person["organisation"] for person in people.values()], language, restricted=restricted)
    for row in found.values():
        event, person = events[row["event"]], people[row["person"]]
        row["event_reference"], row["start"] = event["reference"], event["start"]
        row["event_title"] = event["titles"].get(language) or event["title"]
        row["name"] = person["names"].get(language) or person["name"]
        row["sex"], row["contact"] = person["sex"], person["contact"]
        row["organisation_name"] = bodies.get(person["organisation"], "")
    return found


def _organisations(store: Store, ids: Sequence[str | None], language: str, *, restricted: bool) -> dict[str | None, str]:
    """Names of organisations; a restricted one is not named unless asked for."""
    known = names(store, "organisation", ids, language)
    hidden: set[str] = set()
    for batch in batches(sorted(known)) if not restricted else ():
        sql = f"SELECT id FROM organisation WHERE id IN ({marks(batch)}) AND privacy = '{Privacy.RESTRICTED}'"
        hidden |= {row[0] for row in store.rows(sql, batch)}
    return {id_: name for id_, name in known.items() if id_ not in hidden}
