"""Words that were looked for are tinted wherever the hits are shown: in lists, trees, the board and the calendar."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import a_context
from wpstracker.domain.highlighting import marker
from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import Scheme
from wpstracker.gui.context import Context
from wpstracker.gui.pages.calendar import CalendarPage
from wpstracker.gui.pages.plan_matrix import PlanMatrix
from wpstracker.gui.pages.plan_top import PlanTop
from wpstracker.gui.pages.plans import PlansPage
from wpstracker.gui.pages.recommendation_views import BOARD, LIST
from wpstracker.gui.pages.recommendations import RecommendationsPage
from wpstracker.gui.pages.reporting import ReportingPage
from wpstracker.gui.pages.terms import TermsPage
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets import found_marks
from wpstracker.gui.widgets.drawn_text import draw_line
from wpstracker.services import obligations, plan_items, plans, terms
from wpstracker.store.database import Store

WORD = "patrol"


@pytest.fixture(autouse=True)
def green(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tint that leaves pure green on whatever ground, and that nothing else is painted in."""
    monkeypatch.setattr(found_marks, "tokens", lambda: tokens()._replace(found="#00ff00", dark=False))


@pytest.fixture
def context(app: QApplication, store: Store, tmp_path: Path) -> Context:
    """Something of every kind that is about patrols; two where one is chosen, on a ground that takes no tint in the plain style."""
    an_event(store, "Patrol training", start="2023-11-07")
    for which in ("horse", "foot"):
        a_recommendation(store, f"Send a {which} patrol", deadline="2023-11-20")
        tag = terms.blank(Scheme.TAG)
        tag.record.labels = {"en": f"{which} patrol"}
        terms.save(store, tag)
    plan = plans.blank("KG")
    plan.record.title = "Patrol plan"
    plan_items.add(store, plans.save(store, plan), text="A goal with a name too long for one line that ends in patrol")
    duty = obligations.blank(today=date(2023, 11, 20))
    duty.record.title = "Patrol report"
    obligations.save(store, duty)
    return a_context(store, tmp_path)


def terms_page(context: Context) -> tuple[TermsPage, QWidget]:
    page = TermsPage(context)
    page.lists.set_scheme("tag")
    return page, page.tree.viewport()


def plans_page(context: Context) -> tuple[PlansPage, QWidget]:
    page = PlansPage(context)
    return page, page.tree.viewport()


def reporting_page(context: Context) -> tuple[ReportingPage, QWidget]:
    page = ReportingPage(context)
    return page, page.list.viewport()


def matrix(context: Context) -> tuple[PlanMatrix, QWidget]:
    view = PlanMatrix(context, PlanTop())
    view.open_plan(context.store.rows("SELECT id FROM plan WHERE title = 'Patrol plan'")[0][0])
    return view, view.tree.viewport()


def recommendations(way: str) -> Callable[[Context], tuple[RecommendationsPage, QWidget]]:
    def made(context: Context) -> tuple[RecommendationsPage, QWidget]:
        page = RecommendationsPage(context)
        page.views.show_view(way)
        return page, page.views

    return made


def calendar(view: str) -> Callable[[Context], tuple[CalendarPage, QWidget]]:
    def made(context: Context) -> tuple[CalendarPage, QWidget]:
        page = CalendarPage(context)
        page.turn_to(view)
        return page, page.view()

    return made


VIEWS: dict[str, Callable[[Context], tuple[Any, QWidget]]] = {
    "terms": terms_page,
    "plans": plans_page,
    "reporting": reporting_page,
    "matrix": matrix,
    "list": recommendations(LIST),
    "board": recommendations(BOARD),
    "month": calendar("month"),
    "quarter": calendar("quarter"),
}


@pytest.mark.parametrize("name", VIEWS)
def test_words_looked_for_are_tinted_and_nothing_else(context: Context, name: str) -> None:
    page, view = VIEWS[name](context)
    page.resize(1200, 700)
    page.show()
    page.ask(Filter())
    QTest.qWait(1)
    assert tinted(view) == 0
    page.ask(Filter(text=WORD))
    QTest.qWait(1)
    assert tinted(view) > 20
    page.ask(Filter())
    QTest.qWait(1)
    assert tinted(view) == 0


def tinted(view: QWidget) -> int:
    """Points that are pure green."""
    image = view.grab().toImage()
    points = (QColor(image.pixel(x, y)) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return sum(point.red() + point.blue() < 6 and point.green() > 80 for point in points)


def test_what_is_cut_off_is_not_tinted(app: QApplication) -> None:
    """The tint stands under the letters, wherever the line is cut."""
    font, text = QFont(), f"{WORD} and more words, and one more {WORD}"
    width = QFontMetrics(font).horizontalAdvance(f"{WORD} and more")
    image = QImage(400, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_line(painter, QRect(0, 0, width, 30), text, font, "white", marker=marker(WORD))
    painter.end()
    last = max(x for x in range(400) if QColor(image.pixel(x, 15)) != QColor("white"))
    assert abs(last - QFontMetrics(font).horizontalAdvance(WORD)) <= 2
