"""Native charts. They carry the values they draw, so that a viewer that does not calculate shows them too."""

from collections.abc import Iterable
from math import ceil
from typing import Any, Literal

from openpyxl.chart import BarChart, LineChart, Reference, Series
from openpyxl.chart.axis import TextAxis
from openpyxl.chart.data_source import AxDataSource, NumData, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.chart.title import title_maker
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.worksheet.worksheet import Worksheet

from wpstracker.reports.book import Figures
from wpstracker.reports.greys import told_apart
from wpstracker.reports.looks import INK, LINE, MUTED

WIDTH, HEIGHT = 18.0, 8.5
"""Centimetres."""

_BAR, _LINE, _AROUND = 0.7, 0.38, 3.2
"""Centimetres that a lying bar, a line of a name beside it and what stands around the bars take."""

_BROAD_BAR, _LEAST = 1.3, 4.6
"""Centimetres of a lying bar where there are few, and of what stands around it with a legend of several lines."""

_FEW_BARS = 3
"""So many would be broader than they are long."""

_MOST_YEARS = 14
"""Years named below a timeline."""

_NAME = 52
"""Letters of a name on a line beside a lying bar."""

_Dash = Literal["solid", "dash", "sysDot", "dashDot", "lgDash"]
_Symbol = Literal["circle", "square", "triangle", "diamond", "x"]
_LINES: tuple[tuple[_Dash, _Symbol], ...] = (
    ("solid", "circle"),
    ("dash", "square"),
    ("sysDot", "triangle"),
    ("dashDot", "diamond"),
    ("lgDash", "x"),
)
"""Dashes and marks of lines, by which they are told apart in grey."""


def chart_of(worksheet: Worksheet, figures: Figures, header: int) -> BarChart | LineChart:
    """Stacked bars, or lines, of a written table whose header stands in row `header`, against the texts of its first column."""
    assert figures.chart
    about = figures.chart
    chart = LineChart() if about.lines else _bars(len(figures.rows), lying=about.lying)
    categories = _texts(worksheet, Reference(worksheet, min_col=1, min_row=header + 1, max_row=header + len(figures.rows)))
    colours = told_apart(about.colours)
    for number, key in enumerate(about.series):
        series = _series(worksheet, figures, key, header)
        series.cat = AxDataSource(strRef=categories)
        (_draw_line if about.lines else _draw_bar)(series, colours[number], number)
        chart.series.append(series)
    size: Any = chart
    size.width, size.height = WIDTH, _height(len(figures.rows), _bar(categories)) if about.lying else HEIGHT
    together = max if about.lines else sum
    most = max(together(_drawn(row.get(key)) or 0 for key in about.series) for row in figures.rows)
    _dress(chart, about.title, lying=about.lying, most=most)
    if about.years and isinstance(chart, BarChart):
        _over_years(chart, *about.years)
    return chart


def _height(bars: int, bar: float) -> float:
    """As high as lying bars need; one or two are not blown up to fill the usual height."""
    return max(min(HEIGHT, bars * _BROAD_BAR + _LEAST), bars * bar + _AROUND)


def _bars(number: int, *, lying: bool) -> BarChart:
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap = "bar" if lying else "col", "stacked", 100
    chart.gapWidth = 40 if number > _FEW_BARS else 120
    return chart


def _series(worksheet: Worksheet, figures: Figures, key: str, header: int) -> Any:
    """The numbers of a column under its heading."""
    column = [each.key for each in figures.columns].index(key) + 1
    series: Any = Series(Reference(worksheet, min_col=column, min_row=header, max_row=header + len(figures.rows)), title_from_data=True)
    series.tx = SeriesLabel(strRef=_texts(worksheet, Reference(worksheet, min_col=column, min_row=header)))
    series.val.numRef.numCache = _numbers(row.get(key) for row in figures.rows)
    return series


def _draw_bar(series: Any, colour: str, _: int) -> None:
    series.graphicalProperties = GraphicalProperties(solidFill=colour, ln=LineProperties(solidFill="FFFFFF", w=6350))
    series.invertIfNegative = False


