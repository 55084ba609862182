"""The preview of the activity summary at 10,000 events: until its first rows are there, and how long the window waits meanwhile."""

import os
import statistics
import tempfile
import time
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
        _wait(page)
        page.preview.bring_to_front("Events")
        _wait(page)
        runs = [_rebuilt(page, year) for year in range(2015, 2015 + RUNS)]
        page.preview.stop()
    whole, longest = zip(*runs, strict=True)
    print(
        f"preview of {EVENTS} events, a setting changed: first rows after {statistics.median(whole):.0f} ms (without the pause for typing)"
    )
    print(f"the window was kept waiting for at most {statistics.median(longest):.0f} ms at a time")


def _rebuilt(page: ReportsPage, year: int) -> tuple[float, float]:
    """Ask for another period; until its rows are there, and the longest time between two turns of the window."""
    request = page.chosen.request()
    question = request.question.but(after=PartialDate(year))
    started = time.perf_counter()
    page.preview.show_request(request.but(question=question))
    return _wait(page, started)


def _wait(page: ReportsPage, started: float = 0.0) -> tuple[float, float]:
    """Let the window live until the table in front has rows."""
    started = started or time.perf_counter()
    last, longest = time.perf_counter(), 0.0
    while page.preview.is_waiting or not _has_rows(page):
        QCoreApplication.processEvents()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        time.sleep(0.001)
    return (time.perf_counter() - started) * 1000, longest * 1000


def _has_rows(page: ReportsPage) -> bool:
    view = page.preview.tabs.currentWidget()
    return not isinstance(view, RowsView) or view.model().rowCount() > 0
