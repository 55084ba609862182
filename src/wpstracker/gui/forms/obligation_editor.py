"""The editor of a reporting obligation; the next due dates are shown while its rule is written."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QWidget

from wpstracker.domain.months import month_name
from wpstracker.domain.obligations import next_due_dates
from wpstracker.domain.problems import Problem
from wpstracker.domain.rule_wording import understand_rule
from wpstracker.domain.vocabularies import ReportRule
from wpstracker.figures.obligations import rule_of_record
from wpstracker.gui.context import Context
from wpstracker.gui.forms.citations import CitationsGroup
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.event_about import RecordGroup
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.inputs import half_typed
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.plan_names import PlanNames
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.due_text import next_sentence, rule_sentence
from wpstracker.gui.widgets.cards import Banner
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.styling import text_label
from wpstracker.records import Obligation
from wpstracker.services import obligations
from wpstracker.services.drafts import Draft

_OF_RULE = {
    ReportRule.AFTER_PERIOD: frozenset({"rhythm", "days_after", "begins", "until"}),
    ReportRule.ON_DAY: frozenset({"rhythm", "due_day", "due_month", "begins", "until"}),
    ReportRule.ONCE: frozenset({"due_once"}),
}
"""The fields that a rule is made of; the others are hidden."""
_LINES = (("rhythm", "days_after"), ("due_day", "due_month"), ("due_once",), ("begins", "until"))
_SHOWN = 3


class ObligationEditor(Editor):
    """Opened with `open()`; tells `saved(id)`."""

    def __init__(self, context: Context, draft: Draft[Obligation], parent: QWidget | None = None) -> None:
        is_new = obligations.load(context.store, str(draft.record.id)) is None
        title = tr("New reporting obligation") if is_new else tr("Edit reporting obligation")
        super().__init__(context, draft, title=title, is_new=is_new, parent=parent)
        plans = PlanNames(context.store, draft, lambda: str(basics.fields.widget("country").value()))
        basics = BasicsGroup(self.names, plans)
        self.add_section(tr("Basics"), basics, is_open=True)
        self.add_section(tr("When it is due"), RuleGroup(context, self.names), is_open=True)
        self.add_section(tr("Sources of facts"), CitationsGroup(self.names, Obligation.kind()))
        self.add_section(tr("Record"), RecordGroup(Obligation))
        self.start()

    def save_draft(self) -> str:
        """One step with everything made while typing."""
        return obligations.save(self.context.store, self.draft, initiator=self)

    def draft_problems(self) -> Iterable[Problem]:
        """What is impossible."""
        return obligations.problems(self.draft)


class BasicsGroup(FieldsGroup):
    """What is reported, to whom, on which plan."""

    def __init__(self, names: Names, plans: Names) -> None:
        own = {
            "recipient": RecordChoice(names, "organisation", creates=True, placeholder=tr("Organisation, in any spelling")),
            "plan": RecordChoice(plans, "plan", placeholder=tr("Country or words of the plan")),
        }
        super().__init__(FormFields(Obligation, ["title", "recipient", "recipient_written", "country", "plan"], inputs=own))
        self.add_lines(["title"], ["recipient", "recipient_written"], ["country"], ["plan"], required=["title"])

    def summary(self) -> str:
        """The title."""
        return str(self.fields.widget("title").value())


class RuleGroup(FieldsGroup):
    """The rule in the words of its act and in fields, and what follows from it."""

    def __init__(self, context: Context, names: Names) -> None:
        months = [(number, month_name(number, words().language)) for number in range(1, 13)]
        own = {
            "due_month": ChoiceBox(months, name=tr("Month it is due")),
            "source": RecordChoice(names, "source", creates=True, placeholder=tr("Source: title or address")),
        }
        order = ["rule_written", "rule", "rhythm", "days_after", "due_day", "due_month", "due_once", "begins", "until", "source"]
        super().__init__(FormFields(Obligation, order, inputs=own))
        self._context = context
        self.understood = Banner(kind="info", dismissible=False)
        self.understood.action.connect(self._take)
        self.meaning, self.next = text_label(wrap=True), text_label(role="muted", wrap=True)
        self.add_lines(["rule_written"])
        self.box.addWidget(self.understood)
        self.add_lines(["rule"], *_LINES[:-1])
        self.box.addWidget(self.meaning)
        self.box.addWidget(self.next)
        self.add_lines(_LINES[-1], ["source"])
        self.fields.widget("rule_written").setPlaceholderText(tr("For instance: every half-year, by the 15th of the next month"))
        self.fields.widget("rule_written").editingFinished.connect(self._take_if_empty)
        self.changed.connect(self._show_meaning)
        self._show_meaning()

    def read(self, draft: Draft[Any]) -> None:
        """Fill the inputs and say what they mean."""
        super().read(draft)
        self._show_meaning()

    def summary(self) -> str:
        """The rule in a sentence."""
        return self.meaning.text()

    def _shown(self) -> Obligation:
        """What the inputs hold."""
        record = Obligation()
        self.fields.write(record)
        return record

    def _show_meaning(self) -> None:
        """Only the fields of the rule chosen, what it means, and the next due dates."""
        record = self._shown()
        rule = rule_of_record(record)
        wanted = _OF_RULE[rule.kind or ReportRule.AFTER_PERIOD]
        for line in _LINES:
            for name in line:
                self.fields.row(name).setVisible(name in wanted)
            grid = self.fields.row(line[0]).parentWidget()
            assert grid is not None
            grid.setVisible(not wanted.isdisjoint(line))
        self.meaning.setText(rule_sentence(rule))
        self.next.setText(next_sentence(next_due_dates(rule, self._context.today(), _SHOWN)))
        self.next.setVisible(rule.is_complete)
        self._offer(record)

    def _offer(self, record: Obligation) -> None:
        """What the words say, where the fields do not say it yet."""
        understood = understand_rule(record.rule_written)
        meaning = rule_sentence(understood) if understood else ""
        said = tr("The words mean: {rule}", rule=meaning) if meaning and meaning != self.meaning.text() else ""
        self.understood.set_message(said, action_text=tr("Take this over"))

    def _take_if_empty(self) -> None:
        """Words that say it all fill the fields while these say nothing; whatever stands there is never replaced."""
        inputs = [self.fields.widget(name) for line in _LINES[:-1] for name in line]
        if not any(each.value() is not None or each.problem() or half_typed(each) for each in inputs):
            self._take()

    def _take(self) -> None:
        """Fill the fields from the words."""
        record = self._shown()
        if obligations.understand(record):
            for name in ("rule", "rhythm", "days_after", "due_month", "due_day", "due_once"):
                self.fields.widget(name).set_value(getattr(record, name))
            self.changed.emit()
