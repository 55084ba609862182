"""The editor of an indicator: what it measures, baseline and targets, values, and which international ones it answers."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wpstracker.domain.problems import Problem
from wpstracker.figures.plan_tree import Node, load_tree, walk
from wpstracker.gui.context import Context
from wpstracker.gui.forms.citations import CitationsGroup
from wpstracker.gui.forms.crosswalk_input import CrosswalkInput
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.event_about import RecordGroup
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.indicator_values import ValuesGroup
from wpstracker.gui.forms.inputs import CodesInput
from wpstracker.gui.forms.language_lines import LanguageLines
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.part_rows import PartRow, PartsGroup
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.records import Indicator, IndicatorTarget, IndicatorValue
from wpstracker.services import indicators
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

VALUES = 2
"""Where the section of values stands."""


class IndicatorEditor(Editor):
    """Opened with `open()`; tells `saved(id)`. `at_values` begins in the grid of values."""

    def __init__(self, context: Context, draft: Draft[Indicator], parent: QWidget | None = None, *, at_values: bool = False) -> None:
        is_new = indicators.load(context.store, str(draft.record.id)) is None
        super().__init__(context, draft, title=tr("New indicator") if is_new else tr("Edit indicator"), is_new=is_new, parent=parent)
        about, values = AboutGroup(context.store, self.names), ValuesGroup(self.names)
        about.split_changed.connect(lambda: values.show_split(*about.split()))
        self.add_section(tr("Indicator"), about, is_open=not at_values)
        self.add_section(tr("Baseline and targets"), TargetsGroup(), is_open=not at_values)
        self.add_section(tr("Values"), values, is_open=not is_new or at_values)
        self.add_section(tr("Where the data come from"), DataGroup(self.names))
        self.add_section(tr("International indicators"), CrosswalkGroup(), is_open=not at_values)
        self.add_section(tr("Sources of facts"), CitationsGroup(self.names, Indicator.kind()))
        self.add_section(tr("Record"), RecordGroup(Indicator))
        self.start()
        if at_values:
            self.form.go_to(VALUES)

    def save_draft(self) -> str:
        """One step with everything made while typing; where only values were entered the step says so."""
        draft, others = self.draft, [group for at, group in enumerate(self.groups) if at != VALUES]
        if self.is_new or any(group.touched() for group in others):
            return indicators.save(self.context.store, draft, initiator=self)
        id_ = str(draft.record.id)
        indicators.save_values(self.context.store, id_, draft.of(IndicatorValue), draft.new, initiator=self)
        return id_

    def draft_problems(self) -> Iterable[Problem]:
        """What contradicts itself."""
        return indicators.problems(self.draft)


class AboutGroup(FieldsGroup):
    """What it measures and of which plan. `split_changed` when values are split or counted otherwise."""

    split_changed = Signal()

    def __init__(self, store: Store, names: Names) -> None:
        split = CodesInput(None, placeholder=tr("sex, or for instance “region: Osh, Batken”"), name=tr("Disaggregated by"))
        own = {
            "plan": RecordChoice(names, "plan", placeholder=tr("Country or words of the plan")),
            "item": ItemChoice(store),
            "texts": LanguageLines(long=True, name=tr("Text in other languages")),
            "disaggregation": split,
        }
        order = ["text", "plan", "item", "number", "texts", "level", "direction", "unit", "cumulative", "disaggregation"]
        super().__init__(FormFields(Indicator, order, inputs=own))
        lines = (["number", "level"], ["text"], ["direction", "unit"], ["cumulative"], ["disaggregation"], ["plan"], ["item"], ["texts"])
        self.add_lines(*lines, required=["text", "plan"])
        for name in ("disaggregation", "unit"):
            self.fields.widget(name).changed.connect(self.split_changed.emit)
        self.fields.widget("plan").changed.connect(self._offer_items)

    def read(self, draft: Draft[Any]) -> None:
        """The items offered are those of its plan."""
        self.fields.widget("item").show_plan(draft.record.plan)
        super().read(draft)

    def split(self) -> tuple[tuple[str, ...], str]:
        """How values are split, and their unit."""
        return tuple(self.fields.widget("disaggregation").value()), str(self.fields.widget("unit").value())

    def summary(self) -> str:
        """The text."""
        return " ".join(str(self.fields.widget("text").value()).split())[:110]

    def _offer_items(self) -> None:
        """Another plan has other items; the one chosen stays only if it is there."""
        item = self.fields.widget("item")
        before = item.value()
        item.show_plan(self.fields.widget("plan").value())
        item.set_value(before if before in item.values() else None)


class ItemChoice(ChoiceBox):
    """A goal, objective, task or measure of one plan, in the order of its matrix."""

    def __init__(self, store: Store) -> None:
        self._store = store
        super().__init__([], empty=tr("the plan as a whole"), name=tr("Goal, objective or measure"))

    def show_plan(self, plan: str | None) -> None:
        """Offer the items of a plan."""
        nodes = walk(load_tree(self._store, plan)) if plan else ()
        self.set_choices([(None, tr("the plan as a whole")), *((node.id, _label(node)) for node in nodes)])


def _label(node: Node) -> str:
    """Number and text, set in by its level and cut to a line."""
    text = " ".join(f"{node.item.number} {node.item.texts.get(words().language) or node.item.text}".split())
    return "\u2003" * node.depth + (text if len(text) <= 100 else f"{text[:98].rstrip()}…")


class TargetsGroup(PartsGroup):
    """The baseline, and below it a target for each period."""

    def __init__(self) -> None:
        super().__init__(
            IndicatorTarget,
            self._row,
            add_text=tr("Add a target"),
            empty_text=tr("No targets yet. Without one nobody can say whether the indicator is on target."),
            name=tr("Targets"),
        )
        self.fields = FormFields(Indicator, ["baseline_when", "baseline", "baseline_written"], parent=self)
        self.fields.changed.connect(self.changed.emit)
        grid = FormGrid(3, narrowest=150)
        self.fields.place(grid, "baseline_when", "baseline", "baseline_written")
        self.box.insertWidget(0, grid)

    def read(self, draft: Draft[Any]) -> None:
        """Baseline and targets."""
        self.fields.read(draft.record)
        super().read(draft)

    def write(self, draft: Draft[Any]) -> None:
        """Baseline and targets."""
        self.fields.write(draft.record)
        super().write(draft)

    def touched(self) -> bool:
        """Whether either changed."""
        return bool(self.fields.touched()) or super().touched()

    def problems(self) -> dict[str, str]:
        """What neither can read."""
        return self.fields.problems() | super().problems()

    def set_problem(self, field: str, text: str) -> bool:
        """Beside the baseline or in a target's row."""
        return self.fields.set_problem(field, text) or super().set_problem(field, text)

    def clear_problems(self) -> None:
        """Take away all problems."""
        self.fields.clear_problems()
        super().clear_problems()

    def typed(self) -> dict[str, str]:
        """Of the baseline and of the targets."""
        return self.fields.typed() | super().typed()

    def put_typed(self, typed: Any) -> None:
        """Of the baseline and of the targets."""
        self.fields.put_typed(typed)
        super().put_typed(typed)

    def focus(self, field: str) -> None:
        """Go to the baseline, or to a field of a target."""
        if "[" in field:
            super().focus(field)
        else:
            self.fields.focus(field if field in self.fields.names() else "baseline_when")

    def summary(self) -> str:
        """How many targets."""
        count = len(self.filled())
        return tr_n("{n} target", "{n} targets", count) if count else ""

    @staticmethod
    def _row() -> PartRow:
        fields = FormFields(IndicatorTarget, ["period", "value", "written"])
        row = PartRow(IndicatorTarget, fields, ["period", "value", "written"])
        grid = FormGrid(3, narrowest=150)
        fields.place(grid, "period", "value", "written")
        row.box.addWidget(grid)
        return row


class DataGroup(FieldsGroup):
    """How often, by whom and from where values come."""

    def __init__(self, names: Names) -> None:
        body = RecordChoice(names, "organisation", creates=True, placeholder=tr("Organisation, in any spelling"))
        super().__init__(FormFields(Indicator, ["frequency", "organisation", "data_source"], inputs={"organisation": body}))
        self.add_lines(["frequency", "organisation"], ["data_source"])


class CrosswalkGroup(FieldsGroup):
    """The international indicators it answers."""

    def __init__(self) -> None:
        own = {"crosswalk": CrosswalkInput(tr("International indicators"))}
        super().__init__(FormFields(Indicator, ["crosswalk"], inputs=own))
        self.add_lines(["crosswalk"])

    def summary(self) -> str:
        """The codes."""
        return ", ".join(self.fields.widget("crosswalk").value())
