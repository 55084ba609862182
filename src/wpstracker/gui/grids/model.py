"""The rows of a grid as Qt's table model: every change can be undone, what cannot be read stays as it was typed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from wpstracker.gui.grids.columns import GridColumn, Reading, Row
from wpstracker.gui.language import tr

_Index = QModelIndex | QPersistentModelIndex
LOOK_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""How a cell looks: "" plain, "muted" for what nobody entered, "warning" for what is remarked on, "bad" for what needs mending."""

_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
_DASH = "–"


class GridModel(QAbstractTableModel):
    """The last row is always a fresh, empty one; it is not among `rows()` until something is entered there."""

    edited = Signal()

    def __init__(
        self,
        columns: Sequence[GridColumn],
        fresh: Callable[[], Row],
        *,
        remark: Callable[[Row, str], tuple[str, str]] = lambda _row, _key: ("", ""),
        invitation: str = "",
        parent: QObject | None = None,
    ) -> None:
        """`fresh` makes an empty row; `remark` gives what stands in an empty cell instead of the dash, and a sentence about the cell.

        `invitation` stands in the first cell of the fresh row.
        """
        super().__init__(parent)
        self.columns = list(columns)
        self.undo_stack = QUndoStack(self)
        self._fresh, self._remark, self._invitation = fresh, remark, invitation
        self._rows: list[Row] = []
        self._next, self._fresh_rows = fresh(), 1
        self._problems: dict[tuple[str, str], str] = {}

    # -- rows

    def rows(self) -> list[Row]:
        """Every row but the fresh one."""
        return list(self._rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; what was done before cannot be undone any more."""
        self.beginResetModel()
        self._rows, self._next, self._problems = list(rows), self._fresh(), {}
        self.undo_stack.clear()
        self.endResetModel()

    def row(self, number: int) -> Row:
        """A row, the fresh one included."""
        return self._rows[number] if number < len(self._rows) else self._next

    def fresh_row(self) -> Row:
        """A row to insert."""
        return self._fresh()

    def column_of(self, key: str) -> int:
        """Where a column stands; KeyError when there is none of this key."""
        return {column.key: at for at, column in enumerate(self.columns)}[key]

    def splice(self, first: int, count: int, rows: Sequence[Row], title: str) -> None:
        """Put `rows` in the place of `count` rows from `first` on, as one step that can be undone."""
        before = self._rows[first : first + count]
        if list(rows) != before:
            self.undo_stack.push(_Splice(self, first, before, list(rows), title))

    def apply(self, first: int, count: int, rows: Sequence[Row]) -> None:
        """Do a splice; used by the undo stack only."""
        common = min(count, len(rows))
        self._rows[first : first + common] = rows[:common]
        if len(rows) > count:
            self._grow(first + common, rows[common:])
        elif count > len(rows):
            self._shrink(first + common, count - common)
        self._tell(first, max(first, first + len(rows)))
        self.edited.emit()

    def _grow(self, at: int, rows: Sequence[Row]) -> None:
        """Insert rows. At the end the fresh row becomes the first of them where it stands, and a new one comes below."""
        if at < len(self._rows):
            self.beginInsertRows(QModelIndex(), at, at + len(rows) - 1)
            self._rows[at:at] = rows
            self.endInsertRows()
            return
        self._rows.append(rows[0])
        self._fresh_rows, self._next = 0, self._fresh()
        self._tell(at, at)
        self.beginInsertRows(QModelIndex(), at + 1, at + len(rows))
        self._rows += rows[1:]
        self._fresh_rows = 1
        self.endInsertRows()

    def _shrink(self, at: int, count: int) -> None:
        """Remove rows. At the end the first of them becomes the fresh row."""
        is_end = int(at + count == len(self._rows))
        self.beginRemoveRows(QModelIndex(), at + is_end, at + count - 1 + is_end)
        del self._rows[at + is_end : at + count]
        self._fresh_rows = 1 - is_end
        self.endRemoveRows()
        if is_end:
            del self._rows[at]
            self._fresh_rows = 1

    def _tell(self, first: int, last: int) -> None:
        """Say that rows may look different."""
        last = min(last, self.rowCount() - 1)
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, first, last)

    # -- cells

    def enter(self, cells: Mapping[tuple[int, int], str | Reading], title: str) -> int:
        """Put texts or chosen values into cells by (row, column), making rows where there are none yet, as one step.

        The answer says how many of the texts could not be read.
        """
        if not cells:
            return 0
        length = len(self._rows)
        first, last = min(length, *(row for row, _ in cells)), max(row for row, _ in cells)
        known = self._rows[first : last + 1]
        made = [self._next if number == length else self._fresh() for number in range(first + len(known), last + 1)]
        changed = [*known, *made]
        unread = 0
        for (number, at), said in cells.items():
            column, row = self.columns[at], changed[number - first]
            reading = column.read(said, row) if isinstance(said, str) else said
            unread += isinstance(reading, str)
            changed[number - first] = _written(row, column, reading, str(said))
            self._problems.pop((row.id, column.key), None)
        self.splice(first, len(known), changed, title)
        return unread

    def clear(self, cells: Iterable[tuple[int, int]]) -> None:
        """Empty cells; of the fresh row nothing is made."""
        known = {cell: Reading(self.columns[cell[1]].blank) for cell in cells if cell[0] < len(self._rows)}
        self.enter(known, tr("Clear cells"))

    def set_problem(self, number: int, key: str, text: str) -> None:
        """Show a problem in a cell of a row; empty takes it away."""
        self._problems.pop((self.row(number).id, key), None)
        if text:
            self._problems[self.row(number).id, key] = text
        at = self.index(number, self.column_of(key))
        self.dataChanged.emit(at, at)

    def clear_problems(self) -> None:
        """Take away all problems that were set."""
        self._problems.clear()
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(self.columns) - 1))

    def problem(self, row: Row, key: str) -> str:
        """Why a cell needs mending: its text cannot be read, or the record cannot be kept so."""
        if key in row.unread:
            said = self.columns[self.column_of(key)].read(row.unread[key], row)
            return said if isinstance(said, str) else ""
        return self._problems.get((row.id, key), "")

    # -- what Qt asks

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """With the fresh row."""
        return 0 if parent.isValid() else len(self._rows) + self._fresh_rows

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The number of columns, hidden ones included."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every cell can be edited."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, look, and what a screen reader says."""
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        row, column = self.row(index.row()), self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(index.row(), index.column())
            case Qt.ItemDataRole.EditRole:
                return self.text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
                return int(side | Qt.AlignmentFlag.AlignVCenter)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return self.problem(row, column.key) or self._remark(row, column.key)[1] or self._whole(row, column, role)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index.row(), row, column)
            case _ if role == LOOK_ROLE:
                return self._look(row, column) if index.row() < len(self._rows) else "muted"
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Read a typed text into a cell; the same text again changes nothing."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        if str(value or "") != self.text(self.row(index.row()), self.columns[index.column()]):
            self.enter({(index.row(), index.column()): str(value or "")}, tr("Typing"))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles above, numbers at the left."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.columns[section].title if section < len(self.columns) else None
        return str(section + 1) if section < len(self._rows) else "+"

    def text(self, row: Row, column: GridColumn) -> str:
        """What stands in a cell: its value, or the text that could not be read."""
        return row.unread.get(column.key) or column.show(row.values[column.key])

    def _shown(self, number: int, at: int) -> str:
        """The text of a cell, or what stands there instead."""
        if number == len(self._rows):
            return "" if at else self._invitation
        row, column = self.row(number), self.columns[at]
        return self.text(row, column) or self._remark(row, column.key)[0] or _DASH

    def _look(self, row: Row, column: GridColumn) -> str:
        if self.problem(row, column.key):
            return "bad"
        if not self.text(row, column):
            return "muted"
        return "warning" if self._remark(row, column.key)[1] else ""

    def _whole(self, row: Row, column: GridColumn, role: int) -> str:
        """A cell may be too narrow for its text."""
        return self.text(row, column) if role == Qt.ItemDataRole.ToolTipRole else ""

    def _spoken(self, number: int, row: Row, column: GridColumn) -> str:
        shown = self.text(row, column)
        if shown:
            return tr("{column}, row {n}: {value}", column=column.title, n=number + 1, value=shown)
        if column.is_number:
            return tr("{column}, row {n}: not reported", column=column.title, n=number + 1)
        return tr("{column}, row {n}: empty", column=column.title, n=number + 1)


class _Splice(QUndoCommand):
    """Rows in the place of other rows."""

    def __init__(self, model: GridModel, first: int, before: list[Row], after: list[Row], title: str) -> None:
        super().__init__(title)
        self._model, self._first, self._before, self._after = model, first, before, after

    def redo(self) -> None:
        """Put the new rows in."""
        self._model.apply(self._first, len(self._before), self._after)

    def undo(self) -> None:
        """Bring the old rows back."""
        self._model.apply(self._first, len(self._after), self._before)


def _written(row: Row, column: GridColumn, reading: Reading | str, text: str) -> Row:
    """A row with one more cell read; one that cannot be read is empty and keeps its text."""
    unread = {key: kept for key, kept in row.unread.items() if key != column.key}
    if isinstance(reading, str):
        return replace(row, values={**row.values, column.key: column.blank}, unread=unread | {column.key: text})
    return replace(row, values={**row.values, column.key: reading.value, **reading.also}, unread=unread)
