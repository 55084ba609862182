"""Which theme role a code of a closed list is shown in: good, warning, bad, info, accent or neutral."""

from typing import Any

from wpstracker.domain.indicators import Verdict
from wpstracker.domain.obligations import DueState
from wpstracker.domain.vocabularies import (
    Confidence,
    EventStatus,
    MeasureStatus,
    Priority,
    Privacy,
    RecommendationStatus,
    Scheme,
    Stage,
    TextStatus,
    Vocabulary,
)

_ROLES: dict[type[Vocabulary], dict[Any, str]] = {
    EventStatus: {
        EventStatus.PLANNED: "info",
        EventStatus.CONFIRMED: "accent",
        EventStatus.HELD: "good",
        EventStatus.POSTPONED: "warning",
        EventStatus.CANCELLED: "bad",
    },
    RecommendationStatus: {
        RecommendationStatus.UNDER_REVIEW: "info",
        RecommendationStatus.ACCEPTED: "info",
        RecommendationStatus.PLANNED: "info",
        RecommendationStatus.IN_PROGRESS: "accent",
        RecommendationStatus.IMPLEMENTED: "good",
        RecommendationStatus.PARTLY: "warning",
        RecommendationStatus.NOT_IMPLEMENTED: "bad",
    },
    MeasureStatus: {
        MeasureStatus.IN_PROGRESS: "accent",
        MeasureStatus.IMPLEMENTED: "good",
        MeasureStatus.PARTLY: "warning",
        MeasureStatus.NOT_IMPLEMENTED: "bad",
    },
    Stage: {
        Stage.ANNOUNCED: "info",
        Stage.DRAFTING: "info",
        Stage.CONSULTATION: "info",
        Stage.SUBMITTED: "info",
        Stage.ADOPTED: "good",
        Stage.IMPLEMENTATION: "good",
        Stage.AMENDED: "good",
        Stage.MIDTERM_REVIEW: "accent",
        Stage.EXTENDED: "accent",
        Stage.EXPIRED: "warning",
        Stage.NEVER_ADOPTED: "bad",
        Stage.REPEALED: "bad",
    },
    DueState: {
        DueState.OVERDUE: "bad",
        DueState.SOON: "warning",
        DueState.PREPARED: "info",
        DueState.HANDED_IN: "good",
        DueState.LATE: "warning",
    },
    Verdict: {Verdict.ON: "good", Verdict.OFF: "bad", Verdict.NOT_COMPARED: "warning"},
    Confidence: {Confidence.LOW: "warning", Confidence.UNVERIFIED: "warning"},
    Priority: {Priority.HIGH: "bad", Priority.MEDIUM: "warning"},
    Privacy: {Privacy.RESTRICTED: "bad", Privacy.INTERNAL: "warning"},
    TextStatus: {TextStatus.MISSING: "warning"},
}
_SCHEMES = {
    Scheme.PILLAR: "chart3",
    Scheme.RESOLUTION: "chart1",
    Scheme.FRAMEWORK: "chart4",
    Scheme.THEME: "accent",
    Scheme.TAG: "chart5",
}


def role_of(vocabulary: type[Vocabulary] | None, code: Any) -> str:
    """The role of a code; neutral when nothing is good or bad about it."""
    return _ROLES.get(vocabulary, {}).get(code, "neutral") if vocabulary else "neutral"


def colour_of_scheme(scheme: str) -> str:
    """The colour of terms that have none of their own, by the list they belong to."""
    return {str(known): colour for known, colour in _SCHEMES.items()}.get(scheme, "neutral")
