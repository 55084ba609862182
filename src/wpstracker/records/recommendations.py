"""Recommendations: what was asked, of whom, by when, and how far it has come."""

from wpstracker.domain.vocabularies import (
    DeadlineKind,
    Mechanism,
    Priority,
    Privacy,
    RecommendationRole,
    RecommendationStatus,
    Response,
    Rhythm,
    TextStatus,
)
from wpstracker.records.base import Entry, Record
from wpstracker.records.events import Event, Result
from wpstracker.records.fields import Choice, Codes, Count, Line, Link, When
from wpstracker.records.indicators import Indicator
from wpstracker.records.organisations import Organisation
from wpstracker.records.plan_items import PlanItem
from wpstracker.records.plans import Plan
from wpstracker.records.progress import ProgressUpdate
from wpstracker.records.sources import Source
from wpstracker.words import N_


class Recommendation(Entry):
    """One recommendation; that it exists can be known while its text is missing."""

    label = N_("Recommendation")
    text = Line(N_("Text"), long=True)
    translation = Line(N_("Translation"), long=True)
    text_status = Choice(TextStatus, N_("Text in hand"), default=TextStatus.FULL)
    mechanism = Choice(Mechanism, N_("Origin"), default=Mechanism.EVENT, index=True)
    event = Link(Event, N_("Event it came from"))
    result = Link(Result, N_("Result it belongs to"))
    source = Link(Source, N_("Source"))
    paragraph = Line(N_("Paragraph"))
    issued = When(N_("Issued on"), index=True)
    country = Line(N_("Country"), help=N_("Two-letter ISO 3166-1 code."), searched=False, index=True)
    response = Choice(Response, N_("Response"))
    priority = Choice(Priority, N_("Priority"))
    deadline_kind = Choice(DeadlineKind, N_("Kind of deadline"), default=DeadlineKind.DATE)
    deadline = When(N_("Deadline"), index=True)
    deadline_written = Line(N_("Deadline as written"))
    rhythm = Choice(Rhythm, N_("How often"))
    status = Choice(RecommendationStatus, N_("Status"), default=RecommendationStatus.RECORDED, index=True)
    plan = Link(Plan, N_("Plan it concerns"))
    repeats = Link("self", N_("Repeats"), help=N_("The earlier recommendation that asks for the same."), column_name="repeats_id")
    supersedes = Link("self", N_("Supersedes"), help=N_("The earlier recommendation that this one replaces."), column_name="supersedes_id")
    smart = Codes(N_("SMART"), help=N_("Which of the five marks of a recommendation that can be followed up it bears."))
    contact = Line(N_("Contact"), privacy=Privacy.RESTRICTED)


class RecommendationOrganisation(Record):
    """Whom a recommendation addresses, who is responsible, who helps."""

    label = N_("Organisation of a recommendation")
    parent = "recommendation"
    recommendation = Link(Recommendation, N_("Recommendation"), required=True)
    organisation = Link(Organisation, N_("Organisation"), required=True)
    role = Choice(RecommendationRole, N_("Role"), default=RecommendationRole.ADDRESSEE)
    sort = Count(N_("Order"))


class RecommendationOrigin(Record):
    """A further place a recommendation comes from, beside the one it was recorded from."""

    label = N_("Further origin")
    parent = "recommendation"
    recommendation = Link(Recommendation, N_("Recommendation"), required=True)
    mechanism = Choice(Mechanism, N_("Origin"))
    event = Link(Event, N_("Event it came from"))
    source = Link(Source, N_("Source"))
    paragraph = Line(N_("Paragraph"))
    issued = When(N_("Issued on"))
    made_by = Line(N_("Made by"), help=N_("The recommending State, committee or body."))
    response = Choice(Response, N_("Response"))
    note = Line(N_("Note"))
    sort = Count(N_("Order"))


class RecommendationProgress(ProgressUpdate):
    """One step of a recommendation's life: what was done, and the status before and after."""

    label = N_("Progress of a recommendation")
    parent = "recommendation"
    in_draft = False
    recommendation = Link(Recommendation, N_("Recommendation"), required=True)
    status_before = Choice(RecommendationStatus, N_("Status before"))
    status_after = Choice(RecommendationStatus, N_("Status after"))


class RecommendationItem(Record):
    """A measure, or another item of a plan, that carries a recommendation out."""

    label = N_("Measure of a recommendation")
    parent = "recommendation"
    recommendation = Link(Recommendation, N_("Recommendation"), required=True)
    item = Link(PlanItem, N_("Measure"), required=True, goes_with=True)
    note = Line(N_("How"))
    sort = Count(N_("Order"))


class RecommendationIndicator(Record):
    """An indicator by which a recommendation is followed."""

    label = N_("Indicator of a recommendation")
    parent = "recommendation"
    recommendation = Link(Recommendation, N_("Recommendation"), required=True)
    indicator = Link(Indicator, N_("Indicator"), required=True, goes_with=True)
    note = Line(N_("How"))
    sort = Count(N_("Order"))


class RecommendationEvent(Record):
    """An event that followed a recommendation up."""

    label = N_("Follow-up event")
    parent = "recommendation"
    recommendation = Link(Recommendation, N_("Recommendation"), required=True)
    event = Link(Event, N_("Event"), required=True, goes_with=True)
    note = Line(N_("How"))
    sort = Count(N_("Order"))
