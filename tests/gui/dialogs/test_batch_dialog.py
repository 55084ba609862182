"""Changing a selection at once: what will change is seen first, and what refuses is left out only by the person's word."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import Window, a_context
from tests.gui.windows import until
from wpstracker.gui import long_steps
from wpstracker.gui.dialogs.batch_dialog import BatchDialog
from wpstracker.gui.dialogs.batch_inputs import FieldPart, RolePart
from wpstracker.gui.dialogs.batch_tags import AddTagsDialog, RemoveTagsDialog
from wpstracker.records import Event, EventOrganisation, Organisation, Recommendation
from wpstracker.services import batch, events, files
from wpstracker.services.batch_fields import FIELDS
from wpstracker.store.announcer import Changes
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(files.new_file(tmp_path / "t.wpst")) as opened:
        an_event(opened, "Training", id="e0", country="KZ", tags=["border"])
        an_event(opened, "Seminar", id="e1")
        a_recommendation(opened, "Train", id="r0")
        a_recommendation(opened, "Review", id="r1", deadline="2024")
        yield opened


@pytest.fixture
def opened(app, store: Store, tmp_path: Path, window: Window):
    """Opens one of the dialogs for a selection."""
    parent = QWidget()
    parent.show()

    def open_(kind_of_dialog, *ids: str, kind: str = "event"):
        dialog = kind_of_dialog(parent, a_context(store, tmp_path, window), kind, ids)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.open()
        app.processEvents()
        return dialog

    return open_


def choose(dialog: BatchDialog, name: str, value: object) -> None:
    dialog.what.setCurrentIndex(dialog.what.values().index(name))
    assert isinstance(dialog.part, FieldPart)
    dialog.part.input.set_value(value)
    dialog.part.input.changed.emit()


def event(store: Store, id_: str) -> Event:
    found = store.get(Event, id_)
    assert found
    return found


def test_nothing_can_be_done_until_something_is_chosen(opened) -> None:
    dialog = opened(BatchDialog, "e0", "e1")
    assert not dialog.save_button.isEnabled()
    assert dialog.view.told.text() == "Choose what to change."
    dialog.what.setCurrentIndex(dialog.what.values().index("country"))
    assert not dialog.save_button.isEnabled()
    assert dialog.view.told.text() == "Choose the new value."


@pytest.mark.parametrize("kind", FIELDS)
def test_every_field_has_an_input_with_a_name(opened, kind: str) -> None:
    dialog = opened(BatchDialog, "none", kind=kind)
    for name in FIELDS[kind]:
        dialog.what.setCurrentIndex(dialog.what.values().index(name))
        assert dialog.part.input.accessibleName(), name
        assert dialog.part.change() is None, name


def test_what_will_change_is_told_and_then_done_in_one_step(opened, store: Store, window: Window) -> None:
    dialog = opened(BatchDialog, "e0", "e1")
    choose(dialog, "country", "KZ")
    assert dialog.view.told.text() == "1 record will change. 1 stays as it is."
    assert dialog.save_button.text() == "Change 1 record"
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert event(store, "e1").country == "KZ"
    assert window.said == ["1 record was changed. Ctrl+Z takes it back."]
    assert not dialog.isVisible()
    store.undo()
    assert event(store, "e1").country == ""


def test_a_field_is_emptied_only_by_its_tick(opened, store: Store) -> None:
    dialog = opened(BatchDialog, "e0", "e1")
    choose(dialog, "country", "")
    assert not dialog.save_button.isEnabled()
    dialog.empty.click()
    dialog.save_button.click()
    assert event(store, "e0").country == ""


def test_a_series_may_be_made_by_its_name(opened, store: Store) -> None:
    dialog = opened(BatchDialog, "e0", "e1")
    dialog.what.setCurrentIndex(dialog.what.values().index("series"))
    dialog.part.input.line.setFocus()
    QTest.keyClicks(dialog.part.input.line, "New series")
    dialog.save()
    assert event(store, "e0").series == event(store, "e1").series is not None


def test_one_that_refuses_is_named_and_left_out_by_the_persons_word(opened, store: Store) -> None:
    dialog = opened(BatchDialog, "r0", "r1", kind="recommendation")
    choose(dialog, "deadline_kind", "none")
    assert dialog.view.refusals.text().startswith("Review: There is a date although no deadline is set.")
    assert not dialog.save_button.isEnabled()
    dialog.view.leave_out.click()
    dialog.save_button.click()
    kinds = {id_: record.deadline_kind for id_ in ("r0", "r1") if (record := store.get(Recommendation, id_))}
    assert kinds == {"r0": "none", "r1": "date"}


def test_an_organisation_gets_its_role(opened, store: Store) -> None:
    dialog = opened(BatchDialog, "e0", "e1")
    dialog.what.setCurrentIndex(dialog.what.values().index("+organisation"))
    assert isinstance(dialog.part, RolePart)
    QTest.keyClicks(dialog.part.input.line, "Women of the border")
    dialog.save()
    (body,) = store.fetch(Organisation.select().where(Organisation.name == "Women of the border"))
    assert {row.event for row in store.fetch(EventOrganisation.select()) if row.organisation == body.id} == {"e0", "e1"}


def test_records_deleted_meanwhile_are_told_and_passed_over(opened, store: Store) -> None:
    dialog = opened(BatchDialog, "e0", "e1")
    events.delete(store, ["e0"])
    choose(dialog, "country", "TJ")
    assert dialog.view.told.text() == "1 record will change. 1 is no longer in the file."
    dialog.save_button.click()
    assert event(store, "e1").country == "TJ"


def test_tags_are_added_and_those_there_stay(opened, store: Store, window: Window) -> None:
    dialog = opened(AddTagsDialog, "e0", "e1")
    own = dialog.tags.grid.row("tag").widget
    QTest.keyClicks(own.line, "amber")
    QTest.keyClick(own.line, Qt.Key.Key_Return)
    assert dialog.view.told.text() == "2 records will change."
    dialog.save_button.click()
    assert sorted(batch.tags_on(store, "event", ["e0", "e1"]).values()) == [1, 2]
    assert window.said == ["2 records were tagged. Ctrl+Z takes it back."]


def test_tags_of_the_selection_are_listed_and_those_ticked_go(opened, store: Store) -> None:
    dialog = opened(RemoveTagsDialog, "e0", "e1")
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == ["border (1)"]
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    dialog.save_button.click()
    assert batch.tags_on(store, "event", ["e0", "e1"]) == {}
    assert opened(RemoveTagsDialog, "e0").view.told.text() == "None of the selected records has a tag."


def test_many_records_are_changed_beside_the_window(opened, store: Store, monkeypatch: pytest.MonkeyPatch, app) -> None:
    monkeypatch.setattr(long_steps, "AT_ONCE", 1)
    heard: list[Changes] = []
    store.announcer.subscribe(heard.append)
    dialog = opened(BatchDialog, "e0", "e1")
    choose(dialog, "country", "TJ")
    dialog.save_button.click()
    until(lambda: not dialog.isVisible())
    assert (event(store, "e0").country, len(heard)) == ("TJ", 1)
    assert store.undo() == "Change the country of {n} records"


def test_what_refuses_beside_the_window_is_told(opened, store: Store, monkeypatch: pytest.MonkeyPatch, app) -> None:
    monkeypatch.setattr(long_steps, "AT_ONCE", 1)
    dialog = opened(RemoveTagsDialog, "e0", "e1")
    dialog.list.item(0).setCheckState(Qt.CheckState.Checked)
    monkeypatch.setattr(store, "read_only", True)
    dialog.save_button.click()
    until(lambda: any(isinstance(each, QMessageBox) for each in dialog.children()))
    assert dialog.isVisible()
