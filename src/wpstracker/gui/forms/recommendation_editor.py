"""The editor of a recommendation."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QWidget

from wpstracker.domain.problems import Problem
from wpstracker.domain.vocabularies import DeadlineKind, RecommendationRole, RecommendationStatus, Smart
from wpstracker.gui.context import Context
from wpstracker.gui.forms.citations import CitationsGroup
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.event_about import RecordGroup
from wpstracker.gui.forms.event_tags import TagsGroup
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.organisation_roles import OrganisationRoles
from wpstracker.gui.forms.plan_names import PlanNames
from wpstracker.gui.forms.progress_editor import open_progress
from wpstracker.gui.forms.recommendation_parts import ContactGroup, EarlierGroup, FurtherOriginsGroup, ResponseChoice, carried_out_by
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.forms.result_choice import ResultChoice
from wpstracker.gui.forms.similar_texts import SimilarTexts
from wpstracker.gui.forms.stacked import StackedGroup
from wpstracker.gui.forms.status_line import StatusLine
from wpstracker.gui.forms.ticks_input import TicksInput
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.records import Recommendation, RecommendationOrganisation
from wpstracker.services import recommendations
from wpstracker.services.drafts import Draft
from wpstracker.services.recommendation_kin import kin_problems
from wpstracker.store.database import Store


class RecommendationEditor(Editor):
    """Opened with `open()`; tells `saved(id)`."""

    def __init__(self, context: Context, draft: Draft[Recommendation], parent: QWidget | None = None) -> None:
        is_new = recommendations.load(context.store, str(draft.record.id)) is None
        title = tr("New recommendation") if is_new else tr("Edit recommendation")
        super().__init__(context, draft, title=title, is_new=is_new, parent=parent)
        self.status = None if is_new else StatusLine(RecommendationStatus, self.record_progress)
        basics = BasicsGroup(context.store, self.names, self.status)
        plans = PlanNames(context.store, draft, lambda: str(basics.fields.widget("country").value()))
        self.add_section(tr("Basics"), basics, is_open=True)
        origin, response = OriginGroup(self.names), ResponseGroup(plans)
        earlier = EarlierGroup(self.names, str(draft.record.id))
        self.add_section(tr("Whose it is"), StackedGroup(WhoseGroup(self.names), ContactGroup()), is_open=True)
        self.add_section(tr("Origin"), StackedGroup(origin, (tr("Further origins"), FurtherOriginsGroup(self.names)), earlier))
        self.add_section(tr("Response and plan"), response)
        self.add_section(tr("Measures and follow-up"), carried_out_by(plans))
        self.add_section(tr("Tags"), TagsGroup(context.store, self.names))
        self.add_section(tr("Sources of facts"), CitationsGroup(self.names, Recommendation.kind()))
        self.add_section(tr("Record"), RecordGroup(Recommendation))
        if is_new:
            self._offer_similar(basics, earlier)
        mechanism = origin.fields.widget("mechanism")
        mechanism.changed.connect(lambda: response.answers.follow(mechanism.value()))
        response.answers.follow(mechanism.value())
        self.start()

    def _offer_similar(self, basics: "BasicsGroup", earlier: EarlierGroup) -> None:
        """Below the text, as long as the recommendation is not saved."""
        text, repeats = basics.fields.widget("text"), earlier.fields.widget("repeats")
        self.similar = SimilarTexts(self.context, str(self.draft.record.id), lambda: str(text.value()))
        text.changed.connect(self.similar.wait)
        basics.box.insertWidget(1, self.similar)

        def repeat(id_: str) -> None:
            repeats.set_value(id_)
            repeats.changed.emit()
            self.banner.set_message(tr("It repeats “{text}”. You find this in the section “Origin”.", text=repeats.text()), kind="good")

        self.similar.repeats_chosen.connect(repeat)

    def save_draft(self) -> str:
        """One step with everything made while typing."""
        return recommendations.save(self.context.store, self.draft, initiator=self, today=self.context.today())

    def draft_problems(self) -> Iterable[Problem]:
        """What contradicts itself."""
        return [*recommendations.problems(self.draft), *kin_problems(self.context.store, self.draft)]

    def record_progress(self) -> None:
        """Record progress over this form; what is typed here stays."""
        record = self.context.store.get(Recommendation, str(self.draft.record.id))
        if record is not None:
            open_progress(self.context, self, record).saved.connect(lambda _id: self._show_status())

    def _show_status(self) -> None:
        record = self.context.store.get(Recommendation, str(self.draft.record.id))
        if record is not None and self.status is not None:
            self.status.show_status(record.status)


class BasicsGroup(FieldsGroup):
    """What was asked, how far it has come, and by when."""

    def __init__(self, store: Store, names: Names, status: StatusLine | None) -> None:
        """A new recommendation begins in any status; later it is only read here."""
        order = ["text", "text_status", "event", "result", "status", "deadline_kind", "deadline", "rhythm", "country", "smart"]
        event = RecordChoice(names, "event", placeholder=tr("Words of the event, if it came from one"))
        self.result = ResultChoice(store)
        own: dict[str, Any] = {"status": status} if status else {}
        own |= {"event": event, "result": self.result, "smart": TicksInput(Smart, name=tr("SMART"))}
        super().__init__(FormFields(Recommendation, order, inputs=own))
        self.add_lines(["text"], ["text_status", "status"], ["event"], ["result"], ["deadline_kind", "deadline"])
        self._rhythm = FormGrid(1)
        self.fields.place(self._rhythm, "rhythm")
        self.box.addWidget(self._rhythm)
        self.add_lines(["country"], ["smart"])
        self.fields.widget("deadline_kind").changed.connect(self._show_rhythm)
        event.changed.connect(lambda: self.result.follow(event.value()))

    def read(self, draft: Draft[Any]) -> None:
        """Fill the inputs; the results offered are those of the event."""
        self.result.follow(draft.record.event)
        super().read(draft)
        self._show_rhythm()

    def _show_rhythm(self) -> None:
        """How often is asked of what comes again and again."""
        kind, rhythm = self.fields.widget("deadline_kind"), self.fields.widget("rhythm")
        self._rhythm.setVisible(kind.value() == DeadlineKind.PERIODIC or bool(rhythm.value()))

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
        self.answers = ResponseChoice()
        super().__init__(FormFields(Recommendation, ["response", "priority", "plan"], inputs={"plan": plan, "response": self.answers}))
        self.add_lines(["response", "priority"], ["plan"])

    def summary(self) -> str:
        """The answers that were given."""
        boxes = (self.fields.widget(name) for name in ("response", "priority"))
        said = [box.currentText() for box in boxes if box.value()]
        return ", ".join(part for part in (*said, self.fields.widget("plan").text()) if part)


class WhoseGroup(OrganisationRoles):
    """Whom it addresses, who is responsible, who helps."""

    def __init__(self, names: Names) -> None:
        labels = {
            RecommendationRole.ADDRESSEE: tr("Addressees"),
            RecommendationRole.LEAD: tr("Responsible"),
            RecommendationRole.SUPPORT: tr("Supporting"),
        }
        super().__init__(names, RecommendationOrganisation, labels)
