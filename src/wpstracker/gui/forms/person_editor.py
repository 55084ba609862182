"""The editor of a person: public role, positions over time, contact kept apart."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from wpstracker.domain.problems import Problem
from wpstracker.gui.context import Context
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.event_about import RecordGroup, TitlesInput
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.part_rows import PartRow, PartsGroup
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.forms.similar import SimilarHint
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.records import Person, Position
from wpstracker.services import people
from wpstracker.services.drafts import Draft


class PersonEditor(Editor):
    """Opened with `open()`; tells `saved(id)`."""

    def __init__(self, context: Context, draft: Draft[Person], parent: QWidget | None = None) -> None:
        is_new = people.load(context.store, str(draft.record.id)) is None
        super().__init__(context, draft, title=tr("New person") if is_new else tr("Edit person"), is_new=is_new, parent=parent)
        self.add_section(tr("Basics"), BasicsGroup(self.names), is_open=True)
        self.add_section(tr("Positions over time"), PositionsGroup(self.names), is_open=not is_new)
        self.add_section(tr("Contact and consent"), ContactGroup())
        self.add_section(tr("Record"), RecordGroup(Person))
        SimilarHint(self, "name")
        self.start()

    def save_draft(self) -> str:
        """One step with everything made while typing."""
        return people.save(self.context.store, self.draft, initiator=self)

    def draft_problems(self) -> Iterable[Problem]:
        """What contradicts itself."""
        return people.problems(self.draft)


class BasicsGroup(FieldsGroup):
    """The name in every script, and the position now."""

    def __init__(self, names: Names) -> None:
        inputs = {
            "names": TitlesInput(add_text=tr("Add the name in another language"), name=tr("Names")),
            "organisation": RecordChoice(names, "organisation", creates=True, placeholder=tr("Organisation, in any spelling")),
        }
        order = ["name", "sex", "position", "organisation", "names", "aliases"]
        super().__init__(FormFields(Person, order, inputs=inputs))
        self.add_lines(["name", "sex"], ["position"], ["organisation"], ["names"], ["aliases"], required=["name"])

    def summary(self) -> str:
        """The name."""
        return str(self.fields.widget("name").value())


class PositionsGroup(PartsGroup):
    """Offices held, one below the other; a focal point's says what for."""

    def __init__(self, names: Names) -> None:
        self._names = names
        super().__init__(
            Position,
            self._row,
            add_text=tr("Add a position"),
            empty_text=tr("None yet. Earlier offices, and since when somebody is a gender focal point, go here."),
            name=tr("Positions over time"),
        )

    def summary(self) -> str:
        """How many."""
        count = len(self.filled())
        return tr_n("{n} position", "{n} positions", count) if count else ""

    def _row(self) -> PartRow:
        choice = RecordChoice(self._names, "organisation", creates=True, placeholder=tr("Organisation, in any spelling"))
        order = ["title", "organisation", "held_from", "held_until", "focal_point", "focal_point_for"]
        fields = FormFields(Position, order, inputs={"organisation": choice})
        fields.widget("focal_point_for").setPlaceholderText(tr("For what, if it is said"))
        row = PartRow(Position, fields, ["title", "organisation", "held_from", "held_until", "focal_point_for"])
        grid = FormGrid(2)
        fields.place(grid, "title", "organisation", "held_from", "held_until", "focal_point", "focal_point_for")
        row.box.addWidget(grid)
        return row


class ContactGroup(FieldsGroup):
    """What is restricted: how to reach the person, whether the name may be used, and until when all this may be kept."""

    def __init__(self) -> None:
        super().__init__(FormFields(Person, ["contact", "consent", "keep_until"]))
        self.fields.widget("contact").setPlaceholderText(tr("Left out of exports, and hidden on the page until somebody asks for it"))
        self.add_lines(["contact"], ["consent"], ["keep_until"])

    def summary(self) -> str:
        """Whether there is something, not what."""
        said = [tr("contact details kept")] if self.fields.widget("contact").value() else []
        said += [tr("agreed to be named")] if self.fields.widget("consent").value() else []
        return ", ".join(said)
