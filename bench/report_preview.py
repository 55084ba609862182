"""The preview of every report at 10,000 events: until the first rows in front are there, and how long the window waits meanwhile."""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

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

EVENTS, RUNS = 10_000, 3
TODAY = date(2026, 6, 22)


class Run(NamedTuple):
    """Milliseconds: until the first rows by the clock and of processor time, and the longest time between two turns of the window."""

    first: float
    work: float
    waited: float


def main() -> None:
    """Print medians: of each report opened anew, and with a setting changed while each of its sheets is in front."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder, closing(Store.open(file_with(EVENTS, rich=True))) as store:
        settings = Settings(Path(folder) / "settings.ini")
        Look(app, settings)
        page = ReportsPage(Context(store, settings, Nowhere(), lambda: TODAY))
        page.resize(1100, 700)
        page.show()
        print(f"preview at {EVENTS} events: ms until the first rows in front (processor time), without the pause for typing")
        print(f"{'report':<15}{'opened':>13}{'changed':>13}{'slowest sheet':>15}  {'':<26}{'window waited':>14}")
        for kind in FAMILY:
            _tell(page, kind)
        page.preview.stop()


def _tell(page: ReportsPage, kind: str) -> None:
    """One line for a report; the page of figures, or what else is in front at first, is among its sheets."""
    opened = _median([_opened(page, kind) for _ in range(RUNS)])
    report = page.preview.report()
    assert report is not None
    changed: dict[str, Run] = {}
    for at, sheet in list(enumerate(report.sheets))[1:]:
        page.preview.tabs.setCurrentIndex(at)
        name = sheet.name if isinstance(sheet, TableSheet) else "page of figures"
        changed[name] = _median([_rebuilt(page, year) for year in range(2015, 2015 + RUNS)])
    slowest = max(changed, key=lambda name: changed[name].work)
    usual = _median(list(changed.values()))
    longest = max(run.waited for run in (opened, *changed.values()))
    print(f"{kind:<15}{_said(opened)}{_said(usual)}{_said(changed[slowest], 15)}  {slowest:<26}{longest:>14.0f}", flush=True)


def _said(run: Run, width: int = 13) -> str:
    return f"{run.first:.0f} ({run.work:.0f})".rjust(width)


def _median(runs: Sequence[Run]) -> Run:
    return Run(*(statistics.median(each) for each in zip(*runs, strict=True)))


def _opened(page: ReportsPage, kind: str) -> Run:
    """Until a report that was not in front has its first rows."""
    page.open_kind("workforce" if kind != "workforce" else "indicators")
    _wait(page, lambda: not page.preview.is_waiting)
    return _timed(page, lambda: page.open_kind(kind))


def _rebuilt(page: ReportsPage, year: int) -> Run:
    """Until the rows of another period are there."""
    request = page.chosen.request()
    question = request.question.but(after=PartialDate(year))
    return _timed(page, lambda: page.preview.show_request(request.but(question=question)))


def _timed(page: ReportsPage, do: Callable[[], object]) -> Run:
    """Do it; the window is watched until the rest of the report is there too."""
    clock, work = time.perf_counter(), time.process_time()
    do()
    longest = _wait(page, lambda: page.preview.is_front_there)
    first, worked = time.perf_counter() - clock, time.process_time() - work
    return Run(first * 1000, worked * 1000, max(longest, _wait(page, lambda: not page.preview.is_waiting)))


def _wait(page: ReportsPage, until: Callable[[], bool]) -> float:
    """Let the window live until the sheet in front has rows and something else holds; the longest time between two turns."""
    last, longest = time.perf_counter(), 0.0
    while not until() or not _has_rows(page):
        QCoreApplication.processEvents()
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
        time.sleep(0.001)
    return longest * 1000


def _has_rows(page: ReportsPage) -> bool:
    """A page is there at once; of a table its first rows, or that it has none."""
    view = page.preview.tabs.currentWidget()
    return not isinstance(view, RowsView) or view.model().rowCount() > 0 or view.model().is_whole
