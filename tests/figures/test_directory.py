"""The lists of the directory against plain loops over the records, and what a page of the directory says of one."""

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from tests.builders import a_recommendation, an_event
from wpstracker.domain.folding import folded_words
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import EventStatus, OrganisationRole, PersonRole, RecommendationRole
from wpstracker.figures import organisations, people, projects, series
from wpstracker.figures.organisation_details import MOST, organisation_details
from wpstracker.figures.person_details import person_details
from wpstracker.figures.selecting import event_ids, recommendation_ids
from wpstracker.figures.series_details import project_details, series_details
from wpstracker.records import (
    Event,
    EventOrganisation,
    EventPerson,
    Membership,
    Organisation,
    OtherName,
    Participation,
    Person,
    Position,
    Project,
    RecommendationOrganisation,
    Result,
    Series,
)
from wpstracker.services.files import new_file
from wpstracker.store.database import Store

TODAY = date(2025, 6, 15)
WORDS = ("Border", "Police", "Women's", "Комитет", "Ministry")


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Thirty organisations, twenty people, series and projects, with events that name some of them."""
    draw = random.Random(3)
    with closing(new_file(tmp_path_factory.mktemp("crowd") / "t.wpst", fill=lambda _store: None)) as store:
        _fill(store, draw)
        yield store


def _fill(store: Store, draw: random.Random) -> None:
    bodies: list[Organisation] = []
    for number in range(30):
        parent = draw.choice([None, *bodies]) if bodies else None
        bodies.append(
            Organisation(
                name=f"{draw.choice(WORDS)} {number}",
                names=draw.choice([{}, {"ru": f"{draw.choice('АБВ')} {number}"}]),
                country=draw.choice(("KZ", "KG", "")),
                gender_machinery=draw.random() < 0.3,
                parent_organisation=parent.id if parent else None,
            )
        )
    series_ = [Series(title=f"Series {number}", countries=draw.choice(((), ("KZ",), ("KZ", "TJ")))) for number in range(6)]
    projects_ = [
        Project(title=f"Project {number}", funder=draw.choice([None, draw.choice(bodies).id]), extra_budgetary=draw.random() < 0.5)
        for number in range(8)
    ]
    persons = [Person(name=f"Person {number:02}", organisation=draw.choice([None, draw.choice(bodies).id])) for number in range(20)]
    with store.change("Fill") as writer:
        for record in (*bodies, *series_, *projects_, *persons):
            writer.save(record)
        for number in range(20):
            writer.save(OtherName(organisation=draw.choice(bodies).id, name=f"Former{number}"))
            held = {"focal_point": draw.random() < 0.5, "held_until": draw.choice([None, PartialDate(2020)])}
            writer.save(Position(person=draw.choice(persons).id, organisation=draw.choice(bodies).id, title=f"Office {number}", **held))
        for number in range(40):
            _event(writer, draw, number, bodies, persons, draw.choice([None, *series_]), draw.choice([None, *projects_]))


def _event(writer, draw, number, bodies, persons, series_, project) -> None:
    start = draw.choice([PartialDate(2020 + number % 5, 3), PartialDate(None, 8, 3), None])
    event = Event(title=f"Event {number}", start=start, series=series_ and series_.id, project=project and project.id)
    writer.save(event)
    for _ in range(draw.randrange(4)):
        writer.save(EventOrganisation(event=event.id, organisation=draw.choice(bodies).id, role=draw.choice(list(OrganisationRole)).value))
        writer.save(EventPerson(event=event.id, person=draw.choice(persons).id, role=draw.choice(list(PersonRole)).value))
    writer.save(Participation(event=event.id, organisation=draw.choice([None, draw.choice(bodies).id])))


def all_of(store: Store, model):
    return store.fetch(model.select())


def involved(store: Store) -> dict[str, set[str]]:
    """The events each organisation has to do with, by a plain loop."""
    found: dict[str, set[str]] = {}
    for part in (*all_of(store, EventOrganisation), *all_of(store, Participation)):
        found.setdefault(part.organisation, set()).add(part.event)
    return found


@pytest.mark.parametrize("country", ["KZ", "KG", ""])
@pytest.mark.parametrize("machinery", [True, False])
def test_organisations_are_chosen_as_a_loop_would(crowd: Store, country: str, machinery: bool) -> None:
    question = Filter(countries=(country,), only=(Only.GENDER_MACHINERY,) if machinery else ())
    wanted = {each.id for each in all_of(crowd, Organisation) if each.country == country and (each.gender_machinery or not machinery)}
    assert set(organisations.ids(crowd, question)) == wanted


@pytest.mark.parametrize("text", ["border", "комитет", "former1", "Former7", "WOMENS"])
def test_any_name_of_an_organisation_finds_it(crowd: Store, text: str) -> None:
    (word,) = folded_words(text)
    others = all_of(crowd, OtherName)
    named = {each.id: [each.name, *each.names.values()] for each in all_of(crowd, Organisation)}
    for other in others:
        named[other.organisation].append(other.name)
    wanted = {id_ for id_, names in named.items() if any(each.startswith(word) for each in folded_words(" ".join(names)))}
    parents = {each.id: each.parent_organisation for each in all_of(crowd, Organisation)}
    units = {id_ for id_, parent in parents.items() if parent in wanted}
    assert wanted and set(organisations.ids(crowd, Filter(text=text))) == wanted | units


def test_events_of_organisations_are_counted_as_a_loop_would(crowd: Store) -> None:
    known = involved(crowd)
    ids = organisations.ids(crowd, Filter())
    rows = organisations.rows(crowd, ids)
    assert {id_: row["events"] or 0 for id_, row in rows.items()} == {id_: len(known.get(id_, ())) for id_ in ids}
    for id_ in ids:
        assert set(event_ids(crowd, Filter(organisation=id_))) == known.get(id_, set())
    by_count = organisations.ids(crowd, Filter(), "events", descending=True)
    assert all((rows[one]["events"] or 0) >= (rows[two]["events"] or 0) for one, two in pairwise(by_count))


def test_names_are_sorted_as_they_are_shown(crowd: Store) -> None:
    for language in ("en", "ru"):
        ids = organisations.ids(crowd, Filter(), language=language)
        shown = [organisations.rows(crowd, ids, language)[id_]["name"] for id_ in ids]
        assert shown == sorted(shown, key=str.lower)


@pytest.mark.parametrize("question", [Filter(), Filter(countries=("KZ",)), Filter(text="police")])
def test_a_tree_shows_every_unit_below_the_nearest_listed_body(crowd: Store, question: Filter) -> None:
    ids = organisations.ids(crowd, question)
    tree = organisations.as_tree(crowd, ids)
    parents = {each.id: each.parent_organisation for each in all_of(crowd, Organisation)}
    assert sorted(id_ for id_, _ in tree) == sorted(ids)
    open_: list[str] = []
    for id_, depth in tree:
        above = [each for each in organisations.chain(id_, parents) if each in ids]
        assert depth == len(above)
        del open_[depth:]
        assert open_ == list(reversed(above))
        open_.append(id_)


def test_a_ring_of_bodies_is_listed_all_the_same(crowd: Store) -> None:
    ring = [Organisation(name="Ring A"), Organisation(name="Ring B")]
    ring[0].parent_organisation, ring[1].parent_organisation = ring[1].id, ring[0].id
    with crowd.change("Ring") as writer:
        for body in ring:
            writer.save(body)
    ids = organisations.ids(crowd, Filter())
    assert sorted(id_ for id_, _ in organisations.as_tree(crowd, ids)) == sorted(ids)
    assert organisations.rows(crowd, [str(ring[0].id)])
    crowd.undo()


def test_people_are_chosen_as_a_loop_would(crowd: Store) -> None:
    persons, held, countries = all_of(crowd, Person), all_of(crowd, Position), {o.id: o.country for o in all_of(crowd, Organisation)}
    bodies = {p.id: {p.organisation, *(each.organisation for each in held if each.person == p.id)} for p in persons}
    for code in ("KZ", "KG"):
        wanted = {id_ for id_, of in bodies.items() if code in {countries.get(body) for body in of}}
        assert set(people.ids(crowd, Filter(countries=(code,)))) == wanted
    body = persons[0].organisation or held[0].organisation
    assert set(people.ids(crowd, Filter(organisation=body))) == {id_ for id_, of in bodies.items() if body in of}
    speakers = {part.person for part in all_of(crowd, EventPerson) if part.role == PersonRole.SPEAKER}
    assert set(people.ids(crowd, Filter(kinds=(PersonRole.SPEAKER,)))) == speakers
    focal = {each.person for each in held if each.focal_point and each.held_until is None}
    assert set(people.ids(crowd, Filter(only=(Only.FOCAL_POINT,)))) == focal
    rows = people.rows(crowd, [str(p.id) for p in persons])
    assert {id_ for id_, row in rows.items() if row["focal_point_for"]} == focal
    named = {p.id: {part.event for part in all_of(crowd, EventPerson) if part.person == p.id} for p in persons}
    assert {id_: row["events"] or 0 for id_, row in rows.items()} == {id_: len(of) for id_, of in named.items()}
    assert all(set(event_ids(crowd, Filter(person=id_))) == of for id_, of in named.items())


def test_series_and_projects_are_chosen_and_counted_as_a_loop_would(crowd: Store) -> None:
    events = all_of(crowd, Event)
    covering = {each.id for each in all_of(crowd, Series) if "TJ" in each.countries}
    assert set(series.ids(crowd, Filter(countries=("TJ",)))) == covering
    assert set(series.ids(crowd, Filter(countries=("",)))) == {each.id for each in all_of(crowd, Series) if not each.countries}
    for id_, row in series.rows(crowd, series.ids(crowd, Filter())).items():
        own = [each for each in events if each.series == id_]
        dated = sorted(each.start for each in own if each.start and each.start.year)
        assert (row["events"] or 0) == len(own) == len(event_ids(crowd, Filter(series=id_)))
        assert (row["first"], row["last"]) == ((dated[0], dated[-1]) if dated else (None, None))
    for id_, row in projects.rows(crowd, projects.ids(crowd, Filter())).items():
        assert (row["events"] or 0) == sum(each.project == id_ for each in events) == len(event_ids(crowd, Filter(project=id_)))
    extra = {each.id for each in all_of(crowd, Project) if each.extra_budgetary}
    assert set(projects.ids(crowd, Filter(only=(Only.EXTRA_BUDGETARY,)))) == extra


@pytest.mark.parametrize("noun", [organisations, people, series, projects])
def test_every_column_offered_for_sorting_sorts(crowd: Store, noun) -> None:
    every = sorted(noun.ids(crowd, Filter()))
    for key in noun.sorts("ru"):
        assert sorted(noun.ids(crowd, Filter(), key, descending=True, language="ru")) == every
    keys = {column.key for column in noun.COLUMNS}
    assert set(noun.sorts("en")) <= keys
    assert all(keys <= row.keys() for row in noun.rows(crowd, every).values())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(new_file(tmp_path / "t.wpst", fill=lambda _store: None)) as made:
        yield made


def save(store: Store, *records) -> None:
    with store.change("Save") as writer:
        for record in records:
            writer.save(record)


def test_an_organisation_tells_everything_that_leads_to_it(store: Store) -> None:
    top, body, unit = Organisation(name="Top"), Organisation(name="Body", names={"ru": "Орган"}), Organisation(name="Unit")
    heir, donor = Organisation(name="Heir"), Person(name="Head", position="Head now")
    body.parent_organisation, unit.parent_organisation, heir.predecessor = top.id, body.id, body.id
    donor.organisation = body.id
    save(store, top, body, unit, heir, donor, Project(title="Paid", funder=body.id), Membership(organisation=top.id, member=body.id))
    focal = Person(name="Focal")
    save(store, focal, Position(person=focal.id, organisation=body.id, focal_point=True, focal_point_for="police"))
    for year in range(2010, 2010 + MOST + 2):
        event = an_event(store, f"Event {year}", start=str(year), status=EventStatus.HELD)
        save(store, EventOrganisation(event=event, organisation=body.id, role=OrganisationRole.HOST.value))
    formed = an_event(store, "Forming", results=[Result(actual=True, text="formed", organisation=body.id)])
    asked = a_recommendation(store, "Do it")
    save(store, RecommendationOrganisation(recommendation=asked, organisation=body.id, role=RecommendationRole.LEAD.value))

    found = organisation_details(store, str(body.id), TODAY, "en")

    assert found
    assert [each.name for each in found.path] == ["Top"] and [each.name for each in found.units] == ["Unit"]
    assert [each.name for each in found.successors] == ["Heir"] and [each.name for each in found.funded] == ["Paid"]
    assert [(each.body.name if each.body else "") for each in found.member_of] == ["Top"]
    assert {each.person.name for each in found.people} == {"Head", "Focal"}
    assert [each.id for each in found.formed_at] == [formed]
    hosted = dict(found.events)[OrganisationRole.HOST]
    assert [line.title for line in hosted] == [f"Event {year}" for year in range(2011 + MOST, 2011, -1)]
    assert found.event_count == MOST + 2
    assert [row["id"] for row in dict(found.recommendations)[RecommendationRole.LEAD]] == [asked]
    assert recommendation_ids(store, Filter(organisation=str(body.id)), TODAY) == [asked] and found.recommendation_count == 1
    unit_page = organisation_details(store, str(unit.id), TODAY, "ru")
    assert unit_page and [each.name for each in unit_page.path] == ["Top", "Орган"]


def test_a_person_tells_what_they_did_and_where_they_were_trained(store: Store) -> None:
    spoke = an_event(store, "Spoke", start="2020", people=[("A. Person", PersonRole.SPEAKER, "Head then")])
    (person,) = (str(row[0]) for row in store.rows("SELECT id FROM person"))
    learnt = an_event(store, "Learnt", start="2019")
    save(store, EventPerson(event=learnt, person=person, role=PersonRole.PARTICIPANT.value))
    found = person_details(store, person, "en")
    assert found
    assert [line.id for line in found.trained_at] == [learnt]
    assert [(role, line.id, line.note) for role, lines in found.appearances for line in lines] == [("speaker", spoke, "Head then")]


def test_a_series_tells_its_events_in_time_and_what_follows(store: Store) -> None:
    row = Series(title="Row")
    save(store, row)
    before = an_event(store, "Before", start="2018")
    later = an_event(store, "Later", start="2021", series=row.id)
    first = an_event(store, "First", start="2019", series=row.id, follows=before)
    undated = an_event(store, "Some August", start="3 August", series=row.id, follows=first)
    after = an_event(store, "After", start="2022", follows=later)
    found = series_details(store, str(row.id), "en")
    assert found
    assert [line.id for line in found.events] == [first, later, undated]
    assert [line.id for line in found.before] == [before] and [line.id for line in found.follows] == [after]


def test_what_is_gone_has_no_page(store: Store) -> None:
    assert organisation_details(store, "x", TODAY, "en") is None and person_details(store, "x", "en") is None
    assert series_details(store, "x", "en") is None and project_details(store, "x", "en") is None
