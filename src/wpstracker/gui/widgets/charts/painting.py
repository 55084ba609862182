"""The drawing of every kind of chart, apart from the widget."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from wpstracker.gui.theme import Tokens
from wpstracker.gui.widgets.charts.data import ChartData, Mark, mark_text, show_number, ticks
from wpstracker.gui.widgets.charts.legend import draw_legend, legend_places

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEEP = 40
_SHORTEST_BAR, _BAR_TO_LEGEND = 110, 18
"""Of a share bar in one line."""


def paint_chart(kind: str, painter: QPainter, rect: QRectF, data: ChartData, tokens: Tokens) -> list[Mark]:
    """Draw a chart of one of `CHART_KINDS` into a rectangle of any device; tells where its marks are."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    marks = CHART_KINDS[kind](painter, QRectF(rect), data, tokens)
    painter.restore()
    return marks


def _metrics(painter: QPainter) -> QFontMetricsF:
    """Letter sizes on the painter's device, which may be paper."""
    return QFontMetricsF(painter.font(), painter.device())


def _paint_bars(painter: QPainter, rect: QRectF, data: ChartData, tokens: Tokens) -> list[Mark]:
    """Upright bars, several series stacked."""
    metrics = _metrics(painter)
    if len(data.series) > 1:
        rect = rect.adjusted(0, draw_legend(painter, rect, data, tokens, metrics), 0, 0)
    steps = ticks(max(data.total(at) for at in range(len(data.categories))))
    axis = max(metrics.horizontalAdvance(show_number(step, "%" if data.unit == "%" else "")) for step in steps) + 8
    slot = (rect.width() - axis) / len(data.categories)
    below = label_room(metrics, data, slot)
    plot = QRectF(rect.left() + axis, rect.top() + metrics.height() + 2, rect.width() - axis, rect.height() - below - metrics.height() - 2)
    _draw_grid(painter, plot, steps, data, tokens, metrics)
    marks: list[Mark] = []
    for at in range(len(data.categories)):
        marks += _draw_stack(painter, plot, steps[-1], at, slot, data, tokens)
        _draw_total(painter, plot, steps[-1], at, slot, data, tokens, metrics)
    draw_labels(painter, plot, below, slot, data, tokens, metrics)
    return marks


def _draw_grid(painter: QPainter, plot: QRectF, steps: list[float], data: ChartData, tokens: Tokens, metrics: QFontMetricsF) -> None:
    """Light lines with their numbers at the left."""
    unit = "%" if data.unit == "%" else ""
    places = [(step, plot.bottom() - plot.height() * step / steps[-1]) for step in steps]
    draw_scale(painter, plot, places, 0, unit, tokens, metrics)


def draw_scale(
    painter: QPainter, plot: QRectF, places: Sequence[tuple[float, float]], ground: float, unit: str, tokens: Tokens, metrics: QFontMetricsF
) -> None:
    """Light lines with their numbers at the left: (number, height) of each; that of the ground is a stronger line."""
    for step, y in places:
        painter.setPen(QPen(QColor(tokens.border if step == ground else tokens.grid), 1))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(QColor(tokens.muted))
        label = QRectF(plot.left() - 108, y - metrics.height() / 2, 100, metrics.height())
        painter.drawText(label, _RIGHT, show_number(step, unit))


def _draw_stack(painter: QPainter, plot: QRectF, top: float, at: int, slot: float, data: ChartData, tokens: Tokens) -> list[Mark]:
    """One category's pieces from the ground up."""
    width = min(slot * 0.66, 46.0)
    left = plot.left() + slot * (at + 0.5) - width / 2
    marks: list[Mark] = []
    y = plot.bottom()
    shown = [number for number in range(len(data.series)) if (data.value(at, number) or 0) > 0]
    for number in shown:
        height = max(1.0, plot.height() * (data.value(at, number) or 0) / top)
        piece = QRectF(left, y - height, width, height)
        gap = 1.5 if number != shown[0] and height > 4 else 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.colour(data.colour_role(at, number))))
        painter.drawPath(_bar_shape(piece.adjusted(0, 0, 0, -gap), rounded=number == shown[-1]))
        marks.append(Mark(at, number, piece, mark_text(data, at, number)))
        y -= height
    return marks


