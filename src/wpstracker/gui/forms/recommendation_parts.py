"""What the editor of a recommendation asks beside its own text: where else it comes from, what it repeats, what was answered."""

from wpstracker.domain.origins import responses_of
from wpstracker.domain.vocabularies import Response
from wpstracker.gui.forms.fields import FormFields, choices_of
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.linked_rows import events_of_recommendation, indicators_of_recommendation, measures_of_recommendation
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.part_rows import PartRow, PartsGroup
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.forms.stacked import StackedGroup
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.records import Recommendation, RecommendationOrigin


class ResponseChoice(ChoiceBox):
    """The answers that fit an origin; one that was given and does not fit stays in the list."""

    def __init__(self) -> None:
        super().__init__(choices_of(Response), name=tr("Response"))

    def follow(self, mechanism: str | None) -> None:
        """Offer what can be answered to a recommendation of this origin."""
        chosen = self.value()
        fitting = responses_of(mechanism)
        self.set_choices(
            [(None, tr("not stated")), *((each.value, tr(each.label)) for each in Response if each in fitting or each == chosen)]
        )
        self.set_value(chosen)


class FurtherOriginsGroup(PartsGroup):
    """The other places a recommendation comes from."""

    def __init__(self, names: Names) -> None:
        self._names = names
        super().__init__(
            RecommendationOrigin,
            lambda: OriginRow(self._names),
            add_text=tr("Add an origin"),
            empty_text=tr("The same may also have been asked elsewhere: by CEDAW, in the UPR, at another event."),
            name=tr("Further origins"),
        )

    def summary(self) -> str:
        """How many."""
        count = len(self.filled())
        return tr_n("{n} further origin", "{n} further origins", count) if count else ""


class OriginRow(PartRow):
    """One further origin."""

    def __init__(self, names: Names) -> None:
        self.response = ResponseChoice()
        inputs = {
            "event": RecordChoice(names, "event", placeholder=tr("Words of the event, if it came from one")),
            "source": RecordChoice(names, "source", creates=True, placeholder=tr("Title or address of the document")),
            "response": self.response,
        }
        order = ["mechanism", "issued", "made_by", "response", "event", "source", "paragraph", "note"]
        fields = FormFields(RecommendationOrigin, order, inputs=inputs)
        super().__init__(
            RecommendationOrigin, fields, ["mechanism", "issued", "made_by", "response", "event", "source", "paragraph", "note"]
        )
        for line in (("mechanism", "issued"), ("made_by", "response"), ("event",), ("source", "paragraph"), ("note",)):
            fields.place(grid := FormGrid(len(line), narrowest=150), *line)
            self.box.addWidget(grid)
        fields.widget("mechanism").changed.connect(self._follow)
        fields.widget("paragraph").setPlaceholderText(tr("For instance 12 (a) or 140.10"))

    def set_value(self, value: RecommendationOrigin) -> None:
        """Show an origin with the answers that fit it."""
        super().set_value(value)
        self._follow()

    def _follow(self) -> None:
        self.response.follow(self.fields.widget("mechanism").value())


class EarlierGroup(FieldsGroup):
    """The earlier recommendations it repeats and replaces."""

    def __init__(self, names: Names, own: str) -> None:
        hint = tr("Words or reference of the earlier recommendation")
        inputs = {name: RecordChoice(names, "recommendation", without=own, placeholder=hint) for name in ("repeats", "supersedes")}
        super().__init__(FormFields(Recommendation, list(inputs), inputs=inputs))
        self.add_lines(["repeats"], ["supersedes"])

    def summary(self) -> str:
        """Which."""
        said = {"repeats": tr("repeats an earlier one"), "supersedes": tr("supersedes an earlier one")}
        return ", ".join(text for name, text in said.items() if self.fields.widget(name).value())


class ContactGroup(FieldsGroup):
    """Whom to ask; left out of exports unless restricted data is asked for."""

    def __init__(self) -> None:
        super().__init__(FormFields(Recommendation, ["contact"]))
        self.fields.widget("contact").setPlaceholderText(tr("Name, telephone, e-mail; restricted: left out of exports"))
        self.add_lines(["contact"])

    def summary(self) -> str:
        """That there is one; the contact itself is not for everybody's eyes."""
        return tr("with a contact") if self.fields.widget("contact").value() else ""


def carried_out_by(names: Names) -> StackedGroup:
    """The measures and indicators a recommendation went into, and the events that followed it up."""
    return StackedGroup(
        (tr("Measures"), measures_of_recommendation(names)),
        (tr("Indicators"), indicators_of_recommendation(names)),
        (tr("Follow-up events"), events_of_recommendation(names)),
    )
