"""One number in a list of numbers: how many, of what, and a click that opens them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wpstracker.gui.language import tr
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.charts.data import show_number
from wpstracker.gui.widgets.pressable import Pressable

_EDGE, _GAP, _NARROWEST = 6, 10, 34


class FigureLine(Pressable):
    """The number stands in the colour of its role while there is any; what does not fit is cut and told in the tooltip."""

    def __init__(self, caption: str, *, role: str = "warning", parent: QWidget | None = None) -> None:
        super().__init__(caption, "", parent)
        self._caption, self._role, self._number, self._hint = caption, role, 0, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def number(self) -> int:
        """What is shown."""
        return self._number

    def set_number(self, number: int, hint: str = "") -> None:
        """Show another number and what else there is to say."""
        self._number, self._hint = number, hint
        self.setAccessibleName(tr("{caption}: {figure}", caption=self._caption, figure=show_number(number)))
        self.setAccessibleDescription(hint)
        self.setToolTip("\n".join(part for part in (self._caption, hint) if part))
        self.update()

    def sizeHint(self) -> QSize:
        """One line with room around it."""
        return QSize(200, self.fontMetrics().height() + 14)

    def minimumSizeHint(self) -> QSize:
        """A few words still fit."""
        return QSize(150, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The number in a pill, the caption behind it."""
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.focus), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.hover) if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        pill = self._draw_pill(painter)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.text if self._number else colours.muted))
        place = QRectF(self.rect()).adjusted(pill.right() + _GAP, 0, -_EDGE, 0)
        shown = painter.fontMetrics().elidedText(self._said(), Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

    def _said(self) -> str:
        """The caption with its hint, where both fit."""
        both = f"{self._caption} · {self._hint}" if self._hint else self._caption
        return both if self.fontMetrics().horizontalAdvance(both) < self.width() - 90 else self._caption

    def _draw_pill(self, painter: QPainter) -> QRectF:
        """The number on a soft ground; nothing is grey."""
        colours, text = tokens(), show_number(self._number)
        role = self._role if self._number else "neutral"
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.Bold)
        metrics = QFontMetrics(strong)
        width = max(_NARROWEST, metrics.horizontalAdvance(text) + 16)
        place = QRectF(_EDGE, 4, width, self.height() - 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.soft(role) if self._number else colours.raised))
        painter.drawRoundedRect(place, 7, 7)
        painter.setFont(strong)
        painter.setPen(QColor(colours.colour(role) if self._number else colours.muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        return place
