"""Tags are added by typing and removed by keyboard or mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from wpstracker.gui.widgets.chip import Chip
from wpstracker.gui.widgets.chips import ChipsEdit
from wpstracker.gui.widgets.suggestions import Suggestion

PEACE, POLICE, BORDER = Suggestion("1", "Peace talks"), Suggestion("2", "Police", "theme", "#0072b2"), Suggestion("3", "Граница")
TERMS = [PEACE, POLICE, BORDER]


def find(text: str) -> list[Suggestion]:
    return [term for term in TERMS if text.casefold() in term.label.casefold()]


def make_own(text: str) -> Suggestion:
    return Suggestion(f"own-{text}", text)


@pytest.fixture
def edit(app) -> ChipsEdit:
    shown = ChipsEdit(find, make_own, name="Tags")
    shown.resize(500, 80)
    shown.show()
    shown.activateWindow()
    shown.line.setFocus()
    app.processEvents()
    return shown


def press(edit: ChipsEdit, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or edit.line, key)


def labels(edit: ChipsEdit) -> list[str]:
    return [item.label for item in edit.items()]


def test_typing_offers_what_fits_and_enter_takes_the_first(edit) -> None:
    changed = QSignalSpy(edit.changed)
    QTest.keyClicks(edit.line, "pe")
    press(edit, Qt.Key.Key_Return)
    assert labels(edit) == ["Peace talks"]
    assert edit.line.text() == ""
    assert changed.count() == 1


def test_arrows_choose_and_tab_takes(edit) -> None:
    QTest.keyClicks(edit.line, "p")
    press(edit, Qt.Key.Key_Down, Qt.Key.Key_Tab)
    assert labels(edit) == ["Police"]


def test_escape_closes_the_list_and_keeps_the_text(edit) -> None:
    QTest.keyClicks(edit.line, "p")
    press(edit, Qt.Key.Key_Escape)
    assert edit.pending_text() == "p"
    assert labels(edit) == []


def test_unknown_text_becomes_an_own_tag(edit) -> None:
    QTest.keyClicks(edit.line, "new word")
    press(edit, Qt.Key.Key_Return)
    assert edit.ids() == ["own-new word"]


def test_unknown_text_is_refused_and_kept_where_only_known_terms_are_allowed(app) -> None:
    edit = ChipsEdit(find, name="Resolutions")
    edit.show()
    told = QSignalSpy(edit.problem_changed)
    QTest.keyClicks(edit.line, "nothing like it")
    QTest.keyClick(edit.line, Qt.Key.Key_Return)
    assert edit.items() == []
    assert edit.pending_text() == "nothing like it"
    assert edit.problem() == "“nothing like it” is not in the list."
    assert told.count() == 1


def test_letters_from_an_input_method_are_found(edit, app) -> None:
    event = QInputMethodEvent()
    event.setCommitString("гран")
    app.sendEvent(edit.line, event)
    press(edit, Qt.Key.Key_Return)
    assert labels(edit) == ["Граница"]


def test_what_is_chosen_is_not_offered_again(edit) -> None:
    edit.set_items([PEACE])
    QTest.keyClicks(edit.line, "peace talks")
    press(edit, Qt.Key.Key_Return)
    assert labels(edit) == ["Peace talks"]


def test_the_keyboard_walks_along_the_chips_and_removes_them(edit, app) -> None:
    edit.set_items(TERMS)
    app.processEvents()
    press(edit, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert isinstance(QApplication.focusWidget(), Chip)
    press(edit, Qt.Key.Key_Delete)
    assert edit.ids() == ["1", "3"]
    press(edit, Qt.Key.Key_Right)
    assert QApplication.focusWidget() is edit.line
    press(edit, Qt.Key.Key_Backspace)
    assert edit.ids() == ["1"]


def test_the_cross_removes(edit, app) -> None:
    edit.set_items([POLICE])
    app.processEvents()
    chip = edit.findChild(Chip)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 8, chip.height() // 2))
    assert edit.items() == []


def test_showing_chips_is_no_change(edit) -> None:
    changed = QSignalSpy(edit.changed)
    edit.set_items(TERMS)
    assert changed.count() == 0


def test_the_field_grows_with_its_lines(app) -> None:
    edit = ChipsEdit(find)
    edit.set_items([Suggestion(str(number), f"A rather long term number {number}") for number in range(12)])
    assert edit.heightForWidth(300) > edit.heightForWidth(1200)


def test_a_term_typed_in_full_is_taken_on_leaving(edit, app) -> None:
    QTest.keyClicks(edit.line, "police")
    edit.line.clearFocus()
    assert edit.ids() == ["2"]
    QTest.keyClicks(edit.line, "pea")
    edit.line.clearFocus()
    assert edit.pending_text() == "pea"
