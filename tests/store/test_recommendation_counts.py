"""What is kept of a recommendation is what it, its updates and its event say, whatever is done to any of them."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import a_recommendation, an_event, event_draft
from wpstracker.domain.partial_date import PartialDate
from wpstracker.records import Recommendation, RecommendationProgress
from wpstracker.services import events
from wpstracker.services.files import new_file
from wpstracker.store import recommendation_counts
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(new_file(tmp_path / "t.wpst", fill=lambda _store: None)) as store:
        yield store
        assert recommendation_counts.differing(store.db) == []


def kept(store: Store, id_: str) -> tuple[str | None, ...]:
    """When it was made, is due, and was last spoken of."""
    return store.rows("SELECT made, due, told FROM recommendation_count WHERE id = ?", (id_,))[0]


def told(store: Store, id_: str, effective: PartialDate) -> RecommendationProgress:
    update = RecommendationProgress(recommendation=id_, narrative="Drafted", effective=effective)
    with store.change("Tell") as writer:
        writer.save(update)
    return update


def test_dates_known_in_part_count_with_the_last_day_they_can_mean(store: Store) -> None:
    id_ = a_recommendation(store, deadline="2025", issued=PartialDate(2023, 5))
    assert kept(store, id_) == ("2023-05", "2025-12-31", "2023-05-31")


def test_it_was_made_when_its_event_ended_and_moves_with_it(store: Store) -> None:
    event = an_event(store, start="12.03.2022")
    id_ = a_recommendation(store, event=event)
    draft = event_draft(store, event)
    draft.record.start, draft.record.end = PartialDate(2022, 4, 1), PartialDate(2022, 4, 3)
    events.save(store, draft)
    assert kept(store, id_) == ("2022-04-03", None, "2022-04-03")
    store.undo()
    assert kept(store, id_) == ("2022-03-12", None, "2022-03-12")


def test_the_newest_update_is_the_last_word_until_it_goes(store: Store) -> None:
    id_, other = (a_recommendation(store, issued=PartialDate(2022)) for _ in range(2))
    told(store, id_, PartialDate(2023, 1, 5))
    update = told(store, id_, PartialDate(2024, 2))
    assert kept(store, id_)[2] == "2024-02-31"
    update.recommendation = other
    with store.change("Move") as writer:
        writer.save(update)
    assert (kept(store, id_)[2], kept(store, other)[2]) == ("2023-01-05", "2024-02-31")
    with store.change("Delete") as writer:
        writer.delete(update)
    assert kept(store, other)[2] == "2022-12-31"
    store.undo()
    assert kept(store, other)[2] == "2024-02-31"


def test_of_what_is_done_nothing_is_awaited(store: Store) -> None:
    id_ = a_recommendation(store, deadline="2025", issued=PartialDate(2023), status="implemented")
    assert kept(store, id_) == ("2023", None, None)


def test_a_deadline_that_is_no_date_never_comes(store: Store) -> None:
    id_ = a_recommendation(store, deadline="2025", deadline_kind="continuous")
    assert kept(store, id_) == (None, None, None)


def test_dates_without_a_year_say_nothing_of_when(store: Store) -> None:
    id_ = a_recommendation(store, issued=PartialDate(None, 8, 3))
    told(store, id_, PartialDate(None, 9, 1))
    assert kept(store, id_) == ("--08-03", None, None)


def test_what_goes_is_no_longer_counted(store: Store) -> None:
    id_ = a_recommendation(store)
    with store.change("Delete") as writer:
        writer.delete(Recommendation(id=id_))
    assert store.rows("SELECT * FROM recommendation_count") == []


def test_everything_worked_out_anew_is_the_same(store: Store) -> None:
    event = an_event(store, start="2022")
    told(store, a_recommendation(store, event=event, deadline="2024"), PartialDate(2023))
    before = store.rows("SELECT * FROM recommendation_count")
    with store.db.atomic():
        recommendation_counts.rebuild(store.db)
    assert store.rows("SELECT * FROM recommendation_count") == before
