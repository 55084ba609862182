"""What an event was expected to bring, and what it brought."""

from collections.abc import Sequence
from typing import Any

from wpstracker.figures.results import recommendations_by_result
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.part_rows import PartRow, PartsGroup
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.styling import text_label
from wpstracker.records import Result
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store


class ResultsGroup(PartsGroup):
    """Expected and actual results, with what each produced and the recommendations that belong to it."""

    def __init__(self, store: Store, names: Names) -> None:
        self._store, self._names = store, names
        super().__init__(
            Result,
            self._row,
            add_text=tr("Add a result"),
            empty_text=tr("None yet. What an announcement promises is an expected result; what came about is an actual one."),
            name=tr("Results"),
        )

    def read(self, draft: Draft[Any]) -> None:
        """With the recommendations that belong to each result."""
        super().read(draft)
        known = recommendations_by_result(self._store, [str(draft.record.id)])
        for row in self.rows.inputs():
            row.tell(known.get(row.value().id, ()))

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

    def _row(self) -> "ResultRow":
        return ResultRow(self._names)


class ResultRow(PartRow):
    """One result."""

    def __init__(self, names: Names) -> None:
        inputs = {
            "actual": ChoiceBox([(False, tr("Expected result")), (True, tr("Actual result"))], empty=None, name=tr("Expected or actual")),
            "organisation": RecordChoice(names, "organisation", creates=True, placeholder=tr("For instance a working group")),
            "source": RecordChoice(names, "source", creates=True, placeholder=tr("Title or address of the document")),
        }
        fields = FormFields(Result, ["text", "actual", "result_kind", "reached", "organisation", "source"], inputs=inputs)
        super().__init__(Result, fields, ["text", "reached", "organisation", "source"])
        text, grid, produced = FormGrid(1), FormGrid(3, narrowest=170), FormGrid(2, narrowest=150)
        fields.place(text, "text")
        fields.place(grid, "actual", label=tr("Expected or actual"))
        fields.place(grid, "result_kind", "reached")
        fields.place(produced, "organisation", "source")
        self._recommendations = text_label(role="muted", wrap=True)
        for part in (text, grid, produced, self._recommendations):
            self.box.addWidget(part)
        self.tell(())

    def tell(self, recommendations: Sequence[str]) -> None:
        """Name the recommendations that belong to it; they choose their result in their own form."""
        self._recommendations.setText(tr("Recommendations: {texts}", texts="; ".join(recommendations)) if recommendations else "")
        self._recommendations.setVisible(bool(recommendations))
