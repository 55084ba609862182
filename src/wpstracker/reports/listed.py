"""A table on its way into a workbook: its columns in their places, its rows read once however many sheets they take."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice

from openpyxl.utils import get_column_letter

from wpstracker.reports.book import Report, Row, TableSheet
from wpstracker.reports.cells import clean
from wpstracker.reports.formulas import formulas_of
from wpstracker.reports.hxl import tags_of
from wpstracker.reports.links import Target, links_of
from wpstracker.reports.looks import Looks
from wpstracker.reports.naming import unique_headings
from wpstracker.reports.rows import Placed, value_converter
from wpstracker.reports.widths import width_of

MOST_ROWS = 1_000_000
"""Excel takes 1,048,576 on a sheet; what is beyond goes on on another sheet."""

_SAMPLED = 200


def parts_of(count: int) -> int:
    """How many sheets so many rows take."""
    return max(1, -(-count // MOST_ROWS))


def letters_of(sheet: TableSheet) -> dict[str, str]:
    """The letter of each column by its key."""
    return {column.key: get_column_letter(number) for number, column in enumerate(sheet.columns, 1)}


class Listed:
    """What the sheets of one table share. The first rows are read at once, for the widths of the columns."""

    def __init__(self, sheet: TableSheet, report: Report, looks: Looks, targets: Mapping[str, Target]) -> None:
        self.sheet, self.report, self.looks, self._targets = sheet, report, looks, targets
        self.titles = unique_headings([clean(report.heading(column)) for column in sheet.columns])
        self.tags = tags_of(sheet.columns) if report.hxl else []
        rows = iter(sheet.rows()) if sheet.count else None
        sample = list(islice(rows, _SAMPLED)) if rows else []
        self._rows: Iterator[Row] | None = chain(sample, rows) if rows else None
        self.columns = self._placed(sample)

    def rows(self, *, last: bool) -> Iterator[Row]:
        """The next rows, as many as go on a sheet, or all that are left."""
        if self._rows is None:
            self._rows = iter(self.sheet.rows())
        return self._rows if last else islice(self._rows, MOST_ROWS)

    def _placed(self, sample: Sequence[Row]) -> list[Placed]:
        """Every column with the width its first rows ask for."""
        links, leading = links_of(self.sheet, self._targets), self.looks.link
        found = []
        formulas = formulas_of(self.sheet, self.tags or self.titles, self._targets)
        for number, (column, title) in enumerate(zip(self.sheet.columns, self.titles, strict=True), 1):
            convert = value_converter(column, self.report.words)
            values = [convert(row.get(column.key)) for row in sample]
            width = width_of(column, title, [str(value) for value in values if value is not None], is_all=self.sheet.count <= len(sample))
            look, link, formula = self.looks.values[column.holds], links.get(column.key), formulas.get(column.key, "")
            found.append(Placed(get_column_letter(number), column, width, convert, look, link, leading, formula))
        return found
