"""A list that is kept after a change, as it was or with records moved, is the list that would be read anew."""

import random
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import unsaved
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
    kept = before.after(step)
    if kept is not None:
        assert list(kept) == list(anew())
        assert [kept[at] for at in range(len(kept))] == list(kept)


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
            assert listed.after(changed(store, partial(Writer.save, record=event))) is listed


def moved(listed: Listing, step: dict[str, frozenset[str]], anew: Listing) -> Listing:
    """The list that is kept, which is another than the one before."""
    kept = listed.after(step)
    assert kept is not None and kept is not listed
    assert (len(kept), list(kept)) == (len(anew), list(anew))
    return kept


def test_a_record_that_moves_comes_or_goes_is_put_where_it_belongs_or_taken_out(office: Office) -> None:
    store = office.store
    anew = partial(event_list, store, Filter(), "title", descending=False)
    listed = whole(anew())
    last = store.get(Event, listed[-1])
    assert last is not None
    last.title = "0"
    listed = moved(listed, changed(store, lambda writer: writer.save(last)), anew())
    assert listed[0] == last.id
    listed = moved(listed, changed(store, lambda writer: writer.save(Event(id="fresh", title="Fresh"))), anew())
    moved(listed, changed(store, lambda writer: writer.delete(Event(id="fresh"))), anew())


def test_while_words_are_looked_for_a_saved_record_is_looked_at_alone(office: Office) -> None:
    store = office.store
    for text in ("border", "border -zebra", "-zebra", '-zebra "border'):
        anew = partial(event_list, store, Filter(text=text))
        listed: Listing | None = whole(anew())
        event = store.get(Event, whole(anew())[0])
        assert event is not None and listed is not None
        for title in ("Zebra", "Border", "Border again"):
            event.title = title
            listed = listed.after(changed(store, partial(Writer.save, record=event)))
            assert listed is not None and list(listed) == list(anew())
            block = Participation(id="crowd", event=event.id, who=f"{title} zebra border")
            listed = listed.after(changed(store, partial(Writer.save, record=block)))
            assert listed is not None and list(listed) == list(anew())


def test_what_else_the_order_comes_from_is_looked_at(office: Office) -> None:
    store = office.store
    listed = whole(event_list(store, Filter(), "people"))
    block = Participation(id="crowd", event=listed[-1], total=5000)
    by_title = whole(event_list(store, Filter(), "title"))
    step = changed(store, lambda writer: writer.save(block))
    assert by_title.after(step) is by_title
    assert moved(listed, step, event_list(store, Filter(), "people"))[0] == block.event
    closed = partial(recommendation_list, store, Filter(statuses=(RecommendationStatus.CLOSED.value,)), TODAY)
    recommended = whole(closed())
    record = store.get(Recommendation, recommended[0])
    assert record is not None
    record.status = RecommendationStatus.IN_PROGRESS.value
    moved(recommended, changed(store, lambda writer: writer.save(record)), closed())


def test_what_is_not_of_the_listed_records_makes_the_list_be_read_anew(office: Office) -> None:
    store = office.store
    listed = whole(event_list(store, Filter(text="border")))
    assert listed.after(changed(store, lambda writer: writer.save(unsaved.organisation("Border service", id="new-body")))) is None
    many = list(store.fetch(Event.select().limit(12)))
    listed = whole(event_list(store, Filter()))

    def save_all(writer: Writer) -> None:
        for event in many:
            event.title += " and more"
            writer.save(event)

    assert listed.after(changed(store, save_all)) is None
