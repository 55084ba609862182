"""The ground of a day: its number, today, week-ends, the cell the keyboard stands on, and in a year the number of entries."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from wpstracker.gui.pages.calendar.packing import Density
from wpstracker.gui.theme import blend, tokens
from wpstracker.gui.widgets.drawn_text import bold, sized

if TYPE_CHECKING:
    from wpstracker.gui.pages.calendar.day_grid import DayGrid

_WEEK_END = 5
_SHADES = ((1, 0.16), (3, 0.3), (6, 0.46), (12, 0.62))
"""From so many entries on, so much of the accent."""


class DayCells(QStyledItemDelegate):
    """Draws one cell of a `DayGrid`; the chips come on top."""

    def __init__(self, grid: "DayGrid") -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Ground, number, frame."""
        grid, colours = self._grid, tokens()
        day = grid.days.day(index)
        rect = QRectF(option.rect)
        painter.save()
        own = day is not None and grid.days.month.start <= day <= grid.days.month.end
        ground = colours.surface if own and day and day.weekday() < _WEEK_END else colours.window
        painter.fillRect(rect, QColor(ground))
        painter.setPen(QPen(QColor(colours.grid), 1))
        inside = rect.adjusted(0, 0, -1, -1)
        painter.drawLine(inside.bottomLeft(), inside.bottomRight())
        painter.drawLine(inside.topRight(), inside.bottomRight())
        if day is not None:
            if grid.density is Density.NUMBERS:
                self._number_of_entries(painter, rect, grid.days.count(day), ground)
            self._number(painter, rect, str(day.day), is_today=day == grid.today(), muted=not own)
            if grid.hasFocus() and index == grid.currentIndex():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(colours.focus), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(1.5, 1.5, -2, -2), 4, 4)
        painter.restore()

    def _number(self, painter: QPainter, rect: QRectF, text: str, *, is_today: bool, muted: bool) -> None:
        """The day; today in a filled round."""
        colours, font = tokens(), self._grid.font()
        font = bold(font) if is_today else font
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        numbers = self._grid.density is Density.NUMBERS
        width = max(metrics.horizontalAdvance(text) + (4 if numbers else 8), metrics.height())
        place = QRectF(rect.left() + (1 if numbers else 3), rect.top() + 2, width, metrics.height() + 1)
        if numbers:
            place.moveTop(rect.center().y() - place.height() / 2)
        if is_today:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        painter.setPen(QColor(colours.accent_text if is_today else colours.muted if muted else colours.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _number_of_entries(self, painter: QPainter, rect: QRectF, count: int, ground: str) -> None:
        """The darker the more, with the number at the right."""
        if not count:
            return
        colours = tokens()
        share = next(share for least, share in reversed(_SHADES) if count >= least)
        soft = blend(colours.accent, ground, share * 0.6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(soft))
        painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 4, 4)
        font = bold(sized(self._grid.font(), 0.82))
        painter.setFont(font)
        painter.setPen(QColor(colours.text))
        told = str(count) if count < 1000 else "999+"
        painter.drawText(rect.adjusted(0, 0, -4, -1), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, told)
