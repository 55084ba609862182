"""The history of a record, as the change log tells it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import an_event, event_draft
from wpstracker.domain.changes import Operation
from wpstracker.records import Participation
from wpstracker.services import events
from wpstracker.services.files import new_file
from wpstracker.services.history import HistoryEntry, _times_turned, history, linked_names
from wpstracker.services.seeding import term_id
from wpstracker.store.database import Store
from wpstracker.store.log import Step


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = new_file(tmp_path / "t.wpst")
    opened.author = "Focal point"
    yield opened
    opened.close()


def edit_place(store: Store, id_: str, place: str) -> None:
    draft = event_draft(store, id_)
    draft.record.place = place
    events.save(store, draft)


def deed(entry: HistoryEntry) -> str:
    """What kind of step it was."""
    return "".join(mark for mark, is_so in (("undo ", entry.undoes), ("redo ", entry.redoes), ("undone", entry.undone)) if is_so).strip()


def test_newest_first_with_who_what_before_and_after(store) -> None:
    id_ = an_event(store, place="Astana")
    edit_place(store, id_, "Nur-Sultan")
    newest, first = history(store, id_)
    assert (newest.title, newest.author) == ("Edit event", "Focal point")
    (change,) = newest.fields
    assert (change.name, change.before, change.after) == ("place", "Astana", "Nur-Sultan")
    assert first.title == "New event"


def test_every_turn_of_undo_and_redo_is_told(store) -> None:
    id_ = an_event(store)
    edit_place(store, id_, "Almaty")
    store.undo()
    assert [deed(entry) for entry in history(store, id_)] == ["undo", "undone", ""]
    store.redo()
    assert [deed(entry) for entry in history(store, id_)] == ["redo", "undo undone", "", ""]
    store.undo()
    assert [deed(entry) for entry in history(store, id_)] == ["undo", "redo undone", "undo", "undone", ""]


def test_parts_and_tags_that_come_change_and_go_belong_to_the_history(store) -> None:
    tag = term_id("resolution", "1325")
    id_ = an_event(store, participation=[Participation(who="police", women=3)])
    draft = event_draft(store, id_)
    draft.of(Participation)[0].women = 4
    draft.terms.append(tag)
    events.save(store, draft)
    draft = event_draft(store, id_)
    draft.parts[Participation] = []
    events.save(store, draft)
    gone, changed, _ = history(store, id_)
    assert {(part.kind, part.operation) for part in changed.parts} == {("participation", Operation.SET), ("tagging", Operation.RESTORE)}
    (part,) = gone.parts
    assert part.operation is Operation.DELETE
    assert ("women", 4, None) in [(field.name, field.before, field.after) for field in part.fields]
    assert linked_names(store, [changed], "en")[tag].startswith("UNSCR 1325")


def test_a_record_deleted_and_brought_back_keeps_its_history(store) -> None:
    id_ = an_event(store, "Round table")
    events.delete(store, [id_])
    store.undo()
    assert [entry.title for entry in history(store, id_)] == ["Delete event", "Delete event", "New event"]


def test_a_part_that_moved_belongs_to_the_history_of_both_events(store) -> None:
    first, second = an_event(store, "First", participation=[Participation(id="p", women=3)]), an_event(store, "Second")
    with store.change("Move") as writer:
        writer.save(Participation(id="p", event=second, women=3))
    assert [entry.title for entry in history(store, first)] == ["Move", "New event"]
    assert "Move" in [entry.title for entry in history(store, second)]


def test_a_step_taken_back_and_done_again_a_thousand_times_can_still_be_told() -> None:
    steps = {f"{number:04}": Step(f"{number:04}", "New event", {}, "", f"{number - 1:04}" if number else None) for number in range(3000)}
    assert _times_turned(steps, "2999") == 2999
