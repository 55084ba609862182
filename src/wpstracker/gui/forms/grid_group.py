"""A section of an editor that holds the parts of a record as a grid: one row each, typed in or pasted."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from wpstracker.gui.forms.groups import Group
from wpstracker.gui.grids.columns import Row
from wpstracker.gui.grids.model import GridModel
from wpstracker.gui.grids.view import GridView
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.styling import text_label

_FIELD = re.compile(r"(\w+)\[(\d+)\]\.(.+)\Z")


class GridGroup(Group):
    """Subclasses hand a model to `use_grid`, and say what a row means. Problems name the rows that are filled: `participation[2].women`."""

    model: GridModel
    grid: GridView
    kind = ""
    """The kind of the parts."""
    first = ""
    """The column that a fresh row begins with."""

    def __init__(self) -> None:
        super().__init__()
        self.said = text_label(role="muted", wrap=True)
        self._read: list[Any] = []
        self._told: dict[tuple[int, str], str] = {}

    # -- what a noun says of itself

    def kept(self, row: Row) -> object:
        """What of a row is kept, whatever columns are shown."""
        raise NotImplementedError

    def is_blank(self, row: Row) -> bool:
        """Whether a row says nothing."""
        raise NotImplementedError

    def tell(self) -> None:
        """Say below the grid what follows from the rows."""
        raise NotImplementedError

    def column_for(self, name: str) -> str:
        """The column of a field; one that has none leads to the first."""
        return name if name in {column.key for column in self.model.columns} else self.first

    def is_marked(self, key: str) -> None:
        """A cell of this column got a problem."""

    # -- for the noun to use

    def use_grid(self, model: GridModel, *, name: str) -> None:
        """Show these rows from now on, and follow what happens to them."""
        self.model, self.grid = model, GridView(model, name=name)
        model.edited.connect(self.follow_edit)
        self.grid.said.connect(self.say)

    def remember(self, rows: Sequence[Row]) -> None:
        """These rows were read."""
        self._read = [self.kept(row) for row in rows]

    def follow_edit(self) -> None:
        """Something was typed, pasted, moved or undone."""
        self.say("")
        self.tell()
        self.changed.emit()

    def say(self, text: str, *, keep: bool = False) -> None:
        """Below the grid; what was told of single cells is forgotten unless it is kept."""
        self._told = self._told if keep else {}
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def filled(self) -> list[Row]:
        """The rows that hold something, and those that were read and left alone."""
        return [row for row in self.model.rows() if row.unread or not self.is_blank(row) or self.kept(row) in self._read]

    # -- what the editor asks

    def field_at(self, _widget: QWidget) -> str:
        """The kind of the parts."""
        return self.kind

    def touched(self) -> bool:
        """Whether a cell or the order of rows changed, or something is being typed."""
        line = self.grid.cells.line
        unread = any(row.unread for row in self.model.rows())
        return unread or [self.kept(row) for row in self.filled()] != self._read or bool(line and line.isModified())

    def typed(self) -> dict[str, str]:
        """What cannot be read, and what is being typed just now."""
        rows = self.filled()
        found = {f"{self.kind}[{at}].{key}": text for at, row in enumerate(rows) for key, text in row.unread.items()}
        line, index = self.grid.cells.line, self.grid.currentIndex()
        row = self.model.row(index.row())
        if line and line.isModified() and row in rows:
            found[f"{self.kind}[{rows.index(row)}].{self.model.columns[index.column()].key}"] = line.text()
        return found

    def put_typed(self, typed: Mapping[str, str]) -> None:
        """Into the same cells."""
        found = [(cell, text) for place, text in typed.items() if (cell := self._cell(place))]
        self.model.enter({(row, self.model.column_of(key)): text for (row, key), text in found}, tr("Typing"))

    def problems(self) -> dict[str, str]:
        """Cells that cannot be read."""
        self.grid.settle()
        rows = enumerate(self.filled())
        return {f"{self.kind}[{at}].{key}": self.model.problem(row, key) for at, row in rows for key in row.unread}

    def set_problem(self, field: str, text: str) -> bool:
        """Mark the cell of a problem; its sentence is the cell's tooltip and stands below the grid."""
        cell = self._cell(field)
        if cell is None:
            return False
        number, key = cell
        if key not in self.model.row(number).unread:
            self.model.set_problem(number, key, text)
        if text:
            self.is_marked(key)
        title = self.model.columns[self.model.column_of(key)].title
        said = tr("Row {n}, {column}: {problem}", n=number + 1, column=title, problem=text) if text else ""
        self._told = {place: each for place, each in (self._told | {cell: said}).items() if each}
        self.say("\n".join(self._told.values()), keep=True)
        return True

    def clear_problems(self) -> None:
        """Take away the marks that were set."""
        self.model.clear_problems()
        self.say("")

    def focus(self, field: str) -> None:
        """Go to a cell, or to the first one of the fresh row."""
        number, key = self._cell(field) or (len(self.model.rows()), self.first)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.go_to(number, self.model.column_of(key))

    def _cell(self, field: str) -> tuple[int, str] | None:
        """Row number and column of a field."""
        found = _FIELD.match(field)
        filled = self.filled()
        if not found or found[1] != self.kind or int(found[2]) >= len(filled):
            return None
        return self.model.rows().index(filled[int(found[2])]), self.column_for(found[3])
