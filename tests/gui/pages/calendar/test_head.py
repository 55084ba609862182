"""The calendar's first line on a small screen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.gui.contexts import a_context
from wpstracker.gui.look import Look
from wpstracker.gui.pages.calendar import CalendarPage
from wpstracker.gui.pages.calendar.head import MONTH, QUARTER, TIMELINE, YEAR
from wpstracker.gui.settings import Settings
from wpstracker.store.database import Store

BESIDE_THE_SIDE_BAR = 1280 - 220
NARROW, WIDE = BESIDE_THE_SIDE_BAR, 1500


@pytest.fixture
def page(app: QApplication, store: Store, tmp_path: Path) -> Iterator[CalendarPage]:
    settings = Settings(tmp_path / "settings.ini")
    settings.put_text("language", "ru")
    look = Look(app, settings)
    made = CalendarPage(a_context(store, tmp_path))
    made.go(date(2026, 11, 22))
    made.show()
    yield made
    look.set_language("en")


def switch_texts(page: CalendarPage) -> list[str]:
    return [button.text() for button in page.head.switch.findChildren(QPushButton)]


@pytest.mark.parametrize("view", [MONTH, QUARTER, YEAR, TIMELINE])
def test_every_view_of_the_calendar_fits_on_a_small_screen(page: CalendarPage, view: str):
    page.turn_to(view)
    page.resize(NARROW, 700)
    QTest.qWait(1)
    assert page.minimumSizeHint().width() <= NARROW
    assert page.minimumSizeHint().height() <= 660
    assert page.head.heading.shown() == page.head.heading.text()


def test_the_views_give_up_their_words_before_the_period_does(page: CalendarPage):
    page.turn_to(TIMELINE)
    page.resize(WIDE, 700)
    QTest.qWait(1)
    assert all(switch_texts(page))
    page.resize(NARROW, 700)
    QTest.qWait(1)
    assert not any(switch_texts(page))
    assert all(button.accessibleName() and button.toolTip() for button in page.head.switch.findChildren(QPushButton))
    page.resize(WIDE, 700)
    QTest.qWait(1)
    assert all(switch_texts(page))


def test_the_words_do_not_come_and_go_with_the_period(page: CalendarPage):
    page.resize(NARROW, 700)
    for view in (YEAR, TIMELINE, QUARTER, MONTH):
        page.turn_to(view)
        QTest.qWait(1)
        assert not any(switch_texts(page))
