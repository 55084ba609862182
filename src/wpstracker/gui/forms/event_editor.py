"""The editor of an event: the fields most people fill first, everything else a section away."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from wpstracker.domain.problems import Problem
from wpstracker.gui.context import Context
from wpstracker.gui.forms.citations import CitationsGroup
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.event_about import AboutGroup, BasicsGroup, RecordGroup
from wpstracker.gui.forms.event_cost import CostGroup
from wpstracker.gui.forms.event_participation import ParticipationGroup
from wpstracker.gui.forms.event_people import OrganisationsGroup, PeopleGroup
from wpstracker.gui.forms.event_plans import EventPlansGroup
from wpstracker.gui.forms.event_quotes import QuotesGroup
from wpstracker.gui.forms.event_results import ResultsGroup
from wpstracker.gui.forms.event_source import SourceGroup
from wpstracker.gui.forms.event_tags import TagsGroup
from wpstracker.gui.forms.linked_rows import measures_of_event
from wpstracker.gui.forms.plan_names import PlanNames
from wpstracker.gui.language import tr
from wpstracker.records import Event
from wpstracker.services import events
from wpstracker.services.drafts import Draft


class EventEditor(Editor):
    """Opened with `open()`; tells `saved(id)`."""

    def __init__(self, context: Context, draft: Draft[Event], parent: QWidget | None = None) -> None:
        is_new = events.load(context.store, str(draft.record.id)) is None
        super().__init__(context, draft, title=tr("New event") if is_new else tr("Edit event"), is_new=is_new, parent=parent)
        store, names = context.store, self.names
        basics = BasicsGroup(context)
        plans = PlanNames(store, draft, lambda: str(basics.fields.widget("country").value()))
        self.add_section(tr("Basics"), basics, is_open=True)
        self.add_section(tr("Who organised"), OrganisationsGroup(names))
        self.add_section(tr("People"), PeopleGroup(names))
        self.add_section(tr("Participation"), ParticipationGroup(store, names))
        self.add_section(tr("Results"), ResultsGroup(store, names))
        self.add_section(tr("Tags"), TagsGroup(store, names))
        about = AboutGroup(names, str(draft.record.id))
        basics.region_known.connect(about.take_region)
        self.add_section(tr("Details"), about)
        self.add_section(tr("Quotes"), QuotesGroup(names))
        self.add_section(tr("Plans supported"), EventPlansGroup(store, plans))
        self.add_section(tr("Measures supported"), measures_of_event(plans))
        self.add_section(tr("Cost and evaluation"), CostGroup())
        self.add_section(tr("Source"), SourceGroup(names))
        self.add_section(tr("Sources of facts"), CitationsGroup(names, Event.kind()))
        self.add_section(tr("Record"), RecordGroup())
        self.start()

    def save_draft(self) -> str:
        """One step with everything made while typing."""
        return events.save(self.context.store, self.draft, initiator=self)

    def draft_problems(self) -> Iterable[Problem]:
        """What contradicts itself."""
        return events.problems(self.draft)
