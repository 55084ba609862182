"""Cards side by side, in as many columns as the width allows."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget


class CardGrid(QWidget):
    """Fills lines from the left; the last card of a line takes what is left of it. Hidden cards take no place."""

    def __init__(self, *, column_width: int, columns: Sequence[int], spacing: int = 12, parent: QWidget | None = None) -> None:
        """The largest of `columns` whose columns are not narrower than `column_width`; otherwise the smallest."""
        super().__init__(parent)
        self._column_width, self._allowed, self._columns = column_width, sorted(columns), 0
        self._cards: list[tuple[QWidget, int]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(spacing)

    def add(self, card: QWidget, *, span: int = 1) -> None:
        """Append a card over `span` columns, as far as there are so many."""
        self._cards.append((card, span))
        card.setParent(self)
        self._columns = 0

    def cards(self) -> list[QWidget]:
        """The cards in their order, hidden ones too."""
        return [card for card, _ in self._cards]

    def columns(self) -> int:
        """How many columns there are at present."""
        return self._columns

    def arrange(self) -> None:
        """Place the cards anew, after some were shown or hidden."""
        self._columns = self._fitting()
        for card, _ in self._cards:
            self._grid.removeWidget(card)  # not takeAt: an item Python holds keeps the card's size cached for ever
        for column in range(self._allowed[-1]):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        self._share_width()
        for row, line in enumerate(self._lines()):
            column = 0
            for at, (card, span) in enumerate(line):
                width = self._columns - column if at == len(line) - 1 else span
                self._grid.addWidget(card, row, column, 1, width)
                column += width

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may allow another number of columns."""
        super().resizeEvent(event)
        if self._fitting() != self._columns:
            self.arrange()
        else:
            self._share_width()

    def minimumSizeHint(self) -> QSize:
        """One column is enough; whoever gives less width gets more height."""
        narrowest = max((card.minimumSizeHint().width() for card, _ in self._cards), default=0)
        return QSize(narrowest, super().minimumSizeHint().height())

    def _share_width(self) -> None:
        """Columns of one width, whatever stands in them."""
        each = (self.width() - (self._columns - 1) * self._grid.spacing()) // max(1, self._columns)
        for column in range(self._allowed[-1]):
            self._grid.setColumnMinimumWidth(column, max(0, each) if column < self._columns else 0)

    def _fitting(self) -> int:
        room = (self.width() + self._grid.spacing()) // (self._column_width + self._grid.spacing())
        return max((each for each in self._allowed if each <= room), default=self._allowed[0])

    def _lines(self) -> list[list[tuple[QWidget, int]]]:
        """The visible cards divided into lines."""
        lines: list[list[tuple[QWidget, int]]] = []
        left = 0
        for card, span in self._cards:
            if card.isHidden():
                continue
            need = min(span, self._columns)
            if need > left:
                lines.append([])
                left = self._columns
            lines[-1].append((card, need))
            left -= need
        return lines
