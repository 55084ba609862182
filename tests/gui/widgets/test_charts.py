"""Charts draw what the data say; every piece can be pointed at, pressed and heard."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QSignalSpy, QTest

from wpstracker.gui.theme import DARK, LIGHT
from wpstracker.gui.widgets.charts import (
    CHART_KINDS,
    BarChart,
    Category,
    ChartData,
    HBarChart,
    Series,
    ShareBar,
    ShareLine,
    SpanData,
    TrackChart,
    TrackData,
    paint_chart,
    paint_spark,
)
from wpstracker.gui.widgets.charts.data import Mark, show_number, ticks
from wpstracker.gui.widgets.charts.painting import show_share
from wpstracker.gui.widgets.charts.track import span_ticks

MONTHS = [Category("2023-01", "Jan"), Category("2023-02", "Feb"), Category("2023-03", "Mar")]
HELD = ChartData(MONTHS, [Series("Held", [3, 0, 5], key="held"), Series("Planned", [0, None, 2], key="planned")])
SPANS = SpanData(
    [Category("a", "Kazakhstan (1)"), Category("b", "Kyrgyzstan (1)"), Category("c", "No years")],
    [Series("In force", [4, None, None]), Series("Expired", [None, 1, None])],
    begins=(2022, 2013, None),
    years=(2013, 2026),
)


@pytest.fixture
def chart(app) -> BarChart:
    shown = BarChart(HELD, name="Events per month")
    shown.resize(420, 240)
    shown.show()
    app.processEvents()
    return shown


def test_each_known_value_above_zero_is_a_piece(chart) -> None:
    assert [(mark.category, mark.series, mark.text) for mark in chart.marks()] == [
        (0, 0, "Jan · Held: 3"),
        (2, 0, "Mar · Held: 5"),
        (2, 1, "Mar · Planned: 2"),
    ]


def test_heights_are_in_proportion_and_pieces_are_stacked(chart) -> None:
    small, large, top = (mark.rect for mark in chart.marks())
    assert large.height() / small.height() == pytest.approx(5 / 3)
    assert top.bottom() == pytest.approx(large.top())


def test_a_piece_can_be_clicked(chart) -> None:
    clicked = QSignalSpy(chart.clicked)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.marks()[2].rect.center().toPoint())
    assert clicked.at(0) == ["2023-03", "planned"]


def test_the_keyboard_goes_from_piece_to_piece(chart) -> None:
    clicked = QSignalSpy(chart.clicked)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(chart, key)
    assert chart.focused_mark().text == "Mar · Planned: 2"
    assert chart.accessibleDescription() == "Mar · Planned: 2"
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert chart.focused_mark().text == "Jan · Held: 3"
    assert clicked.at(0) == ["2023-03", "planned"]


def test_a_screen_reader_hears_every_known_value(chart) -> None:
    assert chart.accessibleName() == "Events per month"
    assert chart.accessibleDescription() == "Jan · Held: 3; Jan · Planned: 0; Feb · Held: 0; Mar · Held: 5; Mar · Planned: 2"


@pytest.mark.parametrize("kind", [BarChart, HBarChart, ShareBar, ShareLine])
def test_a_chart_without_data_says_so(app, kind) -> None:
    empty = kind(ChartData(MONTHS, [Series("Held", [0, None, 0])]), empty_text="No events in this period.")
    empty.resize(300, 200)
    assert empty.marks() == []
    assert empty.accessibleDescription() == "No events in this period."
    assert not empty.picture(1.0).isNull()


def test_lying_bars_walk_downwards(app) -> None:
    chart = HBarChart(ChartData(MONTHS, [Series("Events", [3, 1, 5])]))
    chart.resize(400, 200)
    chart.show()
    app.processEvents()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(chart, key)
    mark = chart.focused_mark()
    assert mark is not None and mark.text == "Mar: 5"


def test_shares_fill_the_bar(app) -> None:
    chart = ShareBar(
        ChartData([Category("all", "")], [Series("Women and men", [46]), Series("Total only", [0]), Series("Not reported", [54])])
    )
    chart.resize(410, 120)
    first, last = chart.marks()
    assert first.text == "Women and men: 46 (46\u202f%)"
    assert first.rect.width() == pytest.approx(400 * 0.46)
    assert last.rect.right() == pytest.approx(405)


def test_a_share_bar_in_one_line_leaves_room_for_its_legend_and_goes_above_it_where_there_is_none(app) -> None:
    line = ShareLine(ChartData([Category("all", "")], [Series("Implemented", [3]), Series("Not implemented", [1])]))
    line.resize(700, line.heightForWidth(700))
    assert line.height() < 40 and line.marks()[-1].rect.right() < 600
    assert line.marks()[0].text == "Implemented: 3 (75\u202f%)"
    assert line.heightForWidth(240) > line.height()
    line.resize(240, line.heightForWidth(240))
    line.set_data(line.data())
    assert line.marks()[-1].rect.right() == pytest.approx(235)


@pytest.mark.parametrize("kind", sorted(CHART_KINDS))
@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_same_drawing_goes_onto_any_device(app, kind, colours) -> None:
    image = QImage(600, 400, QImage.Format.Format_ARGB32)
    image.fill(colours.surface)
    painter = QPainter(image)
    marks = paint_chart(kind, painter, QRectF(20, 20, 560, 360), SPANS if kind == "spans" else HELD, colours)
    painter.end()
    middle = marks[0].rect.center().toPoint()
    assert image.pixelColor(middle).name() == colours.chart[0]
    assert all(QRectF(19, 19, 562, 362).contains(mark.rect) for mark in marks)


def test_many_months_and_long_names_are_drawn_without_fault(app) -> None:
    names = [Category(str(number), f"A very long name of category number {number}") for number in range(120)]
    for kind in (BarChart, HBarChart):
        chart = kind(ChartData(names, [Series("Events", list(range(120)))]))
        chart.resize(300, 200)
        assert len(chart.marks()) == 119


@pytest.mark.parametrize(
    ("largest", "steps"),
    [(0, [0, 1]), (1, [0, 1]), (3, [0, 1, 2, 3]), (12, [0, 5, 10, 15]), (100, [0, 25, 50, 75, 100]), (0.4, [0, 0.1, 0.2, 0.3, 0.4])],
)
def test_steps_are_round_and_whole_for_counts(largest, steps) -> None:
    assert ticks(largest) == pytest.approx(steps)


def test_numbers_and_shares_are_written_with_care() -> None:
    assert show_number(6802) == "6\u202f802"
    assert show_number(12.5, "%") == "12.5\u202f%"
    assert show_share(1, 1000) == "< 1\u202f%"
    assert show_share(999, 1000) == "> 99\u202f%"
    assert show_share(1, 2) == "50\u202f%"


YEARS = [Category(str(year), str(year)) for year in range(2020, 2025)]
TRACK = TrackData(
    YEARS,
    [
        Series("Value", [6.5, 7.0, None, 9.4, None], key="value"),
        Series("Target", [None, None, 8.0, None, 12.0], key="target"),
        Series("Baseline", [6.5, None, None, None, None], key="baseline"),
    ],
    "%",
)


def test_a_course_of_values_tells_values_targets_and_baseline_and_nothing_between(app) -> None:
    chart = TrackChart(TRACK, name="Women in command posts")
    chart.resize(420, 220)
    said = [mark.text for mark in chart.marks()]
    assert said == [
        "2020 · Value: 6.5\u202f%",
        "2020 · Baseline: 6.5\u202f%",
        "2021 · Value: 7\u202f%",
        "2022 · Target: 8\u202f%",
        "2023 · Value: 9.4\u202f%",
        "2024 · Target: 12\u202f%",
    ]
    assert chart.accessibleDescription().count(";") == 5


def test_no_line_crosses_a_period_that_was_not_reported(app) -> None:
    """Between 2021 and 2023 nothing of the line's colour is drawn; between 2020 and 2021 it is."""

    def drawn(first: int, second: int) -> bool:
        line = TrackChart(TrackData(YEARS, TRACK.series[:1], "%"))
        line.resize(420, 220)
        image, one, two = line.picture(1.0), *(m.rect.center() for m in line.marks() if m.category in (first, second))
        at = (one + two) / 2
        near = [image.pixelColor(int(at.x()), y) for y in range(int(at.y()) - 4, int(at.y()) + 5)]
        return any(colour.blue() - colour.red() > 90 for colour in near)

    assert drawn(0, 1)
    assert not drawn(1, 3)


