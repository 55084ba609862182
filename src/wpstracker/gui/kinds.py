"""What the kinds of records are called together, and their symbols."""

from wpstracker.gui.language import tr
from wpstracker.words import N_

_KINDS = {
    "event": (N_("Events"), "calendar"),
    "recommendation": (N_("Recommendations"), "clipboard-list"),
    "plan": (N_("Plans"), "scroll-text"),
    "plan_item": (N_("Lines of plans"), "list-checks"),
    "indicator": (N_("Indicators"), "trending-up"),
    "organisation": (N_("Organisations"), "building-2"),
    "person": (N_("People"), "user"),
    "series": (N_("Series of events"), "layers"),
    "project": (N_("Projects"), "target"),
    "source": (N_("Sources"), "book-open"),
    "obligation": (N_("Reporting obligations"), "calendar-clock"),
    "term": (N_("Terms"), "tag"),
    "country": (N_("Countries"), "globe"),
}
KINDS = tuple(_KINDS)
"""In the order in which they are listed one below the other."""


def kinds_label(kind: str) -> str:
    """The name of all records of a kind, translated."""
    return tr(_KINDS[kind][0]) if kind in _KINDS else ""


def icon_of_kind(kind: str) -> str:
    """The name of the icon of a kind."""
    return _KINDS[kind][1] if kind in _KINDS else "file"
