"""Which words of which source the facts of a record rest on."""

from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.part_rows import PartRow, PartsGroup
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.records import Citation
from wpstracker.services.citing import citable


class CitationsGroup(PartsGroup):
    """Sources of facts, for a record of any kind."""

    def __init__(self, names: Names, kind: str) -> None:
        self._names, self._kind = names, kind
        super().__init__(
            Citation,
            self._row,
            add_text=tr("Add a source of a fact"),
            empty_text=tr("None yet. Say which words of a source a date, a number or a name rests on."),
            name=tr("Sources of facts"),
        )

    def summary(self) -> str:
        """How many."""
        count = len(self.filled())
        return tr_n("{n} fact with its source", "{n} facts with their sources", count) if count else ""

    def _row(self) -> PartRow:
        facts = [(name, tr(label)) for name, label in citable(self._kind).items()]
        inputs = {
            "field": ChoiceBox([("", tr("The record as a whole")), *facts], empty=None, name=tr("Fact")),
            "source": RecordChoice(self._names, "source", creates=True, placeholder=tr("Source: title or address")),
        }
        fields = FormFields(Citation, ["field", "source", "quote", "place", "confidence"], inputs=inputs)
        fields.widget("quote").setPlaceholderText(tr("What the source says, word for word"))
        row = PartRow(Citation, fields, ["source", "quote", "place"])
        grid = FormGrid(2)
        fields.place(grid, "field", label=tr("Fact"))
        fields.place(grid, "source")
        fields.place(grid, "quote", span=0)
        fields.place(grid, "place", "confidence")
        row.box.addWidget(grid)
        return row
