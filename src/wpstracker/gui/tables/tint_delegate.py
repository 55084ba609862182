"""Cells whose text has a colour that means something; the words say it too."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from wpstracker.gui.tables.mark_delegate import MarkDelegate
from wpstracker.gui.tables.paged_model import PILL_ROLE
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.found_marks import tint


class TintDelegate(MarkDelegate):
    """Text in the colour of its cell's role: bold for bad and warning, italic for muted, plain for none; words looked for are marked."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """The cell without text, then the text: a style sheet would give it the colour of all others."""
        self.initStyleOption(option, index)
        role, text = str(index.data(PILL_ROLE) or ""), str(option.text)
        if not role:
            super().paint(painter, option, index)
            return
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        font = QFont(option.font)
        font.setItalic(role == "muted")
        font.setBold(role in ("bad", "warning"))
        lock = 0 if option.icon.isNull() else option.decorationSize.width() + 4
        room = option.rect.adjusted(9 + lock, 0, -6, -3)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(tokens().colour(role)))
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        tint(painter, self.marker, text, shown, room.left(), room.top() + (room.height() - metrics.height()) / 2, metrics)
        painter.restore()
