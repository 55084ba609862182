"""One record in a short list: what it is called, a line of facts, and a click that opens it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.pressable import Pressable

_EDGE = 8


class RecordLine(Pressable):
    """Two lines of text; what does not fit is cut and told in the tooltip."""

    def __init__(self, title: str, facts: str, *, parent: QWidget | None = None) -> None:
        super().__init__(title, facts, parent)
        self._facts = facts
        self.setToolTip("\n".join((title, facts)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(200, QFontMetrics(self._strong()).height() + self.fontMetrics().height() + 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Title above, facts below."""
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        inside = QRectF(self.rect()).adjusted(_EDGE, 4, -_EDGE, -4)
        painter.setFont(self._strong())
        painter.setPen(QColor(colours.text))
        self._draw(painter, QRectF(inside.left(), inside.top(), inside.width(), inside.height() / 2), self.text())
        painter.setFont(self.font())
        painter.setPen(QColor(colours.muted))
        below = QRectF(inside.left(), inside.center().y(), inside.width(), inside.height() / 2)
        self._draw(painter, below, self._facts)
        painter.end()

    def _draw(self, painter: QPainter, place: QRectF, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font
