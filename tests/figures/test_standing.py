"""A list that is said to be as it was after a change is the list that would be read anew."""

import random
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.figures.test_selecting import Office, event_questions, recommendation_questions
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import RecommendationStatus
from wpstracker.figures.listing import Listing, event_list, recommendation_list
from wpstracker.figures.selecting import EVENT_SORTS, RECOMMENDATION_SORTS
from wpstracker.records import Event, Participation, Recommendation, Tagging
from wpstracker.store.announcer import Changes
from wpstracker.store.database import Store
from wpstracker.store.writing import Writer

TODAY = date(2025, 6, 15)
SEEDS = st.integers(0, 10_000)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    with closing(Store.create(tmp_path_factory.mktemp("standing") / "t.wpst")) as store:
        yield Office(store, 3)


def whole(listed: Listing) -> Listing:
    """Read to its end, as it is soon after it was shown."""
    list(listed)
    return listed


def changed(store: Store, do: Callable[[Writer], object]) -> dict[str, frozenset[str]]:
    """What a step touched."""
    told: list[Changes] = []
    leave = store.announcer.subscribe(told.append)
    with store.change("A step") as writer:
        do(writer)
    leave()
    return dict(told[0].records) if told else {}


def a_step(office: Office, draw: random.Random) -> Callable[[Writer], object]:
    """An event or a recommendation is another, new or gone, or what stands around one is."""
    number = draw.randrange(25)
    at = f"e{number}"
    if draw.random() < 0.5:
        return lambda writer: writer.save(office.an_event(draw, number))
    tag = Tagging(record_kind="event", record=at, term=f"t{draw.randrange(3)}")
    steps: list[Callable[[Writer], Any]] = [
        lambda writer: writer.save(office.a_recommendation(draw, number)),
        lambda writer: writer.save(office.a_block(draw, number)),
        lambda writer: writer.save(office.an_event(draw, 500 + draw.randrange(1000))),
        lambda writer: writer.save(tag),
        lambda writer: delete_one(office.store, writer),
    ]
    return draw.choice(steps)


def is_true(before: Listing, step: dict[str, frozenset[str]], anew: Callable[[], Sequence[str]]) -> None:
    if before.stands(step):
        assert list(before) == list(anew())


def delete_one(store: Store, writer: Writer) -> None:
    """One of the events that came later, if there is any; the first ones are named by blocks and recommendations."""
    for event in store.fetch(Event.select().where(Event.id.startswith("e5") & (Event.id > "e50")).limit(1)):
        writer.delete(event)


@given(question=event_questions, sort=st.sampled_from(sorted(EVENT_SORTS)), descending=st.booleans(), seed=SEEDS)
def test_events_stand_only_where_they_would_be_listed(office: Office, question: Filter, sort: str, descending: bool, seed: int) -> None:
    before = whole(event_list(office.store, question, sort, descending=descending))
    step = changed(office.store, a_step(office, random.Random(seed)))
    is_true(before, step, lambda: event_list(office.store, question, sort, descending=descending))


@given(question=recommendation_questions, sort=st.sampled_from(sorted(RECOMMENDATION_SORTS)), descending=st.booleans(), seed=SEEDS)
def test_recommendations_stand_only_where_they_would_be_listed(
    office: Office, question: Filter, sort: str, descending: bool, seed: int
) -> None:
    before = whole(recommendation_list(office.store, question, TODAY, sort, descending=descending))
    step = changed(office.store, a_step(office, random.Random(seed)))
    is_true(before, step, lambda: recommendation_list(office.store, question, TODAY, sort, descending=descending))


def test_a_record_that_keeps_its_place_lets_the_list_stand(office: Office) -> None:
    store = office.store
    for question in (Filter(), Filter(countries=("KZ", "KG", "")), Filter(before=None, unrestricted=True)):
        listed = whole(event_list(store, question))
        for at in (0, len(listed) // 2, len(listed) - 1):
            event = store.get(Event, listed[at])
            assert event is not None
            event.title += " again"
            assert listed.stands(changed(store, partial(Writer.save, record=event)))


def test_a_record_that_moves_comes_or_goes_does_not(office: Office) -> None:
    store = office.store
    listed = whole(event_list(store, Filter(), "title", descending=False))
    last = store.get(Event, listed[-1])
    assert last is not None
    last.title = "0"
    assert not listed.stands(changed(store, lambda writer: writer.save(last)))
    listed = whole(event_list(store, Filter(), "title", descending=False))
    assert not listed.stands(changed(store, lambda writer: writer.save(Event(id="fresh", title="Fresh"))))
    listed = whole(event_list(store, Filter(), "title", descending=False))
    assert not listed.stands(changed(store, lambda writer: writer.delete(Event(id="fresh"))))


def test_what_else_the_order_comes_from_is_looked_at(office: Office) -> None:
    store = office.store
    listed = whole(event_list(store, Filter(), "people"))
    block = Participation(id="crowd", event=listed[-1], total=5000)
    assert whole(event_list(store, Filter(), "title")).stands(changed(store, lambda writer: writer.save(block)))
    assert not listed.stands({"participation": frozenset({"crowd"})})
    recommended = whole(recommendation_list(store, Filter(statuses=(RecommendationStatus.CLOSED.value,)), TODAY))
    record = store.get(Recommendation, recommended[0])
    assert record is not None
    record.status = RecommendationStatus.IN_PROGRESS.value
    assert not recommended.stands(changed(store, lambda writer: writer.save(record)))
