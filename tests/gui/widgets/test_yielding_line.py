"""Buttons that give up their words where there is no room."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget

from wpstracker.gui.widgets.styling import push_button
from wpstracker.gui.widgets.yielding_line import YieldingLine, buttons_of


@pytest.fixture
def line(app: QApplication) -> Iterator[YieldingLine]:
    window = QWidget()
    made = YieldingLine(window)
    box = QHBoxLayout(made)
    made.heading = QLabel("Plans")  # type: ignore[attr-defined]
    box.addWidget(made.heading)  # type: ignore[attr-defined]
    box.addStretch(1)
    for text, icon in (("Add a claim about the status", "quote"), ("New plan", "plus")):
        box.addWidget(push_button(text, icon_name=icon))
    made.let_yield(*([button] for button in made.findChildren(QPushButton)))
    made.resize(700, 40)
    window.show()
    yield made
    window.close()


def words(line: YieldingLine) -> list[str]:
    return [button.text() for button in line.findChildren(QPushButton)]


def turned(line: YieldingLine, width: int) -> list[str]:
    line.resize(width, 40)
    QTest.qWait(1)
    return words(line)


def narrowed(line: YieldingLine) -> list[list[str]]:
    """The words there are while the line becomes as narrow as it can be, whatever the letters of this machine are."""
    seen: list[list[str]] = []
    for width in range(900, line.minimumSizeHint().width() - 1, -10):
        now = turned(line, width)
        seen += [now] if now not in seen else []
    return seen


def test_words_go_one_after_the_other_and_come_back(line: YieldingLine):
    everything = ["Add a claim about the status", "New plan"]
    assert narrowed(line) == [everything, ["", "New plan"], ["", ""]]
    assert turned(line, 900) == everything


def test_a_line_asks_for_no_more_than_its_icons_need(line: YieldingLine):
    least = line.minimumSizeHint().width()
    assert least < 200
    turned(line, least)
    assert line.minimumSizeHint().width() == least


def test_icons_alone_say_what_they_are(line: YieldingLine):
    turned(line, line.minimumSizeHint().width())
    for button in buttons_of(line):
        assert button.toolTip() == button.accessibleName() != ""


def test_a_longer_heading_takes_the_room_of_the_words(line: YieldingLine):
    assert all(turned(line, 500))
    line.heading.setText("Plans " * 30)  # type: ignore[attr-defined]
    QTest.qWait(1)
    assert not any(words(line))


def test_those_named_later_yield_before_the_others(line: YieldingLine):
    matrix = push_button("Matrix of the plan", icon_name="list-checks")
    layout = line.layout()
    assert layout
    layout.addWidget(matrix)
    line.let_yield([matrix])
    matrix.show()
    assert narrowed(line)[:2] == [["Add a claim about the status", "New plan", word] for word in ("Matrix of the plan", "")]
