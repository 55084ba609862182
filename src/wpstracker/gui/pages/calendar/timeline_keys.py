"""The line of time by keyboard: from entry to entry, from country to country, closer and back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolTip

from wpstracker.gui.pages.calendar.marks import Mark

if TYPE_CHECKING:
    from wpstracker.gui.pages.calendar.timeline_view import TimelineView

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_UP_AND_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ZOOM = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class TimelineKeys:
    """Knows in which country the keyboard stands."""

    def __init__(self, view: "TimelineView") -> None:
        self._view, self._country = view, ""

    def pressed(self, event: QKeyEvent) -> bool:
        """Do what a key means; whether it means anything."""
        view, key = self._view, event.key()
        mark, moves = view.focused(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _SIDEWAYS and moves:
            view.moved.emit(view.chosen(), _SIDEWAYS[Qt.Key(key)])
        elif key in _SIDEWAYS:
            self._along(_SIDEWAYS[Qt.Key(key)])
        elif key in _UP_AND_DOWN:
            self._across(_UP_AND_DOWN[Qt.Key(key)])
        elif key in _ZOOM:
            view.zoom(_ZOOM[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and mark:
            view.open(mark)
        elif key == Qt.Key.Key_N and not event.modifiers():
            view.new_wanted.emit(view.current_day())
        else:
            return False
        return True

    def _along(self, by: int) -> None:
        """To the next thing of the country, or a piece further where nothing more is seen."""
        now = self._view.focused()
        country = next((lane.country for lane, marks in self._view.marks() if now in marks), None) if now else None
        self._country = country if country is not None else self._country or self._first()
        in_order = sorted(self._seen(self._country), key=lambda mark: (mark.rect.left(), mark.rect.top()))
        at = next((place for place, mark in enumerate(in_order) if now and mark.key == now.key), None)
        if at is None and in_order:
            self._stand(in_order[0 if by > 0 else -1])
        elif at is not None and 0 <= at + by < len(in_order):
            self._stand(in_order[at + by])
        else:
            bar = self._view.horizontalScrollBar()
            bar.setValue(bar.value() + round(by * self._view.line_width() / 4))

    def _across(self, by: int) -> None:
        """To the next country, and to what is nearest there."""
        lanes = self._view.lanes()
        if not lanes:
            return
        codes = [lane.country for lane in lanes]
        at = codes.index(self._country) + by if self._country in codes else 0
        lane, now = lanes[min(max(at, 0), len(lanes) - 1)], self._view.focused()
        self._country = lane.country
        self._view.show_lane(lane)
        x = now.rect.center().x() if now else self._view.line_width() / 2
        near = min(self._seen(lane.country), key=lambda mark: abs(mark.rect.center().x() - x), default=None)
        if near:
            self._stand(near, lane.name)
        else:
            self._view.say(lane.name)

    def _seen(self, country: str) -> Sequence[Mark]:
        width = self._view.line_width()
        row = next((marks for lane, marks in self._view.marks() if lane.country == country), [])
        return [mark for mark in row if 0 <= mark.rect.center().x() <= width]

    def _first(self) -> str:
        seen = self._view.marks()
        return seen[0][0].country if seen else ""

    def _stand(self, mark: Mark, country: str = "") -> None:
        """Put the keyboard on something, and say what it is."""
        view, told = self._view, mark.told()
        view.choose(mark.key)
        said = told.replace("\n", "; ")
        view.say(f"{country}: {said}" if country else said)
        QToolTip.showText(view.viewport().mapToGlobal(view.place_of(mark).bottomLeft().toPoint()), told, view)
