"""The activity summary as a workbook, from the file on disk to the finished .xlsx with all its sheets, charts and looks, against
openpyxl in its write-only mode writing the same cells and nothing else from rows that lie ready in memory.

`python -m bench.export --events 100000` asks for more events, `--others` compares with XlsxWriter and with openpyxl upon lxml too (both are
fetched into a temporary folder). What counts is processor time, since the machine may have other work to do.
"""

import argparse
import json
import os
import pickle
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from bench.many import file_with, multiplied

EVENTS, RUNS = 10_000, 5
DAY = date(2026, 1, 1)
Cells = list[tuple[str, list[Any]]]


def _ours(file: Path, _: Cells, target: Path) -> None:
    from wpstracker.domain.question import Filter
    from wpstracker.services.reporting import export_summary

    export_summary(file, Filter(), target, language="en", today=DAY)


def _openpyxl(_: Path, cells: Cells, target: Path) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheets: dict[str, Any] = {}
    for title, row in cells:
        if title not in sheets:
            sheets[title] = book.create_sheet(title)
        sheets[title].append(row)
    book.save(target)


def _xlsxwriter(_: Path, cells: Cells, target: Path) -> None:
    workbook: Any = import_module("xlsxwriter").Workbook  # fetched for the comparison, no part of the project

    book = workbook(str(target), {"default_date_format": "dd.mm.yyyy", "strings_to_formulas": False, "strings_to_urls": False})
    sheets: dict[str, Any] = {}
    last: dict[str, int] = {}
    for title, row in cells:
        if title not in sheets:
            sheets[title], last[title] = book.add_worksheet(title), -1
        last[title] += 1
        sheets[title].write_row(last[title], 0, row)
    book.close()


def _nothing(file: Path, _: Cells, __: Path) -> None:
    """The program with the file open and nothing asked of it."""
    from wpstracker.services import reporting  # noqa: F401
    from wpstracker.store.database import Store

    Store.open_for_reading(file).close()


WRITERS: dict[str, Callable[[Path, Cells, Path], None]] = {
    "openpyxl": _openpyxl,
    "ours": _ours,
    "lxml": _openpyxl,
    "xlsxwriter": _xlsxwriter,
    "empty": _nothing,
}
NAMES = {
    "openpyxl": "the same cells, openpyxl write-only",
    "lxml": "the same, openpyxl upon lxml",
    "xlsxwriter": "the same, XlsxWriter",
    "ours": "the whole export",
}
READ_CELLS = ("openpyxl", "lxml", "xlsxwriter")


def rows_of(file: Path) -> Iterator[tuple[str, list[Any]]]:
    """(sheet, cells) of every row of every table of the report, headings included."""
    from wpstracker.domain.report_request import ReportRequest
    from wpstracker.reports.book import TableSheet
    from wpstracker.reports.cells import converter
    from wpstracker.services.reporting import report_of
    from wpstracker.store.database import Store

    with closing(Store.open_for_reading(file)) as store:
        report = report_of(store, ReportRequest(), file.name, DAY)
        for sheet in report.sheets:
            if isinstance(sheet, TableSheet):
                turn = [(column.key, converter(column, report.words)) for column in sheet.columns]
                yield sheet.title, [report.heading(column) for column in sheet.columns]
                yield from ((sheet.title, [convert(row.get(key)) for key, convert in turn]) for row in sheet.rows())


def _plain(value: Any) -> Any:
    """Without our own kinds of text, so that other processes need not load the program."""
    return str(value) if isinstance(value, str) else value


def keep_cells(file: Path, cells: Path) -> int:
    """Keep every cell for the other writers; how many are filled."""
    listed = [(title, [_plain(value) for value in row]) for title, row in rows_of(file)]
    cells.write_bytes(pickle.dumps(listed))
    return sum(value is not None for _, row in listed for value in row)


def child(what: str, file: Path, cells: Path, target: Path) -> None:
    """One measurement in this process: seconds of processor time, megabytes at the peak.

    A process starts with the peak of the one that started it, so the first one must stay small.
    """
    if what == "cells":
        print(json.dumps([keep_cells(file, cells), 0]))
        return
    given: Cells = pickle.loads(cells.read_bytes()) if what in READ_CELLS else []
    begun = time.process_time()
    WRITERS[what](file, given, target)
    print(json.dumps([time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def measured(what: str, file: Path, cells: Path, libraries: Path) -> tuple[float, float]:
    """Seconds and megabytes of a process of its own."""
    environment = {**os.environ, **({"PYTHONPATH": str(libraries / what)} if (libraries / what).exists() else {})}
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "bench.export", "--run", what, str(file), str(cells), str(Path(folder) / "b.xlsx")]
        said = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    seconds, megabytes = json.loads(said)
    return seconds, megabytes


def fetched(libraries: Path) -> list[str]:
    """Which other writers could be fetched."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target"]
    return [name for name in ("lxml", "xlsxwriter") if subprocess.run([*pip, str(libraries / name), name], check=False).returncode == 0]


def compare(events: int, runs: int, others: bool) -> None:
    """Print medians and ratios; the runs take turns, so that a busy moment hits all alike."""
    file = file_with(events, rich=True) if events <= EVENTS else multiplied(file_with(EVENTS, rich=True), events // EVENTS)
    with tempfile.TemporaryDirectory() as folder:
        cells, libraries = Path(folder) / "cells", Path(folder)
        number = round(measured("cells", file, cells, libraries)[0])
        rivals = ["openpyxl", *(fetched(libraries) if others else []), "ours"]
        found: dict[str, list[tuple[float, float]]] = {what: [] for what in (*rivals, "empty")}
        for _ in range(runs):
            for what, results in found.items():
                results.append(measured(what, file, cells, libraries))
    report(found, f"Activity summary of {events:,} events ({number:,} filled cells), median of {runs} at {datetime.now():%Y-%m-%d %H:%M}:")


def report(found: dict[str, list[tuple[float, float]]], title: str) -> None:
    """Say what was found; in brackets by the quickest run of each."""
    middle = {what: [statistics.median(part) for part in zip(*results, strict=True)] for what, results in found.items()}
    print(title)

    def least(what: str) -> float:
        """By the quickest runs, which the machine's other work disturbed least."""
        return min(found[what])[0] / min(found["openpyxl"])[0]

    for what, name in NAMES.items():
        if what in middle:
            seconds, megabytes = middle[what]
            pairs = statistics.median(ours[0] / theirs[0] for ours, theirs in zip(found[what], found["openpyxl"], strict=True))
            print(f"  {name:<38} {seconds:6.2f} s of processor   {pairs:4.2f} x ({least(what):4.2f})   peak {megabytes:4.0f} MB")
    print(f"  The export takes {middle['ours'][1] - middle['empty'][1]:.0f} MB beyond the empty program ({middle['empty'][1]:.0f} MB).")


def main() -> None:
    """Compare as the bench of all does: no other writers, 10,000 events."""
    compare(EVENTS, RUNS, others=False)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        child(sys.argv[2], *map(Path, sys.argv[3:6]))
    else:
        options = argparse.ArgumentParser(prog="python -m bench.export")
        options.add_argument("--events", type=int, default=EVENTS)
        options.add_argument("--runs", type=int, default=RUNS)
        options.add_argument("--others", action="store_true")
        asked = options.parse_args()
        compare(asked.events, asked.runs, asked.others)
