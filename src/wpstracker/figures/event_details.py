"""One event with everything that belongs to it and leads to it, named for reading."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from wpstracker.domain.question import Filter
from wpstracker.figures import country_figures, event_parts, recommendations
from wpstracker.figures.chain import Chain, chains
from wpstracker.figures.citations import Cited, citations_of
from wpstracker.figures.event_parts import ProjectLine, ResultDetails
from wpstracker.figures.names import Named, named, names
from wpstracker.figures.names_then import NameThen, names_then
from wpstracker.figures.priority_areas import Area, named_by
from wpstracker.figures.rows import Row
from wpstracker.figures.selecting import recommendation_ids
from wpstracker.figures.terms import TermLabel, tags_of, terms
from wpstracker.records import Event, EventOrganisation, EventPerson, EventPlan, Participation, Quote, Record, Result, Source
from wpstracker.store.database import Store


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
    """Parts are in their order; `organisations` are (role, name), `people` (role, name, office), `quotes` (words, speaker),
    `plans` (plan, how). `chair` is the country in the chair of the series that year, `figures` are rows of country figures given there.
    `chain` is what it is linked with.
    """

    event: Event
    organisations: tuple[tuple[str, NameThen], ...]
    people: tuple[tuple[str, Named, str], ...]
    blocks: tuple[Block, ...]
    results: tuple[ResultDetails, ...]
    quotes: tuple[tuple[str, Named | None], ...]
    plans: tuple[tuple[Named, str], ...]
    areas: tuple[Area, ...]
    recommendations: tuple[Row, ...]
    figures: tuple[Row, ...]
    terms: tuple[TermLabel, ...]
    series: Named | None
    chair: str
    project: ProjectLine | None
    follows: Named | None
    followed_by: tuple[Named, ...]
    part_of: Named | None
    contains: tuple[Named, ...]
    source: Source | None
    citations: tuple[Cited, ...]
    chain: Chain


def event_details(store: Store, id_: str, today: date, language: str) -> EventDetails | None:
    """The event, or None when it is gone."""
    event = store.get(Event, id_)
    if event is None:
        return None
    organisations, people = _parts(store, EventOrganisation, id_), _parts(store, EventPerson, id_)
    blocks, recommended = _parts(store, Participation, id_), _recommendations(store, id_, today, language)
    bodies = names(store, "organisation", (part.organisation for part in (*organisations, *blocks)), language)
    persons = names(store, "person", (part.person for part in people), language)
    by_id = {term.id: term for term in terms(store, language)}
    return EventDetails(
        event,
        tuple(names_then(store, organisations, event.start, bodies)),
        tuple((part.role or "", Named(part.person, persons.get(part.person, "")), part.office) for part in people),
        tuple(Block(part, bodies.get(part.organisation, ""), _label(by_id, part.institution_type)) for part in blocks),
        event_parts.results(store, _parts(store, Result, id_), recommended, language),
        event_parts.quotes(store, _parts(store, Quote, id_), language),
        event_parts.plans(store, _parts(store, EventPlan, id_), language),
        tuple(named_by(store, id_, language)),
        recommended,
        tuple(country_figures.listed(store, country_figures.given_at(store, id_), language)),
        tuple(by_id[term] for term, _ in tags_of(store, [id_])[id_]),
        named(store, "series", event.series, language),
        event_parts.chair(store, event),
        event_parts.project(store, event.project, language),
        named(store, "event", event.follows, language),
        event_parts.events_with(store, "follows", id_, language),
        named(store, "event", event.part_of, language),
        event_parts.events_with(store, "part_of", id_, language),
        store.get(Source, event.source),
        citations_of(store, id_),
        chains(store, "event", [id_], language)[id_],
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
