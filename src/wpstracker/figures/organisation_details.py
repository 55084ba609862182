"""One organisation with everything that leads to it, named for reading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import OrganisationRole, RecommendationRole
from wpstracker.figures import recommendations
from wpstracker.figures.event_lines import EventLine, event_lines
from wpstracker.figures.names import Named, names
from wpstracker.figures.organisations import chain
from wpstracker.figures.rows import Row, name_order
from wpstracker.figures.selecting import event_ids, recommendation_ids
from wpstracker.figures.terms import labels_of
from wpstracker.records import Membership, Organisation, OtherName, Person, Position
from wpstracker.store.database import Store

MOST = 6
"""So many events of a role, and recommendations of a role, are read; the rest stand in their lists."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a body, or a body of which this one is a member; `who` are the words of a source."""

    body: Named | None
    who: str
    since: PartialDate | None


@dataclass(frozen=True, slots=True)
class OfficeHolder:
    """A person with the position held here."""

    person: Named
    title: str
    since: PartialDate | None = None
    until: PartialDate | None = None
    focal_point: bool = False
    focal_point_for: str = ""


@dataclass(frozen=True, slots=True)
class OrganisationDetails:
    """`path` runs from the outermost body to the nearest; `events` and `recommendations` are by role, the newest first, `MOST` of each."""

    organisation: Organisation
    institution_type: str
    path: tuple[Named, ...]
    units: tuple[Named, ...]
    predecessor: Named | None
    successors: tuple[Named, ...]
    other_names: tuple[OtherName, ...]
    members: tuple[Member, ...]
    member_of: tuple[Member, ...]
    people: tuple[OfficeHolder, ...]
    formed_at: tuple[Named, ...]
    events: tuple[tuple[str, tuple[EventLine, ...]], ...]
    event_count: int
    recommendations: tuple[tuple[str, tuple[Row, ...]], ...]
    recommendation_count: int
    funded: tuple[Named, ...]


def organisation_details(store: Store, id_: str, today: date, language: str) -> OrganisationDetails | None:
    """The organisation, or None when it is gone."""
    body = store.get(Organisation, id_)
    if body is None:
        return None
    other_names = store.fetch(OtherName.select().where(OtherName.organisation == id_).order_by(OtherName.sort, OtherName.id))
    return OrganisationDetails(
        body,
        labels_of(store, language).get(str(body.institution_type or ""), ""),
        _path(store, id_, language),
        _named(store, "organisation", f"parent_id = ? ORDER BY {name_order('organisation', language)}", id_, language),
        next(iter(_in_order(store, "organisation", [body.predecessor], language)), None),
        _named(store, "organisation", "predecessor_id = ? ORDER BY founded, id", id_, language),
        tuple(other_names),
        _members(store, Membership.organisation == id_, "member", language),
        _members(store, Membership.member == id_, "organisation", language),
        tuple(_people(store, id_, language)),
        _named(store, "event", "id IN (SELECT event_id FROM result WHERE organisation_id = ?) ORDER BY start, id", id_, language),
        tuple(_events(store, id_, language)),
        len(event_ids(store, Filter(organisation=id_))),
        tuple(_recommendations(store, id_, today, language)),
        len(recommendation_ids(store, Filter(organisation=id_), today)),
        _named(store, "project", f"funder_id = ? ORDER BY {name_order('project', language, 'title', 'titles')}", id_, language),
    )


def _path(store: Store, id_: str, language: str) -> tuple[Named, ...]:
    above = chain(id_, dict(store.rows("SELECT id, parent_id FROM organisation")))
    return _in_order(store, "organisation", reversed(above), language)


def _named(store: Store, kind: str, where: str, id_: str, language: str) -> tuple[Named, ...]:
    """Records of a kind that point at this one."""
    return _in_order(store, kind, [row[0] for row in store.rows(f'SELECT id FROM "{kind}" WHERE {where}', (id_,))], language)


def _in_order(store: Store, kind: str, ids: Iterable[str | None], language: str) -> tuple[Named, ...]:
    wanted = list(ids)
    found = names(store, kind, wanted, language)
    return tuple(Named(id_, found[id_]) for id_ in wanted if id_ in found)


def _members(store: Store, which: object, shown: str, language: str) -> tuple[Member, ...]:
    parts: Sequence[Membership] = store.fetch(Membership.select().where(which).order_by(Membership.sort, Membership.id))
    bodies = names(store, "organisation", (getattr(part, shown) for part in parts), language)
    said = ((getattr(part, shown), part) for part in parts)
    return tuple(Member(Named(body, bodies[body]) if body in bodies else None, part.who, part.since) for body, part in said)


def _people(store: Store, id_: str, language: str) -> Iterable[OfficeHolder]:
    """Those whose present position is here, then those who held one; the newest first."""
    here: Sequence[Person] = store.fetch(Person.select().where(Person.organisation == id_).order_by(Person.name, Person.id))
    held: Sequence[Position] = store.fetch(Position.select().where(Position.organisation == id_).order_by(Position.held_from.desc()))
    called = names(store, "person", (*(str(person.id) for person in here), *(part.person for part in held)), language)
    with_dates = {part.person for part in held}
    for person in here:
        if person.id not in with_dates:
            yield OfficeHolder(Named(str(person.id), called[str(person.id)]), person.position)
    for part in held:
        person_ = Named(str(part.person), called[str(part.person)])
        yield OfficeHolder(person_, part.title, part.held_from, part.held_until, part.focal_point, part.focal_point_for)


def _events(store: Store, id_: str, language: str) -> Iterable[tuple[str, tuple[EventLine, ...]]]:
    """By role in the order of the list; "" is that people of it took part."""
    newest = f"ORDER BY e.start LIKE '--%', e.start DESC, e.id DESC LIMIT {MOST}"
    for role in OrganisationRole:
        sql = f"""SELECT DISTINCT e.id, l.named_as FROM event_organisation l JOIN event e ON e.id = l.event_id
                  WHERE l.organisation_id = ? AND l.role = ? {newest}"""
        yield role.value, event_lines(store, store.rows(sql, (id_, role.value)), language)
    sql = f"SELECT e.id, '' FROM event e WHERE e.id IN (SELECT event_id FROM participation WHERE organisation_id = ?) {newest}"
    yield "", event_lines(store, store.rows(sql, (id_,)), language)


def _recommendations(store: Store, id_: str, today: date, language: str) -> Iterable[tuple[str, tuple[Row, ...]]]:
    for role in RecommendationRole:
        sql = f"""SELECT DISTINCT e.id, e.issued FROM recommendation_organisation l JOIN recommendation e ON e.id = l.recommendation_id
                  WHERE l.organisation_id = ? AND l.role = ? ORDER BY e.issued DESC, e.id DESC LIMIT {MOST}"""
        wanted = [row[0] for row in store.rows(sql, (id_, role.value))]
        found = recommendations.rows(store, wanted, today, language)
        yield role.value, tuple(found[each] for each in wanted)
