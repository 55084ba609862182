"""What an event was expected to bring, and what it brought."""

from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.part_rows import PartRow, PartsGroup
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.records import Result


class ResultsGroup(PartsGroup):
    """Expected and actual results."""

    def __init__(self, names: Names) -> None:
        self._names = names
        super().__init__(
            Result,
            self._row,
            add_text=tr("Add a result"),
            empty_text=tr("None yet. What an announcement promises is an expected result; what came about is an actual one."),
            name=tr("Results"),
        )

    def summary(self) -> str:
        """How many of either sort."""
        actual = [row.fields.widget("actual").value() for row in self.filled()]
        if not actual:
            return ""
        if all(actual):
            return tr_n("{n} result", "{n} results", len(actual))
        if not any(actual):
            return tr_n("{n} expected result", "{n} expected results", len(actual))
        return tr("Results: {actual}, expected: {expected}", actual=actual.count(True), expected=actual.count(False))

    def _row(self) -> PartRow:
        inputs = {
            "actual": ChoiceBox([(False, tr("Expected result")), (True, tr("Actual result"))], empty=None, name=tr("Expected or actual")),
            "organisation": RecordChoice(self._names, "organisation", creates=True),
        }
        fields = FormFields(Result, ["text", "actual", "result_kind", "reached", "organisation"], inputs=inputs)
        row = PartRow(Result, fields, ["text", "reached", "organisation"])
        text, grid = FormGrid(1), FormGrid(2, narrowest=150)
        fields.place(text, "text")
        fields.place(grid, "actual", label=tr("Expected or actual"))
        fields.place(grid, "result_kind", "reached", "organisation")
        row.box.addWidget(text)
        row.box.addWidget(grid)
        return row
