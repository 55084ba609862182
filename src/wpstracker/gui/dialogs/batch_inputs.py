"""What can be changed for a selection at once, each with the input its form has; nothing is chosen until a person chooses it."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wpstracker.gui.forms.event_cost import CurrencyChoice
from wpstracker.gui.forms.fields import choices_of, input_for
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.forms.source_editor import LanguageChoice
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.records import KINDS
from wpstracker.records.fields import Choice, Flag, Line, Link
from wpstracker.services.batch import Change, Field, Role
from wpstracker.services.batch_fields import ROLES

_MADE = ("organisation", "person", "series", "project", "source")
"""Kinds of which a new record can be made by typing its name."""


def field_input(kind: str, name: str, names: Names) -> Any:
    """The input for a value that many records are to get."""
    described = KINDS[kind].described()[name]
    label = tr(described.verbose_name)
    if isinstance(described, Link):
        target = described.rel_model.kind()
        return RecordChoice(names, target, creates=target in _MADE, name=label)
    if isinstance(described, Choice):
        assert described.vocabulary is not None
        return ChoiceBox(choices_of(described.vocabulary), name=label)
    if isinstance(described, Flag):
        return ChoiceBox([(True, tr("Yes")), (False, tr("No"))], name=label)
    if isinstance(described, Line) and name == "currency":
        return CurrencyChoice()
    if isinstance(described, Line) and name == "language":
        return LanguageChoice()
    return input_for(name, described)


class FieldPart(QWidget):
    """The value for one field; `change` is None until there is one."""

    changed = Signal()

    def __init__(self, kind: str, name: str, names: Names) -> None:
        super().__init__()
        described = KINDS[kind].described()[name]
        self._name = name
        self.can_be_empty = not isinstance(described, Flag) and not (isinstance(described, Choice) and described.default is not None)
        self.input = field_input(kind, name, names)
        self.input.changed.connect(self.changed)
        grid = _alone(self)
        grid.add(name, tr("New value"), self.input, help=tr(described.help_text or ""))

    def change(self, *, empty: bool = False) -> Change | None:
        """What is to be done; `empty` means that the field is to be emptied."""
        if empty:
            return Field(self._name, self._blank())
        if self.input.problem() or self.input.value() in (None, "", ()):
            return None
        return Field(self._name, self.input.value())

    def _blank(self) -> Any:
        return () if isinstance(self.input.value(), tuple) else "" if isinstance(self.input.value(), str) else None


class RolePart(QWidget):
    """An organisation and its role."""

    changed = Signal()
    can_be_empty = False

    def __init__(self, kind: str, names: Names, *, on: bool) -> None:
        super().__init__()
        self._on = on
        _, roles = ROLES[kind]
        self.input = RecordChoice(names, "organisation", creates=on, name=tr("Organisation"))
        self.role = ChoiceBox(choices_of(roles), empty=None, name=tr("Role"))
        grid = _alone(self)
        grid.add("organisation", tr("Organisation"), self.input)
        grid.add("role", tr("Role"), self.role)
        self.input.changed.connect(self.changed)
        self.role.changed.connect(self.changed)

    def change(self, *, empty: bool = False) -> Change | None:
        """What is to be done, once an organisation is chosen."""
        chosen = self.input.value()
        return Role(str(chosen), str(self.role.value()), self._on) if chosen and not empty else None


def _alone(widget: QWidget) -> FormGrid:
    grid, box = FormGrid(1), QVBoxLayout(widget)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(grid)
    return grid
