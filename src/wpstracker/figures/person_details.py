"""One person with the positions held and the events that name them."""

from dataclasses import dataclass

from wpstracker.domain.vocabularies import PersonRole
from wpstracker.figures.event_lines import EventLine, event_lines
from wpstracker.figures.names import Named, names
from wpstracker.records import Person, Position
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class PersonDetails:
    """`positions` with their organisations; `events` by role, the newest first, each with the office held then."""

    person: Person
    organisation: Named | None
    positions: tuple[tuple[Position, Named | None], ...]
    events: tuple[tuple[str, tuple[EventLine, ...]], ...]

    @property
    def trained_at(self) -> tuple[EventLine, ...]:
        """The events attended as a named participant."""
        return dict(self.events).get(PersonRole.PARTICIPANT.value, ())

    @property
    def appearances(self) -> tuple[tuple[str, tuple[EventLine, ...]], ...]:
        """The events at which they did something."""
        return tuple((role, lines) for role, lines in self.events if role != PersonRole.PARTICIPANT and lines)


def person_details(store: Store, id_: str, language: str) -> PersonDetails | None:
    """The person, or None when the record is gone."""
    person = store.get(Person, id_)
    if person is None:
        return None
    held = store.fetch(Position.select().where(Position.person == id_).order_by(Position.sort, Position.id))
    bodies = names(store, "organisation", (person.organisation, *(part.organisation for part in held)), language)

    def body(link: str | None) -> Named | None:
        return Named(link, bodies[link]) if link in bodies else None

    return PersonDetails(
        person,
        body(person.organisation),
        tuple((part, body(part.organisation)) for part in held),
        tuple((role.value, _events(store, id_, role, language)) for role in PersonRole),
    )


def _events(store: Store, id_: str, role: PersonRole, language: str) -> tuple[EventLine, ...]:
    sql = """SELECT DISTINCT e.id, l.office FROM event_person l JOIN event e ON e.id = l.event_id
             WHERE l.person_id = ? AND l.role = ? ORDER BY e.start LIKE '--%', e.start DESC, e.id DESC"""
    return event_lines(store, store.rows(sql, (id_, role.value)), language)
