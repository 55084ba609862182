"""The editor of a series of events, with the chair of each year."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from wpstracker.domain.problems import Problem
from wpstracker.gui.context import Context
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.event_about import RecordGroup, TitlesInput
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.inputs import country_input
from wpstracker.gui.forms.part_rows import PartRow, PartsGroup
from wpstracker.gui.forms.similar import SimilarHint
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.records import Series, SeriesYear
from wpstracker.services import series
from wpstracker.services.drafts import Draft


class SeriesEditor(Editor):
    """Opened with `open()`; tells `saved(id)`."""

    def __init__(self, context: Context, draft: Draft[Series], parent: QWidget | None = None) -> None:
        is_new = series.load(context.store, str(draft.record.id)) is None
        super().__init__(context, draft, title=tr("New series") if is_new else tr("Edit series"), is_new=is_new, parent=parent)
        self.add_section(tr("Basics"), BasicsGroup(), is_open=True)
        self.add_section(tr("Chairs and years"), YearsGroup(), is_open=True)
        self.add_section(tr("Record"), RecordGroup(Series))
        SimilarHint(self, "title")
        self.start()

    def save_draft(self) -> str:
        """One step."""
        return series.save(self.context.store, self.draft, initiator=self)

    def draft_problems(self) -> Iterable[Problem]:
        """What contradicts itself."""
        return series.problems(self.draft)


class BasicsGroup(FieldsGroup):
    """Title, countries, what it is about."""

    def __init__(self) -> None:
        super().__init__(FormFields(Series, ["title", "titles", "countries", "about"], inputs={"titles": TitlesInput()}))
        self.add_lines(["title"], ["titles"], ["countries"], ["about"], required=["title"])

    def summary(self) -> str:
        """The title."""
        return str(self.fields.widget("title").value())


class YearsGroup(PartsGroup):
    """The years in their order, each with its chair."""

    def __init__(self) -> None:
        super().__init__(
            SeriesYear,
            self._row,
            add_text=tr("Add a year"),
            empty_text=tr("None yet. Say who was in the chair in which year, or what happened then."),
            name=tr("Chairs and years"),
        )

    def summary(self) -> str:
        """How many."""
        count = len(self.filled())
        return tr_n("{n} year", "{n} years", count) if count else ""

    def _row(self) -> PartRow:
        fields = FormFields(SeriesYear, ["when", "chair", "note"], inputs={"chair": country_input(tr("Chair"))})
        row = PartRow(SeriesYear, fields, ["when", "chair", "note"])
        grid = FormGrid(3, narrowest=150)
        fields.place(grid, "when", "chair", "note")
        row.box.addWidget(grid)
        return row
