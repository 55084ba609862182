"""Cells of a plan's matrix: texts break into lines, and what is cut says so."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from wpstracker.domain.vocabularies import ItemLevel
from wpstracker.gui.pages.plan_matrix_columns import BY_KEY, COLUMNS
from wpstracker.gui.pages.plan_matrix_lines import Line
from wpstracker.gui.pages.plan_matrix_painting import broken, draw_text, height_of, line_height
from wpstracker.records import PlanItem

LONG = "Ministry of Internal Affairs, Ministry of Defence and the State Border Service together with local authorities"


@pytest.fixture
def font(app: QApplication) -> str:
    return QApplication.font().toString()


def column(key: str):
    return COLUMNS[BY_KEY[key]]


def line(level: ItemLevel = ItemLevel.MEASURE) -> Line:
    return Line.unsaved("x", PlanItem(level=level.value, text="text"))


def test_a_text_that_needs_more_lines_ends_in_an_ellipsis(font):
    lines = broken(LONG, 140, font, False, 3)
    assert len(lines) == 3 and lines[-1].endswith("…") and " ".join(lines)[:-1] in LONG
    assert " ".join(broken(LONG, 140, font, False, 20)) == LONG


def test_a_short_text_and_none_are_left_alone(font):
    assert broken("Ministry", 140, font, False, 3) == ("Ministry",) and broken("", 140, font, False, 3) == ()


def test_lines_of_a_text_are_kept_and_those_cut_off_are_hinted_at(font):
    assert broken("one\ntwo", 140, font, False, 3) == ("one", "two")
    assert broken("one\ntwo\nthree", 60, font, False, 2)[0] == "one"


def test_characters_beyond_the_first_plane_break_where_they_should(font):
    text = "😀 " * 30 + "end"
    assert "".join("".join(broken(text, 120, font, False, 60)).split()) == "".join(text.split())


def test_a_line_is_as_high_as_its_text_up_to_a_limit(font):
    one = line_height(font)
    assert height_of("Ministry", 140, font, column("responsible"), line()) == one
    assert height_of(LONG * 3, 140, font, column("responsible"), line()) == 3 * one
    assert height_of(LONG * 9, 140, font, column("text"), line()) == 6 * one
    assert height_of("", 140, font, column("text"), line()) == one


@pytest.mark.parametrize("key", ["responsible", "budget_planned", "term"])
def test_nothing_is_drawn_beyond_the_room_of_a_cell(app: QApplication, key: str):
    image = QImage(300, 120, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_text(painter, QFont(QApplication.font()), QRect(10, 10, 140, 40), LONG, line(), column(key), "")
    painter.end()
    outside = [(x, y) for x in range(155, 300, 3) for y in range(0, 120, 3)] + [(x, y) for x in range(0, 300, 3) for y in range(60, 120, 3)]
    assert all(image.pixelColor(x, y) == Qt.GlobalColor.white for x, y in outside)
