"""The editor of a figure about a country."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from wpstracker.domain.problems import Problem
from wpstracker.domain.vocabularies import Scheme
from wpstracker.figures.terms import terms
from wpstracker.gui.context import Context
from wpstracker.gui.forms.citations import CitationsGroup
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.event_about import RecordGroup
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.records import CountryFigure
from wpstracker.services import country_figures
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store


class FigureEditor(Editor):
    """Opened with `open()`; tells `saved(id)`."""

    def __init__(self, context: Context, draft: Draft[CountryFigure], parent: QWidget | None = None) -> None:
        is_new = country_figures.load(context.store, str(draft.record.id)) is None
        title = tr("New country figure") if is_new else tr("Edit country figure")
        super().__init__(context, draft, title=title, is_new=is_new, parent=parent)
        self.add_section(tr("Figure"), SaidGroup(context.store, self.names), is_open=True)
        self.add_section(tr("Where it was read"), OriginGroup(self.names), is_open=True)
        self.add_section(tr("Sources of facts"), CitationsGroup(self.names, CountryFigure.kind()))
        self.add_section(tr("Record"), RecordGroup(CountryFigure))
        self.start()

    def save_draft(self) -> str:
        """One step with everything made while typing."""
        return country_figures.save(self.context.store, self.draft, initiator=self)

    def draft_problems(self) -> Iterable[Problem]:
        """What contradicts itself."""
        return country_figures.problems(self.draft)


class SaidGroup(FieldsGroup):
    """What it says, in numbers or in words, of whom and as of when."""

    def __init__(self, store: Store, names: Names) -> None:
        order = ["figure_kind", "as_of", "country", "countries", "organisation", "rank", "value", "unit", "women", "men", "statement"]
        ranks = [(term.id, term.label) for term in terms(store, words().language, Scheme.RANK) if not term.retired]
        own = {
            "organisation": RecordChoice(names, "organisation", creates=True, placeholder=tr("Organisation, in any spelling")),
            "rank": ChoiceBox(ranks, name=tr("Rank band")),
        }
        super().__init__(FormFields(CountryFigure, order, inputs=own))
        self.fields.widget("unit").setPlaceholderText("%")
        self.add_lines(["figure_kind", "as_of"], ["country", "organisation"], ["countries"], ["value", "unit"], ["women", "men"])
        self.add_lines(["rank"], ["statement"])

    def summary(self) -> str:
        """The kind."""
        return str(self.fields.widget("figure_kind").currentText())


class OriginGroup(FieldsGroup):
    """Its source, and the event it was given at."""

    def __init__(self, names: Names) -> None:
        own = {
            "source": RecordChoice(names, "source", creates=True, placeholder=tr("Source: title or address")),
            "event": RecordChoice(names, "event", placeholder=tr("Words of the event")),
        }
        super().__init__(FormFields(CountryFigure, ["source", "event"], inputs=own))
        self.add_lines(["source"], ["event"])
