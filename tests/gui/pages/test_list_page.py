"""What all pages with a list share: the keyboard, the filter line, the History tab."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import a_context
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.gui.pages.recommendations import RecommendationsPage
from wpstracker.services.seeding import term_id
from wpstracker.store.database import Store


@pytest.fixture
def page(app, store: Store, tmp_path: Path) -> RecommendationsPage:
    a_recommendation(store, "Train the guards", country="KZ")
    made = RecommendationsPage(a_context(store, tmp_path))
    store.announcer.subscribe(made.changed)
    made.resize(1080, 720)
    made.show()
    return made


def rest(page: RecommendationsPage) -> list[QPushButton]:
    """The buttons that name what is asked beside the filters."""
    QApplication.processEvents()
    return [button for button in page.filters.findChildren(QPushButton) if button.property("key") and button.isVisible()]


def test_the_list_has_the_keyboard_and_tab_passes_every_filter(app, page):
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    assert QApplication.focusWidget() is page.table
    passed = []
    for _ in range(20):
        page.focusNextChild()
        passed.append(QApplication.focusWidget())
    assert page.filters.search in passed and page.filters.choice("country") in passed and page.filters.toggle("overdue") in passed


def test_enter_in_the_search_asks_at_once_and_goes_to_the_list(app, store, page):
    a_recommendation(store, "Hire women")
    page.activateWindow()
    QTest.qWaitForWindowActive(page)
    page.focus_search()
    QTest.keyClicks(page.filters.search, "women")
    QTest.keyClick(page.filters.search, Qt.Key.Key_Return)
    assert len(page.table.records().ids()) == 1
    assert QApplication.focusWidget() is page.table


def test_what_is_asked_beside_the_filters_is_named_and_can_be_taken_away(store, page):
    event = an_event(store, "Conference")
    page.ask(Filter(event=event, terms=(term_id("resolution", "1325"),), after=PartialDate(2020), before=PartialDate(2021, 3)))
    assert [button.toolTip().split(". ")[0] for button in rest(page)] == [
        "Tagged UNSCR 1325 (2000)",
        "From 2020",
        "Until March 2021",
        "From the event “Conference”",
    ]
    assert page.table.records().ids() == []
    for button in rest(page):
        button.click()
    assert page.question().is_empty
    assert len(page.table.records().ids()) == 1


def test_escape_clears_what_is_searched(page):
    page.filters.search.setText("nothing like it")
    page.reload()
    assert page.table.records().ids() == []
    page.activateWindow()
    page.focus_search()
    QTest.qWaitForWindowActive(page)
    QTest.keyClick(page.filters.search, Qt.Key.Key_Escape)
    assert len(page.table.records().ids()) == 1


def test_history_is_told_when_its_tab_is_looked_at(page):
    assert page.history.text() == ""
    page.tabs.setCurrentWidget(page.history)
    assert "New recommendation" in page.history.text()
