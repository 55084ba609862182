"""A grid by keyboard alone: it moves, types, copies and pastes as a spreadsheet does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.gui.grids.simple import COLUMNS, fresh, row
from wpstracker.gui.grids.delegate import CellLine
from wpstracker.gui.grids.model import GridModel
from wpstracker.gui.grids.view import GridView

CTRL, SHIFT, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
WHO, WOMEN, MEN, SURE = range(4)
K = Qt.Key


class Window(QWidget):
    """A grid between two lines."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.after = QLineEdit(), QLineEdit()
        self.model = GridModel(COLUMNS, fresh)
        self.grid = GridView(self.model, name="People")
        self.said: list[str] = []
        self.grid.said.connect(self.said.append)
        box = QVBoxLayout(self)
        for widget in (self.before, self.grid, self.after):
            box.addWidget(widget)


@pytest.fixture
def window(app):
    made = Window()
    made.resize(600, 400)
    made.show()
    made.activateWindow()
    made.grid.setFocus()
    made.grid.go_to(0, 0)
    app.processEvents()
    return made


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)


def write(text: str) -> None:
    """Type as a keyboard does, in any script: key by key into whatever has the focus then."""
    for letter in text:
        focused = QApplication.focusWidget()
        assert focused is not None
        if letter.isascii():
            QTest.keyClicks(focused, letter)
        else:
            event = QInputMethodEvent("", [])
            event.setCommitString(letter)
            QApplication.sendEvent(focused, event)


def table(window: Window) -> list[list[object]]:
    """The values of all rows."""
    return [list(each.values.values()) for each in window.model.rows()]


def place(window: Window) -> tuple[int, int]:
    index = window.grid.currentIndex()
    return index.row(), index.column()


def test_a_table_is_typed_without_a_mouse(window):
    write("police")
    press(K.Key_Tab)
    write("12")
    press(K.Key_Tab)
    write("3")
    press(K.Key_Return)
    assert place(window) == (1, WHO), "Enter goes back to where the row was begun"
    write("customs")
    press(K.Key_Tab)
    write("7")
    press(K.Key_Return)
    assert table(window) == [["police", 12, 3, "exact"], ["customs", 7, None, "exact"]]


def test_words_in_other_scripts_are_typed_too(window):
    write("таможня")
    press(K.Key_Return)
    assert table(window) == [["таможня", None, None, "exact"]]


def test_tab_walks_on_into_the_next_row_and_out_at_the_ends(window):
    window.model.set_rows([row("police")])
    window.grid.go_to(0, SURE)
    press(K.Key_Tab)
    assert place(window) == (1, WHO)
    press(K.Key_Backtab)
    assert place(window) == (0, SURE)
    window.grid.go_to(1, SURE)
    press(K.Key_Tab)
    assert window.after.hasFocus()
    window.grid.setFocus()
    window.grid.go_to(0, 0)
    press(K.Key_Backtab)
    assert window.before.hasFocus()
    window.grid.setFocus()
    press(K.Key_Tab, modifier=CTRL)
    assert window.after.hasFocus(), "Ctrl+Tab leaves from anywhere"


def test_enter_and_shift_enter_go_down_and_up_and_arrows_anywhere(window):
    window.model.set_rows([row("a"), row("b")])
    window.grid.go_to(0, WOMEN)
    press(K.Key_Return)
    assert place(window) == (1, WOMEN)
    press(K.Key_Return, modifier=SHIFT)
    press(K.Key_Right)
    press(K.Key_Down)
    assert place(window) == (1, MEN)
    write("5")
    press(K.Key_Return, modifier=SHIFT)
    assert place(window) == (0, MEN) and table(window)[1][MEN] == 5


def test_arrows_up_and_down_keep_a_typed_number(window):
    window.model.set_rows([row("a"), row("b")])
    window.grid.go_to(0, WOMEN)
    write("5")
    press(K.Key_Down)
    assert place(window) == (1, WOMEN) and table(window)[0][WOMEN] == 5


def test_f2_edits_what_is_there_and_escape_takes_it_back(window):
    window.model.set_rows([row("police")])
    window.grid.go_to(0, WHO)
    press(K.Key_F2)
    write(" force")
    press(K.Key_Return)
    assert table(window)[0][WHO] == "police force"
    window.grid.go_to(0, WHO)
    write("x")
    press(K.Key_Escape)
    assert table(window)[0][WHO] == "police force" and window.isVisible()


def test_delete_and_backspace_empty_the_chosen_cells(window):
    window.model.set_rows([row("a", 1, 2), row("b", 3, 4)])
    window.grid.go_to(0, WOMEN)
    press(K.Key_Right, K.Key_Down, modifier=SHIFT)
    press(K.Key_Delete)
    assert table(window) == [["a", None, None, "exact"], ["b", None, None, "exact"]]
    press(K.Key_Z, modifier=CTRL)
    window.grid.go_to(1, WHO)
    press(K.Key_Backspace)
    assert table(window) == [["a", 1, 2, "exact"], ["", 3, 4, "exact"]]


def test_a_block_goes_to_excel_and_back(window):
    window.model.set_rows([row("a", 1, 2), row("b", None, 4, "about")])
    window.grid.go_to(0, WHO)
    press(K.Key_A, modifier=CTRL)
    press(K.Key_C, modifier=CTRL)
    assert QGuiApplication.clipboard().text() == "a\t1\t2\tExact\nb\t\t4\tAbout"
    window.grid.go_to(2, WHO)
    press(K.Key_V, modifier=CTRL)
    assert table(window) == [["a", 1, 2, "exact"], ["b", None, 4, "about"]] * 2
    press(K.Key_Z, modifier=CTRL)
    assert len(table(window)) == 2


