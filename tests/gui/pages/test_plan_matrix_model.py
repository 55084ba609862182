"""The model of a plan's matrix: it follows any change of the tree line by line, and never tells Qt anything untrue."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from wpstracker.domain.rollup import NOTHING
from wpstracker.domain.vocabularies import ItemLevel
from wpstracker.gui.pages.plan_matrix_cells import MatrixCells
from wpstracker.gui.pages.plan_matrix_columns import BY_KEY, COLUMNS, STATUS, TEXT
from wpstracker.gui.pages.plan_matrix_lines import Counted, Line, LineBranch
from wpstracker.gui.pages.plan_matrix_model import MatrixModel
from wpstracker.gui.pages.plan_matrix_rows import NEW
from wpstracker.records import PlanItem

LEVELS = {level: level.label for level in ItemLevel}


def branch(id_: str, *children: LineBranch, **fields: Any) -> LineBranch:
    item = PlanItem(id=id_, **{"text": f"text of {id_}", "level": "measure"} | fields)
    return LineBranch(Line.of(item, None, Counted(), NOTHING), list(children))


def a_model(write: Callable[..., bool] = lambda *_: True) -> MatrixModel:
    model = MatrixModel(MatrixCells(LEVELS), write)
    model.set_editable(True, status=True)
    return model


def shown(model: MatrixModel, parent: QModelIndex | None = None) -> list[Any]:
    """The ids as nested lists, asked for as a view asks."""
    parent = parent or QModelIndex()
    rows = (model.index(row, 0, parent) for row in range(model.rowCount(parent)))
    return [[model.id_at(index), *shown(model, index)] for index in rows]


def wanted(branches: list[LineBranch]) -> list[Any]:
    return [[each.line.id, *wanted(each.children)] for each in branches]


@st.composite
def trees(draw: st.DrawFn) -> list[LineBranch]:
    """Any tree over the same dozen items, so that from one to the next items stay, go, come and move."""
    ids = draw(st.lists(st.sampled_from("abcdefghijkl"), unique=True))
    tops: list[LineBranch] = []
    placed: list[LineBranch] = []
    for id_ in ids:
        made = branch(id_, text=draw(st.sampled_from(["one", "two"])))
        above = draw(st.none() | st.sampled_from(placed)) if placed else None
        (tops if above is None else above.children).append(made)
        placed.append(made)
    return tops


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(trees(), min_size=1, max_size=6))
def test_the_model_follows_every_change_of_the_tree(app: QApplication, steps: list[list[LineBranch]]) -> None:
    model = a_model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for step in steps:
        model.set_branches(step)
        assert shown(model) == wanted(step)
        assert [model.line_of(line.id) for line in model.lines()] == list(model.lines())
    assert tester is not None


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=trees(), after=trees())
def test_an_item_that_stays_in_its_place_keeps_its_index(app: QApplication, before: list[LineBranch], after: list[LineBranch]) -> None:
    model = a_model()
    model.set_branches(before)
    kept = {line.id: QPersistentModelIndex(model.index_of(line.id)) for line in model.lines()}
    above = {id_: model.above(id_) for id_ in kept}
    model.set_branches(after)
    there = {line.id for line in model.lines()}
    for id_, index in kept.items():
        path_stays = id_ in there and all(each in there and above[each] == model.above(each) for each in _path(model, id_))
        if path_stays:
            assert model.id_at(index) == id_


def _path(model: MatrixModel, id_: str) -> list[str]:
    found = []
    while id_:
        found.append(id_)
        id_ = model.above(id_)
    return found


def test_a_line_to_type_in_comes_and_goes(app: QApplication) -> None:
    model = a_model()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_branches([branch("a", branch("b")), branch("c")])
    line = Line.unsaved(NEW, PlanItem(level="measure"))
    model.begin_new(line, "a", 1)
    assert shown(model) == [["a", ["b"], [NEW]], ["c"]]
    model.begin_new(line, "", 1)
    assert shown(model) == [["a", ["b"]], [NEW], ["c"]]
    model.drop_new()
    model.drop_new()
    assert shown(model) == [["a", ["b"]], ["c"]]
    assert tester is not None


def test_the_new_line_goes_when_the_table_is_shown_anew(app: QApplication) -> None:
    model = a_model()
    model.set_branches([branch("a")])
    model.begin_new(Line.unsaved(NEW, PlanItem(level="measure")), "", 1)
    model.set_branches([branch("a"), branch("b")])
    assert shown(model) == [["a"], ["b"]]


def test_only_lines_that_say_something_else_are_drawn_anew(app: QApplication) -> None:
    model = a_model()
    model.set_branches([branch("a"), branch("b")])
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    model.set_branches([branch("a"), branch("b", text="otherwise")])
    assert told == [1]


@pytest.mark.parametrize("key", ["indicators", "events", "recommendations"])
def test_counts_cannot_be_typed_in(app: QApplication, key: str) -> None:
    model = a_model()
    model.set_branches([branch("a")])
    index = model.index_of("a", BY_KEY[key])
    assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert not model.setData(index, "7")


def test_only_measures_have_a_status_to_choose(app: QApplication) -> None:
    model = a_model()
    model.set_branches([branch("goal", branch("measure"), level="goal")])
    editable = Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index_of("goal", STATUS)) & editable
    assert model.flags(model.index_of("measure", STATUS)) & editable
    model.set_editable(True, status=False)
    assert not model.flags(model.index_of("measure", STATUS)) & editable


def test_nothing_can_be_typed_or_dragged_in_a_file_for_reading(app: QApplication) -> None:
    model = a_model()
    model.set_branches([branch("a")])
    model.set_editable(False, status=True)
    assert not model.flags(model.index_of("a")) & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled)
    assert not model.setData(model.index_of("a"), "x")


def test_a_cell_that_says_the_same_is_not_written(app: QApplication) -> None:
    written: list[Any] = []

    def write(line: Line, key: str, value: Any) -> bool:
        written.append((line.id, key, value))
        return True

    model = a_model(write)
    model.set_branches([branch("a", text="same")])
    assert model.setData(model.index_of("a", TEXT), "same") and written == []
    assert model.setData(model.index_of("a", TEXT), "other") and written == [("a", "text", "other")]


def test_every_cell_has_something_to_say_to_a_screen_reader(app: QApplication) -> None:
    model = a_model()
    model.set_branches([branch("a", level="goal", text="")])
    for column in range(len(COLUMNS)):
        assert model.data(model.index_of("a", column), Qt.ItemDataRole.AccessibleTextRole)


def test_dropping_tells_the_place_among_those_that_stay(app: QApplication) -> None:
    model = a_model()
    model.set_branches([branch("a"), branch("b"), branch("c"), branch("d")])
    told: list[tuple[list[str], str, int]] = []
    model.dropped.connect(lambda ids, above, position: told.append((ids, above, position)))
    data = model.mimeData([model.index_of("a"), model.index_of("b")])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index_of("c"))
    app.processEvents()
    assert told == [(["a", "b"], "", 1), (["a", "b"], "c", 0)]
