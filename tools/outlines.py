"""Lines on the globe and on paper: projecting, simplifying, cutting. Degrees in, y downwards out."""

import heapq
import math
from collections.abc import Callable, Iterable, Sequence

Point = tuple[float, float]
Line = list[Point]
Ring = list[Point]
"""Closed: the last point is the first."""
Box = tuple[float, float, float, float]


def equal_earth(middle: float) -> Callable[[float, float], Point]:
    """Equal Earth (Šavrič, Patterson, Jenny 2018) around a longitude."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    root = math.sqrt(3) / 2

    def project(lon: float, lat: float) -> Point:
        t = math.asin(root * math.sin(math.radians(lat)))
        t2 = t * t
        t6 = t2**3
        x = math.radians(lon - middle) * math.cos(t) / (root * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)))
        return x, -t * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))

    return project


def equal_area_around(lon0: float, lat0: float) -> Callable[[float, float], Point]:
    """Lambert's azimuthal equal-area projection around a place; half the globe and more fits."""
    sin0, cos0 = math.sin(math.radians(lat0)), math.cos(math.radians(lat0))

    def project(lon: float, lat: float) -> Point:
        away, phi = math.radians(lon - lon0), math.radians(lat)
        near = sin0 * math.sin(phi) + cos0 * math.cos(phi) * math.cos(away)
        k = math.sqrt(2 / max(1 + near, 1e-3))
        return k * math.cos(phi) * math.sin(away), -k * (cos0 * math.sin(phi) - sin0 * math.cos(phi) * math.cos(away))

    return project


def unwrapped(ring: Ring) -> Ring:
    """The ring without jumps at the antimeridian: longitudes go on beyond 180°."""
    made, turns = [ring[0]], 0
    for (before, _), (lon, lat) in zip(ring, ring[1:], strict=False):
        turns += round((before - lon) / 360)
        made.append((lon + 360 * turns, lat))
    return made


def simplified(line: Line, least: float) -> Line:
    """The line without corners that stand out by less than an area (Visvalingam); ends stay, and a closed line stays a triangle."""
    keep = 4 if line[0] == line[-1] else 2
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    gone = [False] * len(line)
    waiting = [(_corner(line, before[at], at, after[at]), at) for at in range(1, len(line) - 1)]
    heapq.heapify(waiting)
    left, most = len(line), 0.0
    while waiting and left > keep:
        size, at = heapq.heappop(waiting)
        if gone[at] or size != _corner(line, before[at], at, after[at]):
            continue
        most = max(most, size)
        if most > least:
            break
        gone[at], left = True, left - 1
        after[before[at]], before[after[at]] = after[at], before[at]
        for near in (before[at], after[at]):
            if 0 < near < len(line) - 1:
                heapq.heappush(waiting, (_corner(line, before[near], near, after[near]), near))
    return [point for at, point in enumerate(line) if not gone[at]]


def _corner(line: Line, before: int, at: int, after: int) -> float:
    """The area of the triangle at a corner, in square degrees of the equator."""
    (x1, y1), (x2, y2), (x3, y3) = line[before], line[at], line[after]
    return abs((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)) / 2 * math.cos(math.radians(y2))


def extent(line: Line) -> float:
    """The area of the rectangle around a line."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def area(ring: Ring) -> float:
    """The area of a ring; the sign is its direction."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False)) / 2


def inside(point: Point, ring: Ring) -> bool:
    """Whether a point lies in a ring."""
    (x, y), within = point, False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            within = not within
    return within


def clipped(ring: Ring, box: Box) -> Ring:
    """What of a ring lies in a box of left, top, right, bottom."""
    left, top, right, bottom = box
    for axis, limit, sign in ((0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)):
        ring = _cut(ring, axis, limit, sign)
    return ring


def northern_and_southern(ring: Ring, parallel: float) -> tuple[Ring, Ring]:
    """The two parts of a ring on either side of a parallel."""
    return _cut(ring, 1, parallel, 1), _cut(ring, 1, parallel, -1)


def _cut(ring: Ring, axis: int, limit: float, sign: int) -> Ring:
    """What of a ring lies on one side of a line (Sutherland and Hodgman)."""
    if all(sign * (point[axis] - limit) >= 0 for point in ring):
        return ring
    made: Ring = []
    for one, two in zip(ring, ring[1:], strict=False):
        first, second = sign * (one[axis] - limit), sign * (two[axis] - limit)
        if first >= 0:
            made.append(one)
        if (first >= 0) != (second >= 0):
            share = first / (first - second)
            made.append((one[0] + (two[0] - one[0]) * share, one[1] + (two[1] - one[1]) * share))
    return [*made, made[0]] if made else []


def roomiest(polygon: Sequence[Ring], steps: int = 12) -> tuple[float, float, float]:
    """The middle of about the largest circle in a polygon (its outside and holes), and the circle's radius."""
    xs, ys = [x for x, _ in polygon[0]], [y for _, y in polygon[0]]
    x, y, reach = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, max(max(xs) - min(xs), max(ys) - min(ys)) / 2
    best = (x, y, _room((x, y), polygon))
    for _ in range(6):
        tried = ((x + reach * i / steps * 2, y + reach * j / steps * 2) for i in _span(steps) for j in _span(steps))
        found = max(((*point, _room(point, polygon)) for point in tried), key=lambda each: each[2])
        best = max(best, found, key=lambda each: each[2])
        x, y, reach = best[0], best[1], reach / 4
    return best


def _span(steps: int) -> Iterable[int]:
    return range(-steps // 2, steps // 2 + 1)


def _room(point: Point, polygon: Sequence[Ring]) -> float:
    """The distance to the nearest edge; negative outside."""
    within = inside(point, polygon[0]) and not any(inside(point, hole) for hole in polygon[1:])
    nearest = min(_distance(point, one, two) for ring in polygon for one, two in zip(ring, ring[1:], strict=False))
    return nearest if within else -nearest


def _distance(point: Point, one: Point, two: Point) -> float:
    """From a point to a stretch of line."""
    dx, dy = two[0] - one[0], two[1] - one[1]
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, ((point[0] - one[0]) * dx + (point[1] - one[1]) * dy) / length)) if length else 0.0
    return math.hypot(point[0] - one[0] - along * dx, point[1] - one[1] - along * dy)
