"""Tints words that were looked for, over text that is painted already."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from wpstracker.domain.highlighting import Marker
from wpstracker.gui.theme import tokens

NOTHING = Marker(())
"""Marks no words."""


def tint(painter: QPainter, marker: Marker, text: str, shown: str, left: float, top: float, metrics: QFontMetrics, start: int = 0) -> None:
    """Tint what is found in a text where a piece of it was painted: `shown` begins at `start` of the text, perhaps cut off with dots.

    Words are found in the whole text, so that a piece says what the text says. Dark letters stay dark and light ones light.
    """
    spans = marker.marks(text) if marker.looked else ()
    kept = len(shown) - (text[start : start + len(shown)] != shown)
    pieces = [(max(begin - start, 0), min(end - start, kept)) for begin, end in spans]
    pieces = [(begin, end) for begin, end in pieces if begin < end]
    if not pieces:
        return
    painter.save()
    modes = QPainter.CompositionMode
    painter.setCompositionMode(modes.CompositionMode_Screen if tokens().dark else modes.CompositionMode_Multiply)
    for begin, end in pieces:
        first, last = metrics.horizontalAdvance(shown[:begin]), metrics.horizontalAdvance(shown[:end])
        painter.fillRect(QRectF(left + first - 1, top, last - first + 2, metrics.height()), QColor(tokens().found))
    painter.restore()
