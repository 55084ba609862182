"""Cells in which the words that were looked for are marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wpstracker.domain.highlighting import Marker
from wpstracker.gui.theme import tokens

_Index = QModelIndex | QPersistentModelIndex
_NOTHING = Marker(())


class MarkDelegate(QStyledItemDelegate):
    """Paints a cell as ever, then tints the words in it: a style sheet paints ground and text in one go."""

    marker = _NOTHING

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The cell, and marks over it that leave dark letters dark and light ones light."""
        super().paint(painter, option, index)
        if not self.marker.looked:
            return
        text = str(index.data() or "")
        spans = self.marker.marks(text)
        if spans:
            self.initStyleOption(option, index)
            self._tint(painter, option, text, spans)

    def _tint(self, painter: QPainter, option: QStyleOptionViewItem, text: str, spans: tuple[tuple[int, int], ...]) -> None:
        style = option.widget.style()
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, option.widget) + 1
        room: QRect = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget).adjusted(margin, 0, -margin, 0)
        shown = option.fontMetrics.elidedText(text, option.textElideMode, room.width())
        kept = len(shown) - (shown != text)
        advance = option.fontMetrics.horizontalAdvance
        left = room.left()
        if option.displayAlignment & Qt.AlignmentFlag.AlignRight:
            left = room.right() + 1 - advance(shown)
        height = option.fontMetrics.height()
        top = room.top() + (room.height() - height) / 2
        painter.save()
        modes = QPainter.CompositionMode
        painter.setCompositionMode(modes.CompositionMode_Screen if tokens().dark else modes.CompositionMode_Multiply)
        for start, end in spans:
            if start < kept:
                begin, stop = advance(shown[:start]), advance(shown[: min(end, kept)])
                painter.fillRect(QRectF(left + begin - 1, top, stop - begin + 2, height), QColor(tokens().found))
        painter.restore()
