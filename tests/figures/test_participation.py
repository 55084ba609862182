"""People are added up as reported; what nobody reported is never zero."""

from pathlib import Path

import pytest

from tests.figures.random_records import random_file
from wpstracker.domain.headcount import Headcount, added
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import EventStatus, Precision
from wpstracker.figures.activity import held
from wpstracker.figures.events import rows
from wpstracker.figures.participation import disaggregation, reporting
from wpstracker.figures.selecting import event_ids
from wpstracker.records import Event, Participation
from wpstracker.services.files import new_file
from wpstracker.store.database import Store


def total(numbers: list[int | None]) -> int | None:
    """A sum in which only what is known counts."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


@pytest.mark.parametrize("seed", range(6))
def test_totals_are_those_of_the_events_one_by_one(tmp_path: Path, seed: int) -> None:
    store = random_file(tmp_path / "t.wpst", seed)
    blocks = store.fetch(Participation.select())
    events = [event for event in store.fetch(Event.select()) if event.status == EventStatus.HELD]
    counts = {event.id: [block.headcount for block in blocks if block.event == event.id] for event in events}
    together = [added(each) for each in counts.values()]
    split = [each for each in counts.values() if any(count.is_disaggregated for count in each)]

    found = disaggregation(store, Filter())

    assert found.held == len(events)
    assert found.reported == sum(count.is_reported for count in together)
    assert found.split == len(split)
    assert found.wholly == sum(not added(each).not_split() for each in split)
    assert found.people.women == total([count.women for count in together])
    assert found.people.men == total([count.men for count in together])
    assert found.people.other == total([count.other for count in together])
    assert found.people.total == total([count.people() for count in together])
    assert found.people.undisaggregated == (total([count.not_split() for count in together]) or None)


def test_each_figure_opens_as_the_list_of_as_many_events(tmp_path: Path) -> None:
    store = random_file(tmp_path / "t.wpst", 3)
    question = Filter(countries=("KZ", "KG")).in_year(2025)
    found = disaggregation(store, question)
    listed = held(question)
    assert found.held
    assert len(event_ids(store, listed)) == found.held
    assert len(event_ids(store, listed.but(split=True))) == found.split
    assert len(event_ids(store, listed.but(split=False, only=(Only.REPORTED,)))) == found.only_totals
    assert len(event_ids(store, listed.but(only=(Only.NOT_REPORTED,)))) == found.not_reported


def test_the_totals_are_the_sums_of_the_columns_of_the_list(tmp_path: Path) -> None:
    store = random_file(tmp_path / "t.wpst", 5)
    listed = rows(store, event_ids(store, held(Filter()))).values()
    people = disaggregation(store, Filter()).people
    for key, figure in (("women", people.women), ("men", people.men), ("not_split", people.undisaggregated), ("people", people.total)):
        assert total([row[key] for row in listed]) == figure, key


def test_women_and_men_counted_in_different_blocks_are_not_a_split() -> None:
    """One block of women and one of men may be two groups of one sex each; only a block that counts both answers the question."""
    assert not Headcount(women=12).is_disaggregated


def test_a_block_that_counts_women_and_men_makes_the_event_disaggregated_but_not_wholly(tmp_path: Path) -> None:
    store = a_held_event(tmp_path, Participation(women=2, men=1), Participation(total=40))
    found = disaggregation(store, Filter())
    assert (found.split, found.wholly, found.share) == (1, 0, 1.0)
    assert found.people == Headcount(2, 1, None, 40, 43)


def test_zero_people_are_reported_and_no_number_is_not(tmp_path: Path) -> None:
    store = a_held_event(tmp_path, Participation(women=0, men=0))
    assert disaggregation(store, Filter()).people == Headcount(0, 0, None, None, 0)
    with store.change("More") as writer:
        writer.save(Event(id="unknown", title="No numbers", status=EventStatus.HELD))
        writer.save(Participation(event="unknown", who="teachers"))
    found = disaggregation(store, Filter())
    assert (found.held, found.reported, found.not_reported) == (2, 1, 1)


def test_a_total_with_an_estimate_in_it_is_an_estimate(tmp_path: Path) -> None:
    store = a_held_event(tmp_path, Participation(total=40, precision=Precision.ABOUT), Participation(total=2))
    assert disaggregation(store, Filter()).people.precision is Precision.ABOUT


def test_people_of_planned_and_cancelled_events_are_not_counted(tmp_path: Path) -> None:
    store = a_held_event(tmp_path, Participation(women=3, men=4))
    with store.change("More") as writer:
        for status in (EventStatus.PLANNED, EventStatus.CANCELLED, None):
            event = Event(title="Not held", status=status)
            writer.save(event)
            writer.save(Participation(event=event.id, women=100, men=100))
    assert disaggregation(store, Filter()).people.total == 7


def test_nothing_held_has_no_share(tmp_path: Path) -> None:
    found = disaggregation(new_file(tmp_path / "t.wpst"), Filter())
    assert found.share is None
    assert not found.people.is_reported
    assert found.people.precision is Precision.NOT_REPORTED


def a_held_event(tmp_path: Path, *blocks: Participation) -> Store:
    """A file with one held event."""
    store = new_file(tmp_path / "t.wpst", fill=lambda _store: None)
    with store.change("Fill") as writer:
        writer.save(Event(id="held", title="Held", status=EventStatus.HELD))
        for block in blocks:
            block.event = "held"
            writer.save(block)
    return store


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("question", [Filter(), Filter(countries=("KZ",)), Filter().in_year(2025), Filter(text="event", unrestricted=True)])
def test_how_many_reported_is_the_same_counted_alone(tmp_path: Path, seed: int, question: Filter) -> None:
    store = random_file(tmp_path / "t.wpst", seed)
    alone, found = reporting(store, question), disaggregation(store, question)
    assert (alone.held, alone.reported, alone.split) == (found.held, found.reported, found.split)
    assert found.held > 0
