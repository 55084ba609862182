"""A sheet that is one table: widths from what it holds, header kept in sight, a real Excel table, ready to print."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import ceil

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from wpstracker.figures.columns import Column, Type
from wpstracker.reports.book import Report, TableSheet
from wpstracker.reports.cells import LONGEST, clean, pieces
from wpstracker.reports.looks import Look, dress_column, header_look, looks, total_look
from wpstracker.reports.printing import set_up_page
from wpstracker.reports.rows import LINE_HEIGHT, Placed, RowWriter, header_xml, remark_xml, value_converter, wrapped
from wpstracker.reports.totals import told, totals_xml
from wpstracker.words import N_, Words

SAMPLED = 200
_WIDEST = {Type.LONG_TEXT: 60.0, Type.TEXT: 38.0, Type.COUNTRIES: 30.0, Type.LANGUAGES: 24.0}
_NARROWEST = {Type.LONG_TEXT: 30.0, Type.DATE: 12.0}
_LEGIBLE = 215
"""Letters of width that A4 across still shows in a readable size; wider tables take more pages beside each other."""

_LONGEST_WORD = 24

LongText = dict[str, object]


@dataclass
class Spilled:
    """Texts too long for a cell, with the place each belongs to."""

    title: str
    words: Words
    rows: list[LongText] = field(default_factory=list)

    def keep(self, sheet: str, name: str, column: Column, text: str) -> str:
        """Keep the text in parts if it must be, and tell what stands in the cell instead."""
        remark = self.words(N_("… (continued on the sheet “{sheet}”)"), sheet=self.title)
        if len(pieces(text)) == 1:
            return text
        parts = pieces(text, LONGEST - len(remark))
        for number, part in enumerate(parts[1:], 2):
            self.rows.append({"sheet": sheet, "name": name, "column": self.words(column.label), "part": number, "text": part})
        return parts[0] + remark


class TableWriter:
    """Lays out one sheet and gives its rows as XML; `ref` is what the table covers once they are all written."""

    def __init__(self, sheet: TableSheet, worksheet: Worksheet, report: Report, spilled: Spilled) -> None:
        self.sheet, self.worksheet, self._words, self._spilled = sheet, worksheet, report.words, spilled
        self.titles = unique_titles([clean(report.heading(column)) for column in sheet.columns])
        self._columns = self._placed()
        self._written = 0
        self._lay_out()

    @property
    def last_letter(self) -> str:
        """The letter of the last column."""
        return self._columns[-1].letter

    @property
    def last_row(self) -> int:
        """The number of the last row, as far as it can be known before the rows are read."""
        return max(self.sheet.count, 1) + 1 + bool(self.sheet.totals and self.sheet.count)

    def xml(self) -> Iterator[str]:
        """The header, then row after row."""
        heads = [header_look(self.worksheet, right=place.column.is_number) for place in self._columns]
        lines = max(wrapped(title, place.width - 4) for title, place in zip(self.titles, self._columns, strict=True))
        yield header_xml(self.titles, self._columns, heads, LINE_HEIGHT * lines + 6)
        writer = RowWriter(self._columns, self._spill)
        for row in self.sheet.rows():
            self._written += 1
            yield writer.xml(self._written + 1, row)
        if self._has_totals:
            heads = [total_look(self.worksheet, place.column.holds) for place in self._columns]
            yield totals_xml(self._written + 2, self.sheet, self._columns, self.titles, heads)
        if not self._written:
            yield writer.xml(2, {})
            yield remark_xml(3, self.sheet.empty, Look(0, 0))

    def add_table(self) -> None:
        """Make the written cells an Excel table with a filter; it needs at least one row below its header, even an empty one."""
        rows = max(self._written, 1) + 1
        ref, filtered = (f"A1:{self.last_letter}{last}" for last in (rows + self._has_totals, rows))
        table = Table(displayName=self.sheet.name, ref=ref, autoFilter=AutoFilter(ref=filtered))
        table.tableColumns = told(self.sheet, self._columns, self.titles)
        table.totalsRowCount = 1 if self._has_totals else None
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
        self.worksheet.add_table(table)

    @property
    def _has_totals(self) -> bool:
        return bool(self.sheet.totals and self._written)

    def _spill(self, name: str, column: Column, text: str) -> str:
        return self._spilled.keep(self.sheet.title, name, column, text)

    def _placed(self) -> list[Placed]:
        """Every column with the width its first rows ask for."""
        kinds = looks(self.worksheet)
        converters = [value_converter(column, self._words) for column in self.sheet.columns]
        sample = list(islice(self.sheet.rows(), SAMPLED))
        found = []
        for number, (column, convert, title) in enumerate(zip(self.sheet.columns, converters, self.titles, strict=True), 1):
            values = [convert(row.get(column.key)) for row in sample]
            width = width_of(column, title, [str(value) for value in values if value is not None])
            found.append(Placed(get_column_letter(number), column, width, convert, kinds[column.holds]))
        return found

    def _lay_out(self) -> None:
        for place in self._columns:
            dimension = self.worksheet.column_dimensions[place.letter]
            dimension.width = place.width
            dress_column(dimension, place.column.holds)
        self.worksheet.freeze_panes = f"{get_column_letter(self.sheet.fixed + 1)}2"
        self.worksheet.print_title_rows = "1:1"
        pages = ceil(sum(place.width for place in self._columns) / _LEGIBLE)
        if pages > 1:
            self.worksheet.print_title_cols = f"A:{get_column_letter(self.sheet.fixed)}"
        set_up_page(self.worksheet, pages=pages)


def width_of(column: Column, title: str, shown: Sequence[str]) -> float:
    """Room for nearly all values on one line up to a limit, for the longest words, and for the filter's button beside the title."""
    broad = 1.0 if "".join(shown).isascii() else 1.1
    lengths = sorted(max(map(len, text.split("\n"))) * broad for text in shown)
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0.0
    word = max((len(word) * broad for text in shown for word in text.split()), default=0)
    narrowest = max(_NARROWEST.get(column.holds, 8.0), max(map(len, title.split()), default=0) + 5.0, min(word, _LONGEST_WORD) + 3.0)
    return round(min(max(usual + 3.0, narrowest), max(_WIDEST.get(column.holds, 24.0), narrowest)), 1)


def unique_titles(titles: Sequence[str]) -> list[str]:
    """Excel repairs a table in which two columns bear the same name, whatever their case."""
    found: list[str] = []
    for title in titles:
        name, number = title, 2
        while name.casefold() in {other.casefold() for other in found}:
            name, number = f"{title} ({number})", number + 1
        found.append(name)
    return found
