"""The line of time: a lane for each country, from half a century down to a month, by mouse, wheel and keyboard."""

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from wpstracker.figures.calendar_item import CalendarItem
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.pages.calendar.dragging import Dragging, Place
from wpstracker.gui.pages.calendar.lanes import Lane
from wpstracker.gui.pages.calendar.marks import Mark
from wpstracker.gui.pages.calendar.scale import Scale, span_text
from wpstracker.gui.pages.calendar.source import CalendarSource
from wpstracker.gui.pages.calendar.timeline_canvas import HEAD, Drawn, paint_timeline
from wpstracker.gui.pages.calendar.timeline_keys import TimelineKeys
from wpstracker.gui.pages.calendar.timeline_layout import TimelineLayout
from wpstracker.gui.pages.calendar.timeline_mouse import TimelineMouse
from wpstracker.gui.pages.calendar.timeline_reach import TimelineReach
from wpstracker.gui.widgets.found_marks import NOTHING


class TimelineView(QAbstractScrollArea):
    """The horizontal scroll bar goes over everything dated in the file; the vertical one over the countries."""

    item_opened = Signal(object)
    plan_opened = Signal(str)
    new_wanted = Signal(object)
    moved = Signal(object, int)
    dropped = Signal(object, object)
    chosen_changed = Signal()
    menu_wanted = Signal(QPoint)
    span_changed = Signal()

    def __init__(self, *, may_write: bool) -> None:
        super().__init__()
        self._layout: TimelineLayout | None = None
        self._today = self._day = date(2000, 1, 1)
        self._reach = TimelineReach(self.horizontalScrollBar())
        self._focus = ""
        self._drop: tuple[str, date, date] | None = None
        self._marks: list[tuple[Lane, list[Mark]]] | None = None
        self._keys = TimelineKeys(self)
        self.dragging = Dragging(self, lambda: [self], self.dropped.emit)
        self._mouse = TimelineMouse(self, self.dragging, may_write=may_write)
        self.setAccessibleName(tr("Timeline"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.viewport().setMouseTracking(True)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self._changed())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._changed())

    # -- what is shown

    def fill(self, source: CalendarSource, day: date) -> None:
        """Read the lanes anew; the time looked at stays, at first it is two years around the day."""
        self._layout = TimelineLayout(source, QFontMetrics(self.font()).height() + 5.0)
        self._today, is_first = source.today, self._reach.per_day is None
        self._reach.cover(*source.reach(), self.line_width())
        self._fit()
        if is_first or not self.span()[0] <= day <= self.span()[1]:
            self.set_current_day(day)
        self._day = day
        self._changed()
        number = len(self._layout.lanes)
        self.setAccessibleDescription(tr_n("{n} country", "{n} countries", number))

    def scale(self) -> Scale:
        """The present scale."""
        return self._reach.scale()

    def span(self) -> tuple[date, date]:
        """The first and the last day that are seen."""
        scale = self.scale()
        return scale.day(0), scale.day(self.line_width() - 1)

    def heading(self) -> str:
        """The time looked at, in words."""
        return span_text(*self.span())

    def current_day(self) -> date:
        """The day looked at, if it is still seen, else the middle of what is."""
        first, last = self.span()
        return self._day if first <= self._day <= last else first + (last - first) / 2

    def set_current_day(self, day: date) -> None:
        """Bring a day into the middle."""
        self._day = day
        self._reach.centre(day, self.line_width())

    def look_at(self, day: date) -> None:
        """Take a day for the one looked at, without moving."""
        self._day = day

    def day_at(self, x: float) -> date:
        """The day at so many pixels from the left edge of the view."""
        return self.scale().day(x - self.names_width())

    def step(self, windows: int) -> None:
        """Go on by most of what is seen, or back."""
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() + round(windows * self.line_width() * 0.9))

    def zoom(self, steps: float, x: float | None = None) -> None:
        """Come closer or go back; what is under `x` (the middle) stays there."""
        self._reach.zoom(steps, self.line_width() / 2 if x is None else x, self.line_width())
        self._fit()
        self._changed()

    def chosen(self) -> CalendarItem | None:
        """The entry the keyboard stands on."""
        mark = self.focused()
        return mark.item if mark else None

    def choose(self, key: str) -> None:
        """Stand on an entry."""
        self._focus = key
        self.viewport().update()
        self.chosen_changed.emit()

    def focused(self) -> Mark | None:
        """What the keyboard stands on, if it is seen."""
        return next((mark for _, marks in self.marks() for mark in marks if mark.key == self._focus), None)

    def stands_on(self, mark: Mark) -> bool:
        """Whether this is what was chosen last."""
        return mark.key == self._focus

    def marks(self) -> list[tuple[Lane, list[Mark]]]:
        """What is drawn, lane by lane."""
        if self._layout is None:
            return []
        if self._marks is None:
            seen = self._layout.seen(self.verticalScrollBar().value(), self._height())
            self._marks = self._layout.marks(seen, self.scale(), self.line_width())
        return self._marks

    def place_of(self, mark: Mark) -> QRectF:
        """Where a mark is drawn in the viewport."""
        return mark.rect.translated(self.names_width(), HEAD - self.verticalScrollBar().value())

    def state(self) -> dict[str, Any]:
        """How close it is, and the middle of what is seen."""
        first, last = self.span()
        return {"per_day": self._reach.per_day, "middle": (first + (last - first) / 2).isoformat()}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`; the next `fill` shows it."""
        self._reach.per_day = float(state["per_day"]) if state.get("per_day") else None

    # -- dragging

    def place_at(self, spot: QPoint) -> Place | None:
        """The day at a point of the screen."""
        here = self.viewport().mapFromGlobal(spot)
        inside = self.isVisible() and self.viewport().rect().contains(here) and here.x() >= self.names_width()
        return Place(self.day_at(here.x())) if inside else None

    def show_drop(self, span: tuple[date, date] | None) -> None:
        """Mark where an entry would come to stand."""
        grip = self.dragging.grip
        self._drop = (grip.item.country, *span) if span and grip else None
        self.viewport().update()

    # -- keyboard, mouse, wheel

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows from entry to entry and from country to country, + and - zoom, Enter opens, Ctrl+arrows move the entry."""
        if not self._keys.pressed(event):
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Through time or closer where a key says so; otherwise over the countries."""
        if not self._mouse.turned(event):
            super().wheelEvent(event)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See `TimelineMouse`, as for the three below."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._mouse.pressed(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mouse moved."""
        self._mouse.moved(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A button came up."""
        self._mouse.released(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A button went down twice."""
        self._mouse.pressed_twice(event)

    def mark_at(self, place: QPointF) -> Mark | None:
        """What is under a point; thin ones are easier to hit than they are wide."""
        if place.x() < self.names_width() or place.y() < HEAD:
            return None
        every = [mark for _, marks in self.marks() for mark in marks]
        for more in (0, 3):
            for mark in reversed(every):
                if self.place_of(mark).adjusted(-more, 0, more, 0).contains(place):
                    return mark
        return None

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell everything known of what is under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self.mark_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), mark.told() if mark else "", self)
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().viewportEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What is seen."""
        painter = QPainter(self.viewport())
        paint_timeline(painter, self.drawn(), self.font())
        painter.end()

    def drawn(self) -> Drawn:
        """Everything a painter needs."""
        width, height = self.viewport().width(), self.viewport().height()
        focus = self._focus if self.hasFocus() else ""
        scrolled, found = self.verticalScrollBar().value(), self._layout.marker if self._layout else NOTHING
        return Drawn(self.scale(), self.names_width(), width, height, scrolled, self._today, self.marks(), focus, self._drop, found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less is seen."""
        super().resizeEvent(event)
        self._fit()
        self._changed()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(900, 500)

    # -- inside

    def lanes(self) -> list[Lane]:
        """Every country, seen or not."""
        return self._layout.lanes if self._layout else []

    def show_lane(self, lane: Lane) -> None:
        """Scroll a country into sight."""
        bar = self.verticalScrollBar()
        if not bar.value() <= lane.top <= bar.value() + self._height() - lane.height:
            bar.setValue(round(lane.top))

    def open(self, mark: Mark) -> None:
        """Show the record; come closer to a count."""
        if mark.item:
            self.item_opened.emit(mark.item)
        elif mark.plan:
            self.plan_opened.emit(mark.plan.id)
        else:
            self.zoom(3, mark.rect.center().x())

    def say(self, text: str) -> None:
        """Tell a screen reader."""
        self.setAccessibleDescription(text)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _changed(self) -> None:
        self._marks = None
        self.viewport().update()
        self.span_changed.emit()

    def _fit(self) -> None:
        """What the scroll bars go over."""
        self._reach.fit(self.line_width())
        bar, tall = self.verticalScrollBar(), self._layout.height if self._layout else 0.0
        bar.setRange(0, max(0, round(tall - self._height())))
        bar.setPageStep(max(1, round(self._height())))
        bar.setSingleStep(24)

    def names_width(self) -> float:
        """The width of the names at the left."""
        return min(190.0, max(120.0, self.viewport().width() * 0.16))

    def line_width(self) -> float:
        """The width of the line itself."""
        return max(1.0, self.viewport().width() - self.names_width())

    def _height(self) -> float:
        return max(1.0, self.viewport().height() - HEAD)
