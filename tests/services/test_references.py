"""References are readable and unique in an office."""

from contextlib import closing
from pathlib import Path

import pytest

from tests import unsaved
from tests.builders import an_event
from wpstracker.records import Event, Organisation, Person, Record, Source
from wpstracker.services import events
from wpstracker.services.references import next_reference
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path):
    with closing(Store.create(tmp_path / "t.wpst")) as store:
        yield store


@pytest.mark.parametrize(
    ("record", "reference"),
    [
        (unsaved.event(country="KZ", start="2023-09-14"), "KZ-2023-EV-001"),
        (unsaved.event(country="KZ", start="2023"), "KZ-2023-EV-001"),
        (unsaved.event(country="KZ"), "KZ-EV-001"),
        (unsaved.event(country="", start="--08-03"), "EV-001"),
        (unsaved.event(country="", start="2007-06"), "2007-EV-001"),
        (unsaved.recommendation(country="TJ", issued="2020"), "TJ-2020-RC-001"),
        (unsaved.plan(country="KG", in_force="2022"), "KG-2022-PL-001"),
        (Source(), "SO-001"),
        (Organisation(country="DE"), "DE-OR-001"),
        (Person(), "PE-001"),
    ],
)
def test_a_reference_says_country_and_year_as_far_as_they_are_known(store, record, reference):
    assert next_reference(store, record) == reference


def reference_of(store: Store, id_: str) -> str:
    found = store.get(Event, id_)
    assert found
    return found.reference


def test_references_count_up_by_country_and_year(store):
    said = [("KZ", "2023"), ("KZ", "2023"), ("KZ", "2024"), ("KG", "2023"), ("KZ", "2023")]
    given = [reference_of(store, an_event(store, country=country, start=year)) for country, year in said]
    assert given == ["KZ-2023-EV-001", "KZ-2023-EV-002", "KZ-2024-EV-001", "KG-2023-EV-001", "KZ-2023-EV-003"]


def test_a_reference_stays_when_the_record_changes_and_is_not_given_twice(store):
    first = an_event(store, country="KZ", start="2023")
    second = an_event(store, country="KZ", start="2023")
    draft = events.load(store, first)
    assert draft
    draft.record.country = "KG"
    events.save(store, draft)
    assert reference_of(store, first) == "KZ-2023-EV-001"
    events.delete(store, [first])
    assert reference_of(store, an_event(store, country="KZ", start="2023")) == "KZ-2023-EV-003"
    assert reference_of(store, second) == "KZ-2023-EV-002"


@pytest.mark.parametrize("odd", ["KZ-2023-EV-", "KZ-2023-EV-x", "KZ-2023-EV-²", "KZ-2023-EV-old-007", "KZ-2023-EV-1000", "KZ-2023-EVENT-5"])
def test_references_of_other_making_do_no_harm(store, odd):
    with store.change("x") as writer:
        writer.save(unsaved.event(reference=odd))
    given = reference_of(store, an_event(store, country="KZ", start="2023"))
    assert given != odd and given.startswith("KZ-2023-EV-") and given.rsplit("-", 1)[1].isdecimal()


def test_many_records_made_in_one_step_have_references_of_their_own(store):
    with store.change("Import"):
        ids = [an_event(store, country="KZ", start="2023") for _ in range(5)]
    assert len({reference_of(store, id_) for id_ in ids}) == 5


def test_kinds_do_not_take_each_others_numbers(store):
    records: list[Record] = [unsaved.event(country="KZ"), unsaved.plan(country="KZ")]
    assert len({next_reference(store, record) for record in records}) == 2  # type: ignore[arg-type]
