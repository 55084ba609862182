"""The editor of a project."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from wpstracker.domain.problems import Problem
from wpstracker.gui.context import Context
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.event_about import RecordGroup, TitlesInput
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.forms.similar import SimilarHint
from wpstracker.gui.language import tr
from wpstracker.records import Project
from wpstracker.services import projects
from wpstracker.services.drafts import Draft


class ProjectEditor(Editor):
    """Opened with `open()`; tells `saved(id)`."""

    def __init__(self, context: Context, draft: Draft[Project], parent: QWidget | None = None) -> None:
        is_new = projects.load(context.store, str(draft.record.id)) is None
        super().__init__(context, draft, title=tr("New project") if is_new else tr("Edit project"), is_new=is_new, parent=parent)
        self.add_section(tr("Basics"), BasicsGroup(self.names), is_open=True)
        self.add_section(tr("Record"), RecordGroup(Project))
        SimilarHint(self, "title")
        self.start()

    def save_draft(self) -> str:
        """One step with a funder made while typing."""
        return projects.save(self.context.store, self.draft, initiator=self)

    def draft_problems(self) -> Iterable[Problem]:
        """What is missing."""
        return projects.problems(self.draft)


class BasicsGroup(FieldsGroup):
    """Title, number, who pays."""

    def __init__(self, names: Names) -> None:
        inputs = {
            "titles": TitlesInput(),
            "funder": RecordChoice(names, "organisation", creates=True, placeholder=tr("Organisation, in any spelling")),
        }
        super().__init__(FormFields(Project, ["title", "titles", "number", "funder", "extra_budgetary", "about"], inputs=inputs))
        self.add_lines(["title"], ["titles"], ["number", "funder"], ["extra_budgetary"], ["about"], required=["title"])

    def summary(self) -> str:
        """The title."""
        return str(self.fields.widget("title").value())
