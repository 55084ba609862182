"""The editor of a plan with the claims about it."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtWidgets import QWidget

from wpstracker.domain.problems import Problem
from wpstracker.gui.context import Context
from wpstracker.gui.forms.citations import CitationsGroup
from wpstracker.gui.forms.claim_fields import claim_fields
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.event_about import RecordGroup, TitlesInput
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.part_rows import PartRow, PartsGroup
from wpstracker.gui.forms.plan_areas import AreasGroup
from wpstracker.gui.forms.plan_names import PlanNames
from wpstracker.gui.forms.plan_parts import AmendmentsGroup, BodiesGroup, BudgetGroup, LevelsGroup
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.styling import text_label
from wpstracker.records import Claim, Plan
from wpstracker.services import plans
from wpstracker.services.drafts import Draft
from wpstracker.services.plan_parts import predecessor_doubt


class PlanEditor(Editor):
    """Opened with `open()`; tells `saved(id)`."""

    def __init__(self, context: Context, draft: Draft[Plan], parent: QWidget | None = None) -> None:
        is_new = plans.load(context.store, str(draft.record.id)) is None
        super().__init__(context, draft, title=tr("New plan") if is_new else tr("Edit plan"), is_new=is_new, parent=parent)
        basics = BasicsGroup()
        others = PlanNames(context.store, draft, lambda: str(basics.fields.widget("country").value()))
        self.add_section(tr("Basics"), basics, is_open=True)
        self.add_section(tr("Dates"), DatesGroup(), is_open=True)
        self.add_section(tr("Status claims"), ClaimsGroup(self.names), is_open=not is_new)
        act = ActGroup(others, str(draft.record.id), lambda before: self._doubt(basics, before))
        basics.fields.widget("country").changed.connect(act.tell_doubt)
        self.add_section(tr("Act and text"), act)
        self.add_section(tr("Bodies"), BodiesGroup(self.names))
        self.add_section(tr("Budget"), BudgetGroup())
        self.add_section(tr("Amendments"), AmendmentsGroup(self.names))
        self.add_section(tr("Priority areas"), AreasGroup(context.store, self.names))
        self.add_section(tr("Levels of the matrix"), LevelsGroup())
        self.add_section(tr("Sources of facts"), CitationsGroup(self.names, Plan.kind()))
        self.add_section(tr("Record"), RecordGroup(Plan))
        self.start()

    def save_draft(self) -> str:
        """One step with everything made while typing."""
        return plans.save(self.context.store, self.draft, initiator=self)

    def draft_problems(self) -> Iterable[Problem]:
        """What contradicts itself."""
        return plans.problems(self.draft, self.context.store)

    def _doubt(self, basics: "BasicsGroup", before: str | None) -> str:
        return predecessor_doubt(self.context.store, str(basics.fields.widget("country").value() or ""), before, words())


class BasicsGroup(FieldsGroup):
    """Whose plan it is, how it is called, which one it is."""

    def __init__(self) -> None:
        names = ["country", "instrument", "title", "titles", "edition", "edition_counted_by"]
        super().__init__(FormFields(Plan, names, inputs={"titles": TitlesInput()}))
        lines = (["country", "instrument"], ["title"], ["titles"], ["edition", "edition_counted_by"])
        self.add_lines(*lines, required=["country", "title"])

    def focus(self, field: str) -> None:
        """A plan whose country is known begins with its title."""
        known = not field and bool(self.fields.widget("country").value())
        super().focus("title" if known else field)

    def summary(self) -> str:
        """The title."""
        return str(self.fields.widget("title").value())


class DatesGroup(FieldsGroup):
    """The four dates, each as far as it is known."""

    def __init__(self) -> None:
        super().__init__(FormFields(Plan, ["adopted", "launched", "in_force", "until"]))
        self.add_lines(["adopted", "launched"], ["in_force", "until"])

    def summary(self) -> str:
        """From when to when."""
        return "–".join(text for name in ("in_force", "until") if (text := self.fields.widget(name).text()))


class ActGroup(FieldsGroup):
    """The act that adopted it, what went before, where its text is."""

    def __init__(self, plans_: Names, plan_id: str, doubt: Callable[[str | None], str]) -> None:
        """`doubt` says what is odd about a predecessor."""
        self._doubt = doubt
        self._before = RecordChoice(plans_, "plan", without=plan_id, placeholder=tr("Country or words of the plan before"))
        names = ["act", "predecessor", "document", "public"]
        super().__init__(FormFields(Plan, names, inputs={"predecessor": self._before}))
        self.add_lines(["act"], ["predecessor"])
        self.doubt = text_label(role="small", wrap=True)
        self.box.addWidget(self.doubt)
        self.add_lines(["document"], ["public"])
        self._before.changed.connect(self.tell_doubt)
        self.tell_doubt()

    def read(self, draft: Draft[Any]) -> None:
        """With what is odd about the predecessor."""
        super().read(draft)
        self.tell_doubt()

    def tell_doubt(self) -> None:
        """Say what is odd about the predecessor, if anything."""
        self.doubt.setText(self._doubt(self._before.value()))
        self.doubt.setVisible(bool(self.doubt.text()))

    def summary(self) -> str:
        """The act, else the plan before."""
        return str(self.fields.widget("act").value() or self._before.text())


class ClaimsGroup(PartsGroup):
    """What is claimed about the plan's status; claims stand side by side and never replace each other."""

    def __init__(self, names: Names) -> None:
        self._names = names
        super().__init__(
            Claim,
            self._row,
            add_text=tr("Add a status claim"),
            empty_text=tr("No claims yet. Without one, the status is worked out from the dates."),
            name=tr("Status claims"),
        )

    def read(self, draft: Draft[Any]) -> None:
        """The newest first."""
        draft.parts[Claim] = sorted(draft.of(Claim), key=lambda claim: claim.as_of.code() if claim.as_of else "", reverse=True)
        super().read(draft)

    def summary(self) -> str:
        """How many."""
        count = len(self.filled())
        return tr_n("{n} claim", "{n} claims", count) if count else ""

    def _row(self) -> PartRow:
        row = PartRow(Claim, claim_fields(self._names), ["quote", "note", "source", "as_of"])
        grid = FormGrid(2)
        row.fields.place(grid, "stage", "as_of", "basis", "confidence")
        row.fields.place(grid, "source", span=0)
        row.fields.place(grid, "quote", "note")
        row.box.addWidget(grid)
        return row
