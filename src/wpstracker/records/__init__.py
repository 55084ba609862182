"""What we keep: one Peewee model per noun; every field carries its label, help, choices and privacy."""

from wpstracker.records.base import Entry, Record
from wpstracker.records.countries import CountryFigure
from wpstracker.records.duplicates import NotDuplicate
from wpstracker.records.events import (
    Event,
    EventOrganisation,
    EventPerson,
    Participation,
    Project,
    Quote,
    Result,
    Series,
    SeriesYear,
)
from wpstracker.records.indicators import Indicator, IndicatorTarget, IndicatorValue
from wpstracker.records.obligations import Obligation, Submission
from wpstracker.records.organisations import Membership, Organisation, OtherName
from wpstracker.records.people import Person, Position
from wpstracker.records.plan_items import EventItem, ItemOrganisation, MeasureProgress, PlanItem, PlanLevel
from wpstracker.records.plans import Amendment, Claim, EventPlan, Plan, PlanOrganisation, PriorityArea
from wpstracker.records.progress import ProgressUpdate
from wpstracker.records.recommendations import (
    Recommendation,
    RecommendationEvent,
    RecommendationIndicator,
    RecommendationItem,
    RecommendationOrganisation,
    RecommendationOrigin,
    RecommendationProgress,
)
from wpstracker.records.saved_reports import SavedReport
from wpstracker.records.saved_views import SavedView
from wpstracker.records.sources import Attachment, Citation, Source
from wpstracker.records.terms import Tagging, Term

KINDS: dict[str, type[Record]] = {
    model.kind(): model
    for model in (
        Term,
        Source,
        Organisation,
        OtherName,
        Membership,
        Person,
        Position,
        Series,
        SeriesYear,
        Project,
        Event,
        EventOrganisation,
        EventPerson,
        Participation,
        Result,
        Quote,
        Plan,
        Claim,
        PriorityArea,
        EventPlan,
        PlanOrganisation,
        Amendment,
        PlanLevel,
        PlanItem,
        ItemOrganisation,
        MeasureProgress,
        EventItem,
        Indicator,
        IndicatorTarget,
        IndicatorValue,
        Recommendation,
        RecommendationOrganisation,
        RecommendationOrigin,
        RecommendationProgress,
        RecommendationItem,
        RecommendationIndicator,
        RecommendationEvent,
        Obligation,
        Submission,
        CountryFigure,
        SavedReport,
        SavedView,
        Tagging,
        Citation,
        Attachment,
        NotDuplicate,
    )
}
"""Every kind of record by its name in the change log, parents before children."""

ANYWHERE: tuple[type[Record], ...] = (Tagging, Citation, Attachment)
"""What may stand on a record of any kind, and goes where it goes."""

PARTS: dict[str, tuple[type[Record], ...]] = {
    kind: tuple(
        part for part in KINDS.values() if part.parent and part not in ANYWHERE and part.described()[part.parent].rel_model is model
    )
    for kind, model in KINDS.items()
}
"""The kinds that are parts of a kind and go where it goes; `ANYWHERE` comes on top."""


def parts_of(kind: str) -> tuple[type[Record], ...]:
    """Every kind of row that belongs to a record of this kind and goes where it goes."""
    if KINDS[kind] in ANYWHERE:
        return ()
    return (*PARTS[kind], *ANYWHERE)


__all__ = [
    "ANYWHERE",
    "KINDS",
    "PARTS",
    "Amendment",
    "Attachment",
    "Citation",
    "Claim",
    "CountryFigure",
    "Entry",
    "Event",
    "EventItem",
    "EventOrganisation",
    "EventPerson",
    "EventPlan",
    "Indicator",
    "IndicatorTarget",
    "IndicatorValue",
    "ItemOrganisation",
    "MeasureProgress",
    "Membership",
    "NotDuplicate",
    "Obligation",
    "Organisation",
    "OtherName",
    "Participation",
    "Person",
    "Plan",
    "PlanItem",
    "PlanLevel",
    "PlanOrganisation",
    "Position",
    "PriorityArea",
    "ProgressUpdate",
    "Project",
    "Quote",
    "Recommendation",
    "RecommendationEvent",
    "RecommendationIndicator",
    "RecommendationItem",
    "RecommendationOrganisation",
    "RecommendationOrigin",
    "RecommendationProgress",
    "Record",
    "Result",
    "SavedReport",
    "SavedView",
    "Series",
    "SeriesYear",
    "Source",
    "Submission",
    "Tagging",
    "Term",
    "parts_of",
]
