"""What can be done with the chosen cells of a table that is filled in: copy, paste, clear, fill down, insert, remove and move rows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from wpstracker.gui.copying import copy_out
from wpstracker.gui.grids.clipboard import from_text, to_text
from wpstracker.gui.grids.columns import Reading
from wpstracker.gui.grids.model import GridModel
from wpstracker.gui.language import tr, tr_n

if TYPE_CHECKING:
    from wpstracker.gui.grids.view import GridView


class CellDeeds:
    """Writes into the model of a grid where the grid has cells chosen; each deed is one step that can be undone."""

    def __init__(self, grid: "GridView", model: GridModel) -> None:
        self._grid, self._model = grid, model

    def copy(self) -> None:
        """Put the chosen cells on the clipboard."""
        first, last, columns = self._grid.chosen()
        rows = range(first, min(last, len(self._model.rows()) - 1) + 1)
        cells = [[self._model.text(self._model.row(row), self._model.columns[at]) for at in columns] for row in rows]
        copy_out(to_text(cells), "rows", len(cells))

    def cut(self) -> None:
        """Copy, then empty."""
        self.copy()
        self.clear_cells()

    def clear_cells(self) -> None:
        """Empty the chosen cells."""
        first, last, columns = self._grid.chosen()
        self._model.clear((row, column) for row in range(first, last + 1) for column in columns)

    def paste(self) -> None:
        """Put what is on the clipboard from the first chosen cell on; one single cell fills everything chosen."""
        block = from_text(QGuiApplication.clipboard().text())
        first, last, chosen = self._grid.chosen()
        header = self._header_of(block[0])
        if header:
            block, columns = block[1:], header
        else:
            columns = self._grid.shown()[self._grid.shown().index(chosen[0]) :]
        if [len(row) for row in block] == [1] and not header:
            block, columns = [block[0] * len(chosen)] * (last - first + 1), chosen
        cells = self._placed(block, first, columns)
        unread = self._model.enter(cells, tr("Paste"))
        if cells:
            self._grid.select_block(cells)
        left_over = 0 if header or not block else max(0, len(block[0]) - len(columns))
        self._tell(unread, left_over)

    def fill_down(self) -> None:
        """Repeat the first chosen row in those below it; with one row chosen, the row above in it."""
        first, last, columns = self._grid.chosen()
        first = first - 1 if first == last else first
        if first >= 0:
            row = self._model.row(first)
            cells = {(to, at): Reading(row.values[self._model.columns[at].key]) for to in range(first + 1, last + 1) for at in columns}
            self._model.enter(cells, tr("Fill down"))

    def insert_row(self) -> None:
        """A new row above the current one."""
        row = self._grid.currentIndex().row()
        if row < len(self._model.rows()):
            self._model.splice(row, 0, [self._model.fresh_row()], tr("Insert a row"))
        self._grid.go_to(row, self._grid.shown()[0])

    def remove_rows(self) -> None:
        """Remove the chosen rows."""
        first, last, _columns = self._grid.chosen()
        count = min(last, len(self._model.rows()) - 1) - first + 1
        if count > 0:
            column = self._grid.currentIndex().column()
            self._model.splice(first, count, [], tr("Remove rows"))
            self._grid.go_to(first, column)

    def move_rows(self, steps: int) -> None:
        """Move the chosen rows up or down by one; nothing happens at the ends."""
        first, last, columns = self._grid.chosen()
        rows = self._model.rows()
        start, end = first + min(steps, 0), last + max(steps, 0)
        if start < 0 or end >= len(rows):
            return
        moved, passed = rows[first : last + 1], rows[start:first] + rows[last + 1 : end + 1]
        current = self._grid.currentIndex()
        self._model.splice(start, end - start + 1, passed + moved if steps > 0 else moved + passed, tr("Move rows"))
        self._grid.go_to(current.row() + steps, current.column())
        if last > first or len(columns) > 1:
            self._grid.select_block([(first + steps, columns[0]), (last + steps, columns[-1])])

    # -- inside

    def _placed(self, block: Sequence[Sequence[str]], first: int, columns: Sequence[int]) -> dict[tuple[int, int], str]:
        """The cells of a block; empty rows below everything make no rows."""
        present = len(self._model.rows())
        return {
            (first + down, column): text
            for down, row in enumerate(block)
            if first + down < present or any(cell.strip() for cell in row)
            for column, text in zip(columns, row, strict=False)
            if column >= 0
        }

    def _header_of(self, cells: Sequence[str]) -> list[int]:
        """The columns a pasted header names, -1 for an empty one; nothing unless every cell is the title of a column."""
        by_title = {title.casefold(): at for at, column in enumerate(self._model.columns) for title in (column.title, *column.titles)}
        found = [by_title.get(" ".join(cell.split()).casefold()) if cell.strip() else -1 for cell in cells]
        known = [at for at in found if at is not None]
        return known if len(known) == len(found) and max(known) >= 0 else []

    def _tell(self, unread: int, left_over: int) -> None:
        lines = []
        if unread:
            lines.append(
                tr_n(
                    "{n} cell could not be read. It keeps its text and is marked; nothing was guessed.",
                    "{n} cells could not be read. They keep their texts and are marked; nothing was guessed.",
                    unread,
                )
            )
        if left_over:
            lines.append(tr_n("{n} column found no room and was left out.", "{n} columns found no room and were left out.", left_over))
        self._grid.said.emit(" ".join(lines))
