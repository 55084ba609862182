"""The legend of a chart: a coloured square and a name per series, in lines."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from wpstracker.gui.theme import Tokens
from wpstracker.gui.widgets.charts.data import ChartData

_SQUARE, _GAP = 11, 18


def draw_legend(
    painter: QPainter, rect: QRectF, data: ChartData, tokens: Tokens, metrics: QFontMetricsF, values: Sequence[str] = ()
) -> float:
    """Draw names (and values behind them) from the top of a rectangle; returns the height used."""
    used = 0.0
    for number, entry in enumerate(legend_places(rect.width(), data, metrics, values)):
        place = entry.translated(rect.topLeft())
        square = QRectF(place.left(), place.center().y() - _SQUARE / 2, _SQUARE, _SQUARE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.colour(data.colour_role(0, number))))
        painter.drawRoundedRect(square, 2.5, 2.5)
        painter.setPen(QColor(tokens.text))
        text_place = place.adjusted(_SQUARE + 6, 0, 0, 0)
        text = metrics.elidedText(_entry_text(data, number, values), Qt.TextElideMode.ElideRight, text_place.width() + 1)
        painter.drawText(text_place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        used = entry.bottom() + 6
    return used


def legend_places(width: float, data: ChartData, metrics: QFontMetricsF, values: Sequence[str] = ()) -> list[QRectF]:
    """Where each entry stands, from (0, 0)."""
    places: list[QRectF] = []
    x = y = 0.0
    height = metrics.height() + 3
    for number in range(len(data.series)):
        need = min(width, metrics.horizontalAdvance(_entry_text(data, number, values)) + _SQUARE + 8)
        if x and x + need > width:
            x, y = 0.0, y + height
        places.append(QRectF(x, y, need, height))
        x += need + _GAP
    return places


def _entry_text(data: ChartData, number: int, values: Sequence[str]) -> str:
    """Name and value."""
    name = data.series[number].name
    return f"{name}  {values[number]}" if values else name
