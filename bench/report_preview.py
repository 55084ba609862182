"""The preview of every report at 10,000 events: until the first rows in front are there, and how long the window waits meanwhile."""

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
from wpstracker.reports.book import TableSheet
from wpstracker.reports.family import FAMILY
from wpstracker.store.database import Store

EVENTS, RUNS = 10_000, 5
TODAY = date(2026, 6, 22)


def main() -> None:
    """Print medians in milliseconds: opened anew, and with a setting changed while each of its sheets is in front."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder, closing(Store.open(file_with(EVENTS, rich=True))) as store:
        settings = Settings(Path(folder) / "settings.ini")
        Look(app, settings)
        page = ReportsPage(Context(store, settings, Nowhere(), lambda: TODAY))
        page.resize(1100, 700)
        page.show()
        print(f"preview at {EVENTS} events, ms until the first rows in front (without the pause for typing):")
        print(f"{'report':<16}{'opened':>8}{'changed':>9}{'slowest sheet':>15}  {'':<26}{'window waited':>14}")
        for kind in FAMILY:
            _tell(page, kind)
        page.preview.stop()


def _tell(page: ReportsPage, kind: str) -> None:
    """One line for a report; the page of figures, or what else is in front at first, is among its sheets."""
    opened, longest = _opened(page, kind)
    report = page.preview.report()
    assert report is not None
    first: dict[str, float] = {}
    for at, sheet in list(enumerate(report.sheets))[1:]:
        page.preview.tabs.setCurrentIndex(at)
        runs = [_rebuilt(page, year) for year in range(2015, 2015 + RUNS)]
        first[sheet.name if isinstance(sheet, TableSheet) else "page of figures"] = statistics.median(run[0] for run in runs)
        longest = max(longest, statistics.median(run[1] for run in runs))
    slowest = max(first, key=lambda name: first[name])
    usual = statistics.median(first.values())
    print(f"{kind:<16}{opened:>8.0f}{usual:>9.0f}{first[slowest]:>15.0f}  {slowest:<26}{longest:>14.0f}", flush=True)


def _opened(page: ReportsPage, kind: str) -> tuple[float, float]:
    """Until a report that was not in front has its first rows, in the middle of several runs, each after another report."""
    runs = []
    for _ in range(3):
        page.open_kind("workforce" if kind != "workforce" else "indicators")
        _wait(page, lambda: not page.preview.is_waiting)
        started = time.perf_counter()
        page.open_kind(kind)
        first, longest = _wait(page, lambda: page.preview.is_front_there, started)
        runs.append((first, max(longest, _wait(page, lambda: not page.preview.is_waiting)[1])))
    return statistics.median(run[0] for run in runs), statistics.median(run[1] for run in runs)


def _rebuilt(page: ReportsPage, year: int) -> tuple[float, float]:
    """Ask for another period; until the rows in front are there, and the longest time between two turns until all of it is."""
    request = page.chosen.request()
    question = request.question.but(after=PartialDate(year))
    started = time.perf_counter()
    page.preview.show_request(request.but(question=question))
    first, longest = _wait(page, lambda: page.preview.is_front_there, started)
    return first, max(longest, _wait(page, lambda: not page.preview.is_waiting)[1])


def _wait(page: ReportsPage, until: Callable[[], bool], started: float = 0.0) -> tuple[float, float]:
    """Let the window live until the sheet in front has rows and something else holds; milliseconds."""
    started = started or time.perf_counter()
    last, longest = time.perf_counter(), 0.0
    while not until() or not _has_rows(page):
        QCoreApplication.processEvents()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        time.sleep(0.001)
    return (time.perf_counter() - started) * 1000, longest * 1000


def _has_rows(page: ReportsPage) -> bool:
    """A page is there at once; of a table its first rows, or that it has none."""
    view = page.preview.tabs.currentWidget()
    return not isinstance(view, RowsView) or view.model().rowCount() > 0 or view.model().is_whole
