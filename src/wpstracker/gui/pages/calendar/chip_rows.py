"""The entries over the days of a grid: where each chip stands, how many find room, and which of them is under the mouse."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QTableView

from wpstracker.gui.language import tr_n
from wpstracker.gui.pages.calendar.day_model import WEEK, DayModel
from wpstracker.gui.pages.calendar.packing import Density, Placed, hidden_on, lines_needed, weeks_of
from wpstracker.gui.pages.calendar.signs import paint_chip
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.drawn_text import LEFT, draw_line, sized
from wpstracker.gui.widgets.found_marks import NOTHING

_EDGE = 6
"""The last pixels of a chip, by which its end is dragged."""
_GAP = 2


class ChipRows:
    """A row of lines for each week of a grid; with numbers instead of entries there is no chip at all."""

    def __init__(self, grid: QTableView, days: DayModel, density: Density) -> None:
        self._grid, self._days, self._density = grid, days, density
        self._weeks: list[list[Placed]] = []
        self.marker = NOTHING

    def renew(self) -> None:
        """Put the entries of the days into lines."""
        self._weeks = weeks_of(self._days) if self._density is not Density.NUMBERS else []

    def shown(self) -> Iterator[tuple[int, Placed]]:
        """The pieces there is room for, each with its week."""
        for week in range(len(self._weeks)):
            for piece in self._shown_in(week):
                yield week, piece

    def rect(self, week: int, piece: Placed) -> QRect:
        """Where a piece is drawn."""
        line = self._line_rect(week, piece.first, piece.last, piece.line)
        return line.adjusted(0 if piece.from_before else 3, 0, 0 if piece.goes_on else -3, -_GAP)

    def piece_at(self, here: QPoint) -> tuple[Placed | None, bool]:
        """What is under a point, and whether the point is on the end of its entry."""
        row = self._grid.indexAt(here).row()
        for piece in self._shown_in(row) if 0 <= row < len(self._weeks) else ():
            rect = self.rect(row, piece)
            if rect.contains(here):
                return piece, not piece.goes_on and here.x() >= rect.right() - _EDGE
        return None, False

    def more_at(self, here: QPoint) -> date | None:
        """The day whose "+3 more" is under a point."""
        index = self._grid.indexAt(here)
        week, column = index.row(), index.column()
        if self._days.day(index) is None or week >= len(self._weeks) or not self._hidden(week, column):
            return None
        return self._days.day(index) if self.more_rect(week, column).contains(here) else None

    def more_rect(self, week: int, column: int) -> QRect:
        """Where "+3 more" stands when not everything finds room."""
        return self._line_rect(week, column, column, self._lines(week))

    def paint(self, painter: QPainter, ring: str) -> None:
        """Every chip, with a ring around those of the entry with the key `ring`, and how many more there are."""
        for week, piece in self.shown():
            rect, item = QRectF(self.rect(week, piece)), piece.item
            sides = {"from_before": piece.from_before, "goes_on": piece.goes_on}
            paint_chip(painter, item, rect, self._grid.font(), ring=item.key == ring, marker=self.marker, **sides)
        font = sized(self._grid.font(), 0.88)
        for week in range(len(self._weeks)):
            for column in range(WEEK):
                if hidden := self._hidden(week, column):
                    told = tr_n("+{n} more", "+{n} more", hidden) if self._density is Density.FULL else f"+{hidden}"
                    draw_line(painter, self.more_rect(week, column).adjusted(4, 0, 0, 0), told, font, tokens().muted, LEFT)

    def _hidden(self, week: int, column: int) -> int:
        return hidden_on(self._weeks[week], self._lines(week), column)

    def _shown_in(self, week: int) -> list[Placed]:
        limit = self._lines(week)
        return [piece for piece in self._weeks[week] if piece.line < limit]

    def _lines(self, week: int) -> int:
        """How many lines of chips the row holds; one less when something must be said of more."""
        room = (self._grid.rowHeight(week) - self._head() - 2) // self._line()
        return max(0, room if lines_needed(self._weeks[week]) <= room else room - 1)

    def _head(self) -> int:
        """The height of the number of the day."""
        return QFontMetrics(self._grid.font()).height() + 5

    def _line(self) -> int:
        metrics = QFontMetrics(sized(self._grid.font(), 0.92))
        return metrics.height() + (5 if self._density is Density.FULL else 2)

    def _line_rect(self, week: int, first: int, last: int, line: int) -> QRect:
        grid = self._grid
        left, right = grid.columnViewportPosition(first), grid.columnViewportPosition(last) + grid.columnWidth(last)
        return QRect(left, grid.rowViewportPosition(week) + self._head() + line * self._line(), right - left, self._line())
