"""One event with everything that belongs to it and leads to it, named for reading."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from wpstracker.domain.question import Filter
from wpstracker.figures import recommendations
from wpstracker.figures.names import names
from wpstracker.figures.names_then import NameThen, names_then
from wpstracker.figures.rows import Row
from wpstracker.figures.selecting import recommendation_ids
from wpstracker.figures.terms import TermLabel, tags_of, terms
from wpstracker.records import Event, EventOrganisation, EventPerson, Participation, Record, Result, Source
from wpstracker.store.database import Store


@dataclass(frozen=True, slots=True)
class Named:
    """A linked record and what it is called."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Block:
    """A participation block; `who` puts together the words of the source, the organisation and its type."""

    part: Participation
    organisation: str
    institution: str

    @property
    def who(self) -> str:
        """The most telling words there are."""
        return self.part.who or self.organisation or self.institution


@dataclass(frozen=True, slots=True)
class EventDetails:
    """Parts are in their order; `organisations` are (role, name), `people` (role, name, office), `results` with the body they produced."""

    event: Event
    organisations: tuple[tuple[str, NameThen], ...]
    people: tuple[tuple[str, Named, str], ...]
    blocks: tuple[Block, ...]
    results: tuple[tuple[Result, str], ...]
    recommendations: tuple[Row, ...]
    terms: tuple[TermLabel, ...]
    series: Named | None
    project: Named | None
    follows: Named | None
    followed_by: tuple[Named, ...]
    source: Source | None


def event_details(store: Store, id_: str, today: date, language: str) -> EventDetails | None:
    """The event, or None when it is gone."""
    event = store.get(Event, id_)
    if event is None:
        return None
    organisations, people = _parts(store, EventOrganisation, id_), _parts(store, EventPerson, id_)
    blocks, results = _parts(store, Participation, id_), _parts(store, Result, id_)
    bodies = names(store, "organisation", (part.organisation for part in (*organisations, *blocks, *results)), language)
    persons = names(store, "person", (part.person for part in people), language)
    by_id = {term.id: term for term in terms(store, language)}
    return EventDetails(
        event,
        tuple(names_then(store, organisations, event.start, bodies)),
        tuple((part.role or "", Named(part.person, persons.get(part.person, "")), part.office) for part in people),
        tuple(Block(part, bodies.get(part.organisation, ""), _label(by_id, part.institution_type)) for part in blocks),
        tuple((part, bodies.get(part.organisation, "")) for part in results),
        _recommendations(store, id_, today, language),
        tuple(by_id[term] for term, _ in tags_of(store, [id_])[id_]),
        _one(store, "series", event.series, language),
        _one(store, "project", event.project, language),
        _one(store, "event", event.follows, language),
        _followers(store, id_, language),
        store.get(Source, event.source),
    )


def _parts(store: Store, part: type[Record], id_: str) -> list[Any]:
    found = store.fetch(part.select().where(part.event == id_))  # type: ignore[attr-defined]
    return sorted(found, key=lambda each: (each.sort if each.sort is not None else 1_000_000, str(each.id)))


def _label(by_id: dict[str, TermLabel], term: str | None) -> str:
    return by_id[term].label if term in by_id else ""


def _recommendations(store: Store, id_: str, today: date, language: str) -> tuple[Row, ...]:
    ids = recommendation_ids(store, Filter(event=id_), today, "reference")
    found = recommendations.rows(store, ids, today, language)
    return tuple(found[each] for each in ids)


def _one(store: Store, kind: str, id_: str | None, language: str) -> Named | None:
    found = names(store, kind, [id_], language)
    return Named(id_, found[id_]) if id_ and id_ in found else None


def _followers(store: Store, id_: str, language: str) -> tuple[Named, ...]:
    ids = [row[0] for row in store.rows("SELECT id FROM event WHERE follows_id = ? ORDER BY start, id", (id_,))]
    found = names(store, "event", ids, language)
    return tuple(Named(id_, found[id_]) for id_ in ids)
