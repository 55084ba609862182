"""The preview of the activity summary at 10,000 events: until its first rows are there, and how long the window waits meanwhile."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from bench.events_page import Nowhere
from bench.many import file_with
from wpstracker.domain.partial_date import PartialDate
from wpstracker.gui.context import Context
from wpstracker.gui.look import Look
from wpstracker.gui.pages.reports import ReportsPage
from wpstracker.gui.pages.reports.rows_view import RowsView
from wpstracker.gui.settings import Settings
from wpstracker.store.database import Store

EVENTS, RUNS = 10_000, 7
TODAY = date(2026, 6, 22)


def main() -> None:
    """Print medians in milliseconds."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder, closing(Store.open(file_with(EVENTS))) as store:
        settings = Settings(Path(folder) / "settings.ini")
        Look(app, settings)
        page = ReportsPage(Context(store, settings, Nowhere(), lambda: TODAY))
        page.resize(1100, 700)
        page.show()
        page.open_kind("summary")
        _wait(page, lambda: not page.preview.is_waiting)
        page.preview.bring_to_front("Events")
        _wait(page, lambda: not page.preview.is_waiting)
        runs = [_rebuilt(page, year) for year in range(2015, 2015 + RUNS)]
        page.preview.stop()
    whole, longest = zip(*runs, strict=True)
    print(
        f"preview of {EVENTS} events, a setting changed: first rows after {statistics.median(whole):.0f} ms (without the pause for typing)"
    )
    print(f"the window was kept waiting for at most {statistics.median(longest):.0f} ms at a time")


def _rebuilt(page: ReportsPage, year: int) -> tuple[float, float]:
    """Ask for another period; until the rows in front are there, and the longest time between two turns until all of it is."""
    request = page.chosen.request()
    question = request.question.but(after=PartialDate(year))
    started = time.perf_counter()
    page.preview.show_request(request.but(question=question))
    first, longest = _wait(page, lambda: page.preview.is_front_there, started)
    return first, max(longest, _wait(page, lambda: not page.preview.is_waiting)[1])


def _wait(page: ReportsPage, until: Callable[[], bool], started: float = 0.0) -> tuple[float, float]:
    """Let the window live until the table in front has rows and something else holds."""
    started = started or time.perf_counter()
    last, longest = time.perf_counter(), 0.0
    while not until() or not _has_rows(page):
        QCoreApplication.processEvents()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        time.sleep(0.001)
    return (time.perf_counter() - started) * 1000, longest * 1000


def _has_rows(page: ReportsPage) -> bool:
    view = page.preview.tabs.currentWidget()
    return not isinstance(view, RowsView) or view.model().rowCount() > 0
