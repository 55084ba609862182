"""The values of an indicator period by period, filled in like a spreadsheet or pasted from one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from wpstracker.domain.identity import new_id
from wpstracker.domain.indicators import cell_keys, parts_differ
from wpstracker.gui.forms.grid_group import GridGroup
from wpstracker.gui.forms.indicator_columns import CELL, value_columns
from wpstracker.gui.forms.names import Names
from wpstracker.gui.grids.columns import Row
from wpstracker.gui.grids.model import GridModel
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.styling import text_label
from wpstracker.records import IndicatorValue
from wpstracker.services.drafts import Draft

_BUTTONS = ("Ins", "Ctrl+Del", "Alt+Up", "Alt+Down", "Ctrl+D", "Ctrl+V", "Ctrl+Z", "Ctrl+Y")
_PLAIN = ("period", "value", "written", "comment", "source")


class ValuesGroup(GridGroup):
    """One row for each period; what was not reported stays empty. The parts shown follow the disaggregation."""

    kind = "indicator_value"
    first = "period"

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names
        self._parts: dict[str, IndicatorValue] = {}
        self._split: tuple[str, ...] = ()
        self._unit = ""
        self._remark_line = text_label(role="muted", wrap=True)
        self._above = QHBoxLayout()
        self._above.setSpacing(2)
        self.box.addLayout(self._above)
        self._make(())
        self.box.addWidget(self.grid)
        self.box.addWidget(self.said)
        self.box.addWidget(self._remark_line)
        self._fill_bar()
        self.tell()

    def show_split(self, disaggregation: Sequence[str], unit: str) -> None:
        """Show the columns of this disaggregation; parts that are filled in keep theirs."""
        self._split, self._unit = tuple(disaggregation), unit
        self.grid.settle()
        rows = self.model.rows()
        wanted = value_columns(self._names, cell_keys(disaggregation, map(_cells, rows)), unit)
        if [column.key for column in wanted] != [column.key for column in self.model.columns]:
            self._renew(rows)
        self.tell()

    def read(self, draft: Draft[Any]) -> None:
        """Show the values."""
        parts = draft.of(IndicatorValue)
        self._split, self._unit = tuple(draft.record.disaggregation), draft.record.unit
        self._parts = {str(part.id): part for part in parts}
        rows = [_row_of(part) for part in parts]
        self.remember(rows)
        self._renew(rows)
        self.grid.go_to(0, 0)

    def write(self, draft: Draft[Any]) -> None:
        """Every row that holds something; the services put periods in order."""
        draft.parts[IndicatorValue] = [self._part(row) for row in self.filled()]

    def summary(self) -> str:
        """How many values."""
        count = len(self.filled())
        return tr_n("{n} value", "{n} values", count) if count else ""

    def kept(self, row: Row) -> object:
        """What a row says, whatever parts are shown."""
        return {name: row.values[name] for name in _PLAIN} | {"id": row.id, "cells": _cells(row)}

    def is_blank(self, row: Row) -> bool:
        """Whether neither the period nor anything of its value is told."""
        return not _cells(row) and all(row.values[name] in (None, "") for name in _PLAIN)

    def column_for(self, name: str) -> str:
        """What is wrong with the parts is shown at the value."""
        return "value" if name == "cells" else super().column_for(name)

    def tell(self) -> None:
        """The quiet word when parts differ from their value."""
        said = [(at, text) for at, row in enumerate(self.model.rows(), 1) if (text := self._difference(row))]
        self._remark_line.setText("\n".join(tr("Row {n}: {remark}", n=at, remark=text) for at, text in said))
        self._remark_line.setVisible(bool(said))

    # -- inside

    def _make(self, keys: Sequence[str]) -> None:
        columns = value_columns(self._names, keys, self._unit)
        blanks = {column.key: column.blank for column in columns}
        invitation = tr("Type or paste")
        model = GridModel(columns, lambda: Row(new_id(), dict(blanks)), remark=self._remark, invitation=invitation, parent=self)
        self.use_grid(model, name=tr("Values of the indicator"))

    def _renew(self, rows: Sequence[Row]) -> None:
        """Build the grid anew for other columns, with these rows in it."""
        old_model, old_grid = self.model, self.grid
        keys = cell_keys(self._split, map(_cells, rows))
        self._make(keys)
        blanks = {column.key: column.blank for column in self.model.columns}
        self.model.set_rows([Row(row.id, {key: row.values.get(key, blank) for key, blank in blanks.items()}, row.unread) for row in rows])
        self.box.replaceWidget(old_grid, self.grid)
        self._fill_bar()
        old_grid.hide()
        old_grid.deleteLater()
        old_model.deleteLater()
        self.tell()

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


def _row_of(part: IndicatorValue) -> Row:
    """A value as a row, each part in a column of its own."""
    cells = {f"{CELL}{key}": number for key, number in part.cells.items()}
    return Row(str(part.id), {name: getattr(part, name) for name in _PLAIN} | cells)


def _cells(row: Row) -> dict[str, float]:
    """The parts that are reported."""
    return {key.removeprefix(CELL): number for key, number in row.values.items() if key.startswith(CELL) and number is not None}
