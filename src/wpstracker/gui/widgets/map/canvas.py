"""The drawing of a map in a widget: what it shows, how large, and where each country lies."""

from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from wpstracker.domain.folding import folded
from wpstracker.domain.places import country_name
from wpstracker.gui.language import words
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.map import pictures
from wpstracker.gui.widgets.map.data import MapData
from wpstracker.gui.widgets.map.legend import Entry, draw_legend, legend_entries, legend_height
from wpstracker.gui.widgets.map.painting import View, away, paint_map, view_of
from wpstracker.gui.widgets.map.palette import map_colours
from wpstracker.gui.widgets.map.shapes import Region, region
from wpstracker.store.replacing import replacing

_NEAR = 8.0
"""How far beside its dot a small country can be pressed."""
_EDGE = 4.0
_CLOSEST, _SMALL = 24.0, 60.0


class MapCanvas(QWidget):
    """Shows classes and values by country; `MapWidget` adds the hands of a person."""

    def __init__(self, *, name: str = "", legend: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._region: Region = region("central_asia")
        self._data = MapData()
        self._title, self._with_legend = name, legend
        self._current = self._hovered = ""
        self._zoom, self._middle = 1.0, QPointF()
        self._picture: QPixmap | None = None
        self._key: object = None
        self._view: View | None = None
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # -- what is shown

    def set_region(self, name: str) -> None:
        """Show another part of the world: central_asia, osce or world."""
        if name != self._region.key:
            self._region, self._zoom = region(name), 1.0
            self._changed()

    def region(self) -> str:
        """The part of the world shown."""
        return self._region.key

    def codes(self) -> list[str]:
        """The countries on the map in the order of their names."""
        language = words().language
        return sorted(self._region.shapes, key=lambda code: (folded(country_name(code, language)), code))

    def set_title(self, title: str) -> None:
        """What stands above the map in pictures, and what a screen reader calls it."""
        self._title = title
        self.setAccessibleName(title)

    def show_data(self, data: MapData) -> None:
        """Show these classes and values."""
        self._data = data
        self._changed()

    def data(self) -> MapData:
        """What is shown."""
        return self._data

    def current(self) -> str:
        """The country that is chosen, "" for none."""
        return self._current

    def set_current(self, code: str) -> None:
        """Choose a country without announcing it; one that is not on the map chooses none."""
        self._current = code if code in self._region.shapes else ""
        self._bring_into_view()
        self._describe()
        self.update()

    def place_of(self, code: str) -> QPointF:
        """Where a country is drawn."""
        return self.view().place(self._region.shapes[code])

    def code_at(self, place: QPointF) -> str:
        """The country at a place: the dot there, otherwise the area, otherwise the dot nearby."""
        view = self.view()
        if not view.rect.contains(place):
            return ""
        nearest = min(
            ((away(view.place(shape), place), shape.code) for shape in self._region.shapes.values() if view.is_dot(shape)),
            default=(_NEAR, ""),
        )
        if nearest[0] <= view.dot + 1:
            return nearest[1]
        back, _ = view.to.inverted()
        inside = back.map(place)
        hits = [shape for shape in self._region.shapes.values() if shape.contains(inside)]
        if hits:
            return min(hits, key=lambda shape: shape.size).code
        return nearest[1] if nearest[0] < _NEAR else ""

    def save_png(self, path: Path) -> None:
        """Write the whole map with title and legend as a picture; KnownError when it cannot be written."""
        with replacing(path) as part:
            part.write_bytes(pictures.png(self._page()))

    def save_svg(self, path: Path) -> None:
        """Write the whole map with title and legend as SVG; KnownError when it cannot be written."""
        with replacing(path) as part:
            part.write_bytes(pictures.svg(self._page()))

    # -- zoom

    def zoom(self) -> float:
        """How much larger than the whole."""
        return self._zoom

    def zoom_by(self, factor: float, around: QPointF | None = None) -> None:
        """Show more or less; what is under `around` stays there."""
        view = self.view()
        place = around if around is not None else self._focus_place()
        wanted = max(1.0, min(_CLOSEST, self._zoom * factor))
        back, _ = view.to.inverted()
        held = back.map(place)
        self._middle = held + (view.rect.center() - place) / (view.scale * wanted / self._zoom)
        self._zoom = wanted
        self._keep_inside()
        self._changed()

    def zoom_out_fully(self) -> None:
        """Show the whole again."""
        self._zoom = 1.0
        self._changed()

    # -- drawing

    def view(self) -> View:
        """How the map lies in the widget at present."""
        if self._view is None:
            self._view = view_of(self._region, self._map_rect(), self._zoom, self._middle)
        return self._view

    def sizeHint(self) -> QSize:
        """Wide enough for the names of the legend."""
        return QSize(520, 360)

    def minimumSizeHint(self) -> QSize:
        """Still a map."""
        return QSize(220, 170)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture made before, and what moves: the country under the mouse, the chosen one, the focus."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.view().rect.adjusted(-3, -3, 3, 3))
        colours = map_colours()
        if self._hovered and self._hovered != self._current:
            self._outline(painter, self._hovered, QPen(QColor(colours.chosen), 1.3))
        if self._current:
            is_small = self._region.shapes[self._current].size * self.view().scale < _SMALL
            self._outline(painter, self._current, QPen(QColor(colours.sea), 3.6 if is_small else 5))
            ink = QColor(colours.focus if self.hasFocus() else colours.chosen)
            self._outline(painter, self._current, QPen(ink, 1.7 if is_small else 2.6))
        painter.setClipping(False)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything lies elsewhere."""
        self._view = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and size of letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._changed()

    def _drawn(self) -> QPixmap:
        """The map without what moves; drawn anew only when something of it changed."""
        key = (self.size(), self.devicePixelRatioF(), tokens(), map_colours())
        if self._picture is None or key != self._key:
            self._picture, self._key = self._draw(), key
        return self._picture

    def _draw(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setFont(self.font())
        view, colours = self.view(), map_colours()
        paint_map(painter, view.rect, self._region, self._data, colours, view)
        if self._with_legend:
            origin = QPointF(_EDGE + 2, view.rect.bottom() + 6)
            draw_legend(painter, origin, self._entries(), colours)
        painter.end()
        return picture

    def _outline(self, painter: QPainter, code: str, pen: QPen) -> None:
        shape, view = self._region.shapes[code], self.view()
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if view.is_dot(shape):
            painter.drawEllipse(view.place(shape), 6.5, 6.5)
        else:
            painter.drawPath(view.to.map(shape.path))

    def _map_rect(self) -> QRectF:
        """The widget without its legend."""
        inner = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        below = legend_height(self._entries()) + 8 if self._with_legend and self._data.classes else 0
        return inner.adjusted(0, 0, 0, -min(below, inner.height() * 0.5))

    def _entries(self) -> list[Entry]:
        return legend_entries(self._data, self._region.shapes, self.width() - 2 * _EDGE - 4, QFontMetricsF(self.font()))

    def _page(self) -> pictures.MapPage:
        return pictures.MapPage(self._region, self._data, self._title, self.font())

    def _changed(self) -> None:
        """Draw anew and say it to a screen reader."""
        self._picture = self._view = None
        if self._current not in self._region.shapes:
            self._current = ""
        self._hovered = ""
        self._describe()
        self.update()

    def _describe(self) -> None:
        """The chosen country, or every one of them."""
        said = self._data.said_of(self._current) if self._current else "; ".join(pictures.spoken(self._region, self._data))
        self.setAccessibleDescription(said.replace("\n", ". "))

    def _focus_place(self) -> QPointF:
        """What stays in its place while zooming by keyboard: the chosen country."""
        return self.place_of(self._current) if self._current else self.view().rect.center()

    def _bring_into_view(self) -> None:
        """Move a zoomed map until the chosen country is seen."""
        if self._current and self._zoom > 1 and not self.view().rect.contains(self.place_of(self._current)):
            self._middle = self._region.shapes[self._current].middle
            self._keep_inside()
            self._picture = self._view = None

    def _keep_inside(self) -> None:
        """No empty paper beside a zoomed map, as far as the map is large enough."""
        rect, bounds = self._map_rect(), self._region.bounds
        scale = view_of(self._region, rect).scale * self._zoom
        half = QPointF(min(rect.width() / scale, bounds.width()) / 2, min(rect.height() / scale, bounds.height()) / 2)
        x = max(bounds.left() + half.x(), min(bounds.right() - half.x(), self._middle.x()))
        y = max(bounds.top() + half.y(), min(bounds.bottom() - half.y(), self._middle.y()))
        self._middle = QPointF(x, y)
