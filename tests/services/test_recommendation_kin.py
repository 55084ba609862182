"""Recommendations that repeat or replace others, come from further places, are followed up: circles are refused, one step does all."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from tests.builders import a_recommendation, an_event
from wpstracker.domain.origins import responses_of
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid
from wpstracker.records import Event, Recommendation, RecommendationEvent, RecommendationItem, RecommendationOrigin
from wpstracker.services import recommendations
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

TODAY = date(2023, 11, 20)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.create(tmp_path / "t.wpst")) as opened:
        yield opened


def changed(store: Store, id_: str, **fields) -> str:
    """The recommendation saved with other fields."""
    draft = recommendations.load(store, id_)
    assert draft is not None
    for name, value in fields.items():
        setattr(draft.record, name, value)
    return recommendations.save(store, draft, today=TODAY)


def refused(do) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as caught:
        do()
    return [(problem.field, problem.message) for problem in caught.value.problems]


def status(store: Store, id_: str) -> str:
    found = store.get(Recommendation, id_)
    assert found
    return str(found.status)


@pytest.mark.parametrize("name", ["repeats", "supersedes"])
def test_neither_itself_nor_a_circle_can_be_chosen(store, name):
    first = a_recommendation(store, "First")
    second = a_recommendation(store, "Second", **{name: first})
    third = a_recommendation(store, "Third", **{name: second})
    assert refused(lambda: changed(store, first, **{name: first}))[0][0] == name
    ((field, message),) = refused(lambda: changed(store, first, **{name: third}))
    assert field == name and "by itself or through others" in message
    assert store.get(Recommendation, first).plain()[name] is None


def test_a_later_one_cannot_be_repeated_by_an_earlier_one(store):
    later = a_recommendation(store, "Later", issued=PartialDate(2023))
    earlier = a_recommendation(store, "Earlier", issued=PartialDate(2019, 5))
    assert "the other way round" in refused(lambda: changed(store, earlier, repeats=later))[0][1]
    changed(store, later, repeats=earlier)


def test_what_is_superseded_has_that_status_by_the_same_step_and_is_as_before_after_undo(store):
    older = a_recommendation(store, "Older", status="in_progress", issued=PartialDate(2019))
    newer = a_recommendation(store, "Newer", issued=PartialDate(2022, 3), supersedes=older)
    assert status(store, older) == "superseded"
    told = store.rows("SELECT effective, status_before, status_after FROM recommendation_progress")
    assert told == [("2022-03", "in_progress", "superseded")]
    store.undo()
    assert (status(store, older), store.get(Recommendation, newer)) == ("in_progress", None)
    assert store.rows("SELECT count(*) FROM recommendation_progress") == [(0,)]
    store.redo()
    assert status(store, older) == "superseded"


def test_saving_it_again_does_not_supersede_again(store):
    older = a_recommendation(store, "Older")
    newer = a_recommendation(store, "Newer")
    changed(store, newer, supersedes=older)
    assert store.rows("SELECT effective FROM recommendation_progress") == [("2023-11-20",)]
    changed(store, newer, text="Newer still")
    assert store.rows("SELECT count(*) FROM recommendation_progress") == [(1,)]


def test_one_that_is_closed_stays_closed(store):
    older = a_recommendation(store, "Older", status="closed")
    a_recommendation(store, "Newer", supersedes=older)
    assert status(store, older) == "closed"


def test_a_row_of_origin_says_where_from(store):
    draft = Draft(Recommendation(text="Do"))
    draft.of(RecommendationOrigin).extend([RecommendationOrigin(mechanism="upr"), RecommendationOrigin(paragraph="12")])
    assert [field for field, _ in refused(lambda: recommendations.save(store, draft))] == ["recommendation_origin[1].mechanism"]


def test_a_form_refuses_follow_up_at_the_event_it_came_from(store):
    event = an_event(store, "Conference", start="2023-05-01")
    draft = recommendations.blank(store.get(Event, event))
    draft.record.text = "Do"
    draft.of(RecommendationEvent).append(RecommendationEvent(event=event))
    assert [field for field, _ in refused(lambda: recommendations.save(store, draft))] == ["recommendation_event[0].event"]


def test_a_copy_is_no_repetition_and_was_followed_up_nowhere(store):
    first = a_recommendation(store, "First")
    second = a_recommendation(store, "Second", repeats=first, supersedes=first)
    twin = recommendations.duplicate(store, second)
    assert twin and (twin.record.repeats, twin.record.supersedes, twin.of(RecommendationEvent)) == (None, None, [])
    assert twin.of(RecommendationItem) == []


def test_the_answers_of_the_upr_are_supported_and_noted():
    assert [answer.value for answer in responses_of("upr")] == ["supported", "noted"]
    assert len(responses_of("cedaw")) == len(responses_of(None)) == 4
