"""Organisations by what they have to do with a record: one line of chips for each role."""

from collections.abc import Mapping
from typing import Any

from wpstracker.gui.forms.groups import Group
from wpstracker.gui.forms.inputs import half_typed, type_half
from wpstracker.gui.forms.names import Names
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.chips import ChipsEdit
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.suggestions import Suggestion
from wpstracker.records import Record
from wpstracker.services.drafts import Draft


class OrganisationChips(ChipsEdit):
    """Organisations as chips; an unknown name becomes a new organisation."""

    def __init__(self, names: Names, *, name: str) -> None:
        super().__init__(
            lambda text: names.suggest("organisation", text),
            lambda text: names.make("organisation", text),
            placeholder=tr("Organisation, in any spelling"),
            name=name,
        )
        self._names = names

    def settle(self) -> None:
        """Take what stands typed: the organisation of that name, or a new one."""
        text = self.pending_text()
        if text:
            self.line.clear()
            self.add(self._names.exact("organisation", text) or self._names.make("organisation", text))


class OrganisationRoles(Group):
    """The parts of one kind that have an `organisation` and a `role`."""

    def __init__(self, names: Names, part: type[Record], labels: Mapping[Any, str]) -> None:
        """`labels` by role are already translated; their order is that of the lines."""
        super().__init__()
        self._names, self._part = names, part
        self._read: dict[str, list[str]] = {}
        self._parts: list[Any] = []
        self.grid = FormGrid(1)
        self.inputs: dict[str, OrganisationChips] = {}
        for role, label in labels.items():
            chips = OrganisationChips(names, name=label)
            chips.changed.connect(self.changed.emit)
            self.inputs[role.value] = chips
            self.grid.add(role.value, label, chips)
        self.box.addWidget(self.grid)

    def read(self, draft: Draft[Any]) -> None:
        """Each organisation to its role."""
        self._parts = list(draft.of(self._part))
        for role, chips in self.inputs.items():
            ids = [str(part.organisation) for part in self._parts if part.role == role]
            chips.set_items([Suggestion(id_, self._names.label("organisation", id_)) for id_ in ids])
        self._read = self._ids()

    def write(self, draft: Draft[Any]) -> None:
        """Parts that were there keep their ids; the others are new. Parts of a role without a line stay."""
        known = {(part.role, part.organisation): part for part in self._parts}
        wanted = [(role, id_) for role, ids in self._ids().items() for id_ in ids]
        shown = [known.get(each) or self._part(role=each[0], organisation=each[1]) for each in wanted]
        draft.parts[self._part] = [*shown, *(part for part in self._parts if part.role not in self.inputs)]

    def typed(self) -> dict[str, str]:
        """By role."""
        return {role: text for role, chips in self.inputs.items() if (text := half_typed(chips))}

    def put_typed(self, typed: Mapping[str, str]) -> None:
        """By role."""
        for role, chips in self.inputs.items():
            if role in typed:
                type_half(chips, typed[role])

    def touched(self) -> bool:
        """Whether organisations came or went, or a name stands typed."""
        return self._ids() != self._read or any(chips.pending_text() for chips in self.inputs.values())

    def set_problem(self, field: str, text: str) -> bool:
        """Show a problem below a list."""
        return self.grid.set_problem(field, text)

    def clear_problems(self) -> None:
        """Take away all problems."""
        self.grid.clear_problems()

    def focus(self, field: str) -> None:
        """Go to a list."""
        self.inputs.get(field, next(iter(self.inputs.values()))).setFocus()

    def summary(self) -> str:
        """The names."""
        return ", ".join(dict.fromkeys(item.label for chips in self.inputs.values() for item in chips.items()))

    def _ids(self) -> dict[str, list[str]]:
        return {role: chips.ids() for role, chips in self.inputs.items()}
