"""How far a recommendation has been implemented, in the words in which each mechanism is reported to."""

from collections.abc import Iterable

from wpstracker.domain.vocabularies import Mechanism, Vocabulary
from wpstracker.domain.vocabularies import RecommendationStatus as Status
from wpstracker.words import N_

ASIDE = frozenset({Status.CLOSED, Status.ON_HOLD, Status.SUPERSEDED})
"""Statuses that say nothing of how far it came; where it stood before does."""


class CedawLevel(Vocabulary):
    """The grades of the CEDAW Committee's follow-up procedure. “Substantially” is the Committee's own; no status stands for it."""

    IMPLEMENTED = "implemented", N_("Implemented")
    PARTIALLY = "partially_implemented", N_("Partially implemented")
    NOT = "not_implemented", N_("Not implemented")
    LACK = "lack_of_information", N_("Lack of sufficient information to assess")


class UprLevel(Vocabulary):
    """The three states in which national reports to the Universal Periodic Review tell of implementation, and that nobody has told."""

    COMPLETED = "completed", N_("Completed (implemented)")
    ONGOING = "ongoing", N_("Ongoing (in progress)")
    NO_ACTION = "no_action", N_("No action (not implemented)")
    NOT_REPORTED = "not_reported", N_("Not reported")


class OtherLevel(Vocabulary):
    """Plain words for the other mechanisms, each of which has grades of its own."""

    IMPLEMENTED = "implemented", N_("Implemented")
    PARTLY = "partly_implemented", N_("Partly implemented")
    IN_PROGRESS = "in_progress", N_("In progress")
    NOT = "not_implemented", N_("Not implemented")
    NOT_REPORTED = "not_reported", N_("Not reported")


LEVELS: dict[str, type[Vocabulary]] = {Mechanism.CEDAW: CedawLevel, Mechanism.UPR: UprLevel}
"""The levels of each mechanism, the furthest first; `OtherLevel` for those not named."""

_CEDAW = {
    Status.IMPLEMENTED: CedawLevel.IMPLEMENTED,
    Status.PARTLY: CedawLevel.PARTIALLY,
    Status.IN_PROGRESS: CedawLevel.PARTIALLY,
    Status.NOT_IMPLEMENTED: CedawLevel.NOT,
    Status.ACCEPTED: CedawLevel.NOT,
    Status.PLANNED: CedawLevel.NOT,
}
_UPR = {
    Status.IMPLEMENTED: UprLevel.COMPLETED,
    Status.PARTLY: UprLevel.ONGOING,
    Status.IN_PROGRESS: UprLevel.ONGOING,
    Status.NOT_IMPLEMENTED: UprLevel.NO_ACTION,
    Status.ACCEPTED: UprLevel.NO_ACTION,
    Status.PLANNED: UprLevel.NO_ACTION,
}
_OTHER = {
    Status.IMPLEMENTED: OtherLevel.IMPLEMENTED,
    Status.PARTLY: OtherLevel.PARTLY,
    Status.IN_PROGRESS: OtherLevel.IN_PROGRESS,
    Status.NOT_IMPLEMENTED: OtherLevel.NOT,
    Status.ACCEPTED: OtherLevel.NOT,
    Status.PLANNED: OtherLevel.NOT,
}


def levels_of(mechanism: str) -> type[Vocabulary]:
    """The levels in which a mechanism is reported to."""
    return LEVELS.get(mechanism, OtherLevel)


def level_of(mechanism: str, stood: str | None) -> Vocabulary:
    """How far a recommendation of a mechanism has come; what was recorded or is under review has not been reported on."""
    status = Status(stood) if stood in list(Status) else Status.RECORDED
    if mechanism == Mechanism.CEDAW:
        return _CEDAW.get(status, CedawLevel.LACK)
    if mechanism == Mechanism.UPR:
        return _UPR.get(status, UprLevel.NOT_REPORTED)
    return _OTHER.get(status, OtherLevel.NOT_REPORTED)


def stood_at(status: str | None, newest_first: Iterable[tuple[str | None, str | None]]) -> str | None:
    """The status that tells how far it came: the present one, or the one before it was closed, put on hold or superseded.

    `newest_first` are the statuses before and after each update. None when no status is known but those.
    """
    if status not in ASIDE:
        return status
    passed = (each for before, after in newest_first for each in (after, before))
    return next((each for each in passed if each and each not in ASIDE), None)
