"""A page of figures on paper: A4 sheets with the report's name, the day and the page's number."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlock,
    QTextDocument,
    QTextOption,
)

from wpstracker.figures.columns import show_day
from wpstracker.gui.pages.reports.figures_html import CHART, chart_picture, charts_of, page_html
from wpstracker.gui.theme import LIGHT, on_paper
from wpstracker.gui.widgets.reading_pane import keep_heading_sizes, page_style
from wpstracker.reports.book import Figures, PageSheet, Report
from wpstracker.store.replacing import replacing
from wpstracker.words import N_

_MARGIN = 14
"""Millimetres of white around a page."""
_FOOT = 30.0
_INCH, _PER_INCH = 25.4, 96
_HEADING, _ON_NEW_PAGE = "<h2>", '<h2 style="page-break-before: always">'
_POINTS = 9.0


def figures_page(report: Report) -> PageSheet | None:
    """The first page with figures, else the first page."""
    pages = [sheet for sheet in report.sheets if isinstance(sheet, PageSheet)]
    return next((page for page in pages if any(isinstance(block, Figures) for block in page.blocks)), next(iter(pages), None))


def save_pdf(page: PageSheet, report: Report, target: Path) -> None:
    """Write a PDF file; it appears whole or not at all. KnownError when the place refuses."""
    with replacing(target) as part:
        writer = QPdfWriter(str(part))
        writer.setTitle(report.title)
        writer.setCreator("WPS Tracker")
        writer.setResolution(300)
        print_on(writer, page, report)
        del writer  # closes the file


def print_on(device: QPagedPaintDevice, page: PageSheet, report: Report) -> None:
    """Draw the page on as many sheets as it needs."""
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    device.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)
    )
    with on_paper():
        document = _document(page, report)
        painter = QPainter(device)
        scale = painter.device().logicalDpiX() / _PER_INCH
        painter.scale(scale, scale)
        for number in range(document.pageCount()):
            if number:
                device.newPage()
            _draw(painter, document, number, report)
        painter.end()


def _document(page: PageSheet, report: Report) -> QTextDocument:
    """Laid out so that a heading never stands alone at the foot of a page: what follows it begins on the same one."""
    width, _ = _room()
    html = page_html(page, report, width, report.asked)
    pictures = {name: chart_picture(figures, report, width, _font()) for name, figures in charts_of(page).items()}
    pushed: set[int] = set()
    while True:  # Qt loses blocks of a document that is changed once it is laid out
        document = _laid_out(html, pictures, pushed)
        alone = next((number for number in _alone(document) if number not in pushed), None)
        if alone is None:
            return document
        pushed.add(alone)


def _laid_out(html: str, pictures: Mapping[str, QImage], pushed: Collection[int]) -> QTextDocument:
    """A document in which some headings, by their number, begin a page."""
    document = QTextDocument()
    document.setUseDesignMetrics(True)
    whole_words = QTextOption()
    whole_words.setWrapMode(QTextOption.WrapMode.WordWrap)
    document.setDefaultTextOption(whole_words)
    document.setDefaultFont(_font())
    document.setDocumentMargin(0)
    document.setDefaultStyleSheet(page_style(_POINTS) + "table.list td { padding: 2px 8px 2px 0; }")
    width, height = _room()
    document.setPageSize(QSizeF(width, height - _FOOT))
    for name, picture in pictures.items():
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(f"{CHART}:{name}"), picture)
    first, *others = html.split(_HEADING)
    marked = (_ON_NEW_PAGE if number in pushed else _HEADING for number in range(len(others)))
    whole = first + "".join(mark + part for mark, part in zip(marked, others, strict=True))
    document.setHtml(f'<div class="page">{whole}</div>')
    keep_heading_sizes(document)
    return document


def _alone(document: QTextDocument) -> Iterator[int]:
    """The numbers of the headings that are on another page than what follows."""
    block, number = document.begin(), 0
    while block.isValid():
        if block.blockFormat().headingLevel() == 2:
            if block.next().isValid() and _page_of(document, block) != _page_of(document, block.next()):
                yield number
            number += 1
        block = block.next()


def _page_of(document: QTextDocument, block: QTextBlock) -> int:
    """The page on which the last line of a block is."""
    place, lines = document.documentLayout().blockBoundingRect(block), block.layout()
    last = lines.lineAt(lines.lineCount() - 1).rect() if lines.lineCount() else QRectF()
    return int((max(place.bottom(), place.top() + last.bottom()) - 1) // document.pageSize().height())


def _draw(painter: QPainter, document: QTextDocument, number: int, report: Report) -> None:
    """One sheet of paper: its part of the document, and the line below."""
    width, height = _room()
    painter.save()
    painter.translate(0, -number * document.pageSize().height())
    document.drawContents(painter, QRectF(0, number * document.pageSize().height(), width, document.pageSize().height()))
    painter.restore()
    painter.setFont(_font(0.85))
    painter.setPen(QColor(LIGHT.muted))
    below = QRectF(0, height - _FOOT, width, _FOOT)
    at_foot = Qt.AlignmentFlag.AlignBottom
    painter.drawText(below, Qt.AlignmentFlag.AlignLeft | at_foot, f"{report.title} · {show_day(report.made)}")
    said = report.words(N_("Page {page} of {pages}"), page=number + 1, pages=document.pageCount())
    painter.drawText(below, Qt.AlignmentFlag.AlignRight | at_foot, said)


def _font(share: float = 1.0) -> QFont:
    font = QFont(QGuiApplication.font())
    font.setPixelSize(round(_POINTS * share * _PER_INCH / 72))
    return font


def _room() -> tuple[float, float]:
    """Width and height inside the margins, in the pixels a document counts."""
    size = QPageSize(QPageSize.PageSizeId.A4).size(QPageSize.Unit.Millimeter)
    return tuple((each - 2 * _MARGIN) / _INCH * _PER_INCH for each in (size.width(), size.height()))  # type: ignore[return-value]
