"""The editor of a recommendation."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from wpstracker.domain.problems import Problem
from wpstracker.domain.vocabularies import RecommendationRole
from wpstracker.gui.context import Context
from wpstracker.gui.forms.citations import CitationsGroup
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.event_about import RecordGroup
from wpstracker.gui.forms.event_tags import TagsGroup
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import FieldsGroup, Group
from wpstracker.gui.forms.inputs import half_typed, type_half
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.plan_names import PlanNames
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.forms.result_choice import ResultChoice
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.chips import ChipsEdit
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.suggestions import Suggestion
from wpstracker.records import Recommendation, RecommendationOrganisation
from wpstracker.services import recommendations
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store


class RecommendationEditor(Editor):
    """Opened with `open()`; tells `saved(id)`."""

    def __init__(self, context: Context, draft: Draft[Recommendation], parent: QWidget | None = None) -> None:
        is_new = recommendations.load(context.store, str(draft.record.id)) is None
        title = tr("New recommendation") if is_new else tr("Edit recommendation")
        super().__init__(context, draft, title=title, is_new=is_new, parent=parent)
        basics = BasicsGroup(context.store, self.names)
        plans = PlanNames(context.store, draft, lambda: str(basics.fields.widget("country").value()))
        self.add_section(tr("Basics"), basics, is_open=True)
        self.add_section(tr("Whose it is"), WhoseGroup(self.names), is_open=True)
        self.add_section(tr("Origin"), OriginGroup(self.names))
        self.add_section(tr("Response and plan"), ResponseGroup(plans))
        self.add_section(tr("Tags"), TagsGroup(context.store, self.names))
        self.add_section(tr("Sources of facts"), CitationsGroup(self.names, Recommendation.kind()))
        self.add_section(tr("Record"), RecordGroup(Recommendation))
        self.start()

    def save_draft(self) -> str:
        """One step with everything made while typing."""
        return recommendations.save(self.context.store, self.draft, initiator=self)

    def draft_problems(self) -> Iterable[Problem]:
        """What contradicts itself."""
        return recommendations.problems(self.draft)


class BasicsGroup(FieldsGroup):
    """What was asked, how far it has come, and by when."""

    def __init__(self, store: Store, names: Names) -> None:
        order = ["text", "text_status", "event", "result", "status", "deadline_kind", "deadline", "country"]
        event = RecordChoice(names, "event", placeholder=tr("Words of the event, if it came from one"))
        self.result = ResultChoice(store)
        super().__init__(FormFields(Recommendation, order, inputs={"event": event, "result": self.result}))
        self.add_lines(["text"], ["text_status", "status"], ["event"], ["result"], ["deadline_kind", "deadline"], ["country"])
        event.changed.connect(lambda: self.result.follow(event.value()))

    def read(self, draft: Draft[Any]) -> None:
        """Fill the inputs; the results offered are those of the event."""
        self.result.follow(draft.record.event)
        super().read(draft)

    def summary(self) -> str:
        """The text's beginning."""
        return " ".join(str(self.fields.widget("text").value()).split())[:110]


class OriginGroup(FieldsGroup):
    """The document it stands in, and its wording there."""

    def __init__(self, names: Names) -> None:
        order = ["mechanism", "issued", "source", "paragraph", "translation", "deadline_written"]
        source = RecordChoice(names, "source", creates=True, placeholder=tr("Title or address of the document"))
        super().__init__(FormFields(Recommendation, order, inputs={"source": source}))
        self.add_lines(["mechanism", "issued"], ["source"], ["paragraph", "deadline_written"], ["translation"])

    def summary(self) -> str:
        """Mechanism and date."""
        mechanism, issued = self.fields.widget("mechanism").currentText(), self.fields.widget("issued").text()
        return ", ".join(part for part in (mechanism, issued) if part)


