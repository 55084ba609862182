"""What a step of linking is called: for one record or several on either side. `n` counts the first side, `m` the second."""

from wpstracker.records import EventItem, RecommendationEvent, RecommendationIndicator, RecommendationItem, Record
from wpstracker.words import N_

Titles = tuple[tuple[str, str], tuple[str, str]]

LINK: dict[type[Record], Titles] = {
    RecommendationItem: (
        (N_("Link a recommendation to a measure"), N_("Link a recommendation to {m} measures")),
        (N_("Link {n} recommendations to a measure"), N_("Link {n} recommendations to {m} measures")),
    ),
    RecommendationIndicator: (
        (N_("Link a recommendation to an indicator"), N_("Link a recommendation to {m} indicators")),
        (N_("Link {n} recommendations to an indicator"), N_("Link {n} recommendations to {m} indicators")),
    ),
    RecommendationEvent: (
        (N_("Link a recommendation to an event"), N_("Link a recommendation to {m} events")),
        (N_("Link {n} recommendations to an event"), N_("Link {n} recommendations to {m} events")),
    ),
    EventItem: (
        (N_("Link an event to a measure"), N_("Link an event to {m} measures")),
        (N_("Link {n} events to a measure"), N_("Link {n} events to {m} measures")),
    ),
}

UNLINK: dict[type[Record], Titles] = {
    RecommendationItem: (
        (N_("Unlink a recommendation from a measure"), N_("Unlink a recommendation from {m} measures")),
        (N_("Unlink {n} recommendations from a measure"), N_("Unlink {n} recommendations from {m} measures")),
    ),
    RecommendationIndicator: (
        (N_("Unlink a recommendation from an indicator"), N_("Unlink a recommendation from {m} indicators")),
        (N_("Unlink {n} recommendations from an indicator"), N_("Unlink {n} recommendations from {m} indicators")),
    ),
    RecommendationEvent: (
        (N_("Unlink a recommendation from an event"), N_("Unlink a recommendation from {m} events")),
        (N_("Unlink {n} recommendations from an event"), N_("Unlink {n} recommendations from {m} events")),
    ),
    EventItem: (
        (N_("Unlink an event from a measure"), N_("Unlink an event from {m} measures")),
        (N_("Unlink {n} events from a measure"), N_("Unlink {n} events from {m} measures")),
    ),
}
