"""Repeated parts of a record as rows: organisations, people, participation, results."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import Group
from wpstracker.gui.widgets.rows_editor import RowsEditor
from wpstracker.gui.widgets.styling import set_style_property, text_label
from wpstracker.records import Record
from wpstracker.services.drafts import Draft

_EMPTY: tuple[Any, ...] = (None, "", (), {})
_FIELD = re.compile(r"(\w+)\[(\d+)\]\.(\w+)\Z")


class PartRow(QWidget):
    """One part. A new row in which none of the `essential` fields is filled counts as empty and is left out."""

    changed = Signal()

    def __init__(self, model: type[Record], fields: FormFields, essential: Sequence[str]) -> None:
        super().__init__()
        self.fields = fields
        fields.setParent(self)
        self._record: Record = model()
        self._was_read = False
        self._essential = essential
        self._message = text_label(role="problem", wrap=True)
        self._message.hide()
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(2, 2, 2, 2)
        self.box.setSpacing(8)
        fields.read(self._record)
        fields.changed.connect(self._changed)

    def add_line(self, *names_and_stretches: tuple[str, int]) -> None:
        """Lay inputs side by side; what they are stands in their placeholders and accessible names."""
        line = QHBoxLayout()
        line.setSpacing(8)
        for name, stretch in names_and_stretches:
            line.addWidget(self.fields.widget(name), stretch, Qt.AlignmentFlag.AlignTop)
        self.box.addLayout(line)
        self.box.addWidget(self._message)

    def value(self) -> Any:
        """The part with what is typed; None for an empty row."""
        if not self._was_read and self._is_blank():
            return None
        self.fields.write(self._record)
        return self._record

    def set_value(self, value: Any) -> None:
        """Show a part."""
        self._record, self._was_read = value, True
        self.fields.read(value)

    def problem(self) -> str:
        """The first thing that cannot be read."""
        return next(iter(self.fields.problems().values()), "")

    def set_problem(self, name: str, text: str) -> None:
        """Show a problem at a field, or below the row where the fields have no room for it."""
        if name not in self.fields.names():
            name = self.fields.names()[0]
        if not self.fields.set_problem(name, text):
            widget = self.fields.widget(name)
            widget.mark(bool(text)) if hasattr(widget, "mark") else set_style_property(widget, "problem", bool(text))
            self._message.setText(text)
            self._message.setVisible(bool(text))

    def clear_problems(self) -> None:
        """Take away what was shown."""
        self.fields.clear_problems()
        if self._message.text():
            for name in self.fields.names():
                self.set_problem(name, "")

    def touched(self) -> bool:
        """Whether something else is shown than was read."""
        return bool(self.fields.touched())

    def _is_blank(self) -> bool:
        typed = self.fields.typed()
        return not any(self.fields.widget(name).value() not in _EMPTY or name in typed for name in self._essential)

    def _changed(self) -> None:
        if self._message.text():
            self.clear_problems()
        self.changed.emit()


class PartsGroup(Group):
    """All parts of one kind."""

    def __init__(self, model: type[Record], make_row: Callable[[], PartRow], *, add_text: str, empty_text: str, name: str) -> None:
        super().__init__()
        self._model = model
        self._read: list[str] = []
        self.rows = RowsEditor(make_row, add_text=add_text, empty_text=empty_text, name=name)
        self.rows.changed.connect(self.changed.emit)
        self.box.addWidget(self.rows)

    def read(self, draft: Draft[Any]) -> None:
        """One row for each part."""
        parts = draft.of(self._model)
        self._read = [str(part.id) for part in parts]
        self.rows.set_rows(parts)

    def write(self, draft: Draft[Any]) -> None:
        """Every row that holds something, in the order shown."""
        draft.parts[self._model] = self.rows.rows()

    def field_at(self, _widget: QWidget) -> str:
        """The kind of these parts."""
        return self._model.kind()

    def holds(self, model: type[Record]) -> bool:
        """Whether its rows are of this kind."""
        return self._model is model

    def touched(self) -> bool:
        """Whether rows came, went, moved or changed."""
        return [str(part.id) for part in self.rows.rows()] != self._read or any(row.touched() for row in self.filled())

    def typed(self) -> dict[str, str]:
        """As in `participation[2].women`."""
        kind = self._model.kind()
        return {f"{kind}[{row}].{name}": text for row, inputs in enumerate(self.filled()) for name, text in inputs.fields.typed().items()}

    def put_typed(self, typed: Mapping[str, str]) -> None:
        """Into the rows they stood in."""
        for place, text in typed.items():
            if found := self._find(place):
                found[0].fields.put_typed({found[1]: text})

    def filled(self) -> list[Any]:
        """The widgets of the rows that hold something."""
        return [row for row in self.rows.inputs() if row.value() is not None]

    def problems(self) -> dict[str, str]:
        """What the rows cannot read: `participation[2].women`."""
        kind = self._model.kind()
        return {
            f"{kind}[{position}].{name}": text
            for position, row in enumerate(self.filled())
            for name, text in self._row_problems(row).items()
        }

    def set_problem(self, field: str, text: str) -> bool:
        """Show a problem in its row."""
        found = self._find(field)
        if found is None:
            return False
        found[0].set_problem(found[1], text)
        return True

    def clear_problems(self) -> None:
        """Take away all problems."""
        for row in self.rows.inputs():
            row.clear_problems()

    def focus(self, field: str) -> None:
        """Go to a field of a row, or to the first row, or to the button that adds one."""
        found = self._find(field)
        rows = self.rows.inputs()
        if found:
            found[0].fields.focus(found[1] if found[1] in found[0].fields.names() else found[0].fields.names()[0])
        elif rows:
            rows[0].fields.focus(rows[0].fields.names()[0])
        else:
            self.rows.add_button.setFocus()

    def _row_problems(self, row: Any) -> dict[str, str]:
        """What one row cannot read; kinds of parts add what they need."""
        found: dict[str, str] = row.fields.problems()
        return found

    def _find(self, field: str) -> tuple[Any, str] | None:
        """The row and the field's name in it."""
        found = _FIELD.match(field)
        rows = self.filled()
        if not found or found[1] != self._model.kind() or int(found[2]) >= len(rows):
            return None
        return rows[int(found[2])], found[3]
