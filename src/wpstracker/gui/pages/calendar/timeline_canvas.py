"""Painting the line of time: the marks above, a lane for each country, bars, signs and counts; only what is seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from wpstracker.domain.highlighting import Marker
from wpstracker.domain.redating import Unit
from wpstracker.figures.calendar_item import CalendarItem
from wpstracker.gui.language import tr
from wpstracker.gui.pages.calendar.lanes import Lane
from wpstracker.gui.pages.calendar.marks import SIGN, Mark, stage_label, stage_pieces
from wpstracker.gui.pages.calendar.scale import Scale, ticks
from wpstracker.gui.pages.calendar.signs import colour_of, is_filled, paint_chip, paint_sign
from wpstracker.gui.theme import blend, tokens
from wpstracker.gui.widgets.drawn_text import LEFT, bold, draw_line, sized
from wpstracker.gui.widgets.found_marks import NOTHING

HEAD = 30.0
"""The height of the marks of years, months and days."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What one painting shows: lanes with their marks, in the window below the head and right of the names."""

    scale: Scale
    names: float
    width: float
    height: float
    scrolled: float
    today: date
    marks: Sequence[tuple[Lane, Sequence[Mark]]]
    focus: str = ""
    drop: tuple[str, date, date] | None = None
    marker: Marker = NOTHING


def paint_timeline(painter: QPainter, drawn: Drawn, font: QFont) -> None:
    """Everything, into a rectangle that begins at (0, 0)."""
    colours = tokens()
    painter.fillRect(QRectF(0, 0, drawn.width, drawn.height), QColor(colours.surface))
    lines = QRectF(drawn.names, 0, drawn.width - drawn.names, drawn.height)
    painter.save()
    painter.setClipRect(lines)
    painter.translate(drawn.names, 0)
    _grid(painter, drawn, font)
    painter.setClipRect(QRectF(0, HEAD, lines.width(), drawn.height - HEAD))
    painter.translate(0, HEAD - drawn.scrolled)
    for lane, marks in drawn.marks:
        _lane_line(painter, lane, lines.width())
        for mark in marks:
            _mark(painter, mark, drawn, font)
        if drawn.drop and drawn.drop[0] == lane.country:
            _drop(painter, lane, drawn)
    painter.restore()
    _names(painter, drawn, font)


def _grid(painter: QPainter, drawn: Drawn, font: QFont) -> None:
    """Marks with their names, lines below them, the present day."""
    colours, small = tokens(), sized(font, 0.9)
    for tick in ticks(drawn.scale, drawn.width - drawn.names):
        x = drawn.scale.x(tick.day)
        painter.setPen(QPen(QColor(colours.border if tick.strong else colours.grid), 1))
        painter.drawLine(QPointF(x, HEAD - (10 if not tick.strong else 22)), QPointF(x, drawn.height))
        if tick.name:
            painter.setFont(bold(small) if tick.strong else small)
            painter.setPen(QColor(colours.text if tick.strong else colours.muted))
            painter.drawText(QRectF(x + 4, 6, 120, HEAD - 8), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tick.name)
    x = drawn.scale.x(drawn.today.toordinal() + 0.5)
    painter.setPen(QPen(QColor(colours.bad), 1.5))
    painter.drawLine(QPointF(x, HEAD - 6), QPointF(x, drawn.height))
    painter.setPen(QPen(QColor(colours.border), 1))
    painter.drawLine(QPointF(0, HEAD), QPointF(drawn.width, HEAD))


def _lane_line(painter: QPainter, lane: Lane, width: float) -> None:
    painter.setPen(QPen(QColor(tokens().border), 1))
    painter.drawLine(QPointF(0, lane.top + lane.height), QPointF(width, lane.top + lane.height))


def _names(painter: QPainter, drawn: Drawn, font: QFont) -> None:
    """The countries at the left; they stay where they are when time moves."""
    colours = tokens()
    painter.fillRect(QRectF(0, 0, drawn.names, drawn.height), QColor(colours.window))
    painter.setPen(QPen(QColor(colours.border), 1))
    painter.drawLine(QPointF(drawn.names - 0.5, 0), QPointF(drawn.names - 0.5, drawn.height))
    painter.save()
    painter.setClipRect(QRectF(0, HEAD, drawn.names, drawn.height - HEAD))
    for lane, _ in drawn.marks:
        top = lane.top + HEAD - drawn.scrolled
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.drawLine(QPointF(0, top + lane.height), QPointF(drawn.names, top + lane.height))
        room = QRectF(10, max(top, HEAD) + 4, drawn.names - 16, QFontMetricsF(font).height() + 2)
        if room.bottom() <= top + lane.height:
            draw_line(painter, room.toRect(), lane.name, bold(font), colours.text, LEFT)
    painter.restore()


