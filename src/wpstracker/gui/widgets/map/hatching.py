"""Lines and dots over an area, as plain lines, so that they look alike on screen, in a picture, in SVG and on paper."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from wpstracker.gui.widgets.map.data import Sign
from wpstracker.gui.widgets.map.shapes import Ring

_ANGLES = {
    Sign.PLAIN: (),
    Sign.RISING: (-45,),
    Sign.FALLING: (45,),
    Sign.CROSSED: (-45, 45),
    Sign.LEVEL: (0,),
    Sign.DOTTED: (0,),
}


def draw_sign(painter: QPainter, rings: Iterable[Ring], sign: Sign, colour: str, step: float) -> None:
    """Draw a sign into an area given in the painter's units; `step` is the distance between its lines."""
    angles = _ANGLES[sign]
    if not angles:
        return
    pen = QPen(QColor(colour), step / 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    if sign is Sign.DOTTED:
        pen = QPen(QColor(colour), step / 3.4, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, 3.2])
    path, kept = QPainterPath(), list(rings)
    for angle in angles:
        for line in lines_in(kept, angle, step):
            path.moveTo(line.p1())
            path.lineTo(line.p2())
    if not path.isEmpty():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        painter.drawPath(path)


def lines_in(rings: Sequence[Ring], angle: float, step: float) -> list[QLineF]:
    """The parts of parallel lines that lie within an area; neighbouring areas are hatched by the same lines."""
    sin, cos = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    crossings: dict[int, list[float]] = defaultdict(list)
    for ring in rings:
        turned = [((x * cos + y * sin), (y * cos - x * sin) / step) for x, y in ring]
        for (u1, v1), (u2, v2) in zip(turned, [*turned[1:], turned[0]], strict=True):
            low, high = (v1, v2) if v1 < v2 else (v2, v1)
            for number in range(math.ceil(low), math.ceil(high)):
                crossings[number].append(u1 + (u2 - u1) * (number - v1) / (v2 - v1))
    found = []
    for number, places in crossings.items():
        places.sort()
        v = number * step
        for one, two in zip(places[::2], places[1::2], strict=False):
            found.append(QLineF(QPointF(one * cos - v * sin, one * sin + v * cos), QPointF(two * cos - v * sin, two * sin + v * cos)))
    return found
