"""The one writer of workbooks: a report becomes an .xlsx file, whole or not at all.

Openpyxl makes everything but the rows of tables: these are streamed into the file as XML while they are read.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from wpstracker.domain.problems import Progress, no_progress
from wpstracker.figures.columns import Column, Type
from wpstracker.reports.book import PageSheet, Report, TableSheet
from wpstracker.reports.looks import ACCENT
from wpstracker.reports.pages import PageWriter
from wpstracker.reports.printing import head_pages
from wpstracker.reports.rows import in_portions
from wpstracker.reports.tables import Spilled, TableWriter
from wpstracker.store.replacing import replacing
from wpstracker.words import N_, Words

_COMPRESSION = 4
"""Of 9; a third faster than the usual 6 for a file a twentieth larger."""

_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>\s*</sheetData>")
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"\s*/>')
_ILLEGAL = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def write(report: Report, target: Path, progress: Progress = no_progress) -> None:
    """Write the workbook. KnownError when the place refuses; `Cancelled`, raised by `progress`, leaves nothing behind."""
    with replacing(target) as part:
        save(report, part, progress)


def save(report: Report, path: Path, progress: Progress = no_progress) -> None:
    """Write the workbook straight to a path."""
    workbook = Workbook()
    for unasked in workbook.worksheets:
        workbook.remove(unasked)
    titles = legal_titles([sheet.title for sheet in report.sheets] + [report.words(_LONG_TEXTS)])
    spilled = Spilled(titles[report.words(_LONG_TEXTS)], report.words)
    tables = []
    for sheet in (*report.sheets, _long_texts(spilled, report.words)):
        worksheet = workbook.create_sheet(titles[sheet.title])
        head_pages(worksheet, report.title, worksheet.title, report.made, report.words)
        if isinstance(sheet, PageSheet):
            worksheet.sheet_properties.tabColor = ACCENT
            PageWriter(sheet, worksheet, report, titles)
        else:
            tables.append(TableWriter(sheet, worksheet, report, spilled))
    _describe(workbook, report)
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION) as archive:
        _Writer(workbook, archive, tables, spilled, progress).write_data()
    progress(1.0)


class _Writer(ExcelWriter):
    """Openpyxl's writer, but for the rows of tables."""

    def __init__(self, workbook: Workbook, archive: ZipFile, tables: Sequence[TableWriter], spilled: Spilled, progress: Progress) -> None:
        super().__init__(workbook, archive)
        self._streamed = {table.worksheet.title: table for table in tables}
        self._spilled, self._progress = spilled, progress
        self._done, self._all = 0, sum(table.sheet.count for table in tables) or 1

    def write_worksheet(self, ws: Any) -> None:
        """One sheet: a page as openpyxl writes it, a table row by row; the sheet of long texts only if there are any."""
        table = self._streamed.get(ws.title)
        if table is None:
            super().write_worksheet(ws)
        elif ws.title == self._spilled.title and not self._spilled.rows:
            ws._drawing, ws._rels = SpreadsheetDrawing(), ()
            self.workbook.remove(ws)
        else:
            self._stream(ws, table)

    def _stream(self, ws: Any, table: TableWriter) -> None:
        ws._drawing = SpreadsheetDrawing()
        head = _DIMENSION.sub(f'<dimension ref="A1:{table.last_letter}{table.last_row}"/>'.encode(), _frame(ws)[0])
        archive: ZipFile = self._archive  # type: ignore[attr-defined]
        with archive.open(ws.path[1:], "w") as part:
            part.write(head + b"<sheetData>")
            for number, rows in in_portions(table.xml()):
                self._progress(min(1.0, (self._done + number) / self._all) * 0.99)
                part.write(rows)
            table.add_table()
            part.write(b"</sheetData>" + _frame(ws)[1].replace(b"<tableParts", _unflagged(table).encode() + b"<tableParts"))
        self._done += table.sheet.count
        self.manifest.append(ws)


def _unflagged(table: TableWriter) -> str:
    """Excel would put a green corner on every "2007" that is a text because no more is known of the date; openpyxl cannot say so."""
    cells = f"A1:{table.last_letter}{table.last_row}"
    return f'<ignoredErrors><ignoredError sqref="{cells}" numberStoredAsText="1"/></ignoredErrors>'


def _frame(ws: Any) -> tuple[bytes, bytes]:
    """What openpyxl writes before and after the rows."""
    written = BytesIO()
    writer: Any = WorksheetWriter(ws, out=written)
    writer.write()
    ws._rels = writer._rels
    before, after = _ROWS.split(written.getvalue())
    return before, after


def _describe(workbook: Workbook, report: Report) -> None:
    """Document properties; no person is named."""
    about = workbook.properties
    about.title, about.subject, about.creator, about.language = report.title, report.subject, "WPS Tracker", report.words.language
    about.modified = about.created = datetime.now(UTC).replace(tzinfo=None, microsecond=0)


_LONG_TEXTS = N_("Long texts")


def _long_texts(spilled: Spilled, words: Words) -> TableSheet:
    """What did not fit into its cell, in parts."""
    columns = (
        Column("sheet", N_("Sheet"), Type.TEXT),
        Column("name", N_("Reference"), Type.TEXT),
        Column("column", N_("Column"), Type.TEXT),
        Column("part", N_("Part"), Type.COUNT),
        Column("text", N_("Text"), Type.LONG_TEXT),
    )
    return TableSheet("LongTexts", words(_LONG_TEXTS), columns, lambda: spilled.rows, 0, "", fixed=2)


def legal_titles(titles: Sequence[str]) -> dict[str, str]:
    """Names Excel takes for sheets: 31 letters at most, no []:*?/\\, none twice."""
    found: dict[str, str] = {}
    for title in titles:
        bare = _ILLEGAL.sub(" ", title).strip(" '") or "–"
        name, number = _cut(bare, 31), 2
        while name.casefold() in {other.casefold() for other in found.values()}:
            mark = f" ({number})"
            name, number = _cut(bare, 31 - len(mark)) + mark, number + 1
        found[title] = name
    return found


def _cut(text: str, units: int) -> str:
    """The beginning of a text, measured in units of UTF-16 as Excel does."""
    while len(text.encode("utf-16-le", "replace")) > units * 2:
        text = text[:-1]
    return text.strip(" '")
