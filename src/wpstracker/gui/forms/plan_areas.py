"""The priority areas a plan names for itself, each mapped to a pillar where it fits one."""

from typing import Any

from PySide6.QtCore import Signal

from wpstracker.domain.vocabularies import Scheme
from wpstracker.figures.terms import terms
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.inputs import LineInput
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.part_rows import PartRow, PartsGroup
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.records import PriorityArea
from wpstracker.store.database import Store


class AreasGroup(PartsGroup):
    """Areas in the plan's order."""

    def __init__(self, store: Store, names: Names) -> None:
        self._names = names
        self._pillars = [(term.id, term.label) for term in terms(store, words().language, Scheme.PILLAR) if not term.retired]
        super().__init__(
            PriorityArea,
            self._row,
            add_text=tr("Add a priority area"),
            empty_text=tr("None yet. Plans name their own areas; map each to a pillar where it fits one."),
            name=tr("Priority areas"),
        )

    def summary(self) -> str:
        """Their names."""
        return ", ".join(row.fields.widget("name").value() for row in self.filled() if row.fields.widget("name").value())[:120]

    def _row(self) -> PartRow:
        inputs = {
            "names": RussianInput(),
            "pillar": ChoiceBox(self._pillars, name=tr("Pillar")),
            "event": RecordChoice(self._names, "event", placeholder=tr("Words of the event")),
        }
        fields = FormFields(PriorityArea, ["name", "names", "pillar", "event", "cross_cutting"], inputs=inputs)
        row = PartRow(PriorityArea, fields, ["name", "names", "event"])
        grid = FormGrid(2)
        fields.place(grid, "name")
        fields.place(grid, "names", label=tr("Name in Russian"))
        fields.place(grid, "pillar", "event", "cross_cutting")
        row.box.addWidget(grid)
        return row


class RussianInput(LineInput):
    """The Russian of a text that is kept by language; other languages stay as they are."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(name=tr("Name in Russian"))
        self._kept: dict[str, str] = {}

    def value(self) -> dict[str, str]:
        """Every language."""
        others = {language: text for language, text in self._kept.items() if language != "ru"}
        return others | ({"ru": self.text().strip()} if self.text().strip() else {})

    def set_value(self, value: Any) -> None:
        """Show the Russian."""
        self._kept = dict(value or {})
        super().set_value(self._kept.get("ru", ""))