class ResponseGroup(FieldsGroup):
    """What was answered, how urgent it is, which plan it concerns."""

    def __init__(self, plans: Names) -> None:
        plan = RecordChoice(plans, "plan", placeholder=tr("Country or words of the plan"))
        super().__init__(FormFields(Recommendation, ["response", "priority", "plan"], inputs={"plan": plan}))
        self.add_lines(["response", "priority"], ["plan"])

    def summary(self) -> str:
        """The answers that were given."""
        boxes = (self.fields.widget(name) for name in ("response", "priority"))
        said = [box.currentText() for box in boxes if box.value()]
        return ", ".join(part for part in (*said, self.fields.widget("plan").text()) if part)


class OrganisationChips(ChipsEdit):
    """Organisations as chips; an unknown name becomes a new organisation."""

    def __init__(self, names: Names, *, name: str) -> None:
        super().__init__(
            lambda text: names.suggest("organisation", text),
            lambda text: names.make("organisation", text),
            placeholder=tr("Organisation, in any spelling"),
            name=name,
        )
        self._names = names

    def settle(self) -> None:
        """Take what stands typed: the organisation of that name, or a new one."""
        text = self.pending_text()
        if text:
            self.line.clear()
            self.add(self._names.exact("organisation", text) or self._names.make("organisation", text))


class WhoseGroup(Group):
    """Whom it addresses, who is responsible, who helps."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names
        self._read: dict[str, list[str]] = {}
        self._parts: list[RecommendationOrganisation] = []
        labels = {
            RecommendationRole.ADDRESSEE: tr("Addressees"),
            RecommendationRole.LEAD: tr("Responsible"),
            RecommendationRole.SUPPORT: tr("Supporting"),
        }
        self.grid = FormGrid(1)
        self.inputs: dict[str, OrganisationChips] = {}
        for role, label in labels.items():
            chips = OrganisationChips(names, name=label)
            chips.changed.connect(self.changed.emit)
            self.inputs[role.value] = chips
            self.grid.add(role.value, label, chips)
        self.box.addWidget(self.grid)

    def read(self, draft: Draft[Any]) -> None:
        """Each organisation to its role."""
        self._parts = list(draft.of(RecommendationOrganisation))
        for role, chips in self.inputs.items():
            ids = [str(part.organisation) for part in self._parts if part.role == role]
            chips.set_items([Suggestion(id_, self._names.label("organisation", id_)) for id_ in ids])
        self._read = self._ids()

    def write(self, draft: Draft[Any]) -> None:
        """Parts that were there keep their ids; the others are new."""
        known = {(part.role, part.organisation): part for part in self._parts}
        wanted = [(role, id_) for role, ids in self._ids().items() for id_ in ids]
        draft.parts[RecommendationOrganisation] = [
            known.get((role, id_)) or RecommendationOrganisation(role=role, organisation=id_) for role, id_ in wanted
        ]

    def typed(self) -> dict[str, str]:
        """By role."""
        return {role: text for role, chips in self.inputs.items() if (text := half_typed(chips))}

    def put_typed(self, typed: Mapping[str, str]) -> None:
        """By role."""
        for role, chips in self.inputs.items():
            if role in typed:
                type_half(chips, typed[role])

    def touched(self) -> bool:
        """Whether organisations came or went, or a name stands typed."""
        return self._ids() != self._read or any(chips.pending_text() for chips in self.inputs.values())

    def set_problem(self, field: str, text: str) -> bool:
        """Show a problem below a list."""
        return self.grid.set_problem(field, text)

    def clear_problems(self) -> None:
        """Take away all problems."""
        self.grid.clear_problems()

    def focus(self, field: str) -> None:
        """Go to a list."""
        self.inputs.get(field, self.inputs[RecommendationRole.ADDRESSEE.value]).setFocus()

    def summary(self) -> str:
        """The names."""
        return ", ".join(dict.fromkeys(item.label for chips in self.inputs.values() for item in chips.items()))

    def _ids(self) -> dict[str, list[str]]:
        return {role: chips.ids() for role, chips in self.inputs.items()}
