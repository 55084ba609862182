"""The places at which text would be replaced: record, field, before and after, each with a tick."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wpstracker.gui.language import tr
from wpstracker.gui.theme import tokens
from wpstracker.services.replacing_text import Hit

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_BEFORE, _BEHIND = 24, 60
RECORD, _, WAS, BECOMES = range(4)
SPAN_ROLE = Qt.ItemDataRole.UserRole + 1


class HitsModel(QAbstractTableModel):
    """All are ticked at first."""

    ticks_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._hits: Sequence[Hit] = ()
        self._off: set[int] = set()
        self._by = ""
        self._names: Mapping[str, str] = {}
        self._label: Callable[[Hit], str] = lambda _hit: ""

    def show_hits(self, hits: Sequence[Hit], names: Mapping[str, str], label: Callable[[Hit], str]) -> None:
        """Show these; `names` of their records, `label` of the field of each."""
        self.beginResetModel()
        self._hits, self._names, self._label = hits, names, label
        self._off.clear()
        self.endResetModel()
        self.ticks_changed.emit()

    def set_by(self, by: str) -> None:
        """Show other words in their place; ticks stay."""
        self._by = by
        if self._hits:
            self.dataChanged.emit(self.index(0, BECOMES), self.index(len(self._hits) - 1, BECOMES))

    def ticked(self) -> list[Hit]:
        """Those to be replaced."""
        return [hit for row, hit in enumerate(self._hits) if row not in self._off]

    def tick_all(self, on: bool) -> None:
        """Tick or untick every place."""
        self._off = set() if on else set(range(len(self._hits)))
        if self._hits:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._hits) - 1, 0))
        self.ticks_changed.emit()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """One for each place."""
        return 0 if parent.isValid() else len(self._hits)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Record, field, before, after."""
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the columns hold."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (tr("Record"), tr("Field"), tr("Before"), tr("After"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, ticks, and where the place stands in a text."""
        if not index.isValid():
            return None
        hit, column = self._hits[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(hit, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == RECORD:
            return Qt.CheckState.Unchecked if index.row() in self._off else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._names.get(hit.record, "") if column == RECORD else self._text(hit, column)
        if role == SPAN_ROLE and column in (WAS, BECOMES):
            start = hit.span[0] - _start(hit) + (1 if _start(hit) else 0)
            return (start, start + (hit.span[1] - hit.span[0] if column == WAS else len(self._by)))
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A tick comes or goes."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != RECORD:
            return False
        (self._off.discard if Qt.CheckState(value) == Qt.CheckState.Checked else self._off.add)(index.row())
        self.dataChanged.emit(index, index)
        self.ticks_changed.emit()
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """The first column is ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == RECORD else flags

    def _text(self, hit: Hit, column: int) -> str:
        match column:
            case 0:
                return " ".join(self._names.get(hit.record, "").split())
            case 1:
                return self._label(hit)
            case 2:
                return _around(hit, hit.text[slice(*hit.span)])
        return _around(hit, self._by)


class SpanDelegate(QStyledItemDelegate):
    """Tints the place in its text, as the search does in lists."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The cell as ever, then the mark over it."""
        super().paint(painter, option, index)
        span = index.data(SPAN_ROLE)
        if not span or span[0] == span[1]:
            return
        self.initStyleOption(option, index)
        style = option.widget.style()
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, option.widget) + 1
        room: QRect = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget).adjusted(margin, 0, -margin, 0)
        text, advance = str(index.data() or ""), option.fontMetrics.horizontalAdvance
        begin, end = room.left() + advance(text[: span[0]]), room.left() + advance(text[: span[1]])
        height = option.fontMetrics.height()
        place = QRectF(begin - 1, room.top() + (room.height() - height) / 2, min(end, room.right()) - begin + 2, height)
        if begin >= room.right():
            return
        painter.save()
        modes = QPainter.CompositionMode
        painter.setCompositionMode(modes.CompositionMode_Screen if tokens().dark else modes.CompositionMode_Multiply)
        painter.fillRect(place, QColor(tokens().found))
        painter.restore()


def _start(hit: Hit) -> int:
    """Where the piece shown begins."""
    at = max(0, hit.span[0] - _BEFORE)
    found = hit.text.find(" ", at, hit.span[0]) if at else -1
    return found + 1 if found >= 0 else at


def _around(hit: Hit, middle: str) -> str:
    """The words around a place in one line, with something in it; lengths before the place stay as they are."""
    start, (at, end) = _start(hit), hit.span
    behind = hit.text[end : end + _BEHIND] + ("…" if len(hit.text) > end + _BEHIND else "")
    text = f"{'…' if start else ''}{hit.text[start:at]}{middle}{behind}"
    return "".join(" " if letter in "\n\r\t\u2028\u2029" else letter for letter in text)