def _bar_shape(piece: QRectF, *, rounded: bool) -> QPainterPath:
    """A bar whose upper corners may be round."""
    path = QPainterPath()
    radius = min(3.0, piece.height(), piece.width() / 2) if rounded else 0.0
    path.addRoundedRect(piece, radius, radius)
    if radius:
        foot = QRectF(piece.left(), piece.top() + radius, piece.width(), piece.height() - radius)
        square = QPainterPath()
        square.addRect(foot)
        path = path.united(square)
    return path


def _draw_total(
    painter: QPainter, plot: QRectF, top: float, at: int, slot: float, data: ChartData, tokens: Tokens, metrics: QFontMetricsF
) -> None:
    """The number above a bar, where there is room for it."""
    total = data.total(at)
    text = show_number(total, "%" if data.unit == "%" else "")
    if total <= 0 or metrics.horizontalAdvance(text) > slot - 2:
        return
    y = plot.bottom() - plot.height() * total / top
    painter.setPen(QColor(tokens.text))
    place = QRectF(plot.left() + slot * at, y - metrics.height() - 2, slot, metrics.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, text)


def label_room(metrics: QFontMetricsF, data: ChartData, slot: float) -> float:
    """The height the labels below the bars need."""
    widest = max(metrics.horizontalAdvance(category.label) for category in data.categories)
    return metrics.height() + 6 if widest <= slot - 6 else min(widest * 0.66, 76.0) + metrics.height() * 0.8


def draw_labels(
    painter: QPainter, plot: QRectF, below: float, slot: float, data: ChartData, tokens: Tokens, metrics: QFontMetricsF
) -> None:
    """Level labels when they fit, slanting ones otherwise, every n-th when even those would touch."""
    level = below <= metrics.height() + 6.5
    every = 1 if level else max(1, int(metrics.height() * 1.25 / max(slot, 1)) + (1 if slot < metrics.height() * 1.25 else 0))
    painter.setPen(QColor(tokens.muted))
    for at, category in enumerate(data.categories):
        if at % every:
            continue
        middle = plot.left() + slot * (at + 0.5)
        if level:
            painter.drawText(
                QRectF(middle - slot / 2, plot.bottom() + 4, slot, metrics.height()), Qt.AlignmentFlag.AlignCenter, category.label
            )
            continue
        text = metrics.elidedText(category.label, Qt.TextElideMode.ElideRight, 112)
        painter.save()
        painter.translate(middle + 4, plot.bottom() + 7)
        painter.rotate(-_STEEP)
        painter.drawText(QRectF(-200, -metrics.height() / 4, 200, metrics.height()), _RIGHT, text)
        painter.restore()


def _paint_hbars(painter: QPainter, rect: QRectF, data: ChartData, tokens: Tokens) -> list[Mark]:
    """Lying bars: label, bar, number."""
    metrics = _metrics(painter)
    if len(data.series) > 1:
        rect = rect.adjusted(0, draw_legend(painter, rect, data, tokens, metrics), 0, 0)
    totals = [data.total(at) for at in range(len(data.categories))]
    largest = max(totals)
    labels = min(max(metrics.horizontalAdvance(category.label) for category in data.categories), rect.width() * 0.6) + 10
    numbers = max(metrics.horizontalAdvance(show_number(total, data.unit)) for total in totals) + 10
    row = min(34.0, rect.height() / len(data.categories))
    room = max(10.0, rect.width() - labels - numbers)
    marks: list[Mark] = []
    for at, category in enumerate(data.categories):
        line = QRectF(rect.left(), rect.top() + row * at, rect.width(), row)
        painter.setPen(QColor(tokens.text))
        text = metrics.elidedText(category.label, Qt.TextElideMode.ElideRight, labels - 8)
        painter.drawText(QRectF(line.left(), line.top(), labels - 8, row), _LEFT, text)
        track = QRectF(line.left() + labels, line.center().y() - min(row * 0.32, 9), room, min(row * 0.64, 18))
        end = _draw_lying_stack(painter, track, largest, at, data, tokens, marks)
        painter.setPen(QColor(tokens.text if totals[at] else tokens.muted))
        said = show_number(totals[at], data.unit) if data.is_known(at) else ""
        painter.drawText(QRectF(end + 6, line.top(), numbers, row), _LEFT, said)
    return marks


