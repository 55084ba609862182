"""The model under every grid: reading, marking, undoing, and Qt's own rules."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.gui.grids.simple import COLUMNS, fresh, row
from wpstracker.gui.grids.model import LOOK_ROLE, GridModel

WHO, WOMEN, MEN, SURE = range(4)


@pytest.fixture
def model(app):
    """Two rows, watched by Qt's tester."""
    made = GridModel(COLUMNS, fresh, invitation="Type here")
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)  # type: ignore[attr-defined]
    made.set_rows([row("police", 3), row("customs", None, 4)])
    return made


def shown(model: GridModel) -> list[list[str]]:
    """What stands in the cells."""
    return [[str(model.index(at, column).data() or "") for column in range(4)] for at in range(model.rowCount())]


def type_in(model: GridModel, at: int, column: int, text: str) -> None:
    model.setData(model.index(at, column), text)


def test_the_last_row_is_fresh_and_says_what_to_do(model):
    assert shown(model) == [["police", "3", "–", "Exact"], ["customs", "–", "4", "Exact"], ["Type here", "", "", ""]]
    assert len(model.rows()) == 2
    assert model.index(0, MEN).data(LOOK_ROLE) == "muted"


def test_typing_into_the_fresh_row_makes_it_a_row_where_it_stands(model):
    type_in(model, 2, WOMEN, "7")
    assert shown(model)[2:] == [["–", "7", "–", "Exact"], ["Type here", "", "", ""]]
    model.undo_stack.undo()
    assert len(model.rows()) == 2
    model.undo_stack.redo()
    assert [each.values["women"] for each in model.rows()] == [3, None, 7]


def test_what_cannot_be_read_keeps_its_text_and_is_marked(model):
    type_in(model, 0, WOMEN, "many")
    cell = model.index(0, WOMEN)
    assert (cell.data(), cell.data(LOOK_ROLE)) == ("many", "bad")
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "many is no number"
    assert model.rows()[0].values["women"] is None
    type_in(model, 0, WOMEN, "12")
    assert (cell.data(), cell.data(LOOK_ROLE)) == ("12", "")


def test_a_block_grows_the_grid_in_one_step(model):
    unread = model.enter({(at, WOMEN): text for at, text in enumerate(["1", "2", "x", "4"])}, "Paste")
    assert unread == 1
    assert [each.values["women"] for each in model.rows()] == [1, 2, None, 4]
    assert model.rows()[2].unread == {"women": "x"}
    model.undo_stack.undo()
    assert [each.values["women"] for each in model.rows()] == [3, None]


@pytest.mark.parametrize(
    ("first", "count", "names"),
    [(0, 1, []), (1, 1, []), (0, 2, []), (0, 2, ["a"]), (1, 1, ["a", "b"]), (2, 0, ["a", "b"]), (0, 0, ["a"]), (1, 1, ["a"])],
)
def test_rows_come_and_go_and_undo_brings_back_the_very_rows(model, first, count, names):
    before = model.rows()
    model.splice(first, count, [row(name) for name in names], "Change")
    after = model.rows()
    assert [each.values["who"] for each in after[first : first + len(names)]] == names
    assert model.rowCount() == len(after) + 1
    model.undo_stack.undo()
    assert model.rows() == before
    model.undo_stack.redo()
    assert model.rows() == after


def test_nothing_is_undone_twice_and_nothing_made_of_nothing(model):
    type_in(model, 0, WHO, "police")
    model.clear([(2, WHO), (2, WOMEN)])
    assert not model.undo_stack.canUndo()
    assert len(model.rows()) == 2


def test_clearing_gives_a_cell_its_empty_value(model):
    type_in(model, 0, SURE, "Около")
    assert model.rows()[0].values["sure"] == "about"
    model.clear([(0, WHO), (0, WOMEN), (0, SURE)])
    assert model.rows()[0].values == {"who": "", "women": None, "men": None, "sure": "exact"}


def test_a_problem_from_elsewhere_stands_in_its_cell_until_it_is_changed(model):
    model.set_problem(1, "men", "Too many")
    assert model.index(1, MEN).data(LOOK_ROLE) == "bad"
    type_in(model, 1, MEN, "5")
    assert model.index(1, MEN).data(LOOK_ROLE) == ""
    model.set_problem(1, "men", "Too many")
    model.clear_problems()
    assert model.index(1, MEN).data(LOOK_ROLE) == ""


def test_a_screen_reader_hears_column_row_and_value(model):
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, WOMEN).data(role) == "Women, row 1: 3"
    assert model.index(1, WOMEN).data(role) == "Women, row 2: not reported"
    assert model.index(2, WHO).data(role) == "Who, row 3: empty"
