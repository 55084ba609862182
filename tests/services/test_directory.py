"""Organisations, people, series and projects: what may be saved, what is refused, what stands in the way of deleting."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.builders import an_event
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid
from wpstracker.domain.vocabularies import OrganisationRole
from wpstracker.records import Event, Membership, Organisation, OtherName, Person, Position, Project, Series, SeriesYear
from wpstracker.services import organisations, people, projects, series
from wpstracker.services.drafts import Draft
from wpstracker.services.files import new_file
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path):
    with closing(new_file(tmp_path / "t.wpst", fill=lambda _store: None)) as made:
        yield made


def a_body(store: Store, name: str, **fields: Any) -> str:
    return organisations.save(store, Draft(Organisation(name=name, **fields)))


def refused(store: Store, draft: Draft[Organisation]) -> dict[str, str]:
    """What is told of a draft that is not saved, by field."""
    with pytest.raises(Invalid) as error:
        organisations.save(store, draft)
    return {problem.field: problem.message for problem in error.value.problems}


def test_an_organisation_is_saved_with_its_names_and_members_as_one_step(store: Store) -> None:
    draft = organisations.blank()
    draft.record.name = "National Working Group"
    draft.of(OtherName).append(OtherName(name="Working Group", used_until=PartialDate(2007)))
    draft.of(Membership).append(Membership(who="civil society", since=PartialDate(2007, 6)))
    id_ = organisations.save(store, draft)

    found = organisations.load(store, id_)

    assert found and found.record.reference
    assert [other.name for other in found.of(OtherName)] == ["Working Group"]
    assert [member.who for member in found.of(Membership)] == ["civil society"]
    assert store.undo() == "New organisation"
    assert organisations.load(store, id_) is None and not store.fetch(OtherName.select())


def test_an_organisation_needs_a_name_and_a_country_of_the_list(store: Store) -> None:
    assert set(refused(store, Draft(Organisation(country="XY")))) == {"name", "country"}


@pytest.mark.parametrize("field", ["parent_organisation", "predecessor"])
def test_a_chain_of_organisations_may_not_lead_back(store: Store, field: str) -> None:
    top = a_body(store, "Top")
    middle = a_body(store, "Middle", **{field: top})
    low = a_body(store, "Low", **{field: middle})
    for below in (top, middle, low):
        draft = organisations.load(store, top)
        assert draft
        setattr(draft.record, field, below)
        assert field in refused(store, draft)
    moved = organisations.load(store, low)
    assert moved
    setattr(moved.record, field, top)
    organisations.save(store, moved)


def test_a_ring_elsewhere_does_not_hang_or_accuse_another(store: Store) -> None:
    one, two = a_body(store, "One"), a_body(store, "Two")
    with store.change("As two offices together may") as writer:
        for id_, parent in ((one, two), (two, one)):
            body = store.get(Organisation, id_)
            assert body
            body.parent_organisation = parent
            writer.save(body)
    a_body(store, "Unit", parent_organisation=one)


def test_names_and_members_must_say_something_and_run_forward(store: Store) -> None:
    draft = Draft(Organisation(name="Body", founded=PartialDate(2020), dissolved=PartialDate(2019)))
    draft.of(OtherName).extend(
        [
            OtherName(name="Fine", used_from=PartialDate(2010), used_until=PartialDate(2010, 5)),
            OtherName(name=" "),
            OtherName(name="Backwards", used_from=PartialDate(2012, 5), used_until=PartialDate(2012, 4)),
        ]
    )
    draft.of(Membership).extend([Membership(), Membership(member=draft.record.id)])
    assert set(refused(store, draft)) == {
        "dissolved",
        "other_name[1].name",
        "other_name[2].used_until",
        "membership[0].member",
        "membership[1].member",
    }


def test_an_organisation_in_use_cannot_be_deleted(store: Store) -> None:
    event = an_event(store, organisations=[("Police", OrganisationRole.HOST)])
    (id_,) = (row[0] for row in store.rows("SELECT organisation_id FROM event_organisation"))
    with pytest.raises(Invalid) as error:
        organisations.delete(store, [id_])
    assert "It cannot be deleted while other records use it" in error.value.problems[0].message
    with store.change("Delete") as writer:
        writer.delete(store.get(Event, event))  # type: ignore[arg-type]
    organisations.delete(store, [id_])
    assert store.get(Organisation, id_) is None


def test_units_of_a_deleted_body_stay(store: Store) -> None:
    top = a_body(store, "Top")
    unit = a_body(store, "Unit", parent_organisation=top)
    organisations.delete(store, [top])
    left = store.get(Organisation, unit)
    assert left and left.parent_organisation is None


def test_a_person_is_saved_with_positions_that_make_sense(store: Store) -> None:
    draft = people.blank()
    draft.of(Position).extend([Position(), Position(title="Head", held_from=PartialDate(2020), held_until=PartialDate(2019))])
    assert {problem.field for problem in people.problems(draft)} == {"name", "position[0].title", "position[1].held_until"}
    draft.record.name = "A. Person"
    draft.parts[Position] = [Position(focal_point=True, focal_point_for="border service", held_from=PartialDate(2021))]
    id_ = people.save(store, draft)
    found = people.load(store, id_)
    assert found and [held.focal_point_for for held in found.of(Position)] == ["border service"]
    people.delete(store, [id_])
    assert store.get(Person, id_) is None and not store.fetch(Position.select())


def test_a_series_needs_a_title_and_years_that_say_something(store: Store) -> None:
    draft = series.blank()
    draft.record.countries = ("KZ", "ZZ")
    draft.of(SeriesYear).extend([SeriesYear(), SeriesYear(when=PartialDate(2021), chair="QQ")])
    assert {problem.field for problem in series.problems(draft)} == {"title", "countries", "series_year[0].when", "series_year[1].chair"}
    draft.record.title, draft.record.countries = "Dialogue", ("KZ",)
    draft.parts[SeriesYear] = [SeriesYear(when=PartialDate(2021), chair="UZ")]
    id_ = series.save(store, draft)
    event = an_event(store, series=id_)
    series.delete(store, [id_])
    assert store.get(Series, id_) is None
    assert store.rows("SELECT series_id FROM event WHERE id = ?", (event,)) == [(None,)]


def test_a_project_needs_only_a_title(store: Store) -> None:
    assert [problem.field for problem in projects.problems(projects.blank())] == ["title"]
    id_ = projects.save(store, Draft(Project(title="Borders")))
    found = projects.load(store, id_)
    assert found and found.record.title == "Borders"
    projects.delete(store, [id_])
    assert store.get(Project, id_) is None
