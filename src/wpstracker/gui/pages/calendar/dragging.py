"""Taking an entry from one day and putting it on another with the mouse, across all the months that are shown."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.period import Period
from wpstracker.domain.redating import Unit, shifted, steps_between
from wpstracker.figures.calendar_item import CalendarItem
from wpstracker.gui.language import tr, words
from wpstracker.services.redating import NOT_SO_WELL_KNOWN, why_fixed


@dataclass(frozen=True, slots=True)
class Grip:
    """What was taken: an entry, the day it was taken at, and whether only its end."""

    item: CalendarItem
    day: date
    end_only: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where something may be put: a day, or a month of which no day is meant."""

    day: date
    exact: Unit = Unit.DAY


class Target(Protocol):
    """A widget that can be dropped on."""

    def place_at(self, spot: QPoint) -> Place | None:
        """What is at a point of the screen."""

    def show_drop(self, span: tuple[date, date] | None) -> None:
        """Mark the days an entry would come to stand on; None takes the mark away."""


def landing(grip: Grip, place: Place) -> Period | None:
    """The dates an entry would have; None where it cannot be put."""
    item = grip.item
    try:
        if grip.end_only:
            end = PartialDate.of(place.day)
            return Period(item.start, end if end != item.start else None) if end >= item.start else None
        if item.unit is None or why_fixed(item):
            return None
        steps = steps_between(item.unit, grip.day, place.day)
        return Period(shifted(item.start, item.unit, steps), shifted(item.end, item.unit, steps) if item.end else None)
    except ValueError:
        return None


def refusal(grip: Grip, place: Place) -> str:
    """Why an entry cannot be put there, in words; "" when it can."""
    if not grip.end_only and (why := why_fixed(grip.item)):
        return tr(why)
    period = landing(grip, place)
    if period is None:
        return tr("It would end before it starts.") if grip.end_only else tr("That lies beyond the calendar.")
    if grip.item.exact is not Unit.DAY and (period.start, period.end) == (grip.item.start, grip.item.end):
        return tr(NOT_SO_WELL_KNOWN)
    return ""


class Dragging(QObject):
    """One drag at a time: marks where it would land, says it beside the mouse, and tells where it was dropped. Esc gives up."""

    def __init__(self, parent: QWidget, targets: Callable[[], Iterable[Target]], dropped: Callable[[Grip, Place], object]) -> None:
        super().__init__(parent)
        self._targets, self._dropped = targets, dropped
        self._widget: QWidget | None = None
        self.grip: Grip | None = None

    def begin(self, grip: Grip, widget: QWidget) -> None:
        """Take hold of an entry; `widget` has the mouse."""
        self.grip, self._widget = grip, widget
        _application().installEventFilter(self)

    def over(self, spot: QPoint) -> None:
        """The mouse moved to a point of the screen."""
        if self.grip is None or self._widget is None:
            return
        place = self._place(spot)
        period = landing(self.grip, place) if place else None
        why = refusal(self.grip, place) if place else ""
        first = period.start.earliest() if period and period.start and not why else None
        last = (period.end or period.start).latest() if period and period.start and not why else None
        for target in self._targets():
            target.show_drop((first, last) if first and last else None)
        fits = place is not None and not why
        self._widget.setCursor(Qt.CursorShape.ClosedHandCursor if fits else Qt.CursorShape.ForbiddenCursor)
        told = why or (period.show(words().language) if period and fits else "")
        QToolTip.showText(spot + QPoint(12, 14), told, self._widget)

    def drop(self, spot: QPoint) -> None:
        """Put it down at a point of the screen."""
        grip, place = self.grip, self._place(spot)
        self.give_up()
        if grip is not None and place is not None:
            self._dropped(grip, place)

    def give_up(self) -> None:
        """Leave everything as it was."""
        if self.grip is None:
            return
        self.grip = None
        _application().removeEventFilter(self)
        for target in self._targets():
            target.show_drop(None)
        if self._widget is not None:
            self._widget.unsetCursor()
        QToolTip.hideText()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Esc gives up; other keys wait."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.give_up()
            event.accept()
            return True
        return False

    def _place(self, spot: QPoint) -> Place | None:
        return next((place for target in self._targets() if (place := target.place_at(spot))), None)


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None
    return application


class Hand:
    """Tells a press from a drag for one widget: feed it the mouse, it feeds the `Dragging`."""

    def __init__(self, widget: QWidget, dragging: Dragging, *, may_write: Callable[[], bool]) -> None:
        self._widget, self._dragging, self._may_write = widget, dragging, may_write
        self._grip: Grip | None = None
        self._began = False
        self._pressed = QPoint()

    def press(self, event: QMouseEvent, grip: Grip | None) -> None:
        """The button went down on an entry, or beside one."""
        self._grip = grip if event.button() == Qt.MouseButton.LeftButton and self._may_write() else None
        self._began, self._pressed = False, event.globalPosition().toPoint()

    def move(self, event: QMouseEvent) -> bool:
        """The mouse moved; whether something is being dragged."""
        spot = event.globalPosition().toPoint()
        if self._grip is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        if not self._began and (spot - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._began = True
            self._dragging.begin(self._grip, self._widget)
        if self._dragging.grip is None:
            return False
        self._dragging.over(spot)
        return True

    def release(self, event: QMouseEvent) -> bool:
        """The button came up; whether that ended a drag."""
        was, self._grip = self._dragging.grip is not None, None
        if was:
            self._dragging.drop(event.globalPosition().toPoint())
        return was
