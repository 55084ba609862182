"""Inputs derived from the descriptions of fields: what `records/` says once is label, help, choices and kind of input here."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from wpstracker.domain.vocabularies import Vocabulary
from wpstracker.gui.forms.inputs import (
    CodesInput,
    FlagInput,
    LineInput,
    NumberInput,
    TextInput,
    countries_input,
    country_input,
    half_typed,
    languages_input,
    settle,
    type_half,
)
from wpstracker.gui.forms.privacy_input import PrivacyInput
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.field import FieldRow, FormGrid
from wpstracker.gui.widgets.number_edit import CountEdit
from wpstracker.gui.widgets.partial_date_edit import partial_date_edit
from wpstracker.records import Record
from wpstracker.records.fields import ByLanguage, Choice, Codes, Count, Flag, Line, Link, Number, When


class FormFields(QObject):
    """The inputs of some fields of a record. Untouched fields keep exactly the value that was read."""

    changed = Signal()

    def __init__(
        self, model: type[Record], names: Iterable[str], *, inputs: Mapping[str, Any] | None = None, parent: QObject | None = None
    ) -> None:
        """`inputs` gives own widgets for fields that need more than their description: links, for instance."""
        super().__init__(parent)
        self._described = model.described()
        self._inputs: dict[str, Any] = {}
        self._rows: dict[str, FieldRow] = {}
        self._kept: dict[str, Any] = {}
        self._shown: dict[str, Any] = {}
        for name in names:
            self._add(name, (inputs or {}).get(name))

    def names(self) -> list[str]:
        """The fields in their order."""
        return list(self._inputs)

    def widget(self, name: str) -> Any:
        """The input of a field; KeyError when it is not in this form."""
        return self._inputs[name]

    def label(self, name: str) -> str:
        """The field's label in the window's language."""
        return tr(self._described[name].verbose_name)

    def place(self, grid: FormGrid, *names: str, span: int = 1, required: bool = False, label: str = "") -> None:
        """Put fields with label and help into a grid, one after the other; `span=0` takes whole lines.

        `label`, already translated, stands in for the field's own.
        """
        for name in names:
            field, widget = self._described[name], self._inputs[name]
            said = "" if isinstance(widget, FlagInput) else label or self.label(name)
            self._rows[name] = grid.add(name, said, widget, help=tr(field.help_text or ""), required=required, span=span)

    def row(self, name: str) -> FieldRow:
        """Where a field was placed; KeyError when it was not."""
        return self._rows[name]

    def read(self, record: Record) -> None:
        """Fill the inputs from a record; nothing is announced."""
        for name, widget in self._inputs.items():
            self._kept[name] = getattr(record, name)
            widget.set_value(self._kept[name])
            self._shown[name] = widget.value()
            self.set_problem(name, "")

    def write(self, record: Record) -> None:
        """Put what the inputs hold into a record."""
        for name, widget in self._inputs.items():
            value = widget.value()
            untouched = name in self._shown and value == self._shown[name]
            setattr(record, name, self._kept[name] if untouched else value)

    def touched(self) -> list[str]:
        """The fields whose inputs hold something else than was read, unreadable text included."""
        return [
            name
            for name, widget in self._inputs.items()
            if widget.problem() or half_typed(widget) or (name in self._shown and widget.value() != self._shown[name])
        ]

    def typed(self) -> dict[str, str]:
        """Texts that stand in inputs without being their values yet, by field."""
        return {name: text for name, widget in self._inputs.items() if (text := half_typed(widget))}

    def put_typed(self, typed: Mapping[str, str]) -> None:
        """Put such texts back."""
        for name, text in typed.items():
            if name in self._inputs:
                type_half(self._inputs[name], text)

    def problems(self) -> dict[str, str]:
        """Why inputs cannot be read, by field; what is typed counts as left."""
        for widget in self._inputs.values():
            settle(widget)
        return {name: widget.problem() for name, widget in self._inputs.items() if widget.problem()}

    def set_problem(self, name: str, text: str) -> bool:
        """Show a problem beside a field; empty takes it away. False when this form has no such field."""
        row = self._rows.get(name)
        if row is None:
            return False
        own = row.widget.problem() if hasattr(row.widget, "problem") else ""
        shows_itself = bool(own) and not hasattr(row.widget, "problem_changed")
        row.set_problem("" if shows_itself else text)
        return True

    def clear_problems(self) -> None:
        """Take away all problems that were set."""
        for name in self._rows:
            self.set_problem(name, "")

    def focus(self, name: str) -> None:
        """Go to a field."""
        self._inputs[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, name: str, own: Any) -> None:
        widget = own if own is not None else input_for(name, self._described[name])
        if not widget.accessibleName():
            widget.setAccessibleName(self.label(name))
        self._inputs[name] = widget
        widget.changed.connect(lambda: self._tell(name))

    def _tell(self, name: str) -> None:
        """A changed field is judged anew when it is saved."""
        self.set_problem(name, "")
        self.changed.emit()


def input_for(name: str, field: Any) -> Any:
    """The input that fits a described field. Links and texts by language need their own: see `FormFields(inputs=…)`."""
    label = tr(field.verbose_name)
    if isinstance(field, Link | ByLanguage):
        raise TypeError(f"The field {name} needs an input of its own.")
    if isinstance(field, Line) and name == "country":
        return country_input(label)
    if isinstance(field, Choice) and name == "privacy":
        return PrivacyInput(label)
    if isinstance(field, Codes) and name.startswith("countr"):
        return countries_input(label)
    if isinstance(field, Codes) and name.endswith("languages"):
        return languages_input(label)
    return _MAKERS[type(field)](field, label)


def choice_input(field: Choice, label: str) -> ChoiceBox:
    """A list of a vocabulary's translated labels; "not stated" is offered where nothing is preset."""
    assert field.vocabulary is not None
    return ChoiceBox(choices_of(field.vocabulary), empty="" if field.default is None else None, name=label)


def choices_of(vocabulary: type[Vocabulary]) -> list[tuple[str, str]]:
    """Code and translated label of every member, for a `ChoiceBox`."""
    return [(member.value, tr(member.label)) for member in vocabulary]


def _line(field: Line, label: str) -> QWidget:
    return TextInput(name=label) if field.long else LineInput(name=label)


_MAKERS: dict[type, Callable[[Any, str], QWidget]] = {
    Line: _line,
    Choice: choice_input,
    When: lambda _field, label: partial_date_edit(label),
    Count: lambda _field, label: CountEdit(name=label),
    Number: lambda _field, label: NumberInput(name=label),
    Flag: lambda _field, label: FlagInput(label),
    Codes: lambda _field, label: CodesInput(None, name=label),
}