def _draw_line(series: Any, colour: str, number: int) -> None:
    """A straight line with its own marks and dashes, told apart in grey too; it is broken where nothing is known."""
    dash, symbol = _LINES[number % len(_LINES)]
    series.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=colour, w=22225, prstDash=dash))
    series.marker = Marker(symbol=symbol, size=7, spPr=GraphicalProperties(solidFill=colour, ln=LineProperties(solidFill=colour)))
    series.smooth = False


def _over_years(chart: BarChart, first: int, last: int) -> None:
    """Bars that begin in a year: the first series, drawn as nothing, is the way from the axis to them."""
    chart.series[0].graphicalProperties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = first, last
    chart.y_axis.number_format, chart.y_axis.majorUnit = "0", max(1, ceil((last - first) / _MOST_YEARS))
    # Excel leaves a deleted entry out of the legend, LibreOffice another one than was meant; a blank name is alike in both.
    chart.series[0].tx = SeriesLabel(v=" ")


def _bar(names: StrRef) -> float:
    """The height of a lying bar that leaves room for the longest name beside it."""
    known: Any = names.strCache
    return max(_BAR, _LINE * max(ceil(len(point.v) / _NAME) for point in known.pt) + 0.1)


def _texts(worksheet: Worksheet, cells: Reference) -> StrRef:
    """A reference to texts with the texts themselves."""
    shown = [str(worksheet.cell(row, cells.min_col).value or "") for row in range(cells.min_row, cells.max_row + 1)]
    points = [StrVal(idx=number, v=text) for number, text in enumerate(shown)]
    return StrRef(f=str(cells), strCache=StrData(ptCount=len(points), pt=points))


def _drawn(value: Any) -> float | None:
    """A number; what is not shown as one is not drawn either."""
    return value if isinstance(value, int | float) else None


def _numbers(values: Iterable[Any]) -> NumData:
    known = list(map(_drawn, values))
    points = [NumVal(idx=number, v=value) for number, value in enumerate(known) if value is not None]
    return NumData(formatCode="General", ptCount=len(known), pt=points)


def _dress(chart: BarChart | LineChart, title: str, *, lying: bool, most: float) -> None:
    """Quiet axes, whole numbers, the legend below."""
    chart.title = _title(title)
    chart.roundedCorners = False
    chart.x_axis.delete = chart.y_axis.delete = False
    for axis in (chart.x_axis, chart.y_axis):
        axis.txPr = _letters(900, MUTED)
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    lines: Any = chart.y_axis.majorGridlines
    lines.spPr = GraphicalProperties(ln=LineProperties(solidFill=LINE))
    chart.y_axis.number_format, chart.y_axis.scaling.min = "#,##0", 0
    chart.y_axis.majorUnit = 1 if most <= 10 else None
    chart.x_axis.tickLblPos = "low"
    if lying:
        assert isinstance(chart.x_axis, TextAxis)
        chart.x_axis.scaling.orientation, chart.y_axis.crosses = "maxMin", "max"
        chart.x_axis.tickLblSkip, chart.x_axis.txPr = 1, _letters(800, MUTED)
    if len(chart.series) > 1:
        assert chart.legend is not None
        chart.legend.position, chart.legend.txPr = "b", _letters(900, INK)
    else:
        chart.legend = None


def _title(text: str) -> Any:
    title: Any = title_maker(text)
    title.overlay = False
    for paragraph in title.tx.rich.paragraphs:
        paragraph.pPr = ParagraphProperties(defRPr=_character(1200, INK, bold=True))
        for run in paragraph.r:
            run.rPr = _character(1200, INK, bold=True)
    return title


def _letters(size: int, colour: str) -> RichText:
    """Letters of a size in hundredths of a point."""
    plain = ParagraphProperties(defRPr=_character(size, colour))
    return RichText(p=[Paragraph(pPr=plain, endParaRPr=_character(size, colour))])


def _character(size: int, colour: str, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(sz=size, b=bold, solidFill=colour)
