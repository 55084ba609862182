"""Which fields may be changed for a whole selection, and what such a step is called."""

from collections.abc import Mapping
from typing import Any

from wpstracker.domain.vocabularies import OrganisationRole, RecommendationRole
from wpstracker.records import EventOrganisation, RecommendationOrganisation, Record
from wpstracker.words import N_

_OF_EVERY = ("privacy", "verified")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "event": (
        *("status", "event_kind", "event_format", "level", "country", "countries_covered", "region", "place", "venue"),
        *("series", "project", "source", "working_languages", "gender_marker", "currency", "funding_source", *_OF_EVERY),
    ),
    "recommendation": (
        *("country", "mechanism", "text_status", "response", "priority", "issued", "deadline_kind", "rhythm"),
        *("source", *_OF_EVERY),
    ),
    "plan": ("country", "instrument", "lead_body", "budgeted", "currency", "funding_source", "public", *_OF_EVERY),
    "organisation": ("country", "parent_organisation", "gender_machinery", *_OF_EVERY),
    "person": ("sex", "organisation", "consent", *_OF_EVERY),
    "series": ("countries", *_OF_EVERY),
    "project": ("extra_budgetary", "funder", *_OF_EVERY),
    "source": ("source_kind", "publisher", "author", "language", "published", "accessed", *_OF_EVERY),
}
"""Fields by kind, in the order they are offered: no status that only progress may change, nothing that tells records apart."""

ROLES: Mapping[str, tuple[type[Record], type[Any]]] = {
    "event": (EventOrganisation, OrganisationRole),
    "recommendation": (RecommendationOrganisation, RecommendationRole),
}
"""The rows that give an organisation a role in a record, and the roles."""

_FIELD_TITLES = {
    "status": N_("Change the status of {n} records"),
    "country": N_("Change the country of {n} records"),
    "privacy": N_("Change the privacy of {n} records"),
    "verified": N_("Mark {n} records as verified or not"),
    "event_kind": N_("Change the type of {n} events"),
    "event_format": N_("Change the format of {n} events"),
    "level": N_("Change the level of {n} events"),
    "series": N_("Change the series of {n} events"),
    "project": N_("Change the project of {n} events"),
    "source": N_("Change the source of {n} records"),
}
_TAG_TITLES = {
    ("event", True): N_("Tag {n} events"),
    ("recommendation", True): N_("Tag {n} recommendations"),
    ("event", False): N_("Remove tags from {n} events"),
    ("recommendation", False): N_("Remove tags from {n} recommendations"),
}


def title_of_field(name: str, count: int) -> str:
    """What the step is called that changes a field of so many records."""
    return _FIELD_TITLES.get(name, N_("Change a field of {n} records")) if count > 1 else N_("Change a field of one record")


def title_of_tags(kind: str, *, on: bool, count: int) -> str:
    """What the step is called that tags so many records, or takes tags away."""
    if count == 1:
        return N_("Add tags to one record") if on else N_("Remove tags from one record")
    return _TAG_TITLES.get((kind, on)) or (N_("Tag {n} records") if on else N_("Remove tags from {n} records"))


def title_of_role(*, on: bool, count: int) -> str:
    """What the step is called that gives an organisation a role in so many records, or takes it away."""
    if count == 1:
        return N_("Add an organisation to one record") if on else N_("Remove an organisation from one record")
    return N_("Add an organisation to {n} records") if on else N_("Remove an organisation from {n} records")
