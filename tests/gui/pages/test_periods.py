"""Periods named from today: the filter lines show them by name, and what was kept moves on with the calendar."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.builders import a_recommendation, an_event
from tests.gui.contexts import a_context
from wpstracker.domain.question import Filter
from wpstracker.gui.context import Context
from wpstracker.gui.pages.events import EventsPage
from wpstracker.gui.pages.recommendations import RecommendationsPage
from wpstracker.gui.pages.reporting import ReportingPage
from wpstracker.gui.settings import Settings
from wpstracker.services import saved_views
from wpstracker.store.database import Store

OCTOBER, NOVEMBER = date(2023, 10, 20), date(2023, 11, 20)
SOON = Filter().moved("next_30_days", "due_after", "due_before", today=OCTOBER)


class Clock:
    """The day it is; tests move it."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def clock() -> Clock:
    return Clock(OCTOBER)


@pytest.fixture
def context(app: QApplication, store: Store, tmp_path: Path, clock: Clock) -> Context:
    """Recommendations due this month and next, events this year and last."""
    for deadline in ("2023-11-01", "2023-12-01", "2023"):
        a_recommendation(store, f"Due {deadline}", deadline=deadline)
    for start in ("2022-05-03", "2023-05-03"):
        an_event(store, f"Held {start}", start=start)
    settings = Settings(tmp_path / "settings.ini")
    return Context(store, settings, a_context(store, tmp_path).navigator, clock)


def test_a_view_of_what_is_due_in_the_next_30_days_shows_next_month_what_is_due_then(context: Context, clock: Clock) -> None:
    page = RecommendationsPage(context)
    page.ask(SOON)
    in_october = page.table.records().rowCount()
    id_ = saved_views.save(context.store, "Due soon", "recommendations", page.question())
    clock.day = NOVEMBER
    view = saved_views.get(context.store, id_)
    assert view
    page.show_view(view)
    assert page.question().on(NOVEMBER) == SOON.on(NOVEMBER) == page.question()
    assert page.views_here and not page.views_here.differs()
    found = [page.table.records().id_at(row) for row in range(page.table.records().rowCount())]
    assert in_october == len(found) == 2  # with the one of which only the year is known
    assert {row[0] for row in context.store.rows("SELECT deadline FROM recommendation WHERE id IN (?, ?)", found)} == {"2023-12-01", "2023"}


def test_a_list_that_stays_open_follows_the_day(context: Context, clock: Clock) -> None:
    page = RecommendationsPage(context)
    page.ask(SOON)
    clock.day = NOVEMBER
    page.reload()
    assert page.question() == SOON.on(NOVEMBER)


def test_the_filter_line_shows_and_sets_periods_by_name(context: Context) -> None:
    page = EventsPage(context)
    period = page.filters.choice("period")
    page.ask(Filter().moved("last_year", "after", "before", today=OCTOBER))
    assert period.text() == "Period: Last year"
    assert page.model.rowCount() == 1
    period.set_values(("this_year",))
    period.changed.emit()
    assert page.question() == Filter().moved("this_year", "after", "before", today=OCTOBER)
    assert page.typed
    page.typed.show_line()
    assert page.typed.line.text() == "in:this_year"


def test_a_number_of_ones_own_is_offered_while_it_is_asked(context: Context) -> None:
    page = EventsPage(context)
    page.ask(Filter().moved("last_45_weeks", "after", "before", today=OCTOBER))
    assert page.filters.choice("period").text() == "Period: Last 45 weeks"


def test_one_end_that_moves_is_told_by_its_name(context: Context) -> None:
    page = EventsPage(context)
    page.ask(Filter().moved("today", "before", today=OCTOBER))
    assert "Until today" in [button.text() for button in page.filters.findChildren(QPushButton)]


def test_reports_are_narrowed_to_what_falls_due(context: Context, clock: Clock) -> None:
    page = ReportingPage(context)
    page.ask(SOON)
    assert page.question() == SOON
    assert page.filters.choice("due").text() == "Due: Next 30 days"
    clock.day = NOVEMBER
    assert page.question() == SOON.on(NOVEMBER)


def test_a_view_kept_before_with_its_days_still_means_them(context: Context) -> None:
    kept = Filter.from_plain({"after": "2022-01", "before": "2022-06"})
    page = EventsPage(context)
    page.ask(kept)
    assert page.question() == kept
    assert not kept.moving
    assert page.model.rowCount() == 1
