"""A list is kept under a name and comes back as it was: what it asks, its order, its columns."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid
from wpstracker.domain.question import Filter, Only
from wpstracker.records import SavedView
from wpstracker.services import saved_views
from wpstracker.services.saved_views import Look
from wpstracker.store.database import Store

TRAININGS = Filter(text="border", countries=("KG", "KZ"), kinds=("training",), after=PartialDate(2023), only=(Only.NOT_REPORTED,))
BY_TITLE = Look("title", descending=True, columns=("title", "start"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.create(tmp_path / "t.wpst")) as opened:
        yield opened


def names(store: Store) -> list[str]:
    return [view.name for view in saved_views.all_views(store)]


def question_of(store: Store, name: str) -> Filter | None:
    view = saved_views.named(store, name)
    return view.question if view else None


def test_a_view_comes_back_as_it_was_under_its_name_in_any_case(store: Store) -> None:
    id_ = saved_views.save(store, " Border  trainings ", "events", TRAININGS, BY_TITLE)
    view = saved_views.named(store, "border TRAININGS")
    assert view and (view.id, view.name, view.page, view.question, view.look) == (id_, "Border trainings", "events", TRAININGS, BY_TITLE)
    assert saved_views.named(store, "another") is None
    assert saved_views.get(store, "gone") is None


def test_views_are_asked_for_by_the_kind_of_record_they_list(store: Store) -> None:
    saved_views.save(store, "Border trainings", "events", TRAININGS)
    saved_views.save(store, "Focal points", "directory/person", Filter(only=(Only.FOCAL_POINT,)))
    assert [view.name for view in saved_views.all_views(store, "person")] == ["Focal points"]
    assert saved_views.named(store, "Focal points", "event") is None


def test_saving_under_a_known_name_replaces_the_view_and_can_be_undone(store: Store) -> None:
    first = saved_views.save(store, "Trainings", "events", TRAININGS)
    assert saved_views.save(store, "TRAININGS", "events", Filter()) == first
    assert question_of(store, "trainings") == Filter()
    store.undo()
    assert question_of(store, "trainings") == TRAININGS


def test_an_updated_view_keeps_its_name_and_place(store: Store) -> None:
    id_ = saved_views.save(store, "Trainings", "events", Filter())
    saved_views.save(store, "Other", "events", Filter())
    saved_views.update(store, id_, TRAININGS, BY_TITLE)
    view = saved_views.get(store, id_)
    assert view and (view.question, view.look) == (TRAININGS, BY_TITLE)
    assert names(store) == ["Trainings", "Other"]
    saved_views.update(store, "gone", TRAININGS, BY_TITLE)


def test_pinned_views_stand_on_top_and_views_move_among_their_like(store: Store) -> None:
    ids = {name: saved_views.save(store, name, "events", Filter()) for name in "ABCD"}
    saved_views.pin(store, ids["C"], True)
    saved_views.pin(store, ids["D"], True)
    assert names(store) == ["C", "D", "A", "B"]
    saved_views.move(store, ids["D"], -1)
    assert names(store) == ["D", "C", "A", "B"]
    saved_views.move(store, ids["A"], -1)
    saved_views.move(store, ids["C"], 5)
    assert names(store) == ["D", "C", "A", "B"]
    saved_views.move(store, ids["B"], -3)
    assert names(store) == ["D", "C", "B", "A"]
    saved_views.pin(store, ids["D"], False)
    assert names(store) == ["C", "D", "B", "A"]
    saved_views.move(store, "gone", 1)


def test_every_deed_is_one_step_back(store: Store) -> None:
    id_ = saved_views.save(store, "Trainings", "events", TRAININGS)
    saved_views.rename(store, id_, "Trainings at the border")
    saved_views.pin(store, id_, True)
    saved_views.delete(store, id_)
    assert names(store) == []
    for _ in range(3):
        store.undo()
    view = saved_views.get(store, id_)
    assert view and (view.name, view.pinned) == ("Trainings", False)


def test_a_view_without_a_name_or_with_that_of_another_is_refused(store: Store) -> None:
    first = saved_views.save(store, "Trainings", "events", Filter())
    saved_views.save(store, "Other", "events", Filter())
    for name in ("", "  "):
        with pytest.raises(Invalid):
            saved_views.save(store, name, "events", Filter())
        with pytest.raises(Invalid):
            saved_views.rename(store, first, name)
    with pytest.raises(Invalid):
        saved_views.rename(store, first, "oTHER")
    saved_views.rename(store, first, "TRAININGS")
    assert names(store) == ["TRAININGS", "Other"]


@pytest.mark.parametrize(("page", "text"), [("events", ""), ("events", "{"), ("events", "[]"), ("events", '{"after": 3}'), ("gone", "{}")])
def test_a_view_that_cannot_be_read_is_left_out_and_harms_nobody(store: Store, page: str, text: str) -> None:
    with store.change("x") as writer:
        writer.save(SavedView(name="Broken", page=page, question=text))
    saved_views.save(store, "Sound", "events", Filter())
    assert names(store) == ["Sound"]