def _draw_lying_stack(
    painter: QPainter, track: QRectF, largest: float, at: int, data: ChartData, tokens: Tokens, marks: list[Mark]
) -> float:
    """One category's pieces from the left; returns where they end."""
    painter.setPen(Qt.PenStyle.NoPen)
    x = track.left()
    for number in range(len(data.series)):
        value = data.value(at, number) or 0
        if value <= 0:
            continue
        width = max(2.0, track.width() * value / largest)
        piece = QRectF(x, track.top(), width, track.height())
        painter.setBrush(QColor(tokens.colour(data.colour_role(at, number))))
        painter.drawRoundedRect(piece.adjusted(0, 0, -1 if len(data.series) > 1 and width > 4 else 0, 0), 2.5, 2.5)
        marks.append(Mark(at, number, piece, mark_text(data, at, number)))
        x += width
    return x


def _paint_share(painter: QPainter, rect: QRectF, data: ChartData, tokens: Tokens) -> list[Mark]:
    """One bar of 100 %: a piece per series, the legend with shares below."""
    bar = QRectF(rect.left(), rect.top() + 2, rect.width(), 24)
    marks = _draw_shares(painter, bar, data, tokens)
    totals = [data.series_total(number) for number in range(len(data.series))]
    shares = [f"{show_number(total)} ({show_share(total, sum(totals))})" for total in totals]
    draw_legend(painter, rect.adjusted(0, bar.height() + 10, 0, 0), data, tokens, _metrics(painter), shares)
    return marks


def _paint_share_line(painter: QPainter, rect: QRectF, data: ChartData, tokens: Tokens) -> list[Mark]:
    """The same in one line, with numbers instead of shares; where the bar would be too short, the legend goes below."""
    metrics, numbers = _metrics(painter), share_line_numbers(data)
    width = share_line_bar(rect.width(), data, metrics)
    bar = QRectF(rect.left(), rect.top() + 2, width or rect.width(), metrics.height())
    beside, below = rect.adjusted(width + _BAR_TO_LEGEND, 2, 0, 0), rect.adjusted(0, bar.height() + 8, 0, 0)
    draw_legend(painter, beside if width else below, data, tokens, metrics, numbers)
    return _draw_shares(painter, bar, data, tokens)


def share_line_numbers(data: ChartData) -> list[str]:
    """What stands behind the names in the legend of a bar in one line."""
    return [show_number(data.series_total(number)) for number in range(len(data.series))]


def share_line_bar(width: float, data: ChartData, metrics: QFontMetricsF) -> float:
    """The width the bar has beside its legend; 0 where they do not fit beside each other."""
    places = legend_places(1e6, data, metrics, share_line_numbers(data))
    left = width - _BAR_TO_LEGEND - 2 - (places[-1].right() if places else 0)
    return left if left >= _SHORTEST_BAR else 0


def _draw_shares(painter: QPainter, bar: QRectF, data: ChartData, tokens: Tokens) -> list[Mark]:
    """The pieces of a bar of 100 %."""
    totals = [data.series_total(number) for number in range(len(data.series))]
    whole = sum(totals)
    clip = QPainterPath()
    clip.addRoundedRect(bar, 5, 5)
    painter.save()
    painter.setClipPath(clip)
    marks: list[Mark] = []
    x = bar.left()
    for number, total in enumerate(totals):
        if total <= 0:
            continue
        width = bar.width() * total / whole
        piece = QRectF(x, bar.top(), width, bar.height())
        painter.fillRect(
            piece.adjusted(0, 0, -1.5 if x + width < bar.right() - 1 else 0, 0), QColor(tokens.colour(data.colour_role(0, number)))
        )
        text = f"{data.series[number].name}: {show_number(total, data.unit)} ({show_share(total, whole)})"
        marks.append(Mark(0, number, piece, text))
        x += width
    painter.restore()
    return marks


def show_share(part: float, whole: float) -> str:
    """A share in per cent; a small one is never rounded to nothing, nor a large one to everything."""
    percent = 100 * part / whole if whole else 0.0
    if 0 < percent < 1:
        return "< 1\u202f%"
    if 99 < percent < 100:
        return "> 99\u202f%"
    return f"{percent:.0f}\u202f%"


CHART_KINDS: dict[str, Callable[[QPainter, QRectF, ChartData, Tokens], list[Mark]]] = {
    "bars": _paint_bars,
    "hbars": _paint_hbars,
    "share": _paint_share,
    "share_line": _paint_share_line,
}
