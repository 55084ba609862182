"""A country on one page of paper, whatever the file holds: lists are cut with “and n more” and the letters become smaller until it fits."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QSize, QSizeF, Qt, QUrl
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QWidget

from wpstracker.figures.columns import show_day
from wpstracker.figures.country_details import CountryDetails
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.pages import country_sections as sections
from wpstracker.gui.pages.country_sheet import Sheet
from wpstracker.gui.pages.plan_timeline import PlanTimeline, spans
from wpstracker.gui.theme import on_paper
from wpstracker.gui.widgets.reading_pane import esc, keep_heading_sizes, page_style
from wpstracker.store.replacing import replacing

MARGIN = 12
"""Millimetres of white around the page."""
_INCH, _PER_INCH = 25.4, 96
_STEPS = (
    *((12, 120, 9.0), (12, 100, 8.5), (12, 90, 8.0), (9, 90, 8.0), (7, 80, 8.0), (6, 80, 8.0), (5, 70, 8.0)),
    *((4, 70, 7.5), (3, 60, 7.5), (2, 50, 7.5), (2, 40, 7.0), (1, 40, 7.0)),
)
"""The most lines of a list, the most letters of a text, and the size of the letters in points, from roomy to tight."""
_SOURCES = 4
_SHARPER = 3


def page_layout() -> QPageLayout:
    """A4, upright."""
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def one_page(details: CountryDetails, file: str) -> QTextDocument:
    """The document, laid out on one A4 page."""
    with on_paper():
        for most, longest, points in _STEPS:
            for arrangement in range(sections.ARRANGEMENTS):
                made = _document(details, file, Sheet(most, longest, on_paper=True), points, arrangement)
                if made.pageCount() == 1:
                    return made
    return made


def print_on(device: QPagedPaintDevice, document: QTextDocument) -> None:
    """Draw it; the page is scaled to what the device can print on."""
    device.setPageLayout(page_layout())
    document.print_(device)


def save_pdf(document: QTextDocument, target: Path, title: str) -> None:
    """Write a PDF file; it appears whole or not at all. KnownError when the place refuses."""
    with replacing(target) as part:
        writer = QPdfWriter(str(part))
        writer.setTitle(title)
        writer.setCreator("WPS Tracker")
        writer.setResolution(300)
        print_on(writer, document)
        del writer  # closes the file


def _document(details: CountryDetails, file: str, sheet: Sheet, points: float, arrangement: int) -> QTextDocument:
    document = QTextDocument()
    document.setUseDesignMetrics(True)
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(points)
    document.setDefaultFont(font)
    document.setDocumentMargin(0)
    document.setIndentWidth(points * 1.2)
    document.setDefaultStyleSheet(page_style(points) + _tight(points))
    width, height = _room()
    document.setPageSize(QSizeF(width, height))
    image = _timeline(details, width, points)
    if image is not None:
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl("timeline"), image)
    columns = sections.in_two_columns(details, sheet, arrangement)
    document.setHtml(_html(details, sheet, file, image, columns))
    keep_heading_sizes(document)
    return document


def _html(details: CountryDetails, sheet: Sheet, file: str, image: QImage | None, columns: str) -> str:
    drawn = f'<p><img src="timeline" width="{image.width() // _SHARPER}" height="{image.height() // _SHARPER}"></p>' if image else ""
    empty = f"<p>{esc(tr('The file says nothing of this country yet.'))}</p>" if details.is_empty else ""
    return f'<div class="page">{sections.head(details, sheet)}{empty}{drawn}{columns}{_foot(details, sheet, file)}</div>'


def _foot(details: CountryDetails, sheet: Sheet, file: str) -> str:
    """Day, file and sources."""
    known = sections.sources(details)
    shown = [sheet.short(title) for title in known[:_SOURCES]]
    said = "; ".join(shown)
    if len(known) > len(shown):
        said = tr_n("{sources} and {n} more", "{sources} and {n} more", len(known) - len(shown), sources=said)
    from_ = tr("Sources: {sources}", sources=said) if said else tr("No source is named.")
    made = tr("As of {day}, from the file {file}. WPS Tracker.", day=show_day(details.day), file=file)
    return f'<hr><p class="small">{esc(made)}<br>{esc(from_)}</p>'


def _timeline(details: CountryDetails, width: float, points: float) -> QImage | None:
    """The plans one after another as a picture, sharper than the screen shows them; None without any date."""
    found = spans([line.row for line in details.plans])[-6:]
    if not any(span.start or span.end for span in found):
        return None
    hidden = QWidget()  # a widget without a parent would show itself
    widget = PlanTimeline(hidden)
    font = QFont(QGuiApplication.font())
    font.setPointSizeF(points)
    widget.setFont(font)
    widget.show_plans(found, details.day)
    size = QSize(round(width), widget.sizeHint().height())
    widget.resize(size)
    image = QImage(size * _SHARPER, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPER)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    widget.paint(painter)
    painter.end()
    return image


def _room() -> tuple[float, float]:
    """Width and height inside the margins, in the pixels a document counts."""
    size = QPageSize(QPageSize.PageSizeId.A4).size(QPageSize.Unit.Millimeter)
    return tuple((each - 2 * MARGIN) / _INCH * _PER_INCH for each in (size.width(), size.height()))  # type: ignore[return-value]


def _tight(points: float) -> str:
    """Less air than on the screen."""
    return f"""
    h1 {{ font-size: {points * 1.7:.1f}pt; margin-bottom: 2px; }}
    h2 {{ font-size: {points * 1.1:.1f}pt; margin-top: 9px; margin-bottom: 3px; }}
    p {{ margin-bottom: 4px; line-height: 115%; }}
    .page {{ line-height: 115%; }}
    ul, ol {{ margin-top: 0; margin-bottom: 3px; }}
    li {{ margin-bottom: 1px; }}
    table.list th {{ padding: 1px 6px 1px 0; }}
    table.list td {{ padding: 2px 6px 2px 0; }}
    """
