"""Find and replace, seen before it is done."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QMessageBox, QWidget

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import Window, a_context
from tests.gui.windows import until
from wpstracker.gui.dialogs.replace_dialog import ReplaceDialog
from wpstracker.gui.dialogs.replace_hits import BECOMES, SPAN_ROLE, WAS
from wpstracker.records import Event, Recommendation
from wpstracker.services import events, files
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(files.new_file(tmp_path / "t.wpst")) as opened:
        an_event(opened, "Gender training", id="e0", summary="Training of police\nand border guards, a training of long standing.")
        an_event(opened, "Training", id="e1")
        a_recommendation(opened, "Train", id="r0", contact="Train station")
        yield opened


@pytest.fixture
def opened(app, store: Store, tmp_path: Path, window: Window):
    parent = QWidget()
    parent.show()

    def open_(selected, listed=("e0", "e1"), kind: str = "event") -> ReplaceDialog:
        dialog = ReplaceDialog(parent, a_context(store, tmp_path, window), kind, selected, listed)
        QAbstractItemModelTester(dialog.hits, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.open()
        app.processEvents()
        return dialog

    return open_


def texts(dialog: ReplaceDialog, column: int) -> list[str]:
    return [dialog.hits.index(row, column).data() for row in range(dialog.hits.rowCount())]


def look_for(dialog: ReplaceDialog, text: str, by: str = "") -> None:
    dialog.wanted.setText(text)
    dialog.by.setText(by)
    QTest.keyClick(dialog.wanted, Qt.Key.Key_Return)


def test_every_place_is_shown_before_and_after_with_its_mark(opened) -> None:
    dialog = opened(["e0"])
    look_for(dialog, "training", "course")
    assert texts(dialog, 1) == ["Title", "Summary", "Summary", "Title"]
    assert texts(dialog, BECOMES)[:2] == ["Gender course", "course of police and border guards, a training of long standing."]
    for row in range(4):
        for column, said in ((WAS, "training"), (BECOMES, "course")):
            index = dialog.hits.index(row, column)
            start, end = index.data(SPAN_ROLE)
            assert index.data()[start:end].casefold() == said
    assert dialog.told.text() == "4 places in 2 records"


def test_enter_in_a_line_replaces_nothing(opened, store: Store) -> None:
    dialog = opened(["e0"])
    look_for(dialog, "training", "course")
    QTest.keyClick(dialog.by, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert store.undo_stack.next_undo()
    assert store.step(store.undo_stack.next_undo() or "").title == "New recommendation"


def test_only_what_is_ticked_is_replaced(opened, store: Store, window: Window) -> None:
    dialog = opened(["e0"])
    look_for(dialog, "training", "course")
    dialog.hits.setData(dialog.hits.index(1, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert dialog.replace_button.text() == "Replace 3 places"
    dialog.replace_button.click()
    record = store.get(Event, "e0")
    assert record
    assert record.summary == "Training of police\nand border guards, a course of long standing."
    assert window.said == ["Replaced in 2 records. Ctrl+Z takes it back."]
    store.undo()
    record = store.get(Event, "e0")
    assert record
    assert record.title == "Gender training"


def test_ticks_by_keyboard_and_all_at_once(opened) -> None:
    dialog = opened(["e0"])
    look_for(dialog, "training")
    dialog.none_button.click()
    assert not dialog.replace_button.isEnabled()
    dialog.table.setCurrentIndex(dialog.hits.index(0, 0))
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert len(dialog.hits.ticked()) == 1
    dialog.all_button.click()
    assert len(dialog.hits.ticked()) == 4


def test_only_the_selection_where_several_are_selected(opened) -> None:
    dialog = opened(["e0", "e1"], ("e0", "e1", "e2"))
    assert dialog.scope.value() == "selected"
    assert opened(["e1"]).scope.value() == "listed"
    dialog = opened(["e1"])
    dialog.scope.setCurrentIndex(1)
    look_for(dialog, "training")
    assert dialog.hits.rowCount() == 1


def test_restricted_fields_only_when_they_are_shown(opened) -> None:
    dialog = opened(["r0"], ["r0"], "recommendation")
    look_for(dialog, "train")
    assert dialog.hits.rowCount() == 1
    dialog.restricted.click()
    look_for(dialog, "train")
    assert dialog.hits.rowCount() == 2


def test_what_refuses_is_told_and_nothing_is_written(opened, store: Store) -> None:
    dialog = opened(["r0"], ["r0"], "recommendation")
    look_for(dialog, "Train", "")
    dialog.replace_button.click()
    box = dialog.findChild(QMessageBox)
    assert box
    assert "would not be valid" in box.text()
    record = store.get(Recommendation, "r0")
    assert record
    assert record.text == "Train"


def test_a_text_that_changed_meanwhile_is_not_overwritten(opened, store: Store) -> None:
    dialog = opened(["e1"])
    look_for(dialog, "training", "course")
    events.delete(store, ["e1"])
    dialog.replace_button.click()
    box = dialog.findChild(QMessageBox)
    assert box
    assert "changed meanwhile" in box.text()


def test_one_finds_beside_the_window_in_a_long_list(opened, store: Store) -> None:
    with store.change("Many") as writer:
        for number in range(200):
            writer.save(Event(id=f"m{number}", title=f"Meeting {number}"))
    dialog = opened([], [f"m{number}" for number in range(200)])
    dialog.wanted.setText("meeting")
    until(lambda: dialog.hits.rowCount() == 200)
    dialog.by.setText("Session")
    dialog.replace_button.click()
    until(lambda: not dialog.isVisible())
    assert store.rows("SELECT count(*) FROM event WHERE title LIKE 'Session%'") == [(200,)]
