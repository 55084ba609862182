"""Native charts. They carry the values they draw, so that a viewer that does not calculate shows them too."""

from collections.abc import Iterable
from math import ceil
from typing import Any

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.data_source import AxDataSource, NumData, NumVal, StrData, StrRef, StrVal
from openpyxl.chart.legend import LegendEntry
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.chart.title import title_maker
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.worksheet.worksheet import Worksheet

from wpstracker.reports.book import Figures
from wpstracker.reports.looks import INK, LINE, MUTED

WIDTH, HEIGHT = 18.0, 8.5
"""Centimetres."""

_BAR, _LINE, _AROUND = 0.7, 0.38, 3.2
"""Centimetres that a lying bar, a line of a name beside it and what stands around the bars take."""

_MOST_YEARS = 14
"""Years named below a timeline."""

_NAME = 52
"""Letters of a name on a line beside a lying bar."""


def chart_of(worksheet: Worksheet, figures: Figures, header: int) -> BarChart:
    """Stacked bars of a written table whose header stands in row `header`, against the texts of its first column."""
    assert figures.chart
    about, last = figures.chart, header + len(figures.rows)
    chart = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar" if about.lying else "col", "stacked", 100, 40
    keys = [column.key for column in figures.columns]
    categories = _texts(worksheet, Reference(worksheet, min_col=1, min_row=header + 1, max_row=last))
    for key, colour in zip(about.series, about.colours, strict=True):
        values = Reference(worksheet, min_col=keys.index(key) + 1, min_row=header, max_row=last)
        series = Series(values, title_from_data=True)
        series.tx = SeriesLabel(strRef=_texts(worksheet, Reference(worksheet, min_col=keys.index(key) + 1, min_row=header)))
        series.cat = AxDataSource(strRef=categories)
        series.val.numRef.numCache = _numbers(row.get(key) for row in figures.rows)
        series.graphicalProperties = GraphicalProperties(solidFill=colour, ln=LineProperties(solidFill="FFFFFF", w=6350))
        series.invertIfNegative = False
        chart.series.append(series)
    size: Any = chart
    size.width, size.height = WIDTH, max(HEIGHT, len(figures.rows) * _bar(categories) + _AROUND) if about.lying else HEIGHT
    _dress(chart, about.title, lying=about.lying, most=max(sum(_drawn(row.get(key)) or 0 for key in about.series) for row in figures.rows))
    if about.years:
        _over_years(chart, *about.years)
    return chart


def _over_years(chart: BarChart, first: int, last: int) -> None:
    """Bars that begin in a year: the first series, drawn as nothing, is the way from the axis to them."""
    chart.series[0].graphicalProperties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = first, last
    chart.y_axis.number_format, chart.y_axis.majorUnit = "0", max(1, ceil((last - first) / _MOST_YEARS))
    if chart.legend:
        chart.legend.legendEntry = [LegendEntry(idx=0, delete=True)]


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


def _dress(chart: BarChart, title: str, *, lying: bool, most: float) -> None:
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
        chart.x_axis.scaling.orientation, chart.y_axis.crosses = "maxMin", "max"
        chart.x_axis.tickLblSkip, chart.x_axis.txPr = 1, _letters(800, MUTED)
    if len(chart.series) > 1:
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
