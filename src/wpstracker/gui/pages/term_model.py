"""The terms of one list as a model with columns: texts, colours, signs, and what can be dragged where."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QByteArray, QMimeData, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon

from wpstracker.domain.vocabularies import Scheme
from wpstracker.figures.term_rows import TermRow, children_of
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr
from wpstracker.gui.roles import colour_of_scheme
from wpstracker.gui.theme import tokens, visible_on
from wpstracker.gui.widgets.colours import swatch

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
TERMS_MIME = "application/x-wpst-terms"
LABEL, OTHER, CODE, WORDS, USED, MARK = range(6)


class TermModel(QAbstractItemModel):
    """Rows by the term they stand under; an index carries the number of its own row. `dropped(ids, parent or "", before or "")`."""

    dropped = Signal(list, str, str)

    def __init__(self, other_language: str) -> None:
        super().__init__()
        self._headers = [tr("Term"), other_language, tr("Code"), tr("Other words"), tr("Used"), tr("Status")]
        self._rows: list[TermRow] = []
        self._below: dict[str, list[int]] = {}
        self._place: dict[str, tuple[str, int]] = {}
        self._movable = False

    def set_rows(self, rows: Sequence[TermRow], *, movable: bool) -> None:
        """Show these instead; terms whose broader one is not among them stand at the top. `movable`: their order is the real one."""
        self.beginResetModel()
        self._rows, self._movable = list(rows), movable
        numbers = {row.id: number for number, row in enumerate(rows)}
        below = children_of(rows)
        self._below = {parent: [numbers[row.id] for row in each] for parent, each in below.items()}
        self._place = {row.id: (parent, position) for parent, each in below.items() for position, row in enumerate(each)}
        self.endResetModel()

    def row_at(self, index: _Index) -> TermRow | None:
        """The term at an index."""
        return self._rows[int(index.internalId())] if index.isValid() else None

    def index_of(self, id_: str | None) -> QModelIndex:
        """Where a term stands."""
        if id_ not in self._place:
            return QModelIndex()
        parent, position = self._place[id_]
        return self.createIndex(position, 0, self._below[parent][position])

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        """The index of a row under a parent."""
        here = self._numbers(parent)
        if not (0 <= row < len(here) and 0 <= column < len(self._headers)):
            return QModelIndex()
        return self.createIndex(row, column, here[row])

    def parent(self, index: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """The broader term, if it is in the list."""
        row = self.row_at(index)
        return self.index_of(self._place[row.id][0]) if row else QModelIndex()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many stand under a term."""
        return 0 if parent.isValid() and parent.column() else len(self._numbers(parent))

    def columnCount(self, _parent: _Index = _NOWHERE) -> int:
        """The same everywhere."""
        return len(self._headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section] if section != MARK else ""  # its cells are icons
        if orientation is Qt.Orientation.Horizontal and role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == USED:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, colours, and what a screen reader says."""
        row = self.row_at(index)
        if row is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(row, column) if column != MARK else None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return _text(row, column)
        if role == Qt.ItemDataRole.DecorationRole:
            return swatch(_colour(row)) if column == LABEL else _icon(row) if column == MARK else None
        if role == Qt.ItemDataRole.ForegroundRole and (row.retired or column in (CODE, WORDS)):
            return QColor(tokens().muted)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == USED:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    # -- dragging

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Own terms can be dragged; anything can take them in."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self.row_at(index)
        if row is None:
            return Qt.ItemFlag.ItemIsDropEnabled
        if not self._movable:
            return usual
        return usual | Qt.ItemFlag.ItemIsDropEnabled | (Qt.ItemFlag(0) if row.official else Qt.ItemFlag.ItemIsDragEnabled)

    def supportedDropActions(self) -> Qt.DropAction:
        """Terms are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Terms only."""
        return [TERMS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of the terms that are dragged."""
        ids = dict.fromkeys(row.id for index in indexes if (row := self.row_at(index)) and not row.official)
        data = QMimeData()
        data.setData(TERMS_MIME, QByteArray("\n".join(ids).encode()))
        return data

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: _Index) -> bool:
        """Tell where terms were dropped; the list is read anew once they are moved."""
        ids = dragged_ids(data)
        onto = self.row_at(parent)
        here = self._numbers(parent)
        before = self._rows[here[row]].id if 0 <= row < len(here) else ""
        if ids:
            QTimer.singleShot(0, self, lambda: self.dropped.emit(ids, onto.id if onto else "", before))
        return False  # nothing is taken out of the old place: the list is read anew

    def _numbers(self, parent: _Index) -> list[int]:
        row = self.row_at(parent)
        return self._below.get(row.id if row else "", [])


def dragged_ids(data: QMimeData) -> list[str]:
    """The ids of terms that are dragged; none for anything else."""
    kept = bytes(data.data(TERMS_MIME).data()).decode() if data.hasFormat(TERMS_MIME) else ""
    return kept.split("\n") if kept else []


def _text(row: TermRow, column: int) -> str:
    match column:
        case 0:
            return row.label
        case 1:
            return row.other
        case 2:
            return row.code if row.scheme != Scheme.TAG else ""  # a tag's code is its label
        case 3:
            return ", ".join(row.aliases)
        case 4:
            return f"{row.used:,}".replace(",", "\u00a0") if row.used else "–"
    return mark_of(row)


def mark_of(row: TermRow) -> str:
    """Whether a term is official and still offered."""
    if row.official:
        return tr("official, retired") if row.retired else tr("official")
    return tr("own, retired") if row.retired else tr("own")


def _icon(row: TermRow) -> QIcon | None:
    """A sign for official terms, another for those out of use."""
    if row.retired:
        return icon("archive", colour_role="muted")
    return icon("badge-check", colour_role="muted") if row.official else None


def _colour(row: TermRow) -> str:
    """Its own colour, or that of its list."""
    colours = tokens()
    return visible_on(row.colour, colours.surface) if row.colour else colours.colour(colour_of_scheme(row.scheme))
