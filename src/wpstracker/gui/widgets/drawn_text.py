"""Lines of text as delegates draw them."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def draw_line(painter: QPainter, room: QRect, text: str, font: QFont, colour: str, align: Qt.AlignmentFlag = LEFT) -> None:
    """One line of text, cut off with dots."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(room, align, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width()))


def sized(font: QFont, share: float) -> QFont:
    """The same font in another size."""
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * share)
    return other


def bold(font: QFont) -> QFont:
    """The same font, strong."""
    other = QFont(font)
    other.setBold(True)
    return other