def test_values_of_zero_and_below_are_values(app) -> None:
    data = TrackData(YEARS[:2], [Series("Value", [0, -3], key="value")])
    chart = TrackChart(data)
    chart.resize(400, 200)
    assert not data.is_empty() and [mark.text for mark in chart.marks()] == ["2020: 0", "2021: -3"]
    assert TrackData(YEARS, [Series("Value", [None] * 5, key="value")]).is_empty()


@pytest.mark.parametrize(
    ("low", "high", "steps"),
    [
        (6.5, 20, [0, 5, 10, 15, 20]),
        (95, 98, [95, 96, 97, 98]),
        (-10, -2, [-10, -7.5, -5, -2.5, 0]),
        (-3, 7, [-5, -2.5, 0, 2.5, 5, 7.5]),
        (0, 0, [0, 0.25, 0.5, 0.75, 1]),
        (98, 98, [97, 97.5, 98, 98.5, 99]),
    ],
)
def test_a_scale_begins_at_nothing_only_where_that_is_near(low, high, steps) -> None:
    assert span_ticks(low, high) == steps


def test_a_course_fits_into_a_line_of_a_list(app) -> None:
    image = QImage(120, 30, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_spark(painter, QRectF(0, 0, 120, 30), TRACK, LIGHT)
    painter.end()
    colours = {image.pixelColor(x, y).name() for x in range(120) for y in range(30)}
    assert {LIGHT.chart[0], LIGHT.chart[1]} <= colours


def painted(kind: str, data: ChartData) -> tuple[QImage, list[Mark]]:
    image = QImage(600, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    marks = paint_chart(kind, painter, QRectF(0, 0, 600, 200), data, LIGHT)
    painter.end()
    return image, marks


def test_a_span_begins_in_its_year_and_is_as_long_as_it_lasts(app) -> None:
    _, (kazakhstan, kyrgyzstan) = painted("spans", SPANS)
    assert (kazakhstan.text, kyrgyzstan.text) == ("Kazakhstan (1) · In force: 2022–2025", "Kyrgyzstan (1) · Expired: 2013")
    assert kazakhstan.rect.width() == pytest.approx(4 * kyrgyzstan.rect.width())
    assert kazakhstan.rect.left() - kyrgyzstan.rect.left() == pytest.approx(9 * kyrgyzstan.rect.width())
    assert not SPANS.is_empty()


def test_what_is_not_known_is_no_zero_beside_a_lying_bar(app) -> None:
    lines = [Category("a", "A"), Category("b", "B")]
    unknown, _ = painted("hbars", ChartData(lines, [Series("People", [50, None])]))
    zero, _ = painted("hbars", ChartData(lines, [Series("People", [50, 0])]))
    assert unknown != zero
