"""What needs somebody is found whatever is known of its date, and nothing is asked twice."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.figures.random_records import TODAY, random_file
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.recommendations import is_due_soon, is_overdue
from wpstracker.domain.vocabularies import EventStatus
from wpstracker.figures.activity import COMING
from wpstracker.figures.attention import (
    coming,
    coming_question,
    count_coming,
    count_recommendations,
    count_unsettled,
    due_soon_question,
    overdue_question,
    recommendations_by_status,
    stale_question,
    undated_question,
    unsettled_question,
)
from wpstracker.figures.selecting import event_ids, recommendation_ids
from wpstracker.records import Event, Recommendation, RecommendationProgress
from wpstracker.services.files import new_file
from wpstracker.store.database import Store
from wpstracker.store.preferences import set_stale_after


@pytest.mark.parametrize("seed", range(6))
def test_overdue_and_soon_due_follow_the_rules_of_the_domain(tmp_path: Path, seed: int) -> None:
    store = random_file(tmp_path / "t.wpst", seed)
    records = store.fetch(Recommendation.select().where(Recommendation.country == "KZ"))
    asked = [(record, (record.status, record.deadline_kind, record.deadline, TODAY)) for record in records]
    here = Filter(countries=("KZ",))
    assert set(recommendation_ids(store, overdue_question(here), TODAY)) == {record.id for record, rule in asked if is_overdue(*rule)}
    assert set(recommendation_ids(store, due_soon_question(here), TODAY)) == {record.id for record, rule in asked if is_due_soon(*rule)}


@pytest.mark.parametrize(
    ("deadline", "where"),
    [
        ("2025-06-14", "overdue"),
        ("2025-05", "overdue"),
        ("2024", "overdue"),
        ("2025-06-15", "soon"),
        ("2025-06", "soon"),
        ("2025-07-15", "soon"),
        ("2025-07-16", ""),
        ("2025-07", ""),
        ("2025", ""),
        ("--06-14", ""),
    ],
)
def test_a_deadline_is_soon_from_today_to_the_thirtieth_day(tmp_path: Path, deadline: str, where: str) -> None:
    store = new_file(tmp_path / "t.wpst", fill=lambda _store: None)
    with store.change("Fill") as writer:
        writer.save(Recommendation(id="it", text="Do it", deadline=PartialDate.from_code(deadline)))
    questions = {"overdue": overdue_question(Filter()), "soon": due_soon_question(Filter())}
    assert [name for name, asked in questions.items() if count_recommendations(store, asked, TODAY)] == ([where] if where else [])


def test_each_count_of_recommendations_opens_as_a_list_of_as_many(tmp_path: Path) -> None:
    store = random_file(tmp_path / "t.wpst", 2, events=120)
    question = Filter(countries=("KZ", "TJ"))
    for each in (overdue_question(question), due_soon_question(question), stale_question(question), undated_question(question)):
        assert len(recommendation_ids(store, each, TODAY)) == count_recommendations(store, each, TODAY) > 0
    for asked in (question, question.in_year(2025)):
        by_status = recommendations_by_status(store, asked, TODAY)
        for status, number in by_status.items():
            assert len(recommendation_ids(store, asked.but(statuses=(status,)), TODAY)) == number, status
    records = store.fetch(Recommendation.select())
    assert recommendations_by_status(store, Filter(), TODAY) == Counter(record.status or "" for record in records)


@pytest.mark.parametrize("seed", range(6))
def test_a_planned_event_with_a_year_is_either_coming_or_unsettled(tmp_path: Path, seed: int) -> None:
    store = random_file(tmp_path / "t.wpst", seed)
    planned = [event for event in store.fetch(Event.select()) if event.status in COMING and event.start and event.start.year]
    over = {event.id for event in planned if (event.end or event.start).latest() < TODAY}
    assert set(event_ids(store, unsettled_question(Filter(), TODAY))) == over
    assert set(event_ids(store, coming_question(Filter(), TODAY))) == {event.id for event in planned} - over
    assert count_unsettled(store, Filter(), TODAY) == len(over)
    assert count_coming(store, Filter(), TODAY) == len(planned) - len(over)


def test_the_next_events_come_first_and_the_vague_ones_at_the_end_of_what_they_can_mean(tmp_path: Path) -> None:
    store = events(tmp_path, "2025-06-14/2025-06-16", "2025", "2025-07-31", "2025-07", "2025-06-15", "2025-08-01", "2025-06-14", "--07-01")
    found = coming(store, Filter(), date(2025, 6, 15), limit=10)
    assert [event.title for event in found] == ["2025-06-14/2025-06-16", "2025-06-15", "2025-07-31", "2025-07", "2025-08-01", "2025"]


def test_an_event_without_a_year_is_neither_coming_nor_unsettled(tmp_path: Path) -> None:
    store = events(tmp_path, "--08-03")
    assert count_coming(store, Filter(), TODAY) == count_unsettled(store, Filter(), TODAY) == 0


def test_postponed_and_cancelled_events_are_not_asked_about(tmp_path: Path) -> None:
    store = events(tmp_path, "2025-01-10", status=EventStatus.POSTPONED)
    assert count_unsettled(store, Filter(), TODAY) == 0


def events(tmp_path: Path, *periods: str, status: EventStatus = EventStatus.PLANNED) -> Store:
    """A file with an event for each "start" or "start/end", named like it."""
    store = new_file(tmp_path / "t.wpst", fill=lambda _store: None)
    with store.change("Fill") as writer:
        for period in periods:
            start, _, end = period.partition("/")
            dates = {"start": PartialDate.from_code(start), "end": PartialDate.from_code(end) if end else None}
            writer.save(Event(title=period, status=status, **dates))
    return store


def test_what_is_stale_is_counted_as_the_list_shows_it(tmp_path: Path) -> None:
    store = random_file(tmp_path / "t.wpst", 3, events=80)
    question = Filter(countries=("KZ", "TJ"))
    number = count_recommendations(store, stale_question(question), TODAY)
    assert number == len(recommendation_ids(store, stale_question(question.in_year(1999)), TODAY)) > 0
    set_stale_after(store, 3650)
    assert count_recommendations(store, stale_question(question), TODAY) == 0


def test_where_no_day_is_known_nobody_can_say_that_it_is_stale(tmp_path: Path) -> None:
    store = new_file(tmp_path / "t.wpst", fill=lambda _store: None)
    with store.change("Fill") as writer:
        writer.save(Recommendation(id="undated", text="Appoint focal points"))
        writer.save(RecommendationProgress(id="told", recommendation="undated", narrative="Somebody said so"))
        writer.save(Recommendation(id="no-year", text="Train officers", issued=PartialDate.from_code("--08-03")))
    assert recommendation_ids(store, stale_question(Filter()), TODAY) == []
    with store.change("Told") as writer:
        writer.save(RecommendationProgress(id="told", recommendation="undated", narrative="x", effective=PartialDate(2001)))
    assert recommendation_ids(store, stale_question(Filter()), TODAY) == ["undated"]
