"""Recommendations: what was asked, of whom, by when, and how far it has come."""

from wpstracker.domain.vocabularies import (
    DeadlineKind,
    Mechanism,
    Priority,
    RecommendationRole,
    RecommendationStatus,
    Response,
    TextStatus,
)
from wpstracker.records.base import Entry, Record
from wpstracker.records.events import Event, Result
from wpstracker.records.fields import Choice, Count, Line, Link, When
from wpstracker.records.organisations import Organisation
from wpstracker.records.plans import Plan
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
    status = Choice(RecommendationStatus, N_("Status"), default=RecommendationStatus.RECORDED, index=True)
    plan = Link(Plan, N_("Plan it concerns"))
    progress = Line(N_("What was done"), long=True)


class RecommendationOrganisation(Record):
    """Whom a recommendation addresses, who is responsible, who helps."""

    label = N_("Organisation of a recommendation")
    parent = "recommendation"
    recommendation = Link(Recommendation, N_("Recommendation"), required=True)
    organisation = Link(Organisation, N_("Organisation"), required=True)
    role = Choice(RecommendationRole, N_("Role"), default=RecommendationRole.ADDRESSEE)
    sort = Count(N_("Order"))
