"""A measure is not reported on after all: what goes, what stays, and that it is one step."""

from datetime import date

import pytest

from tests.indicators import a_plan
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import ItemLevel, MeasureStatus
from wpstracker.figures.plan_progress import progress_of
from wpstracker.records import MeasureProgress, PlanItem, Source
from wpstracker.services import plan_items, progress
from wpstracker.services.progress_taken_back import take_back, to_take_back
from wpstracker.store.database import Store

TODAY = date(2023, 11, 20)


@pytest.fixture
def measure(store: Store) -> str:
    return plan_items.add(store, a_plan(store), level=ItemLevel.MEASURE, text="Train border guards")


def choose(store: Store, measure: str, status: MeasureStatus, day: date = TODAY) -> None:
    progress.move(store, "plan_item", [measure], status, PartialDate.of(day))


def tell(store: Store, measure: str, **said) -> None:
    item = store.get(PlanItem, measure)
    assert item is not None
    draft = progress.blank(item, date(2023, 6, 1))
    for name, value in said.items():
        setattr(draft.record, name, value)
    progress.record_progress(store, draft)


def status(store: Store, measure: str) -> str | None:
    item = store.get(PlanItem, measure)
    assert item is not None
    return item.status


def updates(store: Store) -> list[MeasureProgress]:
    return list(store.fetch(MeasureProgress.select()))


def test_a_status_that_was_only_chosen_goes_without_a_trace_and_comes_back_with_one_undo(store, measure):
    choose(store, measure, MeasureStatus.IMPLEMENTED)
    assert to_take_back(store, measure).is_slight
    take_back(store, measure)
    assert status(store, measure) is None and updates(store) == []
    store.undo()
    assert status(store, measure) == "implemented" and len(updates(store)) == 1


def test_what_else_was_told_stays(store, measure):
    tell(store, measure, status_after="in_progress", narrative="Two courses were held.")
    choose(store, measure, MeasureStatus.IMPLEMENTED)
    found = to_take_back(store, measure)
    assert (len(found.going), len(found.staying), found.is_slight) == (1, 1, False)
    take_back(store, measure)
    (left,) = updates(store)
    assert (left.narrative, left.status_before, left.status_after) == ("Two courses were held.", None, None)
    assert status(store, measure) is None
    store.undo()
    assert status(store, measure) == "implemented" and {each.status_after for each in updates(store)} == {"in_progress", "implemented"}


def test_evidence_is_more_than_a_status(store, measure):
    with store.change("New source") as writer:
        writer.save(source := Source(title="Report"))
    tell(store, measure, status_after="implemented", source=str(source.id))
    assert len(to_take_back(store, measure).staying) == 1


def test_it_is_not_reported_as_of_any_day_and_can_be_reported_again(store, measure):
    choose(store, measure, MeasureStatus.IN_PROGRESS, date(2023, 2, 1))
    choose(store, measure, MeasureStatus.IMPLEMENTED)
    take_back(store, measure)
    item = store.get(PlanItem, measure)
    for day in (date(2023, 3, 1), TODAY):
        assert progress_of(store, str(item.plan), day, today=TODAY).total.not_reported == 1
    choose(store, measure, MeasureStatus.NOT_STARTED)
    assert status(store, measure) == "not_started" and updates(store)[0].status_before is None


def test_updates_that_brought_no_status_are_left_alone(store, measure):
    tell(store, measure, narrative="A letter was sent.")
    choose(store, measure, MeasureStatus.IN_PROGRESS)
    take_back(store, measure)
    assert [each.narrative for each in updates(store)] == ["A letter was sent."] and status(store, measure) is None
