"""A map with its title, legend and the word about borders: as a picture, as SVG, on paper."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from wpstracker.gui.language import tr
from wpstracker.gui.widgets.map.data import MapData
from wpstracker.gui.widgets.map.legend import Entry, draw_legend, legend_entries, legend_height
from wpstracker.gui.widgets.map.painting import paint_map
from wpstracker.gui.widgets.map.palette import MapColours, paper_colours
from wpstracker.gui.widgets.map.shapes import Region

WIDTH = 1600.0
_EDGE = 24.0


@dataclass(frozen=True)
class MapPage:
    """Everything on the page."""

    region: Region
    data: MapData
    title: str
    font: QFont


def disclaimer() -> str:
    """What stands below every map."""
    return tr("Borders and outlines: Natural Earth. They express no opinion on the legal status of any territory.")


def png(page: MapPage, *, scale: float = 2.0) -> bytes:
    """The page as a picture."""
    size = page_size(page)
    image = QImage((QSizeF(size) * scale).toSize(), QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint_page(painter, QRectF(QPointF(), QSizeF(size)), page)
    painter.end()
    buffer = QBuffer()
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def svg(page: MapPage) -> bytes:
    """The page as vectors; the description lists every country."""
    size, buffer = page_size(page), QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(size)
    generator.setViewBox(QRectF(QPointF(), QSizeF(size)))
    generator.setTitle(page.title)
    generator.setDescription("; ".join(spoken(page.region, page.data)))
    painter = QPainter(generator)
    paint_page(painter, QRectF(QPointF(), QSizeF(size)), page)
    painter.end()
    return bytes(buffer.data().data())


def spoken(region: Region, data: MapData) -> list[str]:
    """Every country with its class and detail, in one line each."""
    return sorted(data.said_of(code).replace("\n", ". ") for code in region.shapes)


def page_size(page: MapPage) -> QSize:
    """The size of the page in points: the map's shape, and what stands above and below it."""
    _, above, below = _parts(page, WIDTH)
    map_height = (WIDTH - 2 * _EDGE) * page.region.bounds.height() / page.region.bounds.width()
    return QSizeF(WIDTH, map_height + above + below + 2 * _EDGE).toSize()


def paint_page(painter: QPainter, rect: QRectF, page: MapPage) -> None:
    """Title, map, legend and the word about borders in a rectangle of any device."""
    colours, inner = paper_colours(), rect.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    entries, above, below = _parts(page, rect.width())
    painter.save()
    painter.setFont(_title_font(page.font))
    painter.setPen(QColor(colours.text))
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, page.title)
    painter.setFont(_plain_font(page.font))
    paint_map(painter, inner.adjusted(0, above, 0, -below), page.region, page.data, colours)
    draw_legend(painter, QPointF(inner.left(), inner.bottom() - below + 12), entries, colours)
    _say_below(painter, inner, colours)
    painter.restore()


def _say_below(painter: QPainter, inner: QRectF, colours: MapColours) -> None:
    painter.setPen(QColor(colours.muted))
    painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, disclaimer())


def _parts(page: MapPage, width: float) -> tuple[list[Entry], float, float]:
    """The legend's entries, and the heights above and below the map."""
    metrics = QFontMetricsF(_plain_font(page.font))
    entries = legend_entries(page.data, page.region.shapes, width - 2 * _EDGE, metrics)
    return entries, QFontMetricsF(_title_font(page.font)).height() + 12, legend_height(entries) + metrics.height() + 22


def _plain_font(font: QFont) -> QFont:
    """Letters that fit the page, whatever their size in the window."""
    other = QFont(font)
    other.setPixelSize(20)
    return other


def _title_font(font: QFont) -> QFont:
    other = QFont(font)
    other.setPixelSize(30)
    other.setWeight(QFont.Weight.DemiBold)
    return other
