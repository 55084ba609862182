"""The outlines of countries, read from `resources/maps/` and kept as painter paths."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from wpstracker.assets import resource

Ring = list[tuple[float, float]]


@dataclass(frozen=True)
class Shape:
    """One country in the units of its map; around `middle` there is free room of radius `room`."""

    code: str
    rings: tuple[Ring, ...]
    middle: QPointF
    room: float

    @cached_property
    def path(self) -> QPainterPath:
        """Its outline; holes are holes."""
        return path_of(self.rings)

    @cached_property
    def bounds(self) -> QRectF:
        """The rectangle around it."""
        return self.path.boundingRect()

    @cached_property
    def size(self) -> float:
        """The longer side of its largest piece."""
        return max((max(_span(ring, 0), _span(ring, 1)) for ring in self.rings), default=0.0)

    def contains(self, place: QPointF) -> bool:
        """Whether a place lies in it."""
        return self.bounds.contains(place) and self.path.contains(place)


@dataclass(frozen=True)
class Region:
    """A map: its countries by code, other land around them, areas without a code; `inset` is a part of it with a frame of its own."""

    key: str
    bounds: QRectF
    shapes: dict[str, Shape]
    around: QPainterPath
    neutral: tuple[Ring, ...]
    inset: QRectF
    inset_around: QPainterPath

    @cached_property
    def neutral_path(self) -> QPainterPath:
        """The areas without a code as one path."""
        return path_of(self.neutral)


@cache
def region(key: str) -> Region:
    """A map by its name: central_asia, osce or world."""
    read = json.loads(resource("maps", f"{key}.json").read_text(encoding="utf-8"))
    shapes = {}
    for code, (x, y, room) in read["points"].items():
        shapes[code] = Shape(code, tuple(map(_unpacked, read["countries"][code])), QPointF(x, y), room)
    return Region(
        key,
        QRectF(0, 0, read["width"], read["height"]),
        shapes,
        path_of(map(_unpacked, read["around"])),
        tuple(map(_unpacked, read["neutral"])),
        QRectF(*read["inset"]) if read["inset"] else QRectF(),
        path_of(map(_unpacked, read["inset_around"])),
    )


def path_of(rings: Iterable[Ring]) -> QPainterPath:
    """Closed rings as one path."""
    path = QPainterPath()
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring]))
        path.closeSubpath()
    return path


def _unpacked(packed: Sequence[int]) -> Ring:
    """The corners of a ring that is kept as its first corner and the steps from there."""
    x, y = packed[0], packed[1]
    ring: Ring = [(x, y)]
    for at in range(2, len(packed), 2):
        x, y = x + packed[at], y + packed[at + 1]
        ring.append((x, y))
    return ring


def _span(ring: Ring, axis: int) -> float:
    return max(corner[axis] for corner in ring) - min(corner[axis] for corner in ring)
