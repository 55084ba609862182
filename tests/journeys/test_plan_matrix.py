"""A plan is typed with the keyboard alone: goals, objectives, measures, ten rows from Excel, a status; then all of it is undone."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.windows import a_window, shown, until
from tests.journeys.keyboard import Keyboard, focused
from wpstracker.domain.vocabularies import MeasureStatus
from wpstracker.figures.plan_tree import Node, load_tree
from wpstracker.gui.dialogs.paste_items import PasteItemsDialog
from wpstracker.gui.forms.plan_editor import PlanEditor
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.pages.plan_matrix import PlanMatrix
from wpstracker.gui.pages.plan_matrix_columns import STATUS, TEXT
from wpstracker.gui.pages.plans_and_matrix import PlansAndMatrix
from wpstracker.gui.settings import Settings
from wpstracker.services.files import new_file
from wpstracker.store.database import Store

ROWS = "\n".join(["Measure\tResponsible\tTerm", *(f"Pasted measure {n}\tMinistry {n}\t202{n % 4 + 4}" for n in range(10))])


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    new_file(tmp_path / "office.wpst").close()
    with a_window(app, Settings(tmp_path / "settings.ini"), tmp_path / "office.wpst") as made:
        made.resize(1280, 800)
        yield made


def page(window: MainWindow) -> PlansAndMatrix:
    assert window.workspace
    found = window.workspace.page()
    assert isinstance(found, PlansAndMatrix)
    return found


def a_plan(window: MainWindow, hands: Keyboard) -> None:
    """A new plan of Kyrgyzstan, chosen in the list."""
    assert window.workspace
    window.workspace.show_page("plans")
    hands.press("Ctrl+N")
    editor = shown(window, PlanEditor)
    editor.groups[0].fields.widget("country").set_value("KG")  # type: ignore[attr-defined]
    hands.to("Title")
    hands.write("Plan for the test")
    hands.press("Ctrl+S")
    until(lambda: not window.findChildren(PlanEditor))
    to_front(window)


def to_front(window: MainWindow) -> None:
    """Nobody manages windows here: what a dialog covered gets the keyboard back by hand."""
    window.activateWindow()
    until(QApplication.focusWidget)


def matrix(window: MainWindow) -> PlanMatrix:
    found = page(window).matrix
    assert found is not None
    return found


def outline(window: MainWindow) -> list[str]:
    """Every line with its level's first letter, two blanks for each step below."""
    store, plan = page(window).context.store, matrix(window).plan

    def lines(nodes: list[Node]) -> list[str]:
        return [line for node in nodes for line in ("  " * node.depth + f"{node.level[0]} {node.item.text}", *lines(node.children))]

    return lines(load_tree(store, plan))


