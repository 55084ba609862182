"""Every country on a map can be pointed at, walked to and read; classes are told apart without colour; pictures hold all of it."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPixmap, QWheelEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from wpstracker.domain.places import countries, country_name
from wpstracker.domain.problems import KnownError
from wpstracker.gui import language, theme
from wpstracker.gui.widgets.map import MapClass, MapData, MapValue, MapWidget, Sign
from wpstracker.gui.widgets.map.legend import legend_entries
from wpstracker.gui.widgets.map.painting import paint_swatch
from wpstracker.gui.widgets.map.palette import map_colours, paper_colours
from wpstracker.gui.widgets.map.shapes import Region, region

REGIONS = ("central_asia", "osce", "world")
SIZES = {"central_asia": (560, 420), "osce": (700, 560), "world": (1600, 800)}
CLASSES = (
    MapClass("in_force", "In force", "in_force"),
    MapClass("drafted", "Being prepared", "drafted", Sign.RISING),
    MapClass("ended", "Expired", "ended", Sign.FALLING),
    MapClass("none", "No plan known", "none", Sign.DOTTED),
    MapClass("unknown", "Not known", "unknown"),
)
SMALL = ("MT", "LI", "AD", "SM", "MC", "VA")


@pytest.fixture(params=REGIONS)
def drawn(request: pytest.FixtureRequest, app: QApplication) -> MapWidget:
    """A shown map of each region, each country in some class."""
    return a_map(request.param)


def a_map(key: str, size: tuple[int, int] | None = None) -> MapWidget:
    """A shown map whose countries take turns in all classes but the last."""
    made = MapWidget(name="Plans")
    made.resize(*(size or SIZES[key]))
    made.set_region(key)
    groups = [group.key for group in CLASSES[:-1]]
    values = {code: MapValue(groups[at % 4], f"Plan of {code}", "?") for at, code in enumerate(made.codes())}
    made.show_data(MapData(CLASSES, values, "? = to be confirmed"))
    made.show()
    return made


def heard(signal: Any) -> list[str]:
    """What a signal says from now on."""
    said: list[str] = []
    signal.connect(said.append)
    return said


def click(drawn: MapWidget, code: str) -> None:
    """Click where a country is drawn."""
    QTest.mouseClick(drawn, Qt.MouseButton.LeftButton, pos=drawn.place_of(code).toPoint())


# -- what is on the maps


def test_the_maps_have_every_country_they_should(app: QApplication) -> None:
    assert set(region("central_asia").shapes) == {"KZ", "KG", "TJ", "TM", "UZ"}
    assert set(region("osce").shapes) == {each.code for each in countries() if each.osce}
    known = {each.code for each in countries()}
    without = known - set(region("world").shapes)
    assert set(region("world").shapes) <= known
    assert without == {"AQ", "BQ", "BV", "CC", "CX", "GF", "GI", "GP", "MQ", "RE", "SJ", "TK", "TV", "UM", "YT"}


@pytest.mark.parametrize("key", REGIONS)
def test_a_country_lies_around_its_middle_and_inside_the_map(app: QApplication, key: str) -> None:
    shown = region(key)
    for shape in shown.shapes.values():
        assert shown.bounds.contains(shape.middle), shape.code
        assert not shape.rings or shape.size < 30 or shape.contains(shape.middle), shape.code


def test_no_country_is_torn_apart_by_the_edge_of_the_world(app: QApplication) -> None:
    shown = region("world")
    for code in ("RU", "FJ", "NZ"):
        assert shown.shapes[code].bounds.width() < shown.bounds.width() / 2, code


def test_disputed_areas_belong_to_no_country_and_have_no_name(app: QApplication) -> None:
    for key in ("osce", "world"):
        drawn, shown = a_map(key), region(key)
        assert len(shown.neutral) >= 4
        for ring in shown.neutral:
            if key == "osce" and not shown.bounds.adjusted(50, 50, -50, -50).contains(QPointF(*ring[0])):
                continue
            middle = QPointF(sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring))
            inside = [shape.code for shape in shown.shapes.values() if shape.contains(middle) and shown.neutral_path.contains(middle)]
            assert not inside
        assert drawn.code_at(drawn.view().to.map(_middle_of_crimea(shown))) == ""


def _middle_of_crimea(shown: Region) -> QPointF:
    """The neutral area nearest to Ukraine: that it has no code is the point."""
    near = shown.shapes["UA"].middle
    rings = [QPointF(sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)) for ring in shown.neutral]
    return min(rings, key=lambda middle: (middle - near).manhattanLength())


# -- pointing


def test_a_click_chooses_every_country(drawn: MapWidget) -> None:
    chosen = heard(drawn.chosen)
    for code in drawn.codes():
        with closer(drawn, code):
            click(drawn, code)
        assert drawn.current() == code
    assert chosen == drawn.codes()


@contextmanager
def closer(drawn: MapWidget, code: str) -> Iterator[None]:
    """Zoomed, where two states share an island and their dots one place."""
    if code in ("MF", "SX") and drawn.region() == "world":
        drawn.zoom_by(8, drawn.place_of(code))
    yield
    drawn.zoom_out_fully()


def test_the_smallest_states_are_dots_that_can_be_hit(app: QApplication) -> None:
    drawn = a_map("osce")
    for code in SMALL:
        assert drawn.view().is_dot(region("osce").shapes[code]), code
        beside = drawn.place_of(code) + QPointF(0, -2)
        assert drawn.code_at(beside) == code


def test_the_country_under_the_mouse_is_announced_once(app: QApplication) -> None:
    drawn = a_map("central_asia")
    hovered = heard(drawn.hovered)
    for at in (0, 1, 2):
        QTest.mouseMove(drawn, drawn.place_of("KZ").toPoint() + QPoint(at, 0))
    QTest.mouseMove(drawn, drawn.place_of("UZ").toPoint())
    QTest.mouseMove(drawn, QPoint(1, 1))
    assert hovered == ["KZ", "UZ", ""]


def test_a_double_click_opens(app: QApplication) -> None:
    drawn = a_map("central_asia")
    opened = heard(drawn.opened)
    QTest.mouseDClick(drawn, Qt.MouseButton.LeftButton, pos=drawn.place_of("TJ").toPoint())
    assert opened == ["TJ"]


def test_the_sea_is_no_country(app: QApplication) -> None:
    drawn = a_map("world")
    assert drawn.code_at(drawn.view().rect.topLeft() + QPointF(3, 200)) == ""
    chosen = heard(drawn.chosen)
    QTest.mouseClick(drawn, Qt.MouseButton.LeftButton, pos=QPoint(8, 200))
    assert not chosen


# -- keyboard


def test_the_arrows_reach_every_country_by_name(drawn: MapWidget) -> None:
    walked = heard(drawn.walked)
    for _ in drawn.codes():
        QTest.keyClick(drawn, Qt.Key.Key_Right)
    assert walked == drawn.codes()
    QTest.keyClick(drawn, Qt.Key.Key_Right)
    QTest.keyClick(drawn, Qt.Key.Key_Left)
    QTest.keyClick(drawn, Qt.Key.Key_Home)
    QTest.keyClick(drawn, Qt.Key.Key_End)
    assert [walked[at] for at in (-4, -3, -2, -1)] == [drawn.codes()[at] for at in (0, -1, 0, -1)]


def test_names_are_in_the_order_of_the_language(app: QApplication) -> None:
    language.use("ru")
    drawn = a_map("central_asia")
    assert [country_name(code, "ru") for code in drawn.codes()] == ["Казахстан", "Кыргызстан", "Таджикистан", "Туркменистан", "Узбекистан"]


def test_enter_opens_space_chooses_and_a_letter_finds(app: QApplication) -> None:
    drawn = a_map("world")
    opened, chosen = heard(drawn.opened), heard(drawn.chosen)
    QTest.keyClick(drawn, Qt.Key.Key_Return)
    QTest.keyClick(drawn, Qt.Key.Key_K)
    QTest.keyClick(drawn, Qt.Key.Key_Return)
    QTest.keyClick(drawn, Qt.Key.Key_K)
    QTest.keyClick(drawn, Qt.Key.Key_Space)
    assert (opened, chosen) == (["KZ"], ["KE"])


def test_a_screen_reader_hears_every_country_or_the_chosen_one(drawn: MapWidget) -> None:
    said = drawn.accessibleDescription()
    assert all(f"{country_name(code, 'en')}: Plan of {code}" in said for code in drawn.codes())
    QTest.keyClick(drawn, Qt.Key.Key_Right)
    first = drawn.codes()[0]
    assert drawn.accessibleDescription() == f"{country_name(first, 'en')}: Plan of {first}"


# -- zoom


def test_zooming_keeps_what_is_under_the_mouse(app: QApplication) -> None:
    drawn = a_map("world")
    place = drawn.place_of("AT")
    for _ in range(6):
        wheel(drawn, place, up=True)
    assert drawn.zoom() > 5
    assert (drawn.place_of("AT") - place).manhattanLength() < 2
    click(drawn, "SM")
    assert drawn.current() == "SM"


def test_a_moved_map_is_not_a_click(app: QApplication) -> None:
    drawn = a_map("world")
    drawn.zoom_by(4, drawn.place_of("AT"))
    chosen, before = heard(drawn.chosen), drawn.place_of("AT")
    start = before.toPoint()
    QTest.mousePress(drawn, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(drawn, start + QPoint(step * 10, 0))
    QTest.mouseRelease(drawn, Qt.MouseButton.LeftButton, pos=start + QPoint(50, 0))
    assert not chosen
    assert abs((drawn.place_of("AT") - before).x() - 50) < 2


def test_a_chosen_country_comes_into_view(app: QApplication) -> None:
    drawn = a_map("world")
    drawn.zoom_by(8, drawn.place_of("AT"))
    drawn.set_current("NZ")
    assert drawn.view().rect.contains(drawn.place_of("NZ"))
    QTest.keyClick(drawn, Qt.Key.Key_0)
    assert drawn.zoom() == 1


def test_without_ctrl_the_wheel_belongs_to_the_page(app: QApplication) -> None:
    drawn = a_map("world")
    assert not wheel(drawn, drawn.place_of("AT"), up=True, keys=Qt.KeyboardModifier.NoModifier)
    assert drawn.zoom() == 1


def wheel(drawn: MapWidget, place: QPointF, *, up: bool, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> bool:
    """Turn the wheel; whether the map took it."""
    turn = QPoint(0, 120 if up else -120)
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(place, QPointF(drawn.mapToGlobal(place.toPoint())), QPoint(), turn, Qt.MouseButton.NoButton, keys, phase, False)
    QApplication.sendEvent(drawn, event)
    return event.isAccepted()


# -- colours and signs


@pytest.fixture(params=["light", "dark", "light strong", "dark strong"])
def colours(request: pytest.FixtureRequest, app: QApplication) -> Iterator[Any]:
    """The colours of every look."""
    theme.apply(app, theme.Theme.DARK if "dark" in request.param else theme.Theme.LIGHT)
    yield map_colours(strong="strong" in request.param)
    theme.apply(app, theme.Theme.LIGHT)


def test_classes_are_told_apart_in_grey(colours: Any) -> None:
    for one, other in combinations(CLASSES, 2):
        a, b = in_grey(one, colours), in_grey(other, colours)
        lighter = abs(mean(a) - mean(b)) > 18
        assert lighter or one.sign is not other.sign, (one.label, other.label)
        assert sum(abs(x - y) for x, y in zip(a, b, strict=True)) / len(a) > 12, (one.label, other.label)


@pytest.mark.parametrize("ramp", ["step", "heat"])
def test_numbers_none_and_not_known_are_told_apart_in_grey(colours: Any, ramp: str) -> None:
    roles = [*(f"{ramp}{step}" for step in range(1, 6)), "none", "unknown"]
    greys = [mean(in_grey(MapClass(role, role, role), colours)) for role in roles]
    assert all(abs(one - other) > 9 for one, other in combinations(greys, 2))


def test_signs_are_seen_on_their_colours(colours: Any) -> None:
    for group in CLASSES:
        if group.sign is not Sign.PLAIN:
            assert theme.contrast(colours.line(group.role), colours.fill(group.role)) >= 3, group.label
        assert theme.contrast(colours.ink(group.role), colours.fill(group.role)) >= 4.5, group.label


@pytest.mark.parametrize("ramp", ["step", "heat"])
def test_more_is_further_from_the_ground_at_every_step(colours: Any, ramp: str) -> None:
    greys = [QColor(colours.fill(f"{ramp}{step}")).lightness() for step in range(1, 6)]
    assert greys in (sorted(greys), sorted(greys, reverse=True))
    assert all(abs(one - other) > 8 for one, other in zip(greys, greys[1:], strict=False))
    for step in range(1, 6):
        assert theme.contrast(colours.ink(f"{ramp}{step}"), colours.fill(f"{ramp}{step}")) >= 4.5


def in_grey(group: MapClass, colours: Any) -> list[int]:
    """A swatch of a class without colour, row by row."""
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    paint_swatch(painter, image.rect().toRectF(), group, colours)
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return [grey.pixelColor(x, y).lightness() for y in range(4, 36) for x in range(4, 36)]


def mean(values: list[int]) -> float:
    """The mean."""
    return sum(values) / len(values)


# -- legend


def test_the_legend_names_the_classes_that_are_there_and_counts_them(app: QApplication) -> None:
    drawn = a_map("central_asia")
    entries = legend_entries(drawn.data(), drawn.codes(), 300, QFontMetricsF(drawn.font()))
    assert [entry.text for entry in entries] == [
        *("In force (2)", "Being prepared (1)", "Expired (1)", "No plan known (1)"),
        "? = to be confirmed",
    ]
    assert all(entry.place.right() <= 300 for entry in entries)


def test_a_country_without_a_value_belongs_to_the_last_class(app: QApplication) -> None:
    drawn = a_map("central_asia")
    drawn.show_data(MapData(CLASSES))
    group = drawn.data().class_of("KZ")
    assert group is not None and group.key == "unknown"
    assert drawn.data().said_of("KZ") == "Kazakhstan: Not known"


# -- pictures


def test_a_picture_shows_every_country_in_the_colour_of_its_class(drawn: MapWidget, tmp_path: Path) -> None:
    drawn.show_data(MapData(CLASSES, {code: MapValue("in_force") for code in drawn.codes()}))
    drawn.save_png(tmp_path / "map.png")
    assert missing(QImage(str(tmp_path / "map.png")), drawn) == []


def test_vectors_show_and_name_every_country(drawn: MapWidget, tmp_path: Path) -> None:
    drawn.show_data(MapData(CLASSES, {code: MapValue("in_force") for code in drawn.codes()}))
    drawn.set_title("Plans: <all>")
    drawn.save_svg(tmp_path / "map.svg")
    root = ET.fromstring((tmp_path / "map.svg").read_bytes())
    texts = {child.tag.rpartition("}")[2]: child.text or "" for child in root}
    assert texts["title"] == "Plans: <all>"
    assert all(f"{country_name(code, 'en')}: In force" in texts["desc"] for code in drawn.codes())
    renderer = QSvgRenderer(str(tmp_path / "map.svg"))
    image = QImage(renderer.defaultSize() * 1.5, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert missing(image, drawn) == []


def missing(image: QImage, drawn: MapWidget) -> list[str]:
    """The countries that are not seen in a picture of the page."""
    assert image.width() >= 1600 and not image.isNull()
    shown, wanted = region(drawn.region()), QColor(paper_colours().fill("in_force"))
    scale = image.width() / 1600
    top = _top_of_map(image)
    unit = (1600 - 48) * scale / shown.bounds.width()
    lost = []
    for shape in shown.shapes.values():
        place = QPoint(round(24 * scale + shape.middle.x() * unit), round(top + shape.middle.y() * unit))
        near = [image.pixelColor(place + QPoint(dx, dy)) for dx in range(-3, 4) for dy in range(-3, 4)]
        if not any(_alike(found, wanted) for found in near):
            lost.append(shape.code)
    return lost


def _top_of_map(image: QImage) -> float:
    """The first line whose left edge is not white: sea, land or frame."""
    x = round(30 * image.width() / 1600)
    return next(y for y in range(image.height()) if image.pixelColor(image.width() - x, y).lightness() < 253)


def _alike(one: QColor, other: QColor) -> bool:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue())) < 12


def test_a_picture_that_cannot_be_written_is_told(app: QApplication, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="does not exist"):
        a_map("central_asia").save_png(tmp_path / "nowhere" / "map.png")


def test_pictures_are_light_whatever_the_window_looks_like(app: QApplication, tmp_path: Path) -> None:
    theme.apply(app, theme.Theme.DARK)
    a_map("central_asia").save_png(tmp_path / "map.png")
    theme.apply(app, theme.Theme.LIGHT)
    assert QImage(str(tmp_path / "map.png")).pixelColor(2, 2) == QColor("white")


# -- drawing


def test_nothing_is_drawn_anew_for_the_mouse_or_the_chosen_country(app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = a_map("world")
    drawn.grab()
    times: list[int] = []
    once = drawn._draw

    def noted() -> QPixmap:
        times.append(1)
        return once()

    monkeypatch.setattr(drawn, "_draw", noted)
    QTest.mouseMove(drawn, drawn.place_of("BR").toPoint())
    drawn.set_current("BR")
    drawn.grab()
    assert not times
    drawn.show_data(MapData(CLASSES))
    drawn.grab()
    drawn.resize(900, 500)
    drawn.grab()
    QApplication.sendEvent(drawn, QEvent(QEvent.Type.PaletteChange))
    drawn.grab()
    assert len(times) == 3


def test_the_outlines_stay_small() -> None:
    folder = Path(__file__).resolve().parents[3] / "resources" / "maps"
    assert sum(path.stat().st_size for path in folder.glob("*.json")) < 500_000
    for path in folder.glob("*.json"):
        assert re.search("public domain", path.read_text(encoding="utf-8"))
