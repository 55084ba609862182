"""The parts of a plan beside claims and areas: its bodies, its money, its amendments, and what it calls its levels."""

from typing import Any

from wpstracker.domain.vocabularies import PlanRole
from wpstracker.gui.forms.event_cost import CurrencyChoice
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.organisation_roles import OrganisationRoles
from wpstracker.gui.forms.part_rows import PartRow, PartsGroup
from wpstracker.gui.forms.plan_areas import RussianInput
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.records import Amendment, Plan, PlanLevel, PlanOrganisation
from wpstracker.services.drafts import Draft


class BodiesGroup(OrganisationRoles):
    """Who leads, coordinates, carries out and watches it; and the lead body in the plan's own words."""

    def __init__(self, names: Names) -> None:
        labels = {
            PlanRole.LEAD: tr("Lead bodies"),
            PlanRole.COORDINATION: tr("Coordinating bodies"),
            PlanRole.IMPLEMENTATION: tr("Implementing bodies"),
            PlanRole.MONITORING: tr("Monitoring bodies"),
        }
        super().__init__(names, PlanOrganisation, labels)
        self.written = FieldsGroup(FormFields(Plan, ["lead_body"]))
        self.written.fields.place(grid := FormGrid(1), "lead_body", label=tr("Lead body, as written"))
        self.written.box.addWidget(grid)
        self.written.changed.connect(self.changed.emit)
        self.box.addWidget(self.written)

    def read(self, draft: Draft[Any]) -> None:
        """The chips and the words."""
        self.written.read(draft)
        super().read(draft)

    def write(self, draft: Draft[Any]) -> None:
        """The chips and the words."""
        self.written.write(draft)
        super().write(draft)

    def touched(self) -> bool:
        """Whether chips or words changed."""
        return self.written.touched() or super().touched()

    def set_problem(self, field: str, text: str) -> bool:
        """Below a list, or at the words."""
        return self.written.set_problem(field, text) or super().set_problem(field, text)

    def clear_problems(self) -> None:
        """Take away all problems."""
        self.written.clear_problems()
        super().clear_problems()

    def focus(self, field: str) -> None:
        """Go to a list or to the words."""
        self.written.focus(field) if field == "lead_body" else super().focus(field)

    def field_at(self, widget: Any) -> str:
        """What a source of facts beside the form would stand for."""
        return self.written.field_at(widget) or PlanOrganisation.kind()

    def summary(self) -> str:
        """The names, else the words."""
        return super().summary() or self.written.summary()


class BudgetGroup(FieldsGroup):
    """Whether money is set aside, how much, from whom."""

    def __init__(self) -> None:
        names = ["budgeted", "budget", "currency", "funding_source"]
        super().__init__(FormFields(Plan, names, inputs={"currency": CurrencyChoice()}))
        self.add_lines(["budgeted", "funding_source"], ["budget", "currency"])

    def summary(self) -> str:
        """The amount, else the answer."""
        amount, currency = self.fields.widget("budget").text(), self.fields.widget("currency").value()
        answer = self.fields.widget("budgeted")
        if amount:
            return f"{amount} {currency}".strip()
        if not answer.value():
            return ""
        return tr("{field}: {value}", field=self.fields.label("budgeted"), value=answer.currentText())


class AmendmentsGroup(PartsGroup):
    """What was changed after the plan was adopted, in the order of the changes."""

    def __init__(self, names: Names) -> None:
        self._names = names
        super().__init__(
            Amendment,
            self._row,
            add_text=tr("Add an amendment"),
            empty_text=tr("None yet. Write here when and by which act the plan was changed or extended."),
            name=tr("Amendments"),
        )

    def summary(self) -> str:
        """How many."""
        count = len(self.filled())
        return tr_n("{n} amendment", "{n} amendments", count) if count else ""

    def _row(self) -> PartRow:
        source = RecordChoice(self._names, "source", creates=True, placeholder=tr("Source: title or address"))
        fields = FormFields(Amendment, ["made", "act", "note", "source"], inputs={"source": source})
        row = PartRow(Amendment, fields, ["made", "act", "note", "source"])
        grid = FormGrid(2)
        fields.place(grid, "made", "act")
        fields.place(grid, "note", "source", span=0)
        row.box.addWidget(grid)
        return row


class LevelsGroup(PartsGroup):
    """What the plan calls goals, objectives, tasks and measures; levels it has no word for are left out."""

    def __init__(self) -> None:
        super().__init__(
            PlanLevel,
            self._row,
            add_text=tr("Name a level"),
            empty_text=tr("Without a name of their own the levels are called goal, objective, task and measure."),
            name=tr("Levels of the matrix"),
        )

    def summary(self) -> str:
        """The names, from the top."""
        return " › ".join(name for row in self.filled() if (name := row.fields.widget("name").value()))

    def _row(self) -> PartRow:
        fields = FormFields(PlanLevel, ["level", "name", "names"], inputs={"names": RussianInput()})
        row = PartRow(PlanLevel, fields, ["level", "name", "names"])
        grid = FormGrid(3)
        fields.place(grid, "level", "name")
        fields.place(grid, "names", label=tr("Name in Russian"))
        row.box.addWidget(grid)
        return row
