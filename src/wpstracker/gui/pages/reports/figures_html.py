"""A page of a report as HTML: headings, facts, texts, small tables and the charts beside them, drawn by our own hand."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import quote

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from wpstracker.figures.columns import Column, show_day
from wpstracker.gui.theme import Tokens, tokens, visible_on
from wpstracker.gui.widgets.charts import Category, ChartData, Series, SpanData, TrackData, paint_chart
from wpstracker.gui.widgets.reading_pane import esc, facts_html, link_html, table_html
from wpstracker.reports.book import Block, Fact, Figures, Heading, PageSheet, Paragraph, Report, Row
from wpstracker.reports.cell_texts import reader

SHEET = "wps:sheet/"
"""Begins links to the sheet whose title follows."""

CHART = "chart"
"""The scheme of pictures of charts; the name of their table follows."""

_SHARPER = 3
_BARS, _CONTRAST = 250, 1.8
_MANY, _FIRST = 4, 28
"""Columns of a table beside which the first one needs to be given room, and how much in per cent."""
_UNBROKEN = 24
"""Letters of a short name."""


def page_html(page: PageSheet, report: Report, width: float, asked: str = "") -> str:
    """The page; its charts are `width` pixels wide and named after their tables. `asked` stands below the title."""
    parts = [f"<h1>{esc(page.heading)}</h1>", f'<p class="small">{esc(asked)}</p>' if asked else ""]
    for is_fact, found in groupby(page.blocks, lambda block: isinstance(block, Fact)):
        blocks = list(found)
        parts += [facts_html(_facts(blocks))] if is_fact else [_block(block, report, width) for block in blocks]
    return "".join(parts)


def charts_of(page: PageSheet) -> dict[str, Figures]:
    """The tables that have a chart, by name."""
    return {block.name: block for block in page.blocks if isinstance(block, Figures) and block.chart and block.rows}


def chart_picture(figures: Figures, report: Report, width: float, font: QFont) -> QImage:
    """The chart of a table in the colours of the theme, sharp enough for paper."""
    data, height = chart_data(figures, report), _height(figures, font)
    image = QImage(round(width * _SHARPER), round(height * _SHARPER), QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(_SHARPER)
    image.fill(QColor(tokens().surface))
    painter = QPainter(image)
    painter.setFont(font)
    if data.is_empty():
        painter.setPen(QColor(tokens().muted))
        painter.drawText(QRectF(0, 0, width, height), Qt.AlignmentFlag.AlignCenter, "–")
    else:
        paint_chart(_kind(figures), painter, QRectF(2, 2, width - 4, height - 4), data, _colours(figures))
    painter.end()
    return image


def chart_data(figures: Figures, report: Report) -> ChartData:
    """The numbers of a chart; what is not written as a number, such as “<5”, draws nothing."""
    assert figures.chart
    first, by_key = figures.columns[0], {column.key: column for column in figures.columns}
    show = reader(first, report.words)
    categories = [Category(str(at), show(row.get(first.key))) for at, row in enumerate(figures.rows)]
    series = [
        Series(report.words(by_key[key].label), [_number(row.get(key)) for row in figures.rows], f"chart{number}", key)
        for number, key in enumerate(figures.chart.series, 1)
    ]
    if figures.chart.years:
        return SpanData(categories, series[1:], begins=tuple(series[0].values), years=figures.chart.years)
    return TrackData(categories, series) if figures.chart.lines else ChartData(categories, series)


def _facts(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        assert isinstance(block, Fact)
        said = show_day(block.value) if hasattr(block.value, "isoformat") else str(block.value)  # type: ignore[arg-type]
        yield block.label, link_html(SHEET + quote(block.sheet), said) if block.sheet else esc(said)


def _block(block: Block, report: Report, width: float) -> str:
    match block:
        case Heading(text):
            return f"<h2>{esc(text)}</h2>"
        case Paragraph(text):
            return f"<p>{esc(text)}</p>"
        case Figures():
            return _figures(block, report, width)
    return ""


def _figures(figures: Figures, report: Report, width: float) -> str:
    table = _table(figures.columns, figures, report) if figures.rows else ""
    said = figures.said_below(report.words)
    remark = f'<p class="small">{esc(said)}</p>' if said else ""
    drawn = (
        f'<p style="line-height:100%"><img src="{CHART}:{figures.name}" width="{round(width)}"></p>'
        if figures.chart and figures.rows
        else ""
    )
    return f"<h2>{esc(figures.title)}</h2>{drawn}{table}{remark}"


def _table(columns: Sequence[Column], figures: Figures, report: Report) -> str:
    """Numbers at the right, but for years and the like in the first column."""
    shown = [reader(column, report.words) for column in columns]
    sides = ["right" if column.is_number and at else "left" for at, column in enumerate(columns)]
    rows = [
        [_cell(show(row.get(column.key)), row, column, columns) for show, column in zip(shown, columns, strict=True)]
        for row in figures.rows
    ]
    made = table_html([report.heading(column) for column in columns], rows, sides).replace('width="100%"', 'width="99%"', 1)
    return made.replace("<th ", f'<th width="{_FIRST}%" ', 1) if len(columns) >= _MANY else made


def _cell(text: str, row: Row, column: Column, columns: Sequence[Column]) -> str:
    """The first cell leads to the sheet its row names; what stands in brackets there stays with its word."""
    if column is not columns[0]:
        return esc(text)
    text = text.replace(" (", "\u00a0(") if len(text) <= _UNBROKEN else text
    return link_html(SHEET + quote(row["sheet"]), text) if row.get("sheet") else esc(text)


def _kind(figures: Figures) -> str:
    assert figures.chart
    if figures.chart.years:
        return "spans"
    return "track" if figures.chart.lines else "hbars" if figures.chart.lying else "bars"


def _height(figures: Figures, font: QFont) -> float:
    """A line for each lying bar; upright ones need a fixed height."""
    assert figures.chart
    if not figures.chart.lying:
        return _BARS
    legend = 34 if len(figures.chart.series) > 1 else 0
    legend += 24 if figures.chart.years else 0
    return max(80.0, (QFontMetricsF(font).height() + 10) * len(figures.rows) + legend + 10)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _colours(figures: Figures) -> Tokens:
    """The theme with the colours of the workbook, moved only as far as they would be lost on the theme's ground."""
    assert figures.chart
    present = tokens()
    return present._replace(chart=tuple(visible_on(f"#{colour}", present.surface, _CONTRAST) for colour in figures.chart.colours))
