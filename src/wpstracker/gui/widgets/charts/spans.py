"""Spans of years below each other: a bar from the year in which each begins, as long as it lasts."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from wpstracker.gui.theme import Tokens
from wpstracker.gui.widgets.charts.data import ChartData, Mark
from wpstracker.gui.widgets.charts.legend import draw_legend
from wpstracker.gui.widgets.charts.painting import CHART_KINDS

_LABELS = 0.4
"""Of the width, at most, for what the bars are called."""


@dataclass(frozen=True)
class SpanData(ChartData):
    """The series say how many years a bar lasts, `begins` in which year it begins; the axis goes from the first to the last of `years`."""

    begins: tuple[float | None, ...] = ()
    years: tuple[int, int] = (0, 0)


def _paint_spans(painter: QPainter, rect: QRectF, data: ChartData, tokens: Tokens) -> list[Mark]:
    """The legend, the years with a line for each that is named, the bars."""
    assert isinstance(data, SpanData)
    metrics = QFontMetricsF(painter.font(), painter.device())
    rect = rect.adjusted(0, draw_legend(painter, rect, data, tokens, metrics), 0, 0)
    labels = min(max(metrics.horizontalAdvance(category.label) for category in data.categories), rect.width() * _LABELS) + 12
    year = metrics.horizontalAdvance("0000")
    plot = rect.adjusted(labels, metrics.height() + 4, -year / 2, 0)
    _draw_years(painter, plot, data.years, tokens, metrics)
    row = min(34.0, plot.height() / len(data.categories))
    marks: list[Mark] = []
    for at, category in enumerate(data.categories):
        line = QRectF(rect.left(), plot.top() + row * at, labels - 12, row)
        painter.setPen(QColor(tokens.text))
        text = metrics.elidedText(category.label, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        track = QRectF(plot.left(), line.center().y() - min(row * 0.32, 9), plot.width(), min(row * 0.64, 18))
        marks += _draw_spans(painter, track, at, data, tokens)
    return marks


def _draw_years(painter: QPainter, plot: QRectF, years: tuple[int, int], tokens: Tokens, metrics: QFontMetricsF) -> None:
    """Every year, or every second, fifth …, so that their numbers do not touch."""
    first, last = years
    room = plot.width() / max(1, last - first)
    step = next((step for step in (1, 2, 5, 10, 20) if room * step >= metrics.horizontalAdvance("0000") + 10), 50)
    for year in range(first, last + 1, step):
        x = plot.left() + room * (year - first)
        painter.setPen(QPen(QColor(tokens.grid), 1))
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        painter.setPen(QColor(tokens.muted))
        place = QRectF(x - 40, plot.top() - metrics.height() - 3, 80, metrics.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(year))


def _draw_spans(painter: QPainter, track: QRectF, at: int, data: SpanData, tokens: Tokens) -> list[Mark]:
    """The bar of a line, for what is known of it."""
    first, last = data.years
    begin, room = data.begins[at], track.width() / max(1, last - first)
    marks: list[Mark] = []
    for number, series in enumerate(data.series):
        long = data.value(at, number)
        if begin is None or not long:
            continue
        left, right = (min(max(year - first, 0), last - first) * room for year in (begin, begin + long))
        bar = QRectF(track.left() + left, track.top(), max(2.0, right - left), track.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.colour(data.colour_role(at, number))))
        painter.drawRoundedRect(bar, 2.5, 2.5)
        ends = f"{begin:.0f}–{begin + long - 1:.0f}" if long > 1 else f"{begin:.0f}"
        marks.append(Mark(at, number, bar, f"{data.categories[at].label} · {series.name}: {ends}"))
    return marks


CHART_KINDS["spans"] = _paint_spans
