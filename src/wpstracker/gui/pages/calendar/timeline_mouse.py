"""The line of time by mouse and wheel: take hold of an entry, open it, begin one on an empty day, come closer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent

from wpstracker.gui.pages.calendar.dragging import Dragging, Grip, Hand
from wpstracker.gui.pages.calendar.marks import Mark
from wpstracker.services.redating import can_change_end

if TYPE_CHECKING:
    from wpstracker.gui.pages.calendar.timeline_view import TimelineView

_EDGE = 6
"""The last pixels of a bar, by which its end is dragged."""
_WHEEL = 120
"""What Qt calls one notch of the wheel."""


class TimelineMouse:
    """Does what the mouse asks of a view; beside `TimelineKeys`."""

    def __init__(self, view: "TimelineView", dragging: Dragging, *, may_write: bool) -> None:
        self._view = view
        self._hand = Hand(view.viewport(), dragging, may_write=lambda: may_write)

    def pressed(self, event: QMouseEvent) -> None:
        """Stand on what is under the mouse and take hold of it."""
        view, place = self._view, event.position()
        mark, day = view.mark_at(place), view.day_at(place.x())
        item = mark.item if mark else None
        if mark:
            view.choose(mark.key)
        self._hand.press(event, Grip(item, day, self._on_end(mark, place)) if mark and item else None)
        view.look_at(day)
        if event.button() == Qt.MouseButton.RightButton and item:
            view.menu_wanted.emit(event.globalPosition().toPoint())

    def moved(self, event: QMouseEvent) -> None:
        """Drag, or show what can be done here."""
        if self._hand.move(event):
            return
        mark = self._view.mark_at(event.position())
        on_end = mark is not None and self._on_end(mark, event.position())
        shape = Qt.CursorShape.SizeHorCursor if on_end else Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.ArrowCursor
        self._view.viewport().setCursor(shape)

    def released(self, event: QMouseEvent) -> None:
        """Drop; or open what was pressed."""
        if self._hand.release(event) or event.button() != Qt.MouseButton.LeftButton:
            return
        mark = self._view.mark_at(event.position())
        if mark is not None and self._view.stands_on(mark):
            self._view.open(mark)

    def pressed_twice(self, event: QMouseEvent) -> None:
        """Begin an event on an empty day."""
        view, place = self._view, event.position()
        if view.mark_at(place) is None and place.x() > view.names_width():
            view.new_wanted.emit(view.day_at(place.x()))

    def turned(self, event: QWheelEvent) -> bool:
        """Closer and back with Ctrl, through time with Shift or sideways; whether it was one of these."""
        turned, keys, bar = event.angleDelta(), event.modifiers(), self._view.horizontalScrollBar()
        if keys & Qt.KeyboardModifier.ControlModifier:
            self._view.zoom(turned.y() / _WHEEL, event.position().x() - self._view.names_width())
            return True
        if keys & Qt.KeyboardModifier.ShiftModifier or turned.x():
            bar.setValue(bar.value() - (turned.x() or turned.y()))
            return True
        return False

    def _on_end(self, mark: Mark, place: QPointF) -> bool:
        """Whether a point is on the end of an event that can be made longer."""
        item = mark.item
        wide = item is not None and can_change_end(item) and mark.rect.width() >= 3 * _EDGE and item.days > 1
        return wide and place.x() >= self._view.place_of(mark).right() - _EDGE
