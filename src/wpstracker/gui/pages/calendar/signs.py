"""The sign and the colour of each kind of entry, and the chip an entry is drawn as: form, filling and words, never the colour alone."""

from functools import lru_cache
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from wpstracker.domain.highlighting import Marker
from wpstracker.figures.calendar_item import CalendarItem, ItemKind, State
from wpstracker.gui.icons import paint_icon
from wpstracker.gui.pages.calendar.told import title_text
from wpstracker.gui.theme import Tokens, blend, tokens
from wpstracker.gui.widgets.drawn_text import LEFT, draw_line, sized
from wpstracker.gui.widgets.found_marks import NOTHING

ROLES = {
    ItemKind.EVENT: "chart1",
    ItemKind.DEADLINE: "chart2",
    ItemKind.STEP: "chart6",
    ItemKind.MEASURE: "chart4",
    ItemKind.PLAN: "chart3",
    ItemKind.REPORT: "chart5",
}
_CORNERS = {
    ItemKind.DEADLINE: ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)),
    ItemKind.STEP: ((0.1, 0.0), (1.0, 0.5), (0.1, 1.0)),
    ItemKind.MEASURE: ((0.08, 0.08), (0.92, 0.08), (0.92, 0.92), (0.08, 0.92)),
    ItemKind.PLAN: tuple((0.5 + cos(at * pi / 3) / 2, 0.5 + sin(at * pi / 3) / 2) for at in range(6)),
    ItemKind.REPORT: ((0.15, 0.0), (1.0, 0.3), (0.3, 0.6), (0.3, 1.0), (0.15, 1.0)),
}
"""The forms inside a square of one; events are circles."""
_SIZE = 16


def colour_of(kind: ItemKind, colours: Tokens | None = None) -> str:
    """The colour of a kind in the present theme."""
    return (colours or tokens()).colour(ROLES[kind])


def is_filled(state: State) -> bool:
    """Held and done entries are filled, those still to come or open are outlined."""
    return state in (State.DONE, State.NONE)


def paint_sign(painter: QPainter, kind: ItemKind, rect: QRectF, *, filled: bool = True, ground: str = "") -> None:
    """The sign of a kind in a square; an outlined one shows the ground inside."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(colour_of(kind))
    painter.setPen(QPen(colour, max(1.4, rect.width() / 8)))
    painter.setBrush(colour if filled else QColor(ground or tokens().surface))
    painter.drawPath(sign_path(kind, rect))
    painter.restore()


def sign_path(kind: ItemKind, rect: QRectF) -> QPainterPath:
    """The outline of a sign."""
    path = QPainterPath()
    if kind is ItemKind.EVENT:
        path.addEllipse(rect)
        return path
    corners = [QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height()) for x, y in _CORNERS[kind]]
    path.addPolygon(QPolygonF(corners))
    path.closeSubpath()
    return path


def sign_icon(kind: ItemKind) -> QIcon:
    """The sign as an icon, in the present theme."""
    return _icon(kind, colour_of(kind))


@lru_cache(maxsize=64)
def _icon(kind: ItemKind, _colour: str) -> QIcon:
    picture = QPixmap(QSize(_SIZE * 2, _SIZE * 2))
    picture.setDevicePixelRatio(2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_sign(painter, kind, QRectF(3, 3, _SIZE - 6, _SIZE - 6))
    painter.end()
    return QIcon(picture)


def paint_chip(
    painter: QPainter,
    item: CalendarItem,
    rect: QRectF,
    font: QFont,
    *,
    ring: bool = False,
    from_before: bool = False,
    goes_on: bool = False,
    marker: Marker = NOTHING,
) -> None:
    """An entry: ground or outline, sign, title; an open side says that it began before or goes on. Words the marker finds are tinted."""
    colours = tokens()
    colour, filled = colour_of(item.kind), is_filled(item.state)
    ground = blend(colour, colours.surface, 0.17) if filled else colours.surface
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colours.focus if ring else colour), 2 if ring else 1)
    if item.state is State.CANCELLED and not ring:
        pen.setStyle(Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.setBrush(QColor(ground))
    painter.setClipRect(rect.adjusted(-1, -1, 1, 1))
    painter.drawRoundedRect(rect.adjusted(-8 if from_before else 0.5, 0.5, 8 if goes_on else -0.5, -0.5), 4, 4)
    side = min(10.0, rect.height() - 5)
    sign = QRectF(rect.left() + 5, rect.center().y() - side / 2, side, side)
    paint_sign(painter, item.kind, sign, filled=filled, ground=ground)
    right = rect.right() - 4
    if item.state is State.OVERDUE and rect.width() > 40:
        right -= 14
        paint_icon(painter, "triangle-alert", QRectF(right, rect.center().y() - 6.5, 13, 13), colours.bad)
    _title(painter, item, QRectF(sign.right() + 5, rect.top(), right - sign.right() - 6, rect.height()), font, marker)
    painter.restore()


def _title(painter: QPainter, item: CalendarItem, room: QRectF, font: QFont, marker: Marker) -> None:
    if room.width() < 12:
        return
    other = sized(font, 0.92)
    other.setStrikeOut(item.state is State.CANCELLED)
    colour = tokens().muted if item.state is State.CANCELLED else tokens().text
    draw_line(painter, room.toRect(), title_text(item), other, colour, LEFT, marker=marker)
