"""Values over time against a baseline and targets: a line that breaks where nothing was reported, never drawn across a gap."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from wpstracker.gui.theme import Tokens
from wpstracker.gui.widgets.charts.data import ChartData, Mark, mark_text, show_number
from wpstracker.gui.widgets.charts.legend import draw_legend
from wpstracker.gui.widgets.charts.painting import CHART_KINDS, draw_labels, draw_scale, label_room
from wpstracker.gui.widgets.charts.widget import ChartWidget

VALUE, TARGET, BASELINE = "value", "target", "baseline"
"""The keys of the series: a line with points, marks across, a dashed line through the whole chart."""
_POINT = 4.0


@dataclass(frozen=True)
class TrackData(ChartData):
    """Series with the keys above over periods in their order; 0 and less are values like any other."""

    def is_empty(self) -> bool:
        """Whether there is no value, no target and no baseline."""
        return all(value is None for series in self.series for value in series.values)


def span_ticks(low: float, high: float, wanted: int = 4) -> list[float]:
    """Round steps from at most `low` to at least `high`; from 0 where that is near enough."""
    low, high = (0.0 if 0 <= low <= high * 0.7 else low), (0.0 if low * 0.7 <= high <= 0 else high)
    if low == high:
        low, high = (low - 1, high + 1) if low else (0.0, 1.0)
    raw = (high - low) / wanted
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= raw - 1e-12 * power)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(at * step, 10) for at in range(first, last + 1)]


def _paint_track(painter: QPainter, rect: QRectF, data: ChartData, tokens: Tokens) -> list[Mark]:
    """Scale, baseline, targets, the line, its points; what is not known is left out."""
    metrics = QFontMetricsF(painter.font(), painter.device())
    rect = rect.adjusted(0, draw_legend(painter, rect, data, tokens, metrics), 0, 0)
    known = [value for series in data.series for value in series.values if value is not None]
    steps = span_ticks(min(known), max(known))
    unit = "%" if data.unit == "%" else ""
    axis = max(metrics.horizontalAdvance(show_number(step, unit)) for step in steps) + 8
    slot = (rect.width() - axis) / len(data.categories)
    below = label_room(metrics, data, slot)
    plot = QRectF(rect.left() + axis, rect.top() + metrics.height() + 2, rect.width() - axis, rect.height() - below - metrics.height() - 2)
    scale = _Scale(plot, steps, slot)
    draw_scale(painter, plot, [(step, scale.y(step)) for step in steps], steps[0], unit, tokens, metrics)
    marks: list[Mark] = []
    for number, series in enumerate(data.series):
        draw = {TARGET: _draw_target, BASELINE: _draw_baseline}.get(series.key, _draw_point)
        if draw is _draw_point:
            _draw_line(painter, scale, series.values, QColor(tokens.colour(data.colour_role(0, number))))
        for at, value in _known(series.values):
            place = draw(painter, scale, at, value, QColor(tokens.colour(data.colour_role(0, number))), tokens)
            marks.append(Mark(at, number, place, mark_text(data, at, number)))
    _draw_numbers(painter, scale, data, tokens, metrics)
    draw_labels(painter, plot, below, slot, data, tokens, metrics)
    return sorted(marks, key=lambda mark: (mark.category, mark.series))


@dataclass(frozen=True)
class _Scale:
    """Where a value of a period stands."""

    plot: QRectF
    steps: Sequence[float]
    slot: float

    def x(self, at: int) -> float:
        """The middle of a period."""
        return self.plot.left() + self.slot * (at + 0.5)

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.plot.bottom() - self.plot.height() * (value - self.steps[0]) / (self.steps[-1] - self.steps[0])

    def around(self, at: int, value: float, half: float) -> QRectF:
        """A square around a point, to be pointed at."""
        return QRectF(self.x(at) - half, self.y(value) - half, 2 * half, 2 * half)


def _known(values: Sequence[float | None]) -> Iterator[tuple[int, float]]:
    return ((at, value) for at, value in enumerate(values) if value is not None)


def _draw_line(painter: QPainter, scale: _Scale, values: Sequence[float | None], colour: QColor) -> None:
    """From each value to the next period's, if that is known too."""
    painter.setPen(QPen(colour, 2))
    for at, (here, there) in enumerate(zip(values, values[1:], strict=False)):
        if here is not None and there is not None:
            painter.drawLine(QPointF(scale.x(at), scale.y(here)), QPointF(scale.x(at + 1), scale.y(there)))


