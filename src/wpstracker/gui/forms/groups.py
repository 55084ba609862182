"""The parts of an editor: each fills one section from a draft and gives it back."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.styling import text_label
from wpstracker.services.drafts import Draft


class Group(QWidget):
    """What an editor asks of each of its sections. Problems are told and shown by the names the services give to fields."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(12)

    def read(self, draft: Draft[Any]) -> None:
        """Show what the draft holds; nothing is announced."""
        raise NotImplementedError

    def write(self, draft: Draft[Any]) -> None:
        """Put what is shown into the draft. The inputs are left as they are: this is also done while somebody types."""
        raise NotImplementedError

    def typed(self) -> dict[str, str]:
        """Texts that no input can read yet, by the place they stand in; a draft that is kept holds them too."""
        return {}

    def put_typed(self, typed: Mapping[str, str]) -> None:
        """Put such texts back; places that are not here are passed over."""

    def touched(self) -> bool:
        """Whether something else is shown than was read."""
        raise NotImplementedError

    def problems(self) -> dict[str, str]:
        """Why inputs cannot be read, by field."""
        return {}

    def set_problem(self, field: str, text: str) -> bool:
        """Show a problem beside its field; False when the field is not here."""
        raise NotImplementedError

    def clear_problems(self) -> None:
        """Take away all problems that were shown."""
        raise NotImplementedError

    def focus(self, field: str) -> None:
        """Go to a field."""
        raise NotImplementedError

    def field_at(self, _widget: QWidget) -> str:
        """The field, or kind of part, that something inside belongs to; empty for none."""
        return ""

    def summary(self) -> str:
        """What the section holds, in a few words; empty for nothing."""
        raise NotImplementedError


class FieldsGroup(Group):
    """Fields of the record itself, laid out in grids."""

    def __init__(self, fields: FormFields) -> None:
        super().__init__()
        self.fields = fields
        fields.setParent(self)
        fields.changed.connect(self.changed.emit)

    def add_lines(self, *lines: Sequence[str], heading: str = "", required: Sequence[str] = ()) -> None:
        """Fields in lines, those of one line equally wide. `heading` is already translated."""
        if heading:
            self.box.addWidget(text_label(heading, "heading"))
        for line in lines:
            grid = FormGrid(len(line))
            for name in line:
                self.fields.place(grid, name, required=name in required)
            self.box.addWidget(grid)

    def read(self, draft: Draft[Any]) -> None:
        """Fill the inputs from the draft's record."""
        self.fields.read(draft.record)

    def write(self, draft: Draft[Any]) -> None:
        """Put the inputs into the draft's record."""
        self.fields.write(draft.record)

    def typed(self) -> dict[str, str]:
        """By field."""
        return self.fields.typed()

    def put_typed(self, typed: Mapping[str, str]) -> None:
        """By field."""
        self.fields.put_typed(typed)

    def touched(self) -> bool:
        """Whether an input holds something else than was read."""
        return bool(self.fields.touched())

    def problems(self) -> dict[str, str]:
        """What the inputs cannot read."""
        return self.fields.problems()

    def set_problem(self, field: str, text: str) -> bool:
        """Show a problem beside its field."""
        return self.fields.set_problem(field, text)

    def clear_problems(self) -> None:
        """Take away all problems."""
        self.fields.clear_problems()

    def focus(self, field: str) -> None:
        """Go to a field, or to the first one."""
        self.fields.focus(field or self.fields.names()[0])

    def field_at(self, widget: QWidget) -> str:
        """The field whose input this is, or is part of."""
        inputs = ((name, self.fields.widget(name)) for name in self.fields.names())
        return next((name for name, each in inputs if each is widget or each.isAncestorOf(widget)), "")

    def summary(self) -> str:
        """The texts and choices that are filled in, shortened."""
        return ", ".join(shown for name in self.fields.names() if (shown := shown_in(self.fields.widget(name))))[:120]


def shown_in(widget: Any) -> str:
    """What a line shows, on one line; empty for anything else."""
    text = widget.text() if hasattr(widget, "text") and not hasattr(widget, "isChecked") else ""
    if hasattr(widget, "toPlainText"):
        text = widget.toPlainText()
    return " ".join(str(text).split())[:60]
