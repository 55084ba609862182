"""Charts as widgets: pointing, clicking, keyboard, screen reader."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from wpstracker.gui.language import tr
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.charts.data import ChartData, Mark, spoken
from wpstracker.gui.widgets.charts.legend import legend_places
from wpstracker.gui.widgets.charts.painting import paint_chart, share_line_bar, share_line_numbers


class ChartWidget(QWidget):
    """Shows chart data; `clicked(category key, series key)` for the piece pressed."""

    clicked = Signal(str, str)
    kind = ""

    def __init__(self, data: ChartData | None = None, *, name: str = "", empty_text: str = "", parent: QWidget | None = None) -> None:
        """`empty_text` is said when there is nothing to draw."""
        super().__init__(parent)
        self._data = data or ChartData()
        self._empty_text = empty_text or tr("There is nothing to count yet.")
        self._marks: list[Mark] = []
        self._at = -1
        self._hovered = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.set_data(self._data)

    def data(self) -> ChartData:
        """What is shown."""
        return self._data

    def set_data(self, data: ChartData) -> None:
        """Show other data."""
        self._data, self._at, self._hovered = data, -1, -1
        self._marks = []
        self.setAccessibleDescription(self._empty_text if data.is_empty() else spoken(data))
        self.updateGeometry()
        self.update()

    def marks(self) -> list[Mark]:
        """The pieces drawn last, with their places."""
        if not self._marks and not self._data.is_empty():
            self.picture(1.0)
        return list(self._marks)

    def focused_mark(self) -> Mark | None:
        """The piece the keyboard stands on."""
        return self._marks[self._at] if 0 <= self._at < len(self._marks) else None

    def picture(self, scale: float = 2.0) -> QImage:
        """The chart as a picture on the theme's surface."""
        image = QImage(self.size() * scale, QImage.Format.Format_ARGB32)
        image.setDevicePixelRatio(scale)
        image.fill(QColor(tokens().surface))
        painter = QPainter(image)
        painter.setFont(self.font())
        self._paint(painter)
        painter.end()
        return image

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The chart, and the ring around the piece the keyboard stands on."""
        painter = QPainter(self)
        self._paint(painter)
        mark = self.focused_mark()
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens().focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = mark.rect.adjusted(-3, -3, 3, 3) if mark else QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, 4, 4)
        painter.end()

    def _paint(self, painter: QPainter) -> None:
        """Draw data or the sentence that there is none."""
        inner = self._inner()
        if self._data.is_empty():
            self._marks = []
            painter.setPen(QColor(tokens().muted))
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty_text)
            return
        self._marks = paint_chart(self.kind, painter, inner, self._data, tokens())
        if 0 <= self._hovered < len(self._marks):
            glow = QColor(tokens().text)
            glow.setAlpha(34)
            painter.fillRect(self._marks[self._hovered].rect, glow)

    def _inner(self) -> QRectF:
        """The place of the drawing; room for the focus ring stays around it."""
        return QRectF(self.rect()).adjusted(5, 5, -5, -5)

    def _mark_at(self, place: QRectF | object) -> int:
        """The piece under the mouse, -1 for none; thin pieces are easier to hit than they are wide."""
        for more in (0, 3):
            for number, mark in enumerate(self._marks):
                if mark.rect.adjusted(-more, -more, more, more).contains(place):  # type: ignore[arg-type]
                    return number
        return -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the piece under the mouse."""
        found = self._mark_at(event.position())
        if found != self._hovered:
            self._hovered = found
            self.setCursor(Qt.CursorShape.PointingHandCursor if found >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        """No piece is under the mouse."""
        self._hovered = -1
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press a piece."""
        found = self._mark_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found >= 0:
            self._at = found
            self._press()

    def event(self, event: QEvent) -> bool:
        """Tooltips of the pieces; a redraw with the focus."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._mark_at(event.pos().toPointF())
            QToolTip.showText(event.globalPos(), self._marks[found].text if found >= 0 else "", self)
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from piece to piece, Enter presses."""
        key = Qt.Key(event.key()) if event.key() in _ARROWS or event.key() in _PRESS else None
        if key in _ARROWS:
            self._step(*self._direction(*_ARROWS[key]))
        elif key in _PRESS and self.focused_mark():
            self._press()
        else:
            super().keyPressEvent(event)

    def _direction(self, right: int, up: int) -> tuple[int, int]:
        """Steps over categories and over series for an arrow."""
        return right, up

    def _step(self, categories: int, series: int) -> None:
        """Go to the next piece in a direction; the first arrow goes to the first piece."""
        marks = self.marks()
        now = self.focused_mark()
        if not marks:
            return
        if now is None:
            self._at = 0
        elif categories:
            beyond = [m for m in marks if (m.category - now.category) * categories > 0]
            nearest = min(beyond, key=lambda m: (abs(m.category - now.category), abs(m.series - now.series)), default=now)
            self._at = marks.index(nearest)
        else:
            beyond = [m for m in marks if m.category == now.category and (m.series - now.series) * series > 0]
            self._at = marks.index(min(beyond, key=lambda m: abs(m.series - now.series), default=now))
        mark = marks[self._at]
        self.setAccessibleDescription(mark.text)
        QToolTip.showText(self.mapToGlobal(mark.rect.topRight().toPoint()), mark.text, self)
        self.update()

    def _press(self) -> None:
        """Announce the piece."""
        mark = self._marks[self._at]
        series = self._data.series[mark.series]
        self.clicked.emit(self._data.categories[mark.category].key, series.key or series.name)


_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_PRESS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class BarChart(ChartWidget):
    """Upright bars over categories, such as months."""

    kind = "bars"

    def sizeHint(self) -> QSize:
        """Wide and not too high."""
        return QSize(420, 230)

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(220, 160)


class HBarChart(ChartWidget):
    """Lying bars for categories with long names."""

    kind = "hbars"

    def sizeHint(self) -> QSize:
        """One line per category."""
        legend = 30 if len(self._data.series) > 1 else 0
        line = self.fontMetrics().height() + 12
        return QSize(360, max(80, line * len(self._data.categories) + legend + 10))

    def minimumSizeHint(self) -> QSize:
        """All lines, in less width."""
        return QSize(220, self.sizeHint().height())

    def _direction(self, right: int, up: int) -> tuple[int, int]:
        """Up and down go over the categories here."""
        return -up, right


class ShareBar(ChartWidget):
    """One bar of 100 % with a piece per series; `clicked` tells the series key."""

    kind = "share"

    def hasHeightForWidth(self) -> bool:
        """The legend needs more lines in less width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Bar and legend."""
        if self._data.is_empty():
            return 70
        sample = ["0000 (100 %)"] * len(self._data.series)
        places = legend_places(width - 10.0, self._data, QFontMetricsF(self.font()), sample)
        return int(46 + places[-1].bottom() + 6)

    def sizeHint(self) -> QSize:
        """As the usual width needs."""
        return QSize(360, self.heightForWidth(360))

    def minimumSizeHint(self) -> QSize:
        """In less width."""
        return QSize(200, self.heightForWidth(self.width() if self.width() > 200 else 360))

    def _direction(self, right: int, up: int) -> tuple[int, int]:
        """All pieces lie in one line."""
        return 0, right or -up


class ShareLine(ShareBar):
    """The same in one line: the bar with names and numbers beside it, below it where there is too little width."""

    kind = "share_line"

    def heightForWidth(self, width: int) -> int:
        """One line, or bar and legend."""
        metrics = QFontMetricsF(self.font())
        if self._data.is_empty() or share_line_bar(width - 10.0, self._data, metrics):
            return int(metrics.height() + 16)
        places = legend_places(width - 10.0, self._data, metrics, share_line_numbers(self._data))
        return int(metrics.height() + 20 + places[-1].bottom())

    def sizeHint(self) -> QSize:
        """As the usual width needs."""
        return QSize(720, self.heightForWidth(self.width() if self.width() > 200 else 720))