def test_a_plan_is_typed_pasted_reported_on_and_undone(window: MainWindow) -> None:
    hands = Keyboard()
    a_plan(window, hands)
    hands.press("Ctrl+M")
    assert page(window).in_matrix()
    tree = matrix(window).tree

    # goals one after the other; Enter begins the next line
    hands.press("Ins")
    hands.write("Goal one")
    hands.press("Return")
    hands.write("Goal two")
    hands.press("Return", "Return")  # Enter in the empty line ends it
    assert outline(window) == ["g Goal one", "g Goal two"]

    # objectives under the first, the last of them moved out to the second and back in by hand
    hands.press("Up", "Shift+Ins")
    for text in ("Objective a", "Objective b", "Objective c"):
        hands.write(text)
        hands.press("Return")
    hands.press("Return")
    assert outline(window) == ["g Goal one", "  o Objective a", "  o Objective b", "  o Objective c", "g Goal two"]

    # a line that is being typed is moved in with Alt and the arrow
    hands.press("Ins", "Alt+Shift+Right")
    hands.write("Measure 1")
    hands.press("Return")
    for text in ("Measure 2", "Measure 3", "Measure 4"):
        hands.write(text)
        hands.press("Return")
    hands.press("Esc")
    assert outline(window)[3:8] == ["  o Objective c", "    t Measure 1", "    t Measure 2", "    t Measure 3", "    t Measure 4"]

    # level, order, place
    store = page(window).context.store
    for text in ("Measure 1", "Measure 2", "Measure 3", "Measure 4"):
        id_ = next(line.id for line in matrix(window).model.lines() if line.item.text == text)
        assert matrix(window).model.setData(matrix(window).model.index_of(id_, 2), "measure")
    hands.press("Alt+Up")
    assert outline(window)[4:8] == ["    m Measure 1", "    m Measure 2", "    m Measure 4", "    m Measure 3"]
    hands.press("Alt+Shift+Left")
    assert outline(window)[4:8] == ["    m Measure 1", "    m Measure 2", "    m Measure 3", "  o Measure 4"]
    hands.press("Ctrl+Z", "Alt+Down")
    assert outline(window)[4:8] == ["    m Measure 1", "    m Measure 2", "    m Measure 3", "    m Measure 4"]

    # ten rows from Excel
    QGuiApplication.clipboard().setText(ROWS)
    hands.press("Ctrl+V")
    assert shown(window, PasteItemsDialog).found.total == 10
    hands.press("Return")
    until(lambda: not window.findChildren(PasteItemsDialog))
    to_front(window)
    assert len(outline(window)) == 19
    assert outline(window)[8:10] == ["    m Pasted measure 0", "    m Pasted measure 1"]

    # a status, chosen by its first letters
    tree.set_current_id(tree.current_id(), STATUS)
    tree.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_I)
    QTest.qWait(1)
    hands.press("Return")
    line = next(line for line in matrix(window).model.lines() if line.item.text == "Pasted measure 0")
    assert line.status is MeasureStatus.IN_PROGRESS
    assert store.rows("SELECT count(*) FROM measure_progress") == [(1,)]

    # everything back to the start
    steps = 0
    while store.undo_stack.next_undo():
        window.undo()
        steps += 1
    QTest.qWait(1)
    assert not page(window).in_matrix()
    assert store.rows("SELECT count(*) FROM plan WHERE title = 'Plan for the test'") == [(0,)]
    assert store.rows("SELECT count(*) FROM plan_item") == [(0,)]
    assert steps == 1 + 2 + 3 + 4 + 4 + 2 + 1 + 1


def test_a_changed_cell_is_one_step_and_enter_goes_down(window: MainWindow) -> None:
    hands = Keyboard()
    a_plan(window, hands)
    hands.press("Ctrl+M", "Ins")
    for text in ("One", "Two"):
        hands.write(text)
        hands.press("Return")
    hands.press("Esc")
    tree, store = matrix(window).tree, page(window).context.store
    first = next(matrix(window).model.lines()).id
    tree.set_current_id(first, TEXT)
    step = store.undo_stack.next_undo()
    hands.press("F2")
    hands.write(" more")
    hands.press("Return")
    assert [line.item.text for line in matrix(window).model.lines()] == ["One more", "Two"]
    assert tree.current_id() != first and not tree.is_typing()
    window.undo()
    assert store.undo_stack.next_undo() == step
    assert [line.item.text for line in matrix(window).model.lines()] == ["One", "Two"]

    # typing replaces, Tab goes on along the line, Esc takes back
    tree.set_current_id(first, TEXT)
    hands.write("Anew")
    hands.press("Tab")
    assert tree.current_id() == first and tree.currentIndex().column() > TEXT
    hands.write("Ministry of Interior")
    while tree.is_typing():  # the first Esc closes the names that are offered
        hands.press("Esc")
    line = next(matrix(window).model.lines())
    assert (line.item.text, line.item.responsible_written) == ("Anew", "")
    hands.press("Esc")
    assert not page(window).in_matrix()
    hands.press("Ctrl+M")
    assert page(window).in_matrix()


@pytest.mark.parametrize("leave", [MainWindow.close, MainWindow.close_file])
def test_what_is_typed_is_kept_when_the_file_is_closed(window: MainWindow, tmp_path: Path, leave: Callable[[MainWindow], object]) -> None:
    hands = Keyboard()
    a_plan(window, hands)
    hands.press("Ctrl+M", "Ins")
    hands.write("Half typed")
    leave(window)
    with closing(Store.open_for_reading(tmp_path / "office.wpst")) as store:
        assert store.rows("SELECT text FROM plan_item") == [("Half typed",)]
