"""The legend of a map: a swatch, a name and the number of countries for each class, in lines."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from wpstracker.gui.language import tr
from wpstracker.gui.widgets.map.data import MapClass, MapData
from wpstracker.gui.widgets.map.painting import paint_swatch
from wpstracker.gui.widgets.map.palette import MapColours

_SWATCH, _SPACE, _GAP = 26.0, 7.0, 18.0


@dataclass(frozen=True)
class Entry:
    """One name in the legend; without a class it explains the marks."""

    text: str
    group: MapClass | None
    place: QRectF


def legend_entries(data: MapData, codes: Iterable[str], width: float, metrics: QFontMetricsF) -> list[Entry]:
    """What the legend of these countries says and where, from (0, 0); a class that none of them belongs to is left out."""
    counts = _counts(data, codes)
    texts = [(tr("{name} ({count})", name=group.label, count=counts[group.key]), group) for group in data.classes if counts[group.key]]
    named: list[tuple[str, MapClass | None]] = [*texts]
    if data.marks:
        named.append((data.marks, None))
    entries: list[Entry] = []
    x = y = 0.0
    height = metrics.height() + 5
    for text, group in named:
        need = min(width, metrics.horizontalAdvance(text) + (_SWATCH + _SPACE if group else 0) + 2)
        if x and x + need > width:
            x, y = 0.0, y + height
        entries.append(Entry(text, group, QRectF(x, y, need, height)))
        x += need + _GAP
    return entries


def legend_height(entries: list[Entry]) -> float:
    """The room a legend needs."""
    return entries[-1].place.bottom() if entries else 0.0


def draw_legend(painter: QPainter, origin: QPointF, entries: list[Entry], colours: MapColours) -> None:
    """Draw the entries from a corner on."""
    metrics = QFontMetricsF(painter.font(), painter.device())
    for entry in entries:
        place = entry.place.translated(origin)
        if entry.group:
            paint_swatch(painter, QRectF(place.left() + 0.5, place.center().y() - 7, _SWATCH, 14), entry.group, colours)
            place.adjust(_SWATCH + _SPACE, 0, 0, 0)
        painter.setPen(QColor(colours.text if entry.group else colours.muted))
        text = metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, place.width() + 1)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _counts(data: MapData, codes: Iterable[str]) -> dict[str, int]:
    counts = {group.key: 0 for group in data.classes}
    for code in codes:
        if group := data.class_of(code):
            counts[group.key] += 1
    return counts
