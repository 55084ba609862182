"""Handing over what is in a file; the window and the command line ask here alike."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TextIO

from wpstracker.domain.handover import Handover
from wpstracker.domain.problems import KnownError, Progress, no_progress
from wpstracker.domain.question import Filter
from wpstracker.domain.report_request import ReportRequest
from wpstracker.exchange.dump import dump
from wpstracker.reports.book import Later, Report, Row, TableSheet
from wpstracker.reports.csv_files import CSV_SUFFIX, write_csv
from wpstracker.reports.family import Asking, build
from wpstracker.reports.sheets import asked_in_words
from wpstracker.reports.summary_contents import Contents, contents
from wpstracker.store.database import REPORT_CACHE, Store
from wpstracker.store.keys import Address
from wpstracker.store.replacing import check_target, replacing
from wpstracker.words import N_, words_for

EXCEL_SUFFIX = ".xlsx"
AS_USUAL = Handover()
"""Public and internal records, without contacts and without named participants."""


def with_excel_suffix(path: Path) -> Path:
    """The path ending in .xlsx, without which Excel would not open it."""
    return path if path.suffix.lower() == EXCEL_SUFFIX else path.with_name(path.name + EXCEL_SUFFIX)


def export_summary(
    database: Path | Address,
    question: Filter,
    target: Path,
    *,
    language: str,
    today: date,
    handover: Handover = AS_USUAL,
    progress: Progress = no_progress,
) -> Path:
    """Write the activity summary of these records; see `export`."""
    request = ReportRequest("summary", question, handover=handover, languages=(language,))
    return export(database, request, target, today=today, progress=progress)


def export(database: Path | Address, request: ReportRequest, target: Path, *, today: date, progress: Progress = no_progress) -> Path:
    """Write a report as a workbook and tell where it is. It opens the file by itself, for reading, so it may run in a thread of its own.

    KnownError when the file or the place refuses. `Cancelled`, raised by `progress`, leaves nothing behind; an older workbook stays.
    """
    from wpstracker.reports.workbook import write  # openpyxl takes a third of a second to load

    path = with_excel_suffix(target)
    check_target(path)
    with closing(Store.open_for_reading(database, cache=REPORT_CACHE)) as store:
        write(report_of(store, request, store.path.name, today), path, progress)
    return path


def export_csv(
    database: Path | Address, request: ReportRequest, sheet: str, target: Path, *, today: date, progress: Progress = no_progress
) -> Path:
    """Write one table of a report, by its name, as CSV; otherwise like `export`."""
    path = target if target.suffix.lower() == CSV_SUFFIX else target.with_name(target.name + CSV_SUFFIX)
    check_target(path)
    with closing(Store.open_for_reading(database, cache=REPORT_CACHE)) as store:
        report = report_of(store, request, store.path.name, today)
        write_csv(table_of(report, sheet), report, path, progress)
    return path


def sheet_rows(database: Path | Address, request: ReportRequest, sheet: str, *, today: date, progress: Progress = no_progress) -> list[Row]:
    """Every row of one table of a report, for the clipboard; otherwise like `export`."""
    rows: list[Row] = []
    with closing(Store.open_for_reading(database, cache=REPORT_CACHE)) as store:
        table = table_of(report_of(store, request, store.path.name, today), sheet)
        for row in table.rows():
            rows.append(row)
            if len(rows) % 200 == 0:
                progress(min(0.99, len(rows) / (table.count or 1)))
    return rows


def table_of(report: Report, name: str) -> TableSheet:
    """The table of a name; KnownError when the report has none, for instance because a colleague emptied it meanwhile."""
    if isinstance(report.sheets, Later):
        found = report.sheets.table(name)
    else:
        found = next((sheet for sheet in report.sheets if isinstance(sheet, TableSheet) and sheet.name == name), None)
    if found is not None:
        return found
    raise KnownError(N_("The report has no such sheet any more. Look at the preview and choose another one."))


def report_of(store: Store, request: ReportRequest, file: str, today: date) -> Report:
    """The report as data, for a preview or a writer; its rows are read when they are asked for."""
    asking = Asking(store, request, words_for(request.language), file, today)
    return replace(build(asking), asked=asked_in_words(asking))


def summary_contents(store: Store, question: Filter, today: date, handover: Handover = AS_USUAL) -> Contents:
    """Which records a summary would hold."""
    return contents(store, question, today, handover)


def dump_records(database: Path | Address, target: Path, *, restricted: bool = True) -> int:
    """Write every record as JSON Lines, private ones if asked for; how many. KnownError says why not; the file appears whole or not."""
    with replacing(target) as part, part.open("w", encoding="utf-8", newline="\n") as out:
        return print_records(database, out, restricted=restricted)


def print_records(database: Path | Address, out: TextIO, *, restricted: bool = True) -> int:
    """Write every record as a line of JSON, private ones if they are asked for; how many."""
    with closing(Store.open_for_reading(database, cache=REPORT_CACHE)) as store:
        return dump(store, out, restricted=restricted)
