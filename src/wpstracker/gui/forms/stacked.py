"""Several groups in one section of a form, one below the other."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from wpstracker.gui.forms.groups import Group
from wpstracker.gui.widgets.styling import text_label
from wpstracker.services.drafts import Draft


class StackedGroup(Group):
    """Asks each of its groups in turn; they must not share a field. A group may come with a heading, already translated."""

    def __init__(self, *groups: Group | tuple[str, Group]) -> None:
        super().__init__()
        self.groups: list[Group] = []
        for each in groups:
            heading, group = each if isinstance(each, tuple) else ("", each)
            if heading:
                self.box.addWidget(text_label(heading, "label"))
            self.box.addWidget(group)
            group.changed.connect(self.changed.emit)
            self.groups.append(group)

    def read(self, draft: Draft[Any]) -> None:
        """All of them."""
        for group in self.groups:
            group.read(draft)

    def write(self, draft: Draft[Any]) -> None:
        """All of them."""
        for group in self.groups:
            group.write(draft)

    def typed(self) -> dict[str, str]:
        """Of all."""
        return {place: text for group in self.groups for place, text in group.typed().items()}

    def put_typed(self, typed: Mapping[str, str]) -> None:
        """To all; each takes its own."""
        for group in self.groups:
            group.put_typed(typed)

    def touched(self) -> bool:
        """Whether one of them is."""
        return any(group.touched() for group in self.groups)

    def problems(self) -> dict[str, str]:
        """Of all."""
        return {field: text for group in self.groups for field, text in group.problems().items()}

    def set_problem(self, field: str, text: str) -> bool:
        """Where the field is."""
        return any(group.set_problem(field, text) for group in self.groups)

    def clear_problems(self) -> None:
        """In all."""
        for group in self.groups:
            group.clear_problems()

    def focus(self, field: str) -> None:
        """To the field, or to the first group."""
        holder = next((group for group in self.groups if field and _has(group, field)), self.groups[0])
        holder.focus(field if _has(holder, field) else "")

    def field_at(self, widget: QWidget) -> str:
        """What its group says of it."""
        return next((group.field_at(widget) for group in self.groups if group.isAncestorOf(widget)), "")

    def summary(self) -> str:
        """What the groups hold, as far as one line goes."""
        return ", ".join(filter(None, (group.summary() for group in self.groups)))[:120]


def _has(group: Group, field: str) -> bool:
    """Whether a field, or a row of parts, belongs to a group; asking must not change what it shows."""
    inputs: Sequence[str] = group.fields.names() if hasattr(group, "fields") else ()
    kind = group._model.kind() if hasattr(group, "_model") else ""
    roles = group.inputs if hasattr(group, "inputs") else ()
    return field in inputs or field in roles or bool(kind and field.startswith(kind))
