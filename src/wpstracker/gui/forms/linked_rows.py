"""Rows that link the record being edited with others: measures, indicators, events; each with a few words on how."""

from collections.abc import Mapping

from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.part_rows import PartRow, PartsGroup
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr, tr_n
from wpstracker.records import EventItem, RecommendationEvent, RecommendationIndicator, RecommendationItem, Record
from wpstracker.records.links import SIDES, side_kind


class LinkedGroup(PartsGroup):
    """One kind of link of the record being edited."""

    def __init__(self, model: type[Record], names: Names, wording: Mapping[str, str]) -> None:
        """`wording`: the texts `add`, `empty`, `name`, `placeholder` and `how`, translated."""
        self._names, self._wording = names, wording
        self.other = SIDES[model][1]
        super().__init__(model, self._row, add_text=wording["add"], empty_text=wording["empty"], name=wording["name"])

    def summary(self) -> str:
        """How many."""
        count = len(self.filled())
        return _counted(side_kind(self._model, self.other), count) if count else ""

    def _row(self) -> PartRow:
        kind = side_kind(self._model, self.other)
        choice = RecordChoice(self._names, kind, placeholder=self._wording["placeholder"])
        fields = FormFields(self._model, [self.other, "note"], inputs={self.other: choice})
        fields.widget("note").setPlaceholderText(self._wording["how"])
        row = PartRow(self._model, fields, [self.other, "note"])
        row.add_line((self.other, 1))
        row.add_line(("note", 1))
        return row


def measures_of_event(names: Names) -> LinkedGroup:
    """The measures an event carries out or supports."""
    return LinkedGroup(EventItem, names, _measures(tr("None yet. A measure of a plan that the event carries out or supports.")))


def measures_of_recommendation(names: Names) -> LinkedGroup:
    """The measures that carry a recommendation out."""
    return LinkedGroup(RecommendationItem, names, _measures(tr("None yet. A measure of a plan that carries the recommendation out.")))


def indicators_of_recommendation(names: Names) -> LinkedGroup:
    """The indicators by which a recommendation is followed."""
    wording = {
        "add": tr("Add an indicator"),
        "empty": tr("None yet. An indicator that shows how far the recommendation has come."),
        "name": tr("Indicators"),
        "placeholder": tr("Number, words, plan or country of the indicator"),
        "how": tr("What it shows of the recommendation"),
    }
    return LinkedGroup(RecommendationIndicator, names, wording)


def events_of_recommendation(names: Names) -> LinkedGroup:
    """The events that followed a recommendation up."""
    wording = {
        "add": tr("Add an event"),
        "empty": tr("None yet. An event at which the recommendation was worked on afterwards."),
        "name": tr("Follow-up events"),
        "placeholder": tr("Words of the event"),
        "how": tr("How the event followed it up"),
    }
    return LinkedGroup(RecommendationEvent, names, wording)


def _measures(empty: str) -> dict[str, str]:
    return {
        "add": tr("Add a measure"),
        "empty": empty,
        "name": tr("Measures"),
        "placeholder": tr("Number, words, plan or country of the measure"),
        "how": tr("How it helps"),
    }


def _counted(kind: str, count: int) -> str:
    if kind == "plan_item":
        return tr_n("{n} measure", "{n} measures", count)
    if kind == "indicator":
        return tr_n("{n} indicator", "{n} indicators", count)
    return tr_n("{n} event", "{n} events", count)
