"""The drawing of a map, apart from the widget."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QTransform

from wpstracker.gui.widgets.map.data import MapClass, MapData, Sign
from wpstracker.gui.widgets.map.hatching import draw_sign
from wpstracker.gui.widgets.map.palette import MapColours
from wpstracker.gui.widgets.map.shapes import Region, Ring, Shape

_HATCH = 5.0
_NEUTRAL_SIGN = Sign.LEVEL


@dataclass(frozen=True)
class View:
    """How a map lies in a rectangle: `to` leads from its units to points."""

    to: QTransform
    rect: QRectF

    @property
    def scale(self) -> float:
        """Points to a unit."""
        return self.to.m11()

    @property
    def dot(self) -> float:
        """The radius of the dots that stand for countries too small to be seen; smaller on a small map, where they would touch."""
        return max(2.2, min(3.6, self.rect.width() / 320))

    def is_dot(self, shape: Shape) -> bool:
        """Whether a country is too small to be seen, and a dot stands for it."""
        return shape.size * self.scale < self.dot * 2

    def place(self, shape: Shape) -> QPointF:
        """Where the middle of a country is drawn."""
        return self.to.map(shape.middle)


def view_of(region: Region, rect: QRectF, zoom: float = 1.0, middle: QPointF | None = None) -> View:
    """The map as large as a rectangle allows, in its middle; zoomed, with this place of the map in the middle."""
    bounds = region.bounds
    scale = max(1e-6, min(rect.width() / bounds.width(), rect.height() / bounds.height())) * zoom
    centre = middle if middle is not None and zoom > 1 else bounds.center()
    origin = rect.center() - centre * scale
    return View(QTransform(scale, 0, 0, scale, origin.x(), origin.y()), rect)


def paint_map(painter: QPainter, rect: QRectF, region: Region, data: MapData, colours: MapColours, view: View | None = None) -> View:
    """Draw a map into a rectangle of any device; tells where everything lies."""
    view = view or view_of(region, rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect)
    _fill(painter, region.bounds, view, colours.sea)
    _land(painter, region.around, view, colours)
    drawn = [shape for shape in region.shapes.values() if shape.rings]
    beside = [shape for shape in drawn if region.inset.contains(shape.middle)]
    _countries(painter, [shape for shape in drawn if shape not in beside], data, view, colours)
    _neutral(painter, region, view, colours)
    if not region.inset.isNull():
        _fill(painter, region.inset, view, colours.sea)
        _land(painter, region.inset_around, view, colours)
        _countries(painter, beside, data, view, colours)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.frame), 1.2))
        painter.drawRect(view.to.mapRect(region.inset))
    _dots(painter, region, data, view, colours)
    _marks(painter, region, data, view, colours)
    painter.restore()
    return view


def paint_swatch(painter: QPainter, rect: QRectF, group: MapClass, colours: MapColours) -> None:
    """A class in small, for legends and lists."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.fill(group.role)))
    painter.drawRect(rect)
    corners = [(p.x(), p.y()) for p in (rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft())]
    draw_sign(painter, [corners], group.sign, colours.line(group.role), _HATCH)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.muted), 1))
    painter.drawRect(rect)
    painter.restore()


def _fill(painter: QPainter, area: QRectF, view: View, colour: str) -> None:
    painter.fillRect(view.to.mapRect(area), QColor(colour))


def _land(painter: QPainter, land: QPainterPath, view: View, colours: MapColours) -> None:
    if land.isEmpty():
        return
    painter.setBrush(QColor(colours.land))
    painter.setPen(QPen(QColor(colours.sea), 0.6))
    painter.drawPath(view.to.map(land))


def _countries(painter: QPainter, shapes: list[Shape], data: MapData, view: View, colours: MapColours) -> None:
    """Colours and signs, then the borders over both."""
    for group, members in _by_class(shapes, data):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.fill(group.role) if group else colours.land))
        for shape in members:
            painter.drawPath(view.to.map(shape.path))
        if group:
            for shape in members:
                draw_sign(painter, _placed(shape.rings, view), group.sign, colours.line(group.role), _HATCH)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours.border), 0.7))
    for shape in shapes:
        painter.drawPath(view.to.map(shape.path))


def _by_class(shapes: list[Shape], data: MapData) -> Iterator[tuple[MapClass | None, list[Shape]]]:
    for group in data.classes or (None,):
        members = [shape for shape in shapes if data.class_of(shape.code) == group]
        if members:
            yield group, members


def _placed(rings: tuple[Ring, ...], view: View) -> list[Ring]:
    """Rings in points; those off the drawing are left out."""
    scale, dx, dy = view.scale, view.to.dx(), view.to.dy()
    return [[(x * scale + dx, y * scale + dy) for x, y in ring] for ring in rings]


def _neutral(painter: QPainter, region: Region, view: View, colours: MapColours) -> None:
    """Areas about which nothing is said."""
    painter.setPen(QPen(QColor(colours.border), 0.5, Qt.PenStyle.DotLine))
    painter.setBrush(QColor(colours.neutral))
    painter.drawPath(view.to.map(region.neutral_path))
    for ring in region.neutral:
        from_view = _placed((ring,), view)
        draw_sign(painter, from_view, _NEUTRAL_SIGN, colours.neutral_line, _HATCH * 0.7)


def _dots(painter: QPainter, region: Region, data: MapData, view: View, colours: MapColours) -> None:
    """Countries too small to be seen."""
    for shape in region.shapes.values():
        if not view.is_dot(shape):
            continue
        group = data.class_of(shape.code)
        painter.setPen(QPen(QColor(colours.text), 0.9))
        painter.setBrush(QColor(colours.fill(group.role) if group else colours.land))
        painter.drawEllipse(view.place(shape), view.dot, view.dot)


def _marks(painter: QPainter, region: Region, data: MapData, view: View, colours: MapColours) -> None:
    """Short marks where there is room for them, on a spot of the class's own colour."""
    metrics = QFontMetricsF(painter.font(), painter.device())
    for shape in region.shapes.values():
        mark, group = data.mark_of(shape.code), data.class_of(shape.code)
        if not mark or group is None or view.is_dot(shape):
            continue
        width, height = metrics.horizontalAdvance(mark) + 5, metrics.height()
        if shape.room * view.scale < max(width, height) * 0.55:
            continue
        spot = QRectF(0, 0, max(width, height), height)
        spot.moveCenter(view.place(shape))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.fill(group.role)))
        painter.drawRoundedRect(spot, height / 2, height / 2)
        painter.setPen(QColor(colours.ink(group.role)))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, mark)


def away(one: QPointF, other: QPointF) -> float:
    """The distance of two places."""
    apart = one - other
    return float((apart.x() ** 2 + apart.y() ** 2) ** 0.5)
