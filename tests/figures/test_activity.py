"""Counts of events agree with counting them one by one, and with the list behind each count."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.figures.random_records import random_file
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import EventKind, EventStatus
from wpstracker.figures.activity import events_by_country, events_by_kind_and_country, events_by_month, events_by_year, held
from wpstracker.figures.selecting import event_ids
from wpstracker.records import Event
from wpstracker.services.files import new_file
from wpstracker.store.database import Store

QUESTIONS = (
    Filter(),
    Filter().in_year(2025),
    Filter(countries=("KZ", "")),
    Filter(after=PartialDate(2024, 7), before=PartialDate(2025, 6), countries=("KG",)),
    Filter(statuses=(EventStatus.HELD,), kinds=("", EventKind.WORKSHOP)),
)


def meant(store: Store, question: Filter) -> list[Event]:
    """The events of a question, found one by one."""
    return [event for event in store.fetch(Event.select()) if _is_meant(event, question)]


def _is_meant(event: Event, question: Filter) -> bool:
    if question.countries and event.country not in question.countries:
        return False
    if question.kinds and (event.event_kind or "") not in question.kinds:
        return False
    if question.statuses and (event.status or "") not in question.statuses:
        return False
    if not (question.after and question.before):
        return True
    if event.start is None or event.start.year is None:
        return False
    last = event.end or event.start
    return days(event.start)[0] <= days(question.before)[1] and days(last)[1] >= days(question.after)[0]


def days(when: PartialDate) -> tuple[date, date]:
    """The first and last day a date with a year can mean."""
    first, last = when.earliest(), when.latest()
    assert first and last
    return first, last


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("question", QUESTIONS)
def test_events_by_kind_and_country_are_those_counted_one_by_one(tmp_path: Path, seed: int, question: Filter) -> None:
    store = random_file(tmp_path / "t.wpst", seed)
    events = meant(store, question)
    kinds, countries = events_by_kind_and_country(store, question)
    assert kinds == Counter(event.event_kind or "" for event in events)
    assert countries == Counter(event.country for event in events)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("question", QUESTIONS)
def test_every_event_is_in_one_month_or_said_to_be_in_none(tmp_path: Path, seed: int, question: Filter) -> None:
    store = random_file(tmp_path / "t.wpst", seed)
    events = meant(store, question)
    first = days(question.after)[0] if question.after else None
    expected: Counter[tuple[str, str]] = Counter()
    undated = earlier = 0
    for event in events:
        if not event.start or not event.start.year or not event.start.month:
            undated += 1
        elif first and days(event.start)[1] < first:
            earlier += 1
        else:
            expected[f"{event.start.year}-{event.start.month:02}", event.status or ""] += 1

    found = events_by_month(store, question)

    assert {(step, status): n for step, counts in found.steps.items() for status, n in counts.items()} == expected
    assert (found.undated, found.earlier) == (undated, earlier)
    assert sum(expected.values()) + undated + earlier == len(events)


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_month_or_year_opens_as_the_list_of_as_many_events(tmp_path: Path, question: Filter) -> None:
    store = random_file(tmp_path / "t.wpst", 7)
    for by_step, unknown in ((events_by_month, Only.NO_MONTH), (events_by_year, Only.NO_YEAR)):
        found = by_step(store, question)
        for step, counts in found.steps.items():
            listed = event_ids(store, question.but(starts=PartialDate.from_code(step)))
            assert len(listed) == sum(counts.values()), step
        assert len(event_ids(store, question.but(only=(unknown,)))) == found.undated


def test_months_follow_each_other_without_gaps(tmp_path: Path) -> None:
    store = new_file(tmp_path / "t.wpst")
    found = events_by_month(store, Filter(after=PartialDate(2024, 12), before=PartialDate(2025, 2)))
    assert list(found.steps) == ["2024-12", "2025-01", "2025-02"]
    assert list(events_by_month(store, Filter().in_year(2025)).steps)[::11] == ["2025-01", "2025-12"]


def test_without_a_period_the_years_of_the_events_are_shown(tmp_path: Path) -> None:
    store = an_event(tmp_path, start="2023-12-30", end="2024-01-02")
    with store.change("More") as writer:
        writer.save(Event(title="Old", start=PartialDate(2021)))
        writer.save(Event(title="Undated"))
    found = events_by_year(store, Filter())
    assert found.steps == {"2021": {"planned": 1}, "2022": {}, "2023": {"planned": 1}}
    assert found.undated == 1


def test_an_event_over_new_year_is_counted_where_it_starts_and_said_to_have_begun_earlier(tmp_path: Path) -> None:
    store = an_event(tmp_path, start="2023-12-30", end="2024-01-02")
    assert events_by_month(store, Filter().in_year(2023)).steps["2023-12"] == {"planned": 1}
    next_year = events_by_month(store, Filter().in_year(2024))
    assert not any(next_year.steps.values())
    assert next_year.earlier == 1


def test_an_event_known_to_the_year_has_no_month(tmp_path: Path) -> None:
    store = an_event(tmp_path, start="2024", end=None)
    found = events_by_month(store, Filter().in_year(2024))
    assert (found.undated, found.earlier) == (1, 0)
    assert not any(found.steps.values())


def test_an_empty_file_has_nothing_to_count(tmp_path: Path) -> None:
    store = new_file(tmp_path / "t.wpst")
    assert events_by_year(store, Filter()).steps == {}
    assert events_by_kind_and_country(store, Filter()) == ({}, {})


def test_only_held_events_were_held(tmp_path: Path) -> None:
    store = an_event(tmp_path, start="2024-05-01", end=None)
    with store.change("More") as writer:
        writer.save(Event(title="Cancelled", status=EventStatus.CANCELLED))
        writer.save(Event(title="Held", status=EventStatus.HELD, event_kind=EventKind.FORUM))
    assert events_by_kind_and_country(store, held(Filter()))[0] == {"forum": 1}


def an_event(tmp_path: Path, *, start: str, end: str | None) -> Store:
    """A file with one planned event."""
    store = new_file(tmp_path / "t.wpst", fill=lambda _store: None)
    with store.change("Fill") as writer:
        writer.save(Event(title="One", start=PartialDate.from_code(start), end=end and PartialDate.from_code(end)))
    return store


@pytest.mark.parametrize("question", [Filter(), held(Filter()), Filter(countries=("KZ", "")).in_year(2025)])
def test_countries_counted_with_types_are_those_counted_alone(tmp_path: Path, question: Filter) -> None:
    store = random_file(tmp_path / "t.wpst", 1)
    kinds, countries = events_by_kind_and_country(store, question)
    assert list(kinds.values()) == sorted(kinds.values(), reverse=True)
    assert list(countries.items()) == list(events_by_country(store, question).items())
