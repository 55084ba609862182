"""Cells in which the words that were looked for are marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wpstracker.gui.widgets.found_marks import NOTHING, tint

_Index = QModelIndex | QPersistentModelIndex


class MarkDelegate(QStyledItemDelegate):
    """Paints a cell as ever, then tints the words in it: a style sheet paints ground and text in one go."""

    marker = NOTHING

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The cell, and marks over it."""
        super().paint(painter, option, index)
        if not self.marker.looked:
            return
        text = str(index.data() or "")
        if self.marker.marks(text):
            self.initStyleOption(option, index)
            self._tint(painter, option, text)

    def _tint(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        style, metrics = option.widget.style(), option.fontMetrics
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, option.widget) + 1
        room: QRect = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, option.widget).adjusted(margin, 0, -margin, 0)
        shown = metrics.elidedText(text, option.textElideMode, room.width())
        left = room.left()
        if option.displayAlignment & Qt.AlignmentFlag.AlignRight:
            left = room.right() + 1 - metrics.horizontalAdvance(shown)
        tint(painter, self.marker, text, shown, left, room.top() + (room.height() - metrics.height()) / 2, metrics)
