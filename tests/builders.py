"""Records for tests, made through the services; a test names only what it is about."""

from collections.abc import Sequence
from typing import Any

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import OrganisationRole, PersonRole
from wpstracker.records import Event, EventOrganisation, EventPerson, Participation, Recommendation, Result
from wpstracker.services import events, naming, recommendations
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store


def an_event(
    store: Store,
    title: str = "Round table",
    *,
    organisations: Sequence[tuple[str, OrganisationRole]] = (),
    people: Sequence[tuple[str, PersonRole, str]] = (),
    participation: Sequence[Participation] = (),
    results: Sequence[Result] = (),
    terms: Sequence[str] = (),
    tags: Sequence[str] = (),
    start: str = "",
    end: str = "",
    **fields: Any,
) -> str:
    """A saved event; its id. Dates are what a person would type, people are (name, role, office), `tags` are own words."""
    draft = Draft(Event(title=title, start=_date(start), end=_date(end), **fields), terms=list(terms))
    for name, role in organisations:
        body = naming.new_organisation(name)
        draft.new.append(body)
        draft.of(EventOrganisation).append(EventOrganisation(organisation=body.id, role=role.value))
    for name, did, office in people:
        person = naming.new_person(name)
        draft.new.append(person)
        draft.of(EventPerson).append(EventPerson(person=person.id, role=did.value, office=office))
    for word in tags:
        tag = naming.new_tag(word, "en")
        draft.new.append(tag)
        draft.terms.append(str(tag.id))
    draft.of(Participation).extend(participation)
    draft.of(Result).extend(results)
    return events.save(store, draft)


def event_draft(store: Store, id_: str) -> Draft[Event]:
    """A saved event as an editor gets it."""
    draft = events.load(store, id_)
    assert draft is not None
    return draft


def a_recommendation(store: Store, text: str = "Do better", *, deadline: str = "", **fields: Any) -> str:
    """A saved recommendation; its id."""
    return recommendations.save(store, Draft(Recommendation(text=text, deadline=_date(deadline), **fields)))


def _date(typed: str) -> PartialDate | None:
    return PartialDate.parse(typed) if typed else None
