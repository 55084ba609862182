"""One chip: a rounded label with a colour, which may be removed."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from wpstracker.gui.language import tr
from wpstracker.gui.theme import blend, tokens
from wpstracker.gui.widgets.suggestions import Suggestion, plain_colour

_WIDEST = 320
_CROSS = 18


class Chip(QWidget):
    """A chip that takes the focus when it can be removed."""

    remove_asked = Signal(object)
    step_asked = Signal(object, int)
    clicked = Signal(object)

    def __init__(self, item: Suggestion, *, removable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item, self._removable = item, removable
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if removable else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{item.label}\n{item.hint}" if item.hint else item.label)
        name = tr("{label}. Press Delete to remove it", label=item.label) if removable else item.label
        self.setAccessibleName(name)
        if removable:
            self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """As wide as its text, up to a limit."""
        metrics = self.fontMetrics()
        extra = 24 + (_CROSS if self._removable else 4)
        return QSize(min(metrics.horizontalAdvance(self.item.label) + extra, _WIDEST), metrics.height() + 8)

    def minimumSizeHint(self) -> QSize:
        """May shrink to a few letters."""
        return QSize(60, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Background, dot, text, cross, focus ring."""
        colours = tokens()
        main = plain_colour(self.item.colour)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(colours.focus), 2) if self.hasFocus() else QPen(QColor(blend(main, colours.surface, 0.35)), 1))
        painter.setBrush(QColor(blend(main, colours.surface, 0.12)))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(main))
        painter.drawEllipse(QPointF(rect.left() + 10, rect.center().y()), 3.5, 3.5)
        self._draw_text(painter, rect)
        painter.end()

    def _draw_text(self, painter: QPainter, rect: QRectF) -> None:
        """The label and the cross behind it."""
        text_rect = rect.adjusted(18, 0, -(_CROSS if self._removable else 6), 0)
        painter.setPen(QColor(tokens().text))
        text = painter.fontMetrics().elidedText(self.item.label, Qt.TextElideMode.ElideRight, int(text_rect.width()) + 1)
        painter.drawText(text_rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if self._removable:
            painter.setPen(QPen(QColor(tokens().bad if self._over_cross() else tokens().muted), 1.6))
            x, y, arm = rect.right() - 11, rect.center().y(), 3.2
            painter.drawLine(QPointF(x - arm, y - arm), QPointF(x + arm, y + arm))
            painter.drawLine(QPointF(x - arm, y + arm), QPointF(x + arm, y - arm))

    def _over_cross(self) -> bool:
        """Whether the mouse stands on the cross."""
        return self.underMouse() and self.mapFromGlobal(self.cursor().pos()).x() > self.width() - _CROSS - 3

    def mouseMoveEvent(self, _event: QMouseEvent) -> None:
        """Show the cross under the mouse."""
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remove on the cross, a click elsewhere."""
        if event.button() != Qt.MouseButton.LeftButton or not self.rect().contains(event.position().toPoint()):
            return
        if self._removable and event.position().x() > self.width() - _CROSS - 3:
            self.remove_asked.emit(self)
        else:
            self.clicked.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, arrows go to the neighbours."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -10_000, Qt.Key.Key_End: 10_000}
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit(self)
        elif event.key() in steps:
            self.step_asked.emit(self, steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()
