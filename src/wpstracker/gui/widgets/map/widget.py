"""The map as a widget: pointing, clicking, keyboard, zoom, screen reader."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from wpstracker.domain.folding import folded
from wpstracker.domain.places import country_name
from wpstracker.gui.language import words
from wpstracker.gui.widgets.map.canvas import MapCanvas
from wpstracker.gui.widgets.map.painting import away

ZOOM_STEP = 1.35
_STEPS: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_ZOOMS: dict[int, float] = {Qt.Key.Key_Plus: ZOOM_STEP, Qt.Key.Key_Equal: ZOOM_STEP, Qt.Key.Key_Minus: 1 / ZOOM_STEP}


class MapWidget(MapCanvas):
    """A choropleth. `hovered(code)` under the mouse ("" for none), `walked(code)` by arrows, `chosen(code)` by click or Space,
    `opened(code)` by double click or Enter.
    """

    hovered = Signal(str)
    walked = Signal(str)
    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, *, name: str = "", legend: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(name=name, legend=legend, parent=parent)
        self._drag: QPointF | None = None
        self._moved = False
        self._corner: QWidget | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def set_corner(self, corner: QWidget) -> None:
        """Lay a widget over the upper right corner, such as buttons to zoom."""
        corner.setParent(self)
        self._corner = corner
        self._place_corner()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The corner moves along."""
        super().resizeEvent(event)
        self._place_corner()

    def _place_corner(self) -> None:
        if self._corner is not None:
            self._corner.adjustSize()
            self._corner.move(self.width() - self._corner.width() - 8, 8)

    # -- mouse

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the country under the mouse; a pressed button moves a zoomed map."""
        if self._drag is not None and self._zoom > 1 and away(self._drag, event.position()) > 4:
            self._middle -= (event.position() - self._drag) / self.view().scale
            self._drag = event.position()
            self._keep_inside()
            self._changed()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._moved = True
            return
        self._hover(self.code_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a move."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag, self._moved = event.position(), False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the country under the mouse."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        moved, self._drag = self._drag is not None and self._moved, None
        code = self.code_at(event.position())
        if code and not moved:
            self.set_current(code)
            self.chosen.emit(code)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the country under the mouse."""
        code = self.code_at(event.position())
        if code and event.button() == Qt.MouseButton.LeftButton:
            self.set_current(code)
            self.opened.emit(code)

    def leaveEvent(self, _event: QEvent) -> None:
        """No country is under the mouse."""
        self._hover("")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl, zoom; otherwise whatever lies around scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom_by(ZOOM_STEP if event.angleDelta().y() > 0 else 1 / ZOOM_STEP, event.position())
            event.accept()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Tooltips of the countries; a redraw with the focus."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            code = self.code_at(event.pos().toPointF())
            QToolTip.showText(event.globalPos(), self._data.said_of(code) if code else "", self)
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def _hover(self, code: str) -> None:
        if code == self._hovered:
            return
        self._hovered = code
        self.setCursor(Qt.CursorShape.PointingHandCursor if code else Qt.CursorShape.ArrowCursor)
        self.hovered.emit(code)
        self.update()

    # -- keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from country to country by name, Home and End to the ends, a letter to a name, Enter opens; + - 0 zoom."""
        key = event.key()
        if key in _STEPS:
            self._walk(_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(self.codes()[0 if key == Qt.Key.Key_Home else -1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self.opened.emit(self._current)
        elif key == Qt.Key.Key_Space and self._current:
            self.chosen.emit(self._current)
        elif key in _ZOOMS:
            self.zoom_by(_ZOOMS[key])
        elif key == Qt.Key.Key_0:
            self.zoom_out_fully()
        elif not (event.text().isalpha() and self._go_to_letter(event.text())):
            super().keyPressEvent(event)

    def _walk(self, step: int) -> None:
        codes = self.codes()
        at = codes.index(self._current) + step if self._current else (0 if step > 0 else -1)
        self._go(codes[at % len(codes)])

    def _go_to_letter(self, letter: str) -> bool:
        """The next country whose name begins with a letter."""
        codes = self.codes()
        at = codes.index(self._current) + 1 if self._current else 0
        language, wanted = words().language, folded(letter)
        found = (code for code in codes[at:] + codes[:at] if folded(country_name(code, language)).startswith(wanted))
        code = next(found, "")
        if code:
            self._go(code)
        return bool(code)

    def _go(self, code: str) -> None:
        self.set_current(code)
        QToolTip.showText(self.mapToGlobal(self.place_of(code).toPoint()), self._data.said_of(code), self)
        self.walked.emit(code)
