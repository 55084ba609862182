"""Lines of text as delegates draw them."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from wpstracker.domain.highlighting import Marker
from wpstracker.gui.widgets.found_marks import NOTHING, tint

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def draw_line(
    painter: QPainter, room: QRect, text: str, font: QFont, colour: str, align: Qt.AlignmentFlag = LEFT, *, marker: Marker = NOTHING
) -> None:
    """One line of text, cut off with dots; words the marker finds in one that begins at the left are tinted."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(room, align, shown)
    tint(painter, marker, text, shown, room.left(), room.top() + (room.height() - metrics.height()) / 2, metrics)


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
