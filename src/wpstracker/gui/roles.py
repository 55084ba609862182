"""Which theme role a code of a closed list is shown in: good, warning, bad, info, accent or neutral."""

from typing import Any

from wpstracker.domain.vocabularies import Confidence, EventStatus, Priority, Privacy, RecommendationStatus, Stage, TextStatus, Vocabulary

_EVENT = {
    EventStatus.PLANNED: "info",
    EventStatus.CONFIRMED: "accent",
    EventStatus.HELD: "good",
    EventStatus.POSTPONED: "warning",
    EventStatus.CANCELLED: "bad",
}
_RECOMMENDATION = {
    RecommendationStatus.UNDER_REVIEW: "info",
    RecommendationStatus.ACCEPTED: "info",
    RecommendationStatus.PLANNED: "info",
    RecommendationStatus.IN_PROGRESS: "accent",
    RecommendationStatus.IMPLEMENTED: "good",
    RecommendationStatus.PARTLY: "warning",
    RecommendationStatus.NOT_IMPLEMENTED: "bad",
}
_STAGE = {
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
}
_OTHERS = {
    Confidence.LOW: "warning",
    Confidence.UNVERIFIED: "warning",
    Priority.HIGH: "bad",
    Priority.MEDIUM: "warning",
    Privacy.RESTRICTED: "bad",
    Privacy.INTERNAL: "warning",
    TextStatus.MISSING: "warning",
}
# Codes of different lists may be equal strings, so each list has its own table.
_ROLES: dict[str, dict[str, str]] = {}
for _table in (_EVENT, _RECOMMENDATION, _STAGE, _OTHERS):
    for _member, _role in _table.items():
        _ROLES.setdefault(type(_member).__name__, {})[_member.value] = _role


def role_of(vocabulary: type[Vocabulary] | None, code: Any) -> str:
    """The role of a code; neutral when nothing is good or bad about it."""
    return _ROLES.get(vocabulary.__name__, {}).get(str(code), "neutral") if vocabulary else "neutral"
