"""The values of an indicator period by period, filled in like a spreadsheet or pasted from one."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wpstracker.domain.identity import new_id
from wpstracker.domain.indicators import cell_keys, parts_differ
from wpstracker.gui.forms.groups import Group
from wpstracker.gui.forms.indicator_columns import CELL, value_columns
from wpstracker.gui.forms.names import Names
from wpstracker.gui.grids.columns import Row
from wpstracker.gui.grids.model import GridModel
from wpstracker.gui.grids.view import GridView
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.styling import text_label
from wpstracker.records import IndicatorValue
from wpstracker.services.drafts import Draft

_FIELD = re.compile(r"indicator_value\[(\d+)\]\.(.+)\Z")
_BUTTONS = ("Ins", "Ctrl+Del", "Alt+Up", "Alt+Down", "Ctrl+D", "Ctrl+V", "Ctrl+Z", "Ctrl+Y")
_PLAIN = ("period", "value", "written", "comment", "source")


class ValuesGroup(Group):
    """One row for each period; what was not reported stays empty. The parts shown follow the disaggregation."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names
        self._parts: dict[str, IndicatorValue] = {}
        self._read: list[dict[str, Any]] = []
        self._split: tuple[str, ...] = ()
        self._told: dict[tuple[int, str], str] = {}
        self._unit = ""
        self._said, self._remark_line = text_label(role="muted", wrap=True), text_label(role="muted", wrap=True)
        self._above = QHBoxLayout()
        self._above.setSpacing(2)
        self.box.addLayout(self._above)
        self.model, self.grid = self._make(())
        self.box.addWidget(self.grid)
        self.box.addWidget(self._said)
        self.box.addWidget(self._remark_line)
        self._fill_bar()
        self._tell()

    def show_split(self, disaggregation: Sequence[str], unit: str) -> None:
        """Show the columns of this disaggregation; parts that are filled in keep theirs."""
        self._split, self._unit = tuple(disaggregation), unit
        self.grid.settle()
        rows = self.model.rows()
        wanted = value_columns(self._names, cell_keys(disaggregation, map(_cells, rows)), unit)
        if [column.key for column in wanted] != [column.key for column in self.model.columns]:
            self._renew(rows)
        self._tell()

    def read(self, draft: Draft[Any]) -> None:
        """Show the values."""
        parts = draft.of(IndicatorValue)
        self._split, self._unit = tuple(draft.record.disaggregation), draft.record.unit
        self._parts = {str(part.id): part for part in parts}
        rows = [_row_of(part) for part in parts]
        self._read = [_kept(row) for row in rows]
        self._renew(rows)
        self.grid.go_to(0, 0)

    def write(self, draft: Draft[Any]) -> None:
        """Every row that holds something; the services put periods in order."""
        draft.parts[IndicatorValue] = [self._part(row) for row in self.filled()]

    def field_at(self, _widget: QWidget) -> str:
        """The kind of the values."""
        return IndicatorValue.kind()

    def touched(self) -> bool:
        """Whether a cell or the order of rows changed, or something is being typed."""
        line = self.grid.cells.line
        unread = any(row.unread for row in self.model.rows())
        return unread or [_kept(row) for row in self.filled()] != self._read or bool(line and line.isModified())

    def filled(self) -> list[Row]:
        """The rows that hold something, and those that were read and left alone."""
        return [row for row in self.model.rows() if row.unread or not _is_blank(row) or _kept(row) in self._read]

    def typed(self) -> dict[str, str]:
        """What cannot be read, and what is being typed just now."""
        rows = self.filled()
        found = {f"indicator_value[{at}].{key}": text for at, row in enumerate(rows) for key, text in row.unread.items()}
        line, index = self.grid.cells.line, self.grid.currentIndex()
        row = self.model.row(index.row())
        if line and line.isModified() and row in rows:
            found[f"indicator_value[{rows.index(row)}].{self.model.columns[index.column()].key}"] = line.text()
        return found

    def put_typed(self, typed: Mapping[str, str]) -> None:
        """Into the same cells."""
        found = [(cell, text) for place, text in typed.items() if (cell := self._cell(place))]
        self.model.enter({(row, self.model.column_of(key)): text for (row, key), text in found}, tr("Typing"))

    def problems(self) -> dict[str, str]:
        """Cells that cannot be read: `indicator_value[2].value`."""
        self.grid.settle()
        rows = enumerate(self.filled())
        return {f"indicator_value[{at}].{key}": self.model.problem(row, key) for at, row in rows for key in row.unread}

    def set_problem(self, field: str, text: str) -> bool:
        """Mark the cell of a problem; its sentence is the cell's tooltip and stands below the grid."""
        cell = self._cell(field)
        if cell is None:
            return False
        number, key = cell
        if key not in self.model.row(number).unread:
            self.model.set_problem(number, key, text)
        title = self.model.columns[self.model.column_of(key)].title
        said = tr("Row {n}, {column}: {problem}", n=number + 1, column=title, problem=text) if text else ""
        self._told = {place: each for place, each in (self._told | {cell: said}).items() if each}
        self._say("\n".join(self._told.values()), keep=True)
        return True

    def clear_problems(self) -> None:
        """Take away the marks that were set."""
        self.model.clear_problems()
        self._say("")

    def focus(self, field: str) -> None:
        """Go to a cell, or to the first one of the fresh row."""
        cell = self._cell(field)
        number, key = cell or (len(self.model.rows()), "period")
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grid.go_to(number, self.model.column_of(key))

    def summary(self) -> str:
        """How many values."""
        count = len(self.filled())
        return tr_n("{n} value", "{n} values", count) if count else ""

    # -- inside

    def _make(self, keys: Sequence[str]) -> tuple[GridModel, GridView]:
        columns = value_columns(self._names, keys, self._unit)
        blanks = {column.key: column.blank for column in columns}
        invitation = tr("Type here, or paste from Excel")
        model = GridModel(columns, lambda: Row(new_id(), dict(blanks)), remark=self._remark, invitation=invitation, parent=self)
        grid = GridView(model, name=tr("Values of the indicator"))
        model.edited.connect(self._changed)
        grid.said.connect(self._say)
        return model, grid

    def _renew(self, rows: Sequence[Row]) -> None:
        """Build the grid anew for other columns, with these rows in it."""
        old_model, old_grid = self.model, self.grid
        keys = cell_keys(self._split, map(_cells, rows))
        self.model, self.grid = self._make(keys)
        blanks = {column.key: column.blank for column in self.model.columns}
        self.model.set_rows([Row(row.id, {key: row.values.get(key, blank) for key, blank in blanks.items()}, row.unread) for row in rows])
        self.box.replaceWidget(old_grid, self.grid)
        self._fill_bar()
        old_grid.hide()
        old_grid.deleteLater()
        old_model.deleteLater()
        self._tell()

    def _fill_bar(self) -> None:
        """The buttons of the present grid."""
        while item := self._above.takeAt(0):
            if button := item.widget():
                button.hide()
                button.deleteLater()
        for keys in _BUTTONS:
            self._above.addWidget(self.grid.button(keys))
        self._above.addStretch(1)

    def _part(self, row: Row) -> IndicatorValue:
        """The value of a row: the one it was read from, or a new one."""
        part = self._parts.get(row.id) or IndicatorValue(id=row.id)
        for name in _PLAIN:
            if getattr(part, name) != row.values[name]:
                setattr(part, name, row.values[name])
        cells = _cells(row)
        if dict(part.cells) != cells:
            part.cells = cells
        return part

    def _cell(self, field: str) -> tuple[int, str] | None:
        """Row number and column of a field; what is wrong with the parts is shown at the value."""
        found = _FIELD.match(field)
        filled = self.filled()
        if not found or int(found[1]) >= len(filled):
            return None
        known = {column.key for column in self.model.columns}
        key = found[2] if found[2] in known else "value" if found[2] == "cells" else "period"
        return self.model.rows().index(filled[int(found[1])]), key

    def _remark(self, row: Row, key: str) -> tuple[str, str]:
        """In the column of the value: the word when its parts do not add up to it."""
        return ("", self._difference(row)) if key == "value" else ("", "")

    def _difference(self, row: Row) -> str:
        column = self.model.columns[self.model.column_of("value")]
        parts = parts_differ(row.values["value"], _cells(row), self._split, self._unit)
        if parts is None:
            return ""
        shown = {"parts": column.show(parts), "value": column.show(row.values["value"])}
        return tr("The parts make {parts}, the value is {value}: the parts do not add up to the value. Both are kept.", **shown)

    def _changed(self) -> None:
        self._say("")
        self._tell()
        self.changed.emit()

    def _say(self, text: str, *, keep: bool = False) -> None:
        """Below the grid; what was told of single cells is forgotten unless it is kept."""
        self._told = self._told if keep else {}
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _tell(self) -> None:
        """The quiet word when parts differ from their value."""
        said = [(at, text) for at, row in enumerate(self.model.rows(), 1) if (text := self._difference(row))]
        self._remark_line.setText("\n".join(tr("Row {n}: {remark}", n=at, remark=text) for at, text in said))
        self._remark_line.setVisible(bool(said))


def _row_of(part: IndicatorValue) -> Row:
    """A value as a row, each part in a column of its own."""
    cells = {f"{CELL}{key}": number for key, number in part.cells.items()}
    return Row(str(part.id), {name: getattr(part, name) for name in _PLAIN} | cells)


def _cells(row: Row) -> dict[str, float]:
    """The parts that are reported."""
    return {key.removeprefix(CELL): number for key, number in row.values.items() if key.startswith(CELL) and number is not None}


def _kept(row: Row) -> dict[str, Any]:
    """What a row says, whatever columns are shown."""
    return {name: row.values[name] for name in _PLAIN} | {"id": row.id, "cells": _cells(row)}


def _is_blank(row: Row) -> bool:
    return not _cells(row) and all(row.values[name] in (None, "") for name in _PLAIN)
