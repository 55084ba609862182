"""The matrix of a plan as a model: what its cells say, what can be typed in them, what can be dragged where."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from wpstracker.gui.pages.plan_matrix_cells import MatrixCells
from wpstracker.gui.pages.plan_matrix_columns import COLUMNS
from wpstracker.gui.pages.plan_matrix_lines import Line
from wpstracker.gui.pages.plan_matrix_rows import NEW, LineTree
from wpstracker.gui.tables.paged_model import PILL_ROLE

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
ITEMS_MIME = "application/x-wpst-plan-items"
LINE_ROLE = Qt.ItemDataRole.UserRole + 20
SECOND_ROLE = Qt.ItemDataRole.UserRole + 21
"""A second, smaller line below the text: what a term was understood to mean."""
Write = Callable[[Line, str, Any], bool]
"""Puts a cell's new value into the file; False when it was refused."""


class MatrixModel(LineTree):
    """Shows branches of lines. `dropped(ids, above or "", position)` when items are dragged; positions count those that stay."""

    dropped = Signal(list, str, int)

    def __init__(self, cells: MatrixCells, write: Write) -> None:
        super().__init__()
        self.cells, self._write = cells, write
        self.editable = self._status_editable = False

    # -- what is shown

    def set_editable(self, on: bool, *, status: bool) -> None:
        """Whether cells can be typed in, and whether statuses can be chosen: those of another day cannot."""
        self.editable, self._status_editable = on, on and status

    # -- Qt's questions

    def columnCount(self, _parent: _Index = _NOWHERE) -> int:
        """The same everywhere."""
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns; those of counts are pictures."""
        if orientation is Qt.Orientation.Horizontal:
            return self.cells.heading(COLUMNS[section], role)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, colours, and what a screen reader says."""
        if not index.isValid():
            return None
        line, column = self._node(index).line, COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.cells.text(line, column)
            case Qt.ItemDataRole.EditRole:
                return self.cells.typed(line, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self.cells.tip(line, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.cells.spoken(line, column)
        if role == PILL_ROLE:
            return self.cells.role(line, column)
        if role == SECOND_ROLE:
            return self.cells.second(line, column)
        return line if role == LINE_ROLE else None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Put what was typed or chosen into the file; False when it was refused. An unchanged cell makes no step."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or not self.editable:
            return False
        line, column = self._node(index).line, COLUMNS[index.column()]
        if not column.is_editable:
            return False
        return value == self.cells.typed(line, column) or self._write(line, column.key, value)

    # -- dragging

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Items can be edited, dragged, and dropped on and between each other, unless the file is for reading."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self.editable else Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self.editable:
            return usual
        line, column = self._node(index).line, COLUMNS[index.column()]
        if line.id != NEW:
            usual |= Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
        can_choose = column.key != "status" or (line.is_measure and line.id != NEW and self._status_editable)
        return usual | Qt.ItemFlag.ItemIsEditable if column.is_editable and can_choose else usual

    def supportedDropActions(self) -> Qt.DropAction:
        """Items are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Items of a plan only."""
        return [ITEMS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of the items that are dragged."""
        data = QMimeData()
        data.setData(ITEMS_MIME, QByteArray("\n".join(dict.fromkeys(map(self.id_at, indexes))).encode()))
        return data

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: _Index) -> bool:
        """Tell where items were dropped; the plan moves them, and the table follows."""
        ids = [id_ for id_ in bytes(data.data(ITEMS_MIME).data()).decode().split("\n") if id_]
        here = self._node(parent)
        place = len(here.children) if row < 0 else row
        before = sum(child.line.id not in ids for child in here.children[:place])
        if ids:
            QTimer.singleShot(0, self, lambda: self.dropped.emit(ids, here.line.id, before))
        return False  # nothing is taken out of the old place: the table follows the plan
