"""Status cells as coloured pills."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wpstracker.gui.tables.paged_model import PILL_ROLE
from wpstracker.gui.theme import tokens

_Index = QModelIndex | QPersistentModelIndex


class PillDelegate(QStyledItemDelegate):
    """Draws the text on a rounded ground in the cell's role colours."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The cell without text, then the pill."""
        self.initStyleOption(option, index)
        text, role = str(option.text), str(index.data(PILL_ROLE) or "neutral")
        option.text = ""
        widget = option.widget
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        if text:
            draw_pill(painter, QRectF(option.rect).adjusted(7, 0, -5, -3), text, role)


def draw_pill(painter: QPainter, cell: QRectF, text: str, role: str) -> None:
    """A pill at the left of a cell, in the middle of its height."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(cell.width()) - 16)
    height = min(metrics.height() + 4.0, cell.height())
    rect = QRectF(cell.left(), cell.center().y() - height / 2, metrics.horizontalAdvance(shown) + 18, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens().soft(role)))
    painter.drawRoundedRect(rect, height / 2, height / 2)
    painter.setPen(QColor(tokens().colour(role)))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()
