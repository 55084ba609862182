"""A small editor for one more claim about a plan's status."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QWidget

from wpstracker.domain.places import country_name
from wpstracker.domain.problems import Problem
from wpstracker.gui.context import Context
from wpstracker.gui.forms.claim_fields import claim_fields
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.names import Names
from wpstracker.gui.language import tr, words
from wpstracker.records import Plan
from wpstracker.services import plans
from wpstracker.services.drafts import Draft
from wpstracker.services.plan_parts import claim_problems


class ClaimEditor(Editor):
    """Opened with `open()`; tells `saved(id of the plan)`. The claims that are there stay as they are."""

    def __init__(self, context: Context, plan: Draft[Plan], parent: QWidget | None = None, *, kept: Draft[Any] | None = None) -> None:
        """`kept` is a claim of the plan that was begun and never saved."""
        claim = kept or Draft[Any](plans.blank_claim(plan.record, context.today()))
        super().__init__(context, claim, title=tr("Add status claim"), is_new=True, parent=parent)
        self.add_section(_name_of(plan.record), ClaimGroup(self.names), is_open=True)
        self.form.list.hide()
        self.start()
        self.resize(720, 560)

    def save_draft(self) -> str:
        """The claim, and its source if that is new, as one step."""
        plans.add_claim(self.context.store, self.draft.record, self.draft.new, initiator=self)
        return str(self.draft.record.plan)

    def draft_problems(self) -> Iterable[Problem]:
        """A claim has to say something."""
        return claim_problems(self.draft.record)


class ClaimGroup(FieldsGroup):
    """All fields of the claim."""

    def __init__(self, names: Names) -> None:
        super().__init__(claim_fields(names))
        self.add_lines(["stage", "as_of"], ["basis", "confidence"], ["source"], ["quote"], ["note"])

    def summary(self) -> str:
        """The stage."""
        return str(self.fields.widget("stage").currentText())


def _name_of(plan: Plan) -> str:
    """Country and title in the window's language."""
    language = words().language
    title = plan.titles.get(language) or plan.title or plan.reference
    return tr("{country}: {plan}", country=country_name(plan.country, language), plan=title)
