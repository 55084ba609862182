"""The editor of an organisation: names in every form they were used, what it belongs to, who belongs to it."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from wpstracker.domain.problems import Problem
from wpstracker.domain.vocabularies import Scheme
from wpstracker.gui.context import Context
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.event_about import RecordGroup, TitlesInput
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.part_rows import PartRow, PartsGroup
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.forms.similar import SimilarHint
from wpstracker.gui.forms.term_choice import term_choice
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.records import Membership, Organisation, OtherName
from wpstracker.services import organisations
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store


class OrganisationEditor(Editor):
    """Opened with `open()`; tells `saved(id)`."""

    def __init__(self, context: Context, draft: Draft[Organisation], parent: QWidget | None = None) -> None:
        is_new = organisations.load(context.store, str(draft.record.id)) is None
        title = tr("New organisation") if is_new else tr("Edit organisation")
        super().__init__(context, draft, title=title, is_new=is_new, parent=parent)
        own = str(draft.record.id)
        self.add_section(tr("Basics"), BasicsGroup(context.store, self.names, own), is_open=True)
        self.add_section(tr("Other names"), OtherNamesGroup(), is_open=not is_new)
        self.add_section(tr("Before and after"), TimeGroup(self.names, own))
        self.add_section(tr("Members"), MembersGroup(self.names))
        self.add_section(tr("Record"), RecordGroup(Organisation))
        SimilarHint(self, "name")
        self.start()

    def save_draft(self) -> str:
        """One step with everything made while typing."""
        return organisations.save(self.context.store, self.draft, initiator=self)

    def draft_problems(self) -> Iterable[Problem]:
        """What contradicts itself."""
        return organisations.problems(self.context.store, self.draft)


class BasicsGroup(FieldsGroup):
    """Its name today, what it is and what it is part of."""

    def __init__(self, store: Store, names: Names, own: str) -> None:
        inputs = {
            "names": TitlesInput(add_text=tr("Add the name in another language"), name=tr("Names")),
            "parent_organisation": RecordChoice(
                names, "organisation", creates=True, without=own, placeholder=tr("The body it is a unit of, in any spelling")
            ),
            "institution_type": term_choice(store, Scheme.INSTITUTION_TYPE, tr("Institution type")),
        }
        order = ["name", "acronym", "names", "aliases", "parent_organisation", "institution_type", "country", "gender_machinery"]
        super().__init__(FormFields(Organisation, order, inputs=inputs))
        lines = (
            ["name"],
            ["acronym", "country"],
            ["parent_organisation"],
            ["institution_type"],
            ["gender_machinery"],
            ["names"],
            ["aliases"],
        )
        self.add_lines(*lines, required=["name"])

    def summary(self) -> str:
        """The name."""
        return str(self.fields.widget("name").value())


class OtherNamesGroup(PartsGroup):
    """Former names and translations, with the time they were used."""

    def __init__(self) -> None:
        super().__init__(
            OtherName,
            self._row,
            add_text=tr("Add a name"),
            empty_text=tr("None yet. A former name with its years is shown with the events of those years."),
            name=tr("Other names"),
        )

    def summary(self) -> str:
        """The names."""
        return ", ".join(str(row.fields.widget("name").value()) for row in self.filled())[:110]

    def _row(self) -> PartRow:
        fields = FormFields(OtherName, ["name", "name_kind", "used_from", "used_until"])
        fields.widget("name").setPlaceholderText(tr("Name as it was written"))
        row = PartRow(OtherName, fields, ["name", "used_from", "used_until"])
        line, grid = FormGrid(1), FormGrid(3, narrowest=150)
        fields.place(line, "name")
        fields.place(grid, "name_kind", "used_from", "used_until")
        row.box.addWidget(line)
        row.box.addWidget(grid)
        return row


class TimeGroup(FieldsGroup):
    """When it came and went, and what it came out of."""

    def __init__(self, names: Names, own: str) -> None:
        before = RecordChoice(names, "organisation", creates=True, without=own, placeholder=tr("The body it came out of"))
        super().__init__(FormFields(Organisation, ["founded", "dissolved", "predecessor"], inputs={"predecessor": before}))
        self.add_lines(["founded", "dissolved"], ["predecessor"])

    def summary(self) -> str:
        """From when to when."""
        return "–".join(text for name in ("founded", "dissolved") if (text := self.fields.widget(name).text()))


class MembersGroup(PartsGroup):
    """Members of a working group, network or commission."""

    def __init__(self, names: Names) -> None:
        self._names = names
        super().__init__(
            Membership,
            self._row,
            add_text=tr("Add a member"),
            empty_text=tr("None yet. Working groups, networks and commissions have members."),
            name=tr("Members"),
        )

    def summary(self) -> str:
        """How many."""
        count = len(self.filled())
        return tr_n("{n} member", "{n} members", count) if count else ""

    def _row(self) -> PartRow:
        choice = RecordChoice(self._names, "organisation", creates=True, placeholder=tr("Organisation, in any spelling"))
        fields = FormFields(Membership, ["member", "who", "since"], inputs={"member": choice})
        row = PartRow(Membership, fields, ["member", "who", "since"])
        grid = FormGrid(2)
        fields.place(grid, "member", "since")
        fields.place(grid, "who", span=0)
        row.box.addWidget(grid)
        return row
