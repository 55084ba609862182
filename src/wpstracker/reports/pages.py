"""A sheet that is a page: headings, facts, paragraphs, small tables with charts beside them."""

from math import ceil
from typing import Any

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from wpstracker.figures.columns import Type
from wpstracker.reports.book import AtLeast, Block, Fact, Figures, Heading, PageSheet, Paragraph, Report
from wpstracker.reports.cells import CellValue, converter, may_be_formula, pieces, plain
from wpstracker.reports.charts import WIDTH as CHART_WIDTH
from wpstracker.reports.charts import chart_of
from wpstracker.reports.looks import ACCENT, DAY_FORMAT, MUTED, dress_header, dress_link, dress_text, dress_value
from wpstracker.reports.naming import unique_headings
from wpstracker.reports.printing import room_on_page, set_up_page
from wpstracker.reports.rows import LINE_HEIGHT, wrapped

_LABEL, _NUMBER = 34.0, 16.0
_ACROSS = 8
"""Columns a text runs over: the label and seven numbers."""

_WIDTH = _LABEL + _NUMBER * (_ACROSS - 1)
_ROW = 0.53
"""Centimetres of an ordinary row."""

_POINTS = 28.35
"""In a centimetre."""

_ACROSS_CM = 28.8
"""Centimetres of all columns up to the chart."""


