"""A table as a CSV file that Excel opens as it is: UTF-8 with a byte order mark, formulas defused."""

import csv
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

from wpstracker.domain.problems import Progress, no_progress
from wpstracker.reports.book import Report, TableSheet
from wpstracker.reports.cells import CellValue, clean, converter, may_be_formula
from wpstracker.reports.hxl import tags_of
from wpstracker.store.replacing import replacing
from wpstracker.words import Words, with_decimal_mark

CSV_SUFFIX = ".csv"
_PORTION = 200
_SEPARATORS = {"en": ",", "ru": ";"}
"""Excel opens a CSV file in columns only when it is written with the list separator of its language."""


def write_csv(sheet: TableSheet, report: Report, target: Path, progress: Progress = no_progress) -> None:
    """Write one table; the file appears whole or not at all. KnownError when the place refuses.

    Days are written as 2025-06-30, shares as numbers from 0 to 1; the decimal sign is that of the report's language. A row of totals is
    left out: whoever goes on counting with a CSV file would count it twice.
    """
    with replacing(target) as part, part.open("w", encoding="utf-8-sig", newline="") as out:
        _write(sheet, report, out, progress)
    progress(1.0)


def _write(sheet: TableSheet, report: Report, out: TextIO, progress: Progress) -> None:
    lines = csv.writer(out, delimiter=_SEPARATORS.get(report.words.language, ","))
    lines.writerow([_safe(report.heading(column)) for column in sheet.columns])
    if report.hxl:
        lines.writerow(tags_of(sheet.columns))
    lines.writerows(_cells(sheet, report.words, progress))


def _cells(sheet: TableSheet, words: Words, progress: Progress) -> Iterable[Sequence[str]]:
    columns: list[tuple[str, Callable[[Any], CellValue]]] = [(column.key, converter(column, words)) for column in sheet.columns]
    for number, row in enumerate(sheet.rows()):
        if number % _PORTION == 0:
            progress(min(0.99, number / (sheet.count or 1)))
        yield [_text(convert(row.get(key)), words) for key, convert in columns]


def _text(value: CellValue, words: Words) -> str:
    """A value in plain text, as programs read it back."""
    match value:
        case None:
            return ""
        case str():
            return _safe(value)
        case datetime():
            return value.isoformat(" ")
        case date():
            return value.isoformat()
        case float():
            return with_decimal_mark(str(value), words.language)
    return str(value)


def _safe(text: str) -> str:
    """A text that no program takes for a formula: an apostrophe before it, as OWASP advises, since CSV knows no types."""
    text = clean(text)
    return f"'{text}" if may_be_formula(text) else text
