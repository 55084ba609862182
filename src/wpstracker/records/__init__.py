"""What we keep: one Peewee model per noun; every field carries its label, help, choices and privacy."""

from wpstracker.records.base import Entry, Record
from wpstracker.records.events import Event, EventOrganisation, EventPerson, Participation, Result, Series
from wpstracker.records.organisations import Organisation
from wpstracker.records.people import Person
from wpstracker.records.plans import Claim, Plan
from wpstracker.records.recommendations import Recommendation, RecommendationOrganisation
from wpstracker.records.sources import Source
from wpstracker.records.terms import Tagging, Term

KINDS: dict[str, type[Record]] = {
    model.kind(): model
    for model in (
        Term,
        Source,
        Organisation,
        Person,
        Series,
        Event,
        EventOrganisation,
        EventPerson,
        Participation,
        Result,
        Plan,
        Claim,
        Recommendation,
        RecommendationOrganisation,
        Tagging,
    )
}
"""Every kind of record by its name in the change log, parents before children."""

PARTS: dict[str, tuple[type[Record], ...]] = {
    kind: tuple(part for part in KINDS.values() if part.parent and part is not Tagging and part.described()[part.parent].rel_model is model)
    for kind, model in KINDS.items()
}
"""The kinds that are parts of a kind and go where it goes; tags, which any record may carry, are not among them."""

__all__ = [
    "KINDS",
    "PARTS",
    "Claim",
    "Entry",
    "Event",
    "EventOrganisation",
    "EventPerson",
    "Organisation",
    "Participation",
    "Person",
    "Plan",
    "Recommendation",
    "RecommendationOrganisation",
    "Record",
    "Result",
    "Series",
    "Source",
    "Tagging",
    "Term",
]
