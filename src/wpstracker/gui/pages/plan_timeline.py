"""The plans of a country one after another on a line of years, with the day looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from wpstracker.domain.vocabularies import Instrument, Stage
from wpstracker.figures.rows import Row
from wpstracker.gui.language import tr
from wpstracker.gui.pages.plan_lines import instrument_label, period_of, says_none_known
from wpstracker.gui.roles import role_of
from wpstracker.gui.theme import tokens

_BAR, _AXIS, _TOP, _SIDE = 20, 20, 8, 32


@dataclass(frozen=True, slots=True)
class Span:
    """One plan: when it begins and ends (open ends are drawn to the edge), how it is called, its role."""

    id: str
    label: str
    short: str
    period: str
    status: str
    role: str
    start: date | None
    end: date | None


def spans(rows: Sequence[Row]) -> list[Span]:
    """The plans among these rows, oldest first; those without any date come last."""
    made = [_span(row) for row in rows if not says_none_known(row)]
    return sorted(made, key=lambda span: (span.start is None and span.end is None, span.start or span.end or date.max))


class PlanTimeline(QWidget):
    """Bars by year; a click chooses a plan. The tree beside it does the same by keyboard."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans: list[Span] = []
        self._day = date.today()
        self._current = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_plans(self, found: Sequence[Span], day: date, current: str = "") -> None:
        """Draw these plans and the day looked at; `current` is drawn strongest. Without any date nothing is drawn."""
        self._spans, self._day, self._current = list(found), day, current
        said = [f"{span.label}, {span.period or tr('dates not known')}, {span.status}" for span in self._spans]
        self.setAccessibleName(tr("Plans on a line of years"))
        self.setAccessibleDescription("; ".join(said))
        self.setVisible(any(span.start or span.end for span in self._spans))
        self.updateGeometry()
        self.update()

    def spans(self) -> list[Span]:
        """What is drawn."""
        return list(self._spans)

    def sizeHint(self) -> QSize:
        """A row for each plan and the years below."""
        return QSize(240, _TOP + len(self._spans) * self._row() + _AXIS + 4)

    def minimumSizeHint(self) -> QSize:
        """May become narrow, but not low."""
        return QSize(160, self.sizeHint().height())

    def span_at(self, y: float) -> Span | None:
        """The plan drawn at a height."""
        row = int((y - _TOP) // self._row())
        return self._spans[row] if 0 <= row < len(self._spans) else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the plan under the mouse."""
        span = self.span_at(event.position().y())
        if span is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(span.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be chosen."""
        over = self.span_at(event.position().y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: object) -> bool:
        """Say what a bar means."""
        if isinstance(event, QHelpEvent):
            span = self.span_at(event.pos().y())
            QToolTip.showText(event.globalPos(), f"{span.label} · {span.period}\n{span.status}" if span else "", self)
            return True
        return super().event(event)  # type: ignore[arg-type]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Grid of years, bars, the line of the day."""
        painter = QPainter(self)
        self.paint(painter)
        painter.end()

    def paint(self, painter: QPainter) -> None:
        """Draw all of it on anything, in the size of the widget."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(tokens().surface))
        first, last = self._years()
        room = QRectF(_SIDE, _TOP, self.width() - 2 * _SIDE, len(self._spans) * self._row())
        self._draw_years(painter, room, first, last)
        for number, span in enumerate(self._spans):
            line = QRectF(room.left(), room.top() + number * self._row() + 3, room.width(), self._row() - 6)
            self._draw_span(painter, line, span, first, last)
        place = int(_place(self._day, first, last, room))
        painter.setPen(QPen(QColor(tokens().bad), 1.5))
        painter.drawLine(place, int(room.top()) - 4, place, int(room.bottom()) + 3)

    def _row(self) -> int:
        return max(_BAR, self.fontMetrics().height()) + 6

    def _years(self) -> tuple[int, int]:
        """The first and last year drawn, the day's own included when it is near."""
        dates = [when for span in self._spans for when in (span.start, span.end) if when]
        years = [when.year for when in dates] + [self._day.year]
        return min(years), max(years) + 1

    def _draw_years(self, painter: QPainter, room: QRectF, first: int, last: int) -> None:
        """A light line for each year, its number where there is room."""
        font = _small(self.font())
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        step = max(1, int((metrics.horizontalAdvance("2000") + 10) * (last - first) // max(room.width(), 1)) + 1)
        for year in range(first, last + 1):
            x = _place(date(year, 1, 1), first, last, room)
            painter.setPen(QPen(QColor(tokens().grid), 1))
            painter.drawLine(int(x), int(room.top()), int(x), int(room.bottom()))
            if (year - first) % step == 0 and x + metrics.horizontalAdvance(str(year)) <= self.width():
                painter.setPen(QColor(tokens().muted))
                painter.drawText(QRectF(x - 2, room.bottom() + 1, 60, _AXIS), Qt.AlignmentFlag.AlignLeft, str(year))

    def _draw_span(self, painter: QPainter, line: QRectF, span: Span, first: int, last: int) -> None:
        """The bar with its label, inside or beside it; one without dates is words alone."""
        if span.start is None and span.end is None:
            _label(painter, line, tr("{plan}: dates not known", plan=span.label), _small(self.font()), tokens().muted)
            return
        left = _place(span.start, first, last, line) if span.start else line.left()
        right = _place(span.end, first, last, line) if span.end else line.right()
        bar = QRectF(left, line.top(), max(right - left, 6), line.height())
        chosen = span.id == self._current
        colour = QColor(tokens().colour(span.role))
        painter.setPen(QPen(colour, 2 if chosen else 1))
        painter.setBrush(QColor(tokens().soft(span.role)))
        painter.drawRoundedRect(bar, 4, 4)
        font = _small(self.font())
        font.setBold(chosen)
        metrics = QFontMetricsF(font)
        for text in (f"{span.label} · {span.period}", span.label, span.short):
            place = _room_for(metrics.horizontalAdvance(text) + 14, bar, line)
            if place is not None:
                break
        place = place or _widest(bar, line)
        align = Qt.AlignmentFlag.AlignRight if place.right() == bar.left() else Qt.AlignmentFlag.AlignLeft
        _label(painter, place.adjusted(6, 0, -6, 0), text, font, tokens().colour(span.role) if place is bar else tokens().text, align)


def _room_for(width: float, bar: QRectF, line: QRectF) -> QRectF | None:
    """The bar itself, or the first side with room enough."""
    return next((place for place in _places(bar, line) if width <= place.width()), None)


def _widest(bar: QRectF, line: QRectF) -> QRectF:
    """Where most of a text can be read."""
    return max(_places(bar, line), key=QRectF.width)


def _places(bar: QRectF, line: QRectF) -> tuple[QRectF, QRectF, QRectF]:
    """The bar, what is right and what is left of it."""
    right = QRectF(bar.right(), bar.top(), line.right() - bar.right(), bar.height())
    return bar, right, QRectF(line.left(), bar.top(), bar.left() - line.left(), bar.height())


def _span(row: Row) -> Span:
    start, end = row["in_force"] or row["adopted"] or row["launched"], row["until"]
    edition = tr("edition {n}", n=row["edition"]) if row["edition"] else ""
    sort = tr("NAP") if row["instrument"] == Instrument.NAP_1325 else instrument_label(row)
    label = tr("{instrument}, edition {n}", instrument=sort, n=row["edition"]) if row["edition"] else sort
    stage = Stage(row["stage"])
    return Span(
        row["id"],
        label,
        edition or sort,
        period_of(row),
        tr(stage.label),
        role_of(Stage, stage),
        start.earliest() if start else None,
        end.latest() if end else None,
    )


def _place(day: date, first: int, last: int, room: QRectF) -> float:
    """Where a day lies between the first and last year."""
    span = (date(last, 1, 1) - date(first, 1, 1)).days
    return room.left() + room.width() * (day - date(first, 1, 1)).days / max(span, 1)


def _label(
    painter: QPainter, room: QRectF, text: str, font: QFont, colour: str, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | align, shown)


def _small(font: QFont) -> QFont:
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * 0.9)
    return other
