"""The one writer of workbooks: a report becomes an .xlsx file, whole or not at all.

Openpyxl makes everything but the rows of tables: these are streamed into the file as XML while they are read.
"""

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
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
from wpstracker.reports.book import Report
from wpstracker.reports.layout import lay_out
from wpstracker.reports.spilled import Spilled
from wpstracker.reports.tables import TableWriter
from wpstracker.store.replacing import replacing

_COMPRESSION = 2
"""Of 9; a third of the time of the usual 6 for a file a quarter larger."""

_RARELY = 50_000
"""Objects made between two searches for unused ones. A report makes millions that no search would find, and all of them are gone over."""

_ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>\s*</sheetData>")
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"\s*/>')


def write(report: Report, target: Path, progress: Progress = no_progress) -> None:
    """Write the workbook. KnownError when the place refuses; `Cancelled`, raised by `progress`, leaves nothing behind."""
    with replacing(target) as part, _few_collections():
        save(report, part, progress)


def save(report: Report, path: Path, progress: Progress = no_progress) -> None:
    """Write the workbook straight to a path."""
    workbook = Workbook()
    for unasked in workbook.worksheets:
        workbook.remove(unasked)
    tables, spilled = lay_out(workbook, report)
    _describe(workbook, report)
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION) as archive:
        _Writer(workbook, archive, tables, spilled, progress).write_data()
    progress(1.0)


@contextmanager
def _few_collections() -> Iterator[None]:
    """Let the search for unused objects run rarely meanwhile; it takes a fifteenth of an export."""
    usual = gc.get_threshold()
    gc.set_threshold(_RARELY, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


class _Writer(ExcelWriter):
    """Openpyxl's writer, but for the rows of tables."""

    def __init__(self, workbook: Workbook, archive: ZipFile, tables: Sequence[TableWriter], spilled: Spilled, progress: Progress) -> None:
        super().__init__(workbook, archive)
        self._streamed = {table.worksheet.title: table for table in tables}
        self._spilled, self._progress = spilled, progress
        self._done, self._all = 0, sum(table.count for table in tables) or 1

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
        head = _DIMENSION.sub(f'<dimension ref="{table.covered}"/>'.encode(), _frame(ws)[0])
        archive: ZipFile = self._archive  # type: ignore[attr-defined]
        with archive.open(ws.path[1:], "w") as part:
            part.write(head + b"<sheetData>")
            for number, rows in table.xml():
                self._progress(min(1.0, (self._done + number) / self._all) * 0.99)
                part.write(rows.encode())
            table.add_table()
            part.write(b"</sheetData>" + _frame(ws)[1].replace(b"<tableParts", _unflagged(table).encode() + b"<tableParts"))
        self._done += table.count
        self.manifest.append(ws)


def _unflagged(table: TableWriter) -> str:
    """Excel would put a green corner on every "2007" that is a text because no more is known of the date; openpyxl cannot say so."""
    return f'<ignoredErrors><ignoredError sqref="{table.covered}" numberStoredAsText="1"/></ignoredErrors>'


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
    about.description, about.keywords = report.asked, "WPS; 1325"
    about.modified = about.created = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