def test_cut_empties_what_it_copied(window):
    window.model.set_rows([row("a", 1)])
    window.grid.go_to(0, WOMEN)
    press(K.Key_X, modifier=CTRL)
    assert QGuiApplication.clipboard().text() == "1" and table(window)[0][WOMEN] is None


def test_one_copied_cell_fills_everything_chosen(window):
    window.model.set_rows([row("a"), row("b"), row("c")])
    QGuiApplication.clipboard().setText("5\r\n")
    window.grid.go_to(0, WOMEN)
    press(K.Key_Down, K.Key_Down, modifier=SHIFT)
    press(K.Key_V, modifier=CTRL)
    assert [line[WOMEN] for line in table(window)] == [5, 5, 5]


def test_a_pasted_header_says_which_column_is_which(window):
    QGuiApplication.clipboard().setText("Men\tженщины\tКто\r\n3\t12\tпогранслужба\r\n")
    press(K.Key_V, modifier=CTRL)
    assert table(window) == [["погранслужба", 12, 3, "exact"]]


def test_what_cannot_be_read_and_what_finds_no_room_is_said(window):
    QGuiApplication.clipboard().setText("many\t3\tExact\tmore\n\t\t\t\n")
    window.grid.go_to(0, WOMEN)
    press(K.Key_V, modifier=CTRL)
    assert table(window) == [["", None, 3, "exact"]]
    assert window.model.rows()[0].unread == {"women": "many"}
    assert "1 cell could not be read" in window.said[-1] and "1 column found no room" in window.said[-1]


def test_pasting_nothing_does_nothing(window):
    QGuiApplication.clipboard().setText("")
    press(K.Key_V, modifier=CTRL)
    assert table(window) == []


def test_hidden_columns_are_passed_over(window):
    window.grid.setColumnHidden(WOMEN, True)
    QGuiApplication.clipboard().setText("police\t4")
    press(K.Key_V, modifier=CTRL)
    assert table(window) == [["police", None, 4, "exact"]]
    window.grid.go_to(0, WHO)
    press(K.Key_Tab)
    assert place(window) == (0, MEN)


def test_ctrl_d_repeats_downwards(window):
    window.model.set_rows([row("a", 5, sure="about"), row("b"), row("c")])
    window.grid.go_to(1, WOMEN)
    press(K.Key_D, modifier=CTRL)
    assert table(window)[1][WOMEN] == 5
    window.grid.go_to(0, SURE)
    press(K.Key_Down, K.Key_Down, modifier=SHIFT)
    press(K.Key_D, modifier=CTRL)
    assert [line[SURE] for line in table(window)] == ["about"] * 3


def test_rows_are_inserted_removed_and_moved_by_keys(window):
    window.model.set_rows([row("a"), row("b"), row("c")])
    window.grid.go_to(1, WOMEN)
    press(K.Key_Insert)
    assert [line[WHO] for line in table(window)] == ["a", "", "b", "c"] and place(window) == (1, WHO)
    press(K.Key_Delete, modifier=CTRL)
    assert [line[WHO] for line in table(window)] == ["a", "b", "c"]
    press(K.Key_Down, modifier=ALT)
    assert [line[WHO] for line in table(window)] == ["a", "c", "b"] and place(window) == (2, WHO)
    press(K.Key_Down, modifier=ALT)
    press(K.Key_Up, modifier=ALT)
    press(K.Key_Up, modifier=ALT)
    press(K.Key_Up, modifier=ALT)
    assert [line[WHO] for line in table(window)] == ["b", "a", "c"] and place(window) == (0, WHO)


def test_every_step_is_undone_and_redone_in_its_order(window):
    states = [table(window)]
    for key, text in ((K.Key_Tab, "police"), (K.Key_Tab, "12"), (K.Key_Return, "x")):
        write(text)
        press(key)
        states.append(table(window))
    for state in reversed(states[:-1]):
        press(K.Key_Z, modifier=CTRL)
        assert table(window) == state
    for state in states[1:]:
        press(K.Key_Y, modifier=CTRL)
        assert table(window) == state


def test_a_choice_is_found_while_typing_in_any_language(window):
    window.model.set_rows([row("a")])
    window.grid.go_to(0, SURE)
    write("abo")
    line = window.grid.cells.line
    assert line and line.popup and [item.label for item in line.popup.items()] == ["About"]
    press(K.Key_Tab)
    assert table(window)[0][SURE] == "about"
    window.grid.go_to(0, SURE)
    press(K.Key_F2)
    press(K.Key_Return)
    assert table(window)[0][SURE] == "about", "opening the list and pressing Enter changes nothing"
    window.grid.go_to(0, SURE)
    press(K.Key_F2, K.Key_Up, K.Key_Return)
    assert table(window)[0][SURE] == "exact"


def test_escape_first_closes_the_list_then_the_line(window):
    window.model.set_rows([row("a")])
    window.grid.go_to(0, SURE)
    press(K.Key_F2)
    press(K.Key_Escape)
    assert isinstance(QApplication.focusWidget(), CellLine)
    press(K.Key_Escape)
    assert window.grid.hasFocus() and table(window)[0][SURE] == "exact"


def test_leaving_the_grid_keeps_what_is_typed(window):
    write("police")
    window.after.setFocus()
    assert table(window)[0][WHO] == "police"
    window.grid.setFocus()
    write("z")
    window.grid.settle()
    assert table(window)[0][WHO] == "z"
