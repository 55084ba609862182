"""Lines are projected, simplified and cut as they should be."""

import math

import pytest

from tools.outlines import (
    area,
    clipped,
    equal_area_around,
    equal_earth,
    inside,
    northern_and_southern,
    roomiest,
    simplified,
    unwrapped,
)

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]


def test_equal_earth_has_the_published_shape() -> None:
    project = equal_earth(0)
    assert project(0, 0) == (0, 0)
    width, height = project(180, 0)[0], -project(0, 90)[1]
    assert (width, height) == pytest.approx((2.70663, 1.31736), abs=1e-4)  # Šavrič, Patterson, Jenny 2018


@pytest.mark.parametrize("project", [equal_earth(11), equal_area_around(42, 54)])
def test_areas_on_the_globe_are_areas_on_paper(project) -> None:
    def paper(lon: float, lat: float) -> float:
        """A small field of equal area wherever it lies."""
        tall = math.degrees(0.001 / math.cos(math.radians(lat)))
        ring = [(lon, lat), (lon + 0.05, lat), (lon + 0.05, lat + tall), (lon, lat + tall), (lon, lat)]
        return abs(area([project(*corner) for corner in ring]))

    first = paper(42, 0)
    assert all(paper(lon, lat) == pytest.approx(first, rel=0.01) for lon, lat in ((42, 40), (60, 55), (20, 30), (90, 45)))


def test_north_is_up() -> None:
    project = equal_area_around(67, 45)
    assert project(67, 50)[1] < project(67, 45)[1] == pytest.approx(0)
    assert project(70, 45)[0] > 0


def test_a_ring_across_the_antimeridian_goes_on_beyond_it() -> None:
    ring = unwrapped([(179.0, 0.0), (-179.0, 0.0), (-179.0, 1.0), (179.0, 1.0), (179.0, 0.0)])
    assert ring == [(179, 0), (181, 0), (181, 1), (179, 1), (179, 0)]


def test_corners_that_hardly_stand_out_are_left_out_and_ends_stay() -> None:
    line = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (3.0, 2.0), (4.0, 0.0)]
    assert simplified(line, 0.1) == [(0, 0), (2, 0), (3, 2), (4, 0)]
    assert simplified(line, 100) == [(0, 0), (4, 0)]
    assert len(simplified(SQUARE, 1e9)) == 4


def test_what_lies_outside_a_box_is_cut_off() -> None:
    assert abs(area(clipped(SQUARE, (5, 5, 20, 20)))) == 25
    assert clipped(SQUARE, (20, 20, 30, 30)) == []
    north, south = northern_and_southern(SQUARE, 4)
    assert (abs(area(north)), abs(area(south))) == (60, 40)


def test_the_roomiest_place_is_inside_and_away_from_edges_and_holes() -> None:
    x, y, room = roomiest([SQUARE])
    assert (x, y, room) == pytest.approx((5, 5, 5), abs=0.1)
    hole = [(3.0, 3.0), (7.0, 3.0), (7.0, 7.0), (3.0, 7.0), (3.0, 3.0)]
    x, y, room = roomiest([SQUARE, hole])
    assert inside((x, y), SQUARE) and not inside((x, y), hole) and room > 1.4
