"""A sheet that is one table: header kept in sight, a real Excel table, what matters marked, ready to print."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from math import ceil

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from wpstracker.figures.columns import Column
from wpstracker.reports.listed import MOST_ROWS, Listed
from wpstracker.reports.looks import Look, dress_column
from wpstracker.reports.marks import add_lines, add_marks
from wpstracker.reports.printing import set_up_page
from wpstracker.reports.rows import LINE_HEIGHT, PORTION, RowWriter, header_xml, remark_xml, wrapped
from wpstracker.reports.spilled import Spilled
from wpstracker.reports.totals import told, totals_xml

_LEGIBLE = 215
"""Letters of width that A4 across still shows in a readable size; wider tables take more pages beside each other."""


class TableWriter:
    """Lays out one sheet and gives its rows as XML. A table of very many rows takes several; this is its sheet number `part` of `parts`."""

    def __init__(self, listed: Listed, worksheet: Worksheet, name: str, spilled: Spilled, part: int = 0, parts: int = 1) -> None:
        self.worksheet, self._listed, self._spilled = worksheet, listed, spilled
        self._is_last = part + 1 == parts
        self.count = listed.sheet.count - part * MOST_ROWS if self._is_last else MOST_ROWS
        has_totals = parts == 1 and not listed.tags  # a program that reads the tags would take them for one more record
        self.sheet = replace(listed.sheet, name=name, totals=listed.sheet.totals if has_totals else None)
        self._columns = listed.columns
        self._header = 2 if listed.tags else 1
        self._written = 0
        self._lay_out()

    @property
    def covered(self) -> str:
        """Its cells, as far as they can be known before the rows are read."""
        return f"A1:{self._columns[-1].letter}{self._header + max(self.count, 1) + bool(self.sheet.totals and self.count)}"

    def xml(self) -> Iterator[tuple[int, str]]:
        """The header, then rows, a portion at a time; each time with how many rows there are so far."""
        yield 0, "".join(self._head())
        writer, below = RowWriter(self._columns, self._spill), self._header + 1
        rows = iter(self._listed.rows(last=self._is_last))
        while portion := list(islice(rows, PORTION)):
            xml = writer.xml(below + self._written, portion)
            self._written += len(portion)
            yield self._written, xml
        if self._has_totals:
            heads = [self._listed.looks.totals[place.column.holds] for place in self._columns]
            yield self._written, totals_xml(below + self._written, self.sheet, self._columns, self._names, heads)
        if not self._written:
            bare = RowWriter([replace(place, formula="") for place in self._columns], self._spill)  # a formula would count empty cells
            yield 0, bare.xml(below, [{}]) + remark_xml(below + 1, self.sheet.empty, Look(0, 0))

    def add_table(self) -> None:
        """Make the written cells an Excel table with a filter; it needs at least one row below its header, even an empty one."""
        first, last = self._header, self._header + max(self._written, 1)
        begin = f"A{first}:{self._columns[-1].letter}"
        table = Table(displayName=self.sheet.name, ref=f"{begin}{last + self._has_totals}", autoFilter=AutoFilter(ref=f"{begin}{last}"))
        table.tableColumns = told(self.sheet, self._columns, self._names)
        table.totalsRowCount = 1 if self._has_totals else None
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
        self.worksheet.add_table(table)
        if self._written:
            add_marks(self.worksheet, self.sheet, self._columns, first + 1, last)
            add_lines(self.worksheet, f"A{first + 1}:{self._columns[-1].letter}{last}")

    @property
    def _names(self) -> list[str]:
        """What Excel calls the columns: the tags, where there are any, since they are the header of the table."""
        return self._listed.tags or self._listed.titles

    @property
    def _has_totals(self) -> bool:
        return bool(self.sheet.totals and self._written)

    def _head(self) -> Iterator[str]:
        heads = [self._listed.looks.heads[place.column.is_number] for place in self._columns]
        lines = max(wrapped(title, place.width - 4) for title, place in zip(self._listed.titles, self._columns, strict=True))
        yield header_xml(1, self._listed.titles, self._columns, heads, LINE_HEIGHT * lines + 6)
        if self._listed.tags:
            tagged = [self._listed.looks.tag] * len(self._columns)
            lines = max(wrapped(tag, place.width - 3) for tag, place in zip(self._listed.tags, self._columns, strict=True))
            yield header_xml(2, self._listed.tags, self._columns, tagged, LINE_HEIGHT * lines)

    def _spill(self, name: str, column: Column, text: str) -> str:
        return self._spilled.keep(self.sheet.title, name, column, text)

    def _lay_out(self) -> None:
        for place in self._columns:
            dimension = self.worksheet.column_dimensions[place.letter]
            dimension.width = place.width
            dimension.outlineLevel = 1 if place.column.key in self.sheet.outlined else 0
            dress_column(dimension, place.column.holds)
        self.worksheet.freeze_panes = f"{get_column_letter(self.sheet.fixed + 1)}{self._header + 1}"
        self.worksheet.print_title_rows = f"1:{self._header}"
        pages = ceil(sum(place.width for place in self._columns) / _LEGIBLE) if self.count else 1
        if pages > 1:
            self.worksheet.print_title_cols = f"A:{get_column_letter(self.sheet.fixed)}"
        set_up_page(self.worksheet, pages=pages)
