"""Keys of one widget: silent in every other."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from wpstracker.gui.pages.filter_bar import FilterBar
from wpstracker.gui.widgets.keys import on_key


@pytest.mark.parametrize(("within", "counted"), [(False, 1), (True, 2)])
def test_a_key_works_in_its_widget_and_if_wanted_in_what_it_holds(app: QApplication, within: bool, counted: int) -> None:
    window, held, other = QWidget(), QWidget(), QLineEdit()
    inner = QLineEdit(held)
    box = QVBoxLayout(window)
    box.addWidget(held)
    box.addWidget(other)
    pressed: list[int] = []
    on_key(held, "Esc", lambda: pressed.append(1), within=within)
    held.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.show()
    window.activateWindow()
    QTest.qWait(1)
    for widget in (other, inner, held):
        widget.setFocus()
        QTest.keyClick(widget, Qt.Key.Key_Escape)
    assert len(pressed) == counted


def test_esc_clears_the_search_only_while_it_is_typed_in(app: QApplication) -> None:
    window, other = QWidget(), QLineEdit()
    bar = FilterBar(placeholder="Search")
    box = QVBoxLayout(window)
    box.addWidget(bar)
    box.addWidget(other)
    window.show()
    window.activateWindow()
    QTest.qWait(1)
    bar.search.setText("training")
    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_Escape)
    assert bar.search.text() == "training"
    bar.search.setFocus()
    QTest.keyClick(bar.search, Qt.Key.Key_Escape)
    assert bar.search.text() == ""