def _draw_point(painter: QPainter, scale: _Scale, at: int, value: float, colour: QColor, tokens: Tokens) -> QRectF:
    painter.setPen(QPen(QColor(tokens.surface), 1.5))
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(scale.x(at), scale.y(value)), _POINT, _POINT)
    return scale.around(at, value, _POINT + 2)


def _draw_target(painter: QPainter, scale: _Scale, at: int, value: float, colour: QColor, tokens: Tokens) -> QRectF:
    """A line across the period with a diamond in its middle."""
    half = min(scale.slot * 0.36, 26.0)
    x, y = scale.x(at), scale.y(value)
    painter.setPen(QPen(colour, 2))
    painter.drawLine(QPointF(x - half, y), QPointF(x + half, y))
    painter.setPen(QPen(QColor(tokens.surface), 1))
    painter.setBrush(colour)
    tip = _POINT + 1
    painter.drawPolygon(QPolygonF([QPointF(x, y - tip), QPointF(x + tip, y), QPointF(x, y + tip), QPointF(x - tip, y)]))
    return QRectF(x - half, y - tip, 2 * half, 2 * tip)


def _draw_baseline(painter: QPainter, scale: _Scale, at: int, value: float, colour: QColor, _tokens: Tokens) -> QRectF:
    y = scale.y(value)
    painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(scale.plot.left(), y), QPointF(scale.plot.right(), y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(scale.around(at, value, 3))
    return scale.around(at, value, 6)


def _draw_numbers(painter: QPainter, scale: _Scale, data: ChartData, tokens: Tokens, metrics: QFontMetricsF) -> None:
    """The values above their points, where there is room."""
    values = next((series.values for series in data.series if series.key == VALUE), ())
    painter.setPen(QColor(tokens.text))
    for at, value in _known(values):
        text = show_number(value, "%" if data.unit == "%" else "")
        if metrics.horizontalAdvance(text) <= scale.slot - 2:
            place = QRectF(scale.x(at) - scale.slot / 2, scale.y(value) - metrics.height() - _POINT - 1, scale.slot, metrics.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def paint_spark(painter: QPainter, rect: QRectF, data: TrackData, tokens: Tokens) -> None:
    """The same without words, as high as a line of a list."""
    known = [value for series in data.series for value in series.values if value is not None]
    if not known:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    low, high = min(known), max(known)
    steps = [low, high] if high > low else [low - 1, high + 1]
    scale = _Scale(rect.adjusted(0, 5, 0, -5), steps, rect.width() / max(1, len(data.categories)))
    for number, series in enumerate(data.series):
        colour = QColor(tokens.colour(data.colour_role(0, number)))
        if series.key != VALUE:
            painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DotLine if series.key == BASELINE else Qt.PenStyle.SolidLine))
            for at, value in _known(series.values):
                half = rect.width() if series.key == BASELINE else scale.slot * 0.32
                left, right = max(rect.left(), scale.x(at) - half), min(rect.right(), scale.x(at) + half)
                painter.drawLine(QPointF(left, scale.y(value)), QPointF(right, scale.y(value)))
            continue
        _draw_line(painter, scale, series.values, colour)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for at, value in _known(series.values):
            painter.drawEllipse(QPointF(scale.x(at), scale.y(value)), 2.5, 2.5)
    painter.restore()


CHART_KINDS["track"] = _paint_track


class TrackChart(ChartWidget):
    """One indicator: its values with baseline and targets."""

    kind = "track"

    def sizeHint(self) -> QSize:
        """Wide and not too high."""
        return QSize(420, 220)

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(220, 150)
