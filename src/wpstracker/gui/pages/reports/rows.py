"""A table of a report on the screen: the very rows that will be written, read as far as somebody looks."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QFont

from wpstracker.figures.columns import Column, Type
from wpstracker.gui.theme import tokens
from wpstracker.reports.book import Mark, Quotient, Report, Row, Sum, TableSheet, Tone
from wpstracker.reports.cell_texts import reader
from wpstracker.reports.hxl import tags_of
from wpstracker.reports.standing_out import marks_of

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SAMPLED = 100
_LONGEST_HINT = 1500
_WIDEST = {Type.LONG_TEXT: 44, Type.TEXT: 32}
"""Letters."""

_ROLES = {Tone.GOOD: "good", Tone.DOUBTFUL: "warning", Tone.BAD: "bad", Tone.QUIET: "neutral"}


class RowsModel(QAbstractTableModel):
    """Rows arrive in portions: `more` is called when the view comes near the end of those there are."""

    def __init__(self, sheet: TableSheet, report: Report, more: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._more = more
        self._rows: list[Row] = []
        self._waits = self._is_whole = False
        self._take(sheet, report)

    def show_sheet(self, sheet: TableSheet, report: Report) -> None:
        """Begin anew with another state of the table."""
        self.beginResetModel()
        self._take(sheet, report)
        self._rows, self._waits, self._is_whole = [], False, False
        self.endResetModel()

    def show_columns(self, sheet: TableSheet) -> None:
        """The same rows in other columns."""
        self.beginResetModel()
        self._take(sheet, self._report)
        self.endResetModel()

    def append(self, rows: Sequence[Row], *, is_last: bool) -> None:
        """Take the next portion."""
        self._waits = False
        adds_totals = is_last and not self._is_whole and bool(self._totals and (self._rows or rows))
        last = len(self._rows) + len(rows) + adds_totals - 1
        if last >= len(self._rows):
            self.beginInsertRows(QModelIndex(), len(self._rows), last)
            self._rows += rows
            self._is_whole = is_last
            self.endInsertRows()
        self._is_whole = is_last

    def expect(self) -> None:
        """The next rows are on their way without being asked for."""
        self._waits = True

    @property
    def is_waiting(self) -> bool:
        """Whether rows are on their way."""
        return self._waits

    @property
    def read(self) -> int:
        """How many rows of the table were read; the totals are none of them."""
        return len(self._rows)

    @property
    def is_whole(self) -> bool:
        """Whether every row has been read."""
        return self._is_whole

    def columns(self) -> Sequence[Column]:
        """What is shown, in its order."""
        return self._sheet.columns

    def row(self, number: int) -> Row:
        """One row as the report gave it, or the totals below them."""
        return self._rows[number] if number < len(self._rows) else self._totals

    def letters(self, column: int) -> int:
        """How many letters wide a column would like to be."""
        told = (self._show[column](row.get(self._sheet.columns[column].key)) for row in self._rows[:_SAMPLED])
        widest = max((len(part) for text in told for part in text.split("\n")), default=0)
        most = _WIDEST.get(self._sheet.columns[column].holds, 24)
        heading = max(map(len, self._headings[column].split()), default=0)
        return max(min(widest, most), min(len(self._headings[column]), max(heading, 14)), 6)

    # -- Qt's own

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Those that were read, and the totals once all of them are there."""
        return 0 if parent.isValid() else len(self._rows) + self._has_totals

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """One for each chosen column."""
        return 0 if parent.isValid() else len(self._sheet.columns)

    def canFetchMore(self, parent: _Index) -> bool:
        """Whether there may be rows that were not asked for."""
        return not parent.isValid() and not self._is_whole and not self._waits

    def fetchMore(self, _parent: _Index) -> None:
        """Ask for them."""
        if not self._waits:
            self._waits = True
            self._more()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell, and all of it for the mouse."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index).replace("\n", " ")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self._sheet.columns[index.column()].is_number else _LEFT
        if role in (Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.BackgroundRole):
            return self._colour(index, role)
        if role == Qt.ItemDataRole.FontRole and index.row() >= len(self._rows):
            return _bold()
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._text(index)[:_LONGEST_HINT] or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._headings[index.column()]}: {self._text(index)}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Headings in the languages asked for; rows by number as in the workbook, where the first is the header."""
        if orientation == Qt.Orientation.Vertical:
            return section + (3 if self._tags else 2) if role == Qt.ItemDataRole.DisplayRole else None
        if not 0 <= section < len(self._headings):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return "\n".join((self._headings[section], *self._tags[section : section + 1]))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self._sheet.columns[section].is_number else _LEFT
        return None

    # -- inside

    def _colour(self, index: _Index, role: int) -> QBrush | None:
        """The traffic light of a cell."""
        if index.row() >= len(self._rows):
            return None
        row, key = self._rows[index.row()], self._sheet.columns[index.column()].key
        for mark in self._marks.get(key, ()):
            tone = mark.tones.get(row.get(mark.key))
            if tone is not None:
                name, colours = _ROLES[tone], tokens()
                return QBrush(QColor(colours.soft(name) if role == Qt.ItemDataRole.BackgroundRole else colours.colour(name)))
        return None

    @property
    def _has_totals(self) -> bool:
        return bool(self._is_whole and self._totals and self._rows)

    def _take(self, sheet: TableSheet, report: Report) -> None:
        self._sheet, self._report = sheet, report
        given = sheet.totals or {}
        self._totals: Row = {key: value.value if isinstance(value, Sum | Quotient) else value for key, value in given.items()}
        self._marks = _by_column(sheet)
        self._headings = [report.heading(column) for column in sheet.columns]
        self._tags = tags_of(sheet.columns) if report.hxl else []
        self._show = [reader(column, report.words) for column in sheet.columns]

    def _text(self, index: _Index) -> str:
        column = index.column()
        return self._show[column](self.row(index.row()).get(self._sheet.columns[column].key))


def _by_column(sheet: TableSheet) -> dict[str, list[Mark]]:
    """What stands out, by the columns it stands out in."""
    shown, found = {column.key for column in sheet.columns}, defaultdict[str, list[Mark]](list)
    for mark in marks_of(sheet):
        for key in (mark.key, *mark.also) if mark.key in shown else ():
            found[key].append(mark)
    return found


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
