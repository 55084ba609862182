"""The editor of an item of a plan: everything the plan says of a goal, an objective, a task or a measure."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from wpstracker.domain.problems import Problem
from wpstracker.domain.vocabularies import ItemLevel, ItemRole, Scheme
from wpstracker.figures.terms import terms
from wpstracker.gui.context import Context
from wpstracker.gui.forms.citations import CitationsGroup
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.event_about import RecordGroup
from wpstracker.gui.forms.event_cost import CurrencyChoice
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.language_lines import LanguageLines
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.organisation_roles import OrganisationRoles
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.records import ItemOrganisation, PlanItem
from wpstracker.services import plan_item_drafts, plan_items
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store


class PlanItemEditor(Editor):
    """Opened with `open()`; tells `saved(id)`. The status is not here: recording progress sets it."""

    def __init__(self, context: Context, draft: Draft[PlanItem], parent: QWidget | None = None) -> None:
        names = plan_items.level_names(context.store, str(draft.record.plan), words())
        level = names[ItemLevel(draft.record.level or ItemLevel.MEASURE)]
        super().__init__(context, draft, title=tr("Edit: {level}", level=level), is_new=False, parent=parent)
        self.add_section(tr("Basics"), BasicsGroup(context.store, names), is_open=True)
        self.add_section(tr("Who and when"), TermGroup(), is_open=True)
        self.add_section(tr("Known bodies"), BodiesGroup(self.names), is_open=True)
        self.add_section(tr("Budget"), MoneyGroup())
        self.add_section(tr("Sources of facts"), CitationsGroup(self.names, PlanItem.kind()))
        self.add_section(tr("Record"), RecordGroup(PlanItem))
        self.start()

    def save_draft(self) -> str:
        """One step with everything made while typing."""
        return plan_item_drafts.save(self.context.store, self.draft, initiator=self)

    def draft_problems(self) -> Iterable[Problem]:
        """What contradicts itself."""
        return plan_item_drafts.problems(self.draft)


class BasicsGroup(FieldsGroup):
    """Number, level and text in every language; what is to come of it."""

    def __init__(self, store: Store, levels: dict[ItemLevel, str]) -> None:
        order = ["number", "level", "text", "texts", "form", "expected", "pillar", "cross_cutting"]
        pillars = [(term.id, term.label) for term in terms(store, words().language, Scheme.PILLAR) if not term.retired]
        own = {
            "level": ChoiceBox([(level.value, levels[level]) for level in ItemLevel], empty=None, name=tr("Level")),
            "texts": LanguageLines(long=True, name=tr("Text in other languages")),
            "pillar": ChoiceBox(pillars, name=tr("Pillar")),
        }
        super().__init__(FormFields(PlanItem, order, inputs=own))
        self.add_lines(["number", "level"], ["text"], ["texts"], ["form"], ["expected"], ["pillar", "cross_cutting"])

    def summary(self) -> str:
        """The text's beginning."""
        return " ".join(str(self.fields.widget("text").value()).split())[:110]


class TermGroup(FieldsGroup):
    """Who is responsible and by when, in the plan's words, and how the words are understood."""

    def __init__(self) -> None:
        order = ["responsible_written", "due_written", "due_kind", "rhythm", "start", "due"]
        super().__init__(FormFields(PlanItem, order))
        self.add_lines(["responsible_written"], ["due_written"], ["due_kind", "rhythm"], ["start", "due"])

    def summary(self) -> str:
        """The words."""
        said = (self.fields.widget(name).value() for name in ("responsible_written", "due_written"))
        return ", ".join(str(part) for part in said if part)


class BodiesGroup(OrganisationRoles):
    """The bodies of the directory that are meant."""

    def __init__(self, names: Names) -> None:
        super().__init__(names, ItemOrganisation, {ItemRole.LEAD: tr("Responsible"), ItemRole.SUPPORT: tr("Co-responsible")})


class MoneyGroup(FieldsGroup):
    """What it costs, what was spent, who pays."""

    def __init__(self) -> None:
        order = ["budget_planned", "budget_spent", "currency", "funding_source"]
        super().__init__(FormFields(PlanItem, order, inputs={"currency": CurrencyChoice()}))
        self.add_lines(["budget_planned", "budget_spent", "currency"], ["funding_source"])

    def summary(self) -> str:
        """The planned amount, else the source."""
        return str(self.fields.widget("budget_planned").text() or self.fields.widget("funding_source").value())
