"""Workbooks read back with a second reader, and the report the writing is tested on."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from wpstracker.figures.columns import Column, Type
from wpstracker.reports.book import Report, Sheet, TableSheet
from wpstracker.reports.workbook import write
from wpstracker.words import words_for

ENGLISH = words_for("en")
DAY = date(2024, 6, 1)


def read(path: Path, sheet: str) -> list[list[Any]]:
    """All cells of a sheet as python-calamine sees them; an empty one is ""."""
    return CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def records(path: Path, sheet: str) -> list[dict[str, Any]]:
    """The rows below the header, by column title."""
    header, *rows = read(path, sheet)
    return [dict(zip(header, row, strict=True)) for row in rows]


def a_table(rows: Sequence[dict[str, Any]], columns: Sequence[Column], **parts: Any) -> TableSheet:
    """A sheet of these rows."""
    about: dict[str, Any] = {"name": "Things", "title": "Things", "empty": "Nothing here."} | parts
    return TableSheet(columns=columns, rows=lambda: iter(rows), count=len(rows), **about)


def texts(*values: object) -> TableSheet:
    """A sheet with one column of texts."""
    column = Column("text", "Text", Type.TEXT)
    return a_table([{"text": value} for value in values], [column])


def a_report(*sheets: Sheet) -> Report:
    """A report of these sheets."""
    return Report("A report", "Testing", sheets, ENGLISH, DAY)


def written(folder: Path, *sheets: Sheet) -> Path:
    """The workbook of these sheets."""
    path = folder / "book.xlsx"
    write(a_report(*sheets), path)
    return path


def sql(path: Path, statement: str) -> list[Any]:
    """What plain SQL says of a file, past every layer of the program."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute(statement).fetchall()


def as_sql(value: object) -> object:
    """A cell as plain SQL gives it: an empty one, and “not reported”, are no number."""
    return None if value in ("", "not reported") else value
