"""What the calendar shows, as a picture with its heading and its legend."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QScrollArea, QWidget

from wpstracker.figures.calendar_item import ItemKind
from wpstracker.gui.language import tr
from wpstracker.gui.pages.calendar.signs import paint_sign
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.drawn_text import bold, sized

_EDGE, _SCALE = 20, 2


def png(shown: QWidget, heading: str, kinds: Sequence[ItemKind]) -> bytes:
    """The widget below its heading, the signs of the kinds below it; twice as fine as on the screen. What is scrolled is drawn whole."""
    shown = next((part for area in shown.findChildren(QScrollArea) if area.isVisible() and (part := area.widget())), shown)
    title = bold(sized(shown.font(), 1.5))
    above, below = round(QFontMetricsF(title).height()) + 12, round(QFontMetricsF(shown.font()).height()) + 18
    width, height = shown.width() + 2 * _EDGE, shown.height() + 2 * _EDGE + above + below
    image = QImage(width * _SCALE, height * _SCALE, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(_SCALE)
    image.fill(QColor(tokens().window))
    painter = QPainter(image)
    painter.setFont(title)
    painter.setPen(QColor(tokens().text))
    painter.drawText(QRectF(_EDGE, _EDGE, width - 2 * _EDGE, above), Qt.AlignmentFlag.AlignLeft, heading)
    painter.setFont(shown.font())
    _legend(painter, QRectF(_EDGE, height - _EDGE - below + 12, width - 2 * _EDGE, below - 12), kinds)
    painter.end()
    shown.render(image, QPoint(_EDGE, _EDGE + above))
    buffer = QBuffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _legend(painter: QPainter, room: QRectF, kinds: Sequence[ItemKind]) -> None:
    x, metrics = room.left(), QFontMetricsF(painter.font())
    for kind in kinds:
        paint_sign(painter, kind, QRectF(x, room.center().y() - 5, 10, 10))
        text = tr(kind.label)
        painter.setPen(QColor(tokens().text))
        painter.drawText(QRectF(x + 16, room.top(), room.width(), room.height()), Qt.AlignmentFlag.AlignVCenter, text)
        x += metrics.horizontalAdvance(text) + 36