class PageWriter:
    """Writes blocks one below the other."""

    def __init__(self, page: PageSheet, worksheet: Worksheet, report: Report, titles: dict[str, str]) -> None:
        """`titles` gives the real name of a sheet for the title it was asked under."""
        self._sheet, self._report, self._titles = worksheet, report, titles
        self._row = self._first_of_page = 1
        has_charts = any(isinstance(block, Figures) and block.chart for block in page.blocks)
        self._room = room_on_page(_ACROSS_CM + (CHART_WIDTH if has_charts else 0.0), portrait=not has_charts)
        self._lay_out(has_charts=has_charts)
        self._text(page.heading, size=18, bold=True, colour=ACCENT, height=28)
        self._row += 1
        for block in page.blocks:
            self._write(block)

    def _lay_out(self, *, has_charts: bool) -> None:
        self._sheet.sheet_view.showGridLines = False
        self._sheet.column_dimensions["A"].width = _LABEL
        for number in range(2, _ACROSS + 1):
            self._sheet.column_dimensions[get_column_letter(number)].width = _NUMBER
        self._sheet.column_dimensions[get_column_letter(_ACROSS + 1)].width = 3
        set_up_page(self._sheet, portrait=not has_charts)

    def _write(self, block: Block) -> None:
        match block:
            case Heading(text):
                self._row += 1
                self._text(text, size=13, bold=True, colour=ACCENT, height=20)
            case Paragraph(text):
                for part in pieces(text):
                    self._text(part)
            case Fact(label, value, sheet):
                self._fact(label, value, sheet)
            case Figures():
                self._figures(block)

    def _text(self, text: str, *, size: int = 11, bold: bool = False, colour: str = "1A242E", height: float | None = None) -> None:
        """A text over the whole width, in a row high enough for it."""
        cell = self._put(self._row, 1, text)
        dress_text(cell, size=size, bold=bold, colour=colour)
        self._sheet.merge_cells(start_row=self._row, end_row=self._row, start_column=1, end_column=_ACROSS)
        self._sheet.row_dimensions[self._row].height = height or LINE_HEIGHT * wrapped(text, _WIDTH)
        self._row += 1

    def _fact(self, label: str, value: object, sheet: str) -> None:
        parts: list[object] = list(pieces(value)) if isinstance(value, str) else [value]
        for number, part in enumerate(parts):
            dress_text(self._put(self._row, 1, "" if number else label), colour=MUTED)
            cell = self._put(self._row, 2, plain(part))
            dress_text(cell)
            if cell.is_date:
                cell.number_format = DAY_FORMAT
            if sheet in self._titles:
                self._link(cell, self._titles[sheet])
            self._sheet.merge_cells(start_row=self._row, end_row=self._row, start_column=2, end_column=_ACROSS)
            lines = max(wrapped(label, _LABEL), wrapped(str(part), _WIDTH - _LABEL))
            self._sheet.row_dimensions[self._row].height = LINE_HEIGHT * lines
            self._row += 1

    def _link(self, cell: Cell, sheet: str) -> None:
        dress_link(cell)
        place = "'{}'!A1".format(sheet.replace("'", "''"))
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place, display=str(cell.value))

    def _figures(self, figures: Figures) -> None:
        """The table; the chart to its right has room before the next block. What does not fit the page begins another one."""
        begin = self._row
        self._heading_and_table(figures)
        is_cut = self._height(self._first_of_page, self._row) > self._room >= self._height(begin, self._row)
        if figures.new_page or is_cut:
            self._sheet.row_breaks.append(Break(id=begin))
            self._first_of_page = begin + 1

    def _height(self, first: int, end: int) -> float:
        """Of rows, in centimetres."""
        dimensions = self._sheet.row_dimensions
        heights = ((row in dimensions and dimensions[row].height) or LINE_HEIGHT for row in range(first, end))
        return sum(heights) / _POINTS

    def _heading_and_table(self, figures: Figures) -> None:
        self._write(Heading(figures.title))
        top = header = self._row
        if figures.rows:
            self._table(figures)
        if figures.rows and figures.chart:
            chart = chart_of(self._sheet, figures, header)
            self._sheet.add_chart(chart, f"{get_column_letter(_ACROSS + 2)}{top}")
            below = top + ceil(chart.height / _ROW)
        else:
            below = top
        if below_it := figures.said_below(self._report.words):
            self._text(below_it, colour=MUTED)
        self._row = max(self._row, below) + 1

    def _table(self, figures: Figures) -> None:
        header = self._row
        titles = unique_headings([self._report.heading(column) for column in figures.columns])
        for number, (column, title) in enumerate(zip(figures.columns, titles, strict=True), 1):
            cell = self._put(header, number, title)
            dress_header(cell, right=column.is_number and number > 1)
            convert = converter(column, self._report.words)
            for row, values in enumerate(figures.rows, header + 1):
                value = values.get(column.key)
                cell = self._put(row, number, convert(value))
                dress_value(cell, column.holds if number > 1 else Type.TEXT)
                if isinstance(value, AtLeast):
                    cell.number_format = value.pattern
                cell.quotePrefix = cell.data_type == "s" and may_be_formula(str(cell.value))
                if number == 1 and values.get("sheet") in self._titles:
                    self._link(cell, self._titles[values["sheet"]])
        self._sheet.row_dimensions[header].height = 2 + LINE_HEIGHT * max(
            wrapped(title, _LABEL if not number else _NUMBER - 2) for number, title in enumerate(titles)
        )
        last = header + len(figures.rows)
        self._give_room(header + 1, last, len(titles))
        table = Table(displayName=figures.name, ref=f"A{header}:{get_column_letter(len(titles))}{last}")
        table.tableColumns = [TableColumn(id=number, name=title) for number, title in enumerate(titles, 1)]
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        self._sheet.add_table(table)
        self._row = last + 1

    def _give_room(self, first: int, last: int, columns: int) -> None:
        """Make rows of a table high enough for texts that take several lines."""
        for row in range(first, last + 1):
            texts = [(self._sheet.cell(row, number).value, _NUMBER if number > 1 else _LABEL) for number in range(1, columns + 1)]
            lines = max((wrapped(text, width - 3) for text, width in texts if isinstance(text, str)), default=1)
            if lines > 1:
                self._sheet.row_dimensions[row].height = LINE_HEIGHT * lines

    def _put(self, row: int, column: int, value: CellValue) -> Any:
        """A value in its cell; a text stays text whatever it begins with."""
        cell = self._sheet.cell(row, column)
        safe = plain(value)
        cell.value = safe
        if isinstance(safe, str):
            cell.data_type = "s"
            cell.quotePrefix = may_be_formula(safe)
        return cell