def _mark(painter: QPainter, mark: Mark, drawn: Drawn, font: QFont) -> None:
    ring = bool(drawn.focus) and mark.key == drawn.focus
    if mark.plan:
        _plan(painter, mark, drawn, font)
    elif mark.count:
        _count(painter, mark, font)
    elif mark.item and mark.rect.width() > SIGN:
        _bar(painter, mark.item, mark, drawn, font)
    elif mark.item:
        side = min(mark.rect.width(), mark.rect.height()) - 1
        rect = QRectF(mark.rect.center().x() - side / 2, mark.rect.center().y() - side / 2, side, side)
        paint_sign(painter, mark.item.kind, rect, filled=is_filled(mark.item.state))
    if ring:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().focus), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(mark.rect.adjusted(-2, -1, 2, 1), 4, 4)
        painter.restore()


def _bar(painter: QPainter, item: CalendarItem, mark: Mark, drawn: Drawn, font: QFont) -> None:
    """An entry over its days; one whose day is not known lies under a bracket of dots over its month or year."""
    left = max(mark.rect.left(), -12.0)
    rect = QRectF(left, mark.rect.top(), mark.rect.right() - left, mark.rect.height())
    if item.exact is Unit.DAY:
        paint_chip(painter, item, rect, font, from_before=left > mark.rect.left(), marker=drawn.marker)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour_of(item.kind)), 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.restore()
    side = SIGN - 3
    paint_sign(painter, item.kind, QRectF(max(rect.left(), 0) + 5, rect.center().y() - side / 2, side, side), filled=is_filled(item.state))
    room = QRectF(max(rect.left(), 0) + side + 9, rect.top(), rect.right() - max(rect.left(), 0) - side - 12, rect.height())
    if room.width() > 20:
        draw_line(painter, room.toRect(), item.title, sized(font, 0.88), tokens().muted, LEFT, marker=drawn.marker)


def _count(painter: QPainter, mark: Mark, font: QFont) -> None:
    """A pill with a number, the darker the more."""
    colours, colour = tokens(), colour_of(mark.kind)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if mark.vague:
        painter.setPen(QPen(QColor(colour), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(mark.rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(sized(font, 0.82))
        painter.setPen(QColor(colours.muted))
        told = str(mark.count) if mark.rect.width() < 120 else tr("month not known: {n}", n=mark.count)
        painter.drawText(mark.rect, Qt.AlignmentFlag.AlignCenter, told)
        painter.restore()
        return
    share = 0.18 if mark.count < 5 else 0.3 if mark.count < 20 else 0.45 if mark.count < 100 else 0.6
    painter.setPen(QPen(QColor(colour), 1))
    painter.setBrush(QColor(blend(colour, colours.surface, share)))
    height = min(mark.rect.height(), 16.0)
    rect = QRectF(mark.rect.left(), mark.rect.center().y() - height / 2, mark.rect.width(), height)
    painter.drawRoundedRect(rect, height / 2, height / 2)
    painter.setFont(bold(sized(font, 0.78 if mark.count < 1000 else 0.66)))
    painter.setPen(QColor(colours.text))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(mark.count) if mark.count < 10_000 else "9999+")
    painter.restore()


def _plan(painter: QPainter, mark: Mark, drawn: Drawn, font: QFont) -> None:
    """A bar in pieces, one a stage; an end that is not stated is left open."""
    assert mark.plan
    colours = tokens()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pieces = stage_pieces(mark, drawn.scale)
    for at, (rect, role) in enumerate(pieces):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.soft(role)))
        painter.drawRect(rect)
        painter.setPen(QPen(QColor(colours.colour(role)), 1))
        painter.drawLine(rect.topLeft(), rect.topRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topLeft(), rect.bottomLeft())
        if at < len(pieces) - 1 or not mark.plan.is_open:
            painter.drawLine(rect.topRight(), rect.bottomRight())
    painter.restore()
    named = False
    for (rect, _), span in zip(pieces, mark.plan.spans, strict=True):
        left = max(rect.left(), 0.0)
        room = QRectF(left + 6, rect.top(), rect.right() - left - 10, rect.height())
        if room.width() > 26 and left < drawn.width:
            text = stage_label(mark.plan, span, drawn.today, named=not named)
            draw_line(painter, room.toRect(), text, sized(font, 0.9), colours.text, LEFT)
            named = True


def _drop(painter: QPainter, lane: Lane, drawn: Drawn) -> None:
    """Where something that is dragged would come to stand."""
    assert drawn.drop
    _, first, last = drawn.drop
    left, right = drawn.scale.x(first), drawn.scale.x(last.toordinal() + 1)
    ground = QColor(tokens().accent)
    ground.setAlpha(44)
    painter.save()
    painter.setPen(QPen(QColor(tokens().accent), 2))
    painter.setBrush(ground)
    painter.drawRect(QRectF(left, lane.top + 1, max(right - left, 3), lane.height - 2))
    painter.restore()
