"""Reports and their rows are read beside the window, over a connection of their own, so that typing never waits for them."""

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from queue import SimpleQueue

from wpstracker.domain.report_request import ReportRequest
from wpstracker.reports.book import Later, Report, Row, Sheet, TableSheet
from wpstracker.services.reporting import report_of
from wpstracker.store.database import Store
from wpstracker.store.keys import Address

PORTION = 200
"""Rows read at a time."""
FIRST_OF_INTEREST = 1
"""The sheet after the one that explains a report is in front until somebody chooses another."""
EXPLAINING = "page 0"
"""The name of that one."""


@dataclass(frozen=True, slots=True)
class Built:
    """A report with all its columns. Its `rows` belong to the reader's thread: ask for them with `more`."""

    number: int
    report: Report


@dataclass(frozen=True, slots=True)
class Portion:
    """The next rows of a table; `is_last` when there are no more."""

    number: int
    table: str
    rows: Sequence[Row]
    is_last: bool


@dataclass(frozen=True, slots=True)
class Early:
    """The sheet in front before the rest of the report is there, a table with its `first` rows; `report` has no other sheet so far.

    `name` is the table's, or that of a page (`sheet_name`).
    """

    number: int
    report: Report
    name: str
    first: Portion | None


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a report could not be built or read."""

    number: int
    error: Exception


Answer = Early | Built | Portion | Failed


@dataclass(frozen=True, slots=True)
class _Build:
    number: int
    request: ReportRequest
    today: date
    front: str


@dataclass(frozen=True, slots=True)
class _More:
    number: int
    table: str


class ReportReader:
    """Asked in the window's thread; what it finds is fetched with `answers`. Only the report asked for last is read."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._asked: SimpleQueue[_Build | _More | None] = SimpleQueue()
        self._answers: deque[Answer] = deque()
        self._thread: threading.Thread | None = None
        self._number = 0
        self._rows: dict[str, Iterator[Row]] = {}

    def build(self, request: ReportRequest, today: date, front: str = "") -> int:
        """Ask for a report and the first rows of the table in front; the number its answers will bear."""
        self._number += 1
        self._ask(_Build(self._number, request.but(columns={}), today, front))
        return self._number

    def more(self, table: str) -> None:
        """Ask for the next rows of a table of the present report."""
        self._ask(_More(self._number, table))

    def answers(self) -> list[Answer]:
        """What was found since this was last asked, but for reports that nobody waits for any more."""
        found = [self._answers.popleft() for _ in range(len(self._answers))]
        return [answer for answer in found if answer.number == self._number]

    def stop(self) -> None:
        """End; the file is let go."""
        self._number += 1
        self._asked.put(None)

    def _ask(self, wish: _Build | _More) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="report preview", daemon=True)
            self._thread.start()
        self._asked.put(wish)

    # -- in the reader's own thread

    def _work(self) -> None:
        store: Store | None = None
        while (wish := self._asked.get()) is not None:
            if wish.number != self._number:
                continue
            try:
                store = store or Store.open_for_reading(self._address)
                self._do(wish, store)
            except Exception as error:  # the window's thread tells or reports it
                self._answers.append(Failed(wish.number, error))
        self._rows.clear()
        if store is not None:
            store.close()

    def _do(self, wish: _Build | _More, store: Store) -> None:
        if isinstance(wish, _More):
            self._answers.append(self._read(wish.number, wish.table))
            return
        report = report_of(store, wish.request, store.path.name, wish.today)
        early = _front(report.sheets, wish.front) if isinstance(report.sheets, Later) else None
        self._rows = {early.name: iter(early.rows())} if isinstance(early, TableSheet) else {}
        if early:
            first = self._read(wish.number, early.name) if isinstance(early, TableSheet) else None
            name = sheet_name(early, FIRST_OF_INTEREST)
            self._answers.append(Early(wish.number, replace(report, sheets=(early,)), name, first))
        whole = self._whole(wish.number, report)
        if whole is None:
            return
        self._rows = {sheet.name: iter(sheet.rows()) for sheet in whole.sheets if isinstance(sheet, TableSheet)} | self._rows
        self._answers.append(Built(wish.number, whole))
        if wish.front in self._rows and not early:
            self._answers.append(self._read(wish.number, wish.front))

    def _whole(self, number: int, report: Report) -> Report | None:
        """The report with every sheet made; None when another one is waited for meanwhile."""
        sheets: list[Sheet] = []
        for sheet in report.sheets:
            if number != self._number:
                return None
            sheets.append(sheet)
        return replace(report, sheets=sheets)

    def _read(self, number: int, table: str) -> Portion:
        rows = list(islice(self._rows[table], PORTION)) if table in self._rows else []
        return Portion(number, table, rows, len(rows) < PORTION)


def sheet_name(sheet: Sheet, at: int) -> str:
    """What a sheet is called in whatever language: the table's name, or the page's place."""
    return sheet.name if isinstance(sheet, TableSheet) else f"page {at}"


def _front(sheets: Later, name: str) -> Sheet | None:
    """What is looked at first; None for the page that explains, which needs all the others."""
    return None if name == EXPLAINING else sheets.table(name) or sheets[FIRST_OF_INTEREST]
