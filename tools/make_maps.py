"""Make `resources/maps/*.json` from the npm package world-atlas (Natural Earth, public domain; the package itself ISC).

npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
python -m tools.make_maps package

Each map is projected, simplified and cut to its frame here, once; the program only scales what it reads.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.outlines import (
    Line,
    Point,
    Ring,
    area,
    clipped,
    equal_area_around,
    equal_earth,
    extent,
    inside,
    northern_and_southern,
    roomiest,
    simplified,
    unwrapped,
)

ROOT = Path(__file__).resolve().parents[1]
NOTES = [
    "Made by tools/make_maps.py from world-atlas 2.0.2 (countries-50m.json).",
    "Natural Earth 4.1 is in the public domain; world-atlas: ISC licence, Copyright 2013-2019 Michael Bostock.",
    "Keys are ISO 3166-1 codes. `neutral` are areas without such a code, and Crimea: drawn apart, without any name.",
    "The outlines express no opinion on the legal status of any territory or on its borders.",
]
WIDTH = 12000
"""Units across a map; the height follows."""
CRIMEA = (34.1, 45.2)
WESTERN_SAHARA, MOROCCO, PARALLEL = "EH", "MA", 27.667
"""Natural Earth cuts Western Sahara along a wall of sand; its border on the maps of the United Nations is a parallel."""
NEUTRAL = ""
Polygon = list[Ring]
Outlines = dict[str, list[Polygon]]


@dataclass(frozen=True)
class Sheet:
    """A piece of paper: a projection, what of the world lies on it, and how fine it is drawn (square degrees left out)."""

    project: Callable[[float, float], Point]
    codes: frozenset[str]
    fine: float
    middle: float
    """Longitude in the middle: outlines are moved round the globe so that they lie near it."""
    box: tuple[float, float, float, float] | None = None
    """West, south, east, north of what sets the frame; None for all of the codes."""


def read(package: Path, fine: float, numbers: dict[str, str]) -> Outlines:
    """Code -> polygons in degrees, the first ring of each being its outside; without code: under `NEUTRAL`."""
    topology = json.loads((package / "countries-50m.json").read_text(encoding="utf-8"))
    arcs = [simplified(arc, min(fine, extent(arc) / 30)) for arc in _arcs(topology)]
    found: Outlines = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        code = numbers[geometry["id"]] if geometry.get("id") else NEUTRAL
        found.setdefault(code, []).extend([unwrapped(_ring(arcs, ring)) for ring in polygon] for polygon in polygons)
    return _settled(found)


def _arcs(topology: Any) -> Iterator[Line]:
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line: Line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        yield line


def _ring(arcs: Sequence[Line], numbers: Sequence[int]) -> Ring:
    """Arcs one after the other; ~n is arc n backwards."""
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return ring


def _settled(found: Outlines) -> Outlines:
    """Crimea is neutral; Western Sahara reaches up to its parallel."""
    disputed = [polygon for polygon in found["RU"] if inside(CRIMEA, polygon[0])]
    found["RU"] = [polygon for polygon in found["RU"] if polygon not in disputed]
    found[NEUTRAL] += disputed
    halves = [northern_and_southern(polygon[0], PARALLEL) for polygon in found[MOROCCO]]
    found[MOROCCO] = [[north] for north, _ in halves if len(north) > 3]
    found[WESTERN_SAHARA] += [[south] for _, south in halves if len(south) > 3]
    found.pop("AQ", None)
    return found


def drawn(outlines: Outlines, sheet: Sheet) -> Outlines:
    """The outlines on a sheet, in its own units; islands too small to be seen are left out, but never a whole country."""
    made: Outlines = {}
    for code, polygons in outlines.items():
        largest = max(polygons, key=lambda polygon: abs(area(polygon[0])))
        kept = [p for p in polygons if p is largest or abs(area(p[0])) > sheet.fine * 6]
        made[code] = [[[sheet.project(*_near(point, ring, sheet.middle)) for point in ring] for ring in polygon] for polygon in kept]
    return made


def _near(point: Point, ring: Ring, middle: float) -> Point:
    """A point moved round the globe with its whole ring, to the side nearer to the middle."""
    west, east = min(x for x, _ in ring), max(x for x, _ in ring)
    turns = round((middle - (west + east) / 2) / 360)
    return point[0] + 360 * turns, point[1]


def frame_of(made: Outlines, sheet: Sheet, margin: float) -> tuple[float, float, float, float]:
    """Left, top, right, bottom around the mainlands of what belongs to the sheet, with a margin in parts of its width."""
    if sheet.box:
        west, south, east, north = sheet.box
        edge = [sheet.project(west + (east - west) * at / 40, lat) for at in range(41) for lat in (south, north)]
    else:
        edge = [point for code in sheet.codes & made.keys() for point in max(made[code], key=lambda polygon: abs(area(polygon[0])))[0]]
    xs, ys = [x for x, _ in edge], [y for _, y in edge]
    more = (max(xs) - min(xs)) * margin
    return min(xs) - more, min(ys) - more, max(xs) + more, max(ys) + more


class Map:
    """What is written into one file."""

    def __init__(self, codes: frozenset[str], height: int) -> None:
        self.codes, self.height = codes, height
        self.countries: dict[str, list[list[int]]] = {}
        self.points: dict[str, list[int]] = {}
        self.around: list[list[int]] = []
        self.neutral: list[list[int]] = []
        self.inset: list[int] = []
        self.inset_around: list[list[int]] = []

    def add(
        self, made: Outlines, frame: tuple[float, float, float, float], place: tuple[float, float, float, float], codes: frozenset[str]
    ) -> None:
        """Put what lies in a frame into a place of the map (left, top, right, bottom); only these codes are countries, others land."""
        scale = (place[2] - place[0]) / (frame[2] - frame[0])
        for code, polygons in made.items():
            fitted = [
                [[(place[0] + (x - frame[0]) * scale, place[1] + (y - frame[1]) * scale) for x, y in ring] for ring in polygon]
                for polygon in polygons
            ]
            cut = [[part for ring in polygon if len(part := clipped(ring, place)) > 3] for polygon in fitted]
            self._take(code, [polygon for polygon in cut if polygon], code in codes)

    def _take(self, code: str, polygons: list[Polygon], is_country: bool) -> None:
        rings = [packed for polygon in polygons for ring in polygon if (packed := _packed(ring))]
        if not is_country:
            around = self.inset_around if self.inset else self.around
            (self.neutral if code == NEUTRAL else around).extend(rings)
        if not is_country or not polygons:
            return
        self.countries[code] = rings
        largest = max(polygons, key=lambda polygon: abs(area(polygon[0])))
        self.points[code] = [round(value) for value in roomiest(largest)]

    def text(self) -> str:
        """The file: a line for each country."""
        known = {"notes": NOTES, "width": WIDTH, "height": self.height, "inset": self.inset}
        lines = [f" {json.dumps(key)}: {_plain(value)}" for key, value in known.items()]
        for name, table in (("points", self.points), ("countries", self.countries)):
            inner = ",\n".join(f"  {json.dumps(code)}: {_plain(table[code])}" for code in sorted(table))
            lines.append(f' "{name}": {{\n{inner}\n }}')
        lines += [
            f' "{name}": {_plain(value)}'
            for name, value in (("neutral", self.neutral), ("around", self.around), ("inset_around", self.inset_around))
        ]
        return "{\n" + ",\n".join(lines) + "\n}\n"


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _packed(ring: Ring) -> list[int]:
    """The first corner, then the steps to each next one, in whole units; nothing for a ring without area."""
    corners = [(round(x), round(y)) for x, y in ring]
    corners = [corner for at, corner in enumerate(corners) if at == 0 or corner != corners[at - 1]]
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    if len(corners) < 3:
        return []
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in zip(corners, corners[1:], strict=False)]
    return [*corners[0], *(value for step in steps for value in step)]


def world(package: Path, known: dict[str, Any], numbers: dict[str, str]) -> Map:
    """All countries; the edge of the map lies in the Bering Strait."""
    codes = frozenset(known)
    sheet = Sheet(equal_earth(11), codes, 0.012, 11)
    made = drawn(read(package, sheet.fine, numbers), sheet)
    frame = frame_of(made, sheet, 0.004)
    made_map = Map(codes, round(WIDTH * (frame[3] - frame[1]) / (frame[2] - frame[0])))
    made_map.add(made, frame, (0, 0, WIDTH, made_map.height), codes)
    return made_map


def osce(package: Path, known: dict[str, Any], numbers: dict[str, str]) -> Map:
    """From Iceland to the Bering Strait; the United States and Canada in a frame of their own, in the corner of the Arctic."""
    codes = frozenset(code for code, entry in known.items() if entry["osce"])
    west = frozenset({"US", "CA"})
    east = Sheet(equal_area_around(42, 54), codes - west, 0.004, 60)
    made = drawn(read(package, east.fine, numbers), east)
    left, top, right, bottom = frame_of(made, east, 0.01)
    left -= (right - left) * 0.1
    height = round(WIDTH * (bottom - top) / (right - left))
    made_map = Map(codes, height)
    made_map.add(made, (left, top, right, bottom), (0, 0, WIDTH, height), east.codes)
    other = Sheet(equal_area_around(-100, 50), west, 0.03, -100, (-165, 26, -54, 72))
    away = drawn({code: polygons for code, polygons in read(package, other.fine, numbers).items() if code in (*west, "GL", "MX")}, other)
    frame = frame_of(away, other, 0.01)
    inset = (0, 0, WIDTH * 0.37, WIDTH * 0.37 * (frame[3] - frame[1]) / (frame[2] - frame[0]))
    made_map.inset = [round(value) for value in inset]
    made_map.add(away, frame, inset, west)
    return made_map


def central_asia(package: Path, known: dict[str, Any], numbers: dict[str, str]) -> Map:
    """The five countries and what lies around them."""
    codes = frozenset(code for code, entry in known.items() if entry["region"] == "central_asia")
    sheet = Sheet(equal_area_around(67, 45), codes, 0.0001, 67)
    made = drawn(read(package, sheet.fine, numbers), sheet)
    frame = frame_of(made, sheet, 0.025)
    made_map = Map(codes, round(WIDTH * (frame[3] - frame[1]) / (frame[2] - frame[0])))
    made_map.add(made, frame, (0, 0, WIDTH, made_map.height), codes)
    return made_map


def main() -> None:
    """Write the three maps and say how large they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, help="the unpacked npm package world-atlas")
    package = parser.parse_args().package
    known = json.loads((ROOT / "data" / "countries.json").read_text(encoding="utf-8"))["countries"]
    numbers = {entry["numeric"]: code for code, entry in known.items()}
    for name, make in (("world", world), ("osce", osce), ("central_asia", central_asia)):
        made = make(package, known, numbers)
        target = ROOT / "resources" / "maps" / f"{name}.json"
        target.write_text(made.text(), encoding="utf-8", newline="\n")
        print(f"{target.name}: {len(made.countries)} countries, {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
