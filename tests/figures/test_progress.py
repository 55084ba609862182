"""The timeline: newest first, and only the last step named is awaited."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests import unsaved
from tests.builders import a_recommendation, an_event
from wpstracker.domain.partial_date import PartialDate
from wpstracker.figures.progress import Timeline, timeline
from wpstracker.records import PlanItem, Recommendation
from wpstracker.services import plans, progress
from wpstracker.services.attachments import Incoming
from wpstracker.services.drafts import Draft
from wpstracker.services.files import new_file
from wpstracker.store.database import Store

TODAY = date(2024, 6, 30)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_file(tmp_path / "t.wpst", fill=lambda _store: None)
    yield opened
    opened.close()


def tell(store: Store, id_: str, day: str, **said: Any) -> str:
    record = store.get(Recommendation, id_) or store.get(PlanItem, id_)
    assert record is not None
    draft = progress.blank(record, TODAY)
    files = said.pop("files", ())
    for name, value in {"effective": PartialDate.from_code(day), "narrative": "Done so", **said}.items():
        setattr(draft.record, name, value)
    return progress.record_progress(store, draft, files=files)


def read(store: Store, id_: str) -> Timeline:
    return timeline(store, "recommendation", id_, TODAY, "en")


def test_nothing_told_is_an_empty_timeline_that_begins_at_the_status(store: Store) -> None:
    found = read(store, a_recommendation(store, status="planned"))
    assert (found.begun, found.lines) == ("planned", ())


def test_the_newest_is_first_and_the_status_before_stands_at_the_end(store: Store) -> None:
    id_ = a_recommendation(store)
    tell(store, id_, "2024-05", status_after="accepted", narrative="Second")
    tell(store, id_, "2024-02-03", status_after="under_review", narrative="First")
    tell(store, id_, "2024-06", narrative="Third")
    found = read(store, id_)
    assert [line.narrative for line in found.lines] == ["Third", "Second", "First"]
    assert [(line.before, line.after) for line in found.lines] == [
        ("accepted", None),
        ("under_review", "accepted"),
        ("recorded", "under_review"),
    ]
    assert found.begun == "recorded"


@pytest.mark.parametrize(
    ("due", "late"), [("2024-06-29", True), ("2024-05", True), ("2024-06-30", False), ("2024-06", False), ("2024", False)]
)
def test_a_next_step_is_late_once_its_last_day_is_over(store: Store, due: str, late: bool) -> None:
    id_ = a_recommendation(store)
    tell(store, id_, "2024-02", next_step="Circulate the draft", next_due=PartialDate.from_code(due))
    assert read(store, id_).lines[0].is_step_late == late


def test_only_the_step_named_last_is_awaited_and_only_until_the_end(store: Store) -> None:
    id_ = a_recommendation(store, status="planned")
    tell(store, id_, "2024-02", next_step="Circulate", next_due=PartialDate(2024, 3))
    tell(store, id_, "2024-04", next_step="Collect comments", next_due=PartialDate(2024, 5))
    tell(store, id_, "2024-05", narrative="Nothing new")
    assert [line.is_step_late for line in read(store, id_).lines] == [False, True, False]
    tell(store, id_, "2024-06", status_after="implemented")
    assert not any(line.is_step_late for line in read(store, id_).lines)


def test_evidence_is_named(store: Store) -> None:
    id_, event = a_recommendation(store), an_event(store, "Conference")
    tell(store, id_, "2024-02", event=event, files=[Incoming("list.txt", b"names"), Incoming("photo.txt", b"none")])
    (line,) = read(store, id_).lines
    assert line.event and (line.event.id, line.event.name) == (event, "Conference")
    assert [file.name for file in line.files] == ["list.txt", "photo.txt"]


def test_measures_have_the_same_timeline_with_amounts(store: Store) -> None:
    plan = plans.save(store, Draft(unsaved.plan()))
    with store.change("Fill") as writer:
        item = PlanItem(plan=plan, text="Train focal points")
        writer.save(item)
    tell(store, str(item.id), "2024-02", status_after="in_progress", value=3.0, spent=1500.5)
    found = timeline(store, "plan_item", str(item.id), TODAY, "en")
    (line,) = found.lines
    assert (found.begun, line.before, line.after, line.value, line.spent) == (None, None, "in_progress", 3.0, 1500.5)
