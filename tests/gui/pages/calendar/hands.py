"""The hands of a person on the calendar."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from wpstracker.gui.pages.calendar.day_grid import DayGrid

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drag(widget: QWidget, start: QPoint, ends: Sequence[QPoint], *, drop: bool = True) -> None:
    """Press, move through points of the screen with the button held, and let go at the last one."""
    QTest.mousePress(widget, LEFT, NONE, start)
    for spot in ends:
        here = QPointF(widget.mapFromGlobal(spot))
        QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, here, QPointF(spot), Qt.MouseButton.NoButton, LEFT, NONE))
    if drop:
        QTest.mouseRelease(widget, LEFT, NONE, widget.mapFromGlobal(ends[-1]))


def on_day(grid: DayGrid, day: date, dy: int = 0) -> QPoint:
    """The middle of a day on the screen."""
    return grid.viewport().mapToGlobal(grid.visualRect(grid.days.index_of(day)).center() + QPoint(0, dy))


def on_chip(grid: DayGrid, key: str, *, end: bool = False) -> QPoint:
    """A point on an entry, in the grid: its beginning, or its end."""
    for week, piece in grid.chips.shown():
        if piece.item.key == key:
            rect = grid.chips.rect(week, piece)
            return QPoint(rect.right() - 2, rect.center().y()) if end else QPoint(rect.left() + 12, rect.center().y())
    raise AssertionError(f"{key} is not shown")


def wheel(widget: QWidget, place: QPoint, turns: int, keys: Qt.KeyboardModifier = NONE) -> None:
    """Turn the wheel."""
    spot = QPointF(widget.mapToGlobal(place))
    event = QWheelEvent(
        QPointF(place), spot, QPoint(), QPoint(0, 120 * turns), Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(widget, event)
