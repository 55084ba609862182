"""Where a plan stands: the newest claim, moved on by the plan's own dates, with every conflicting claim beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import Basis, Confidence, Stage

ORDER = (
    Stage.NONE,
    Stage.ANNOUNCED,
    Stage.DRAFTING,
    Stage.CONSULTATION,
    Stage.SUBMITTED,
    Stage.ADOPTED,
    Stage.IMPLEMENTATION,
    Stage.MIDTERM_REVIEW,
    Stage.EXPIRED,
    Stage.EVALUATED,
    Stage.SUCCEEDED,
)
"""The main line of a plan's life; the other stages may come at any time and contradict nothing."""

IN_FORCE = frozenset({Stage.ADOPTED, Stage.IMPLEMENTATION, Stage.AMENDED, Stage.MIDTERM_REVIEW, Stage.EXTENDED})
_TRUST = {Confidence.HIGH: 3, Confidence.MEDIUM: 2, Confidence.LOW: 1, Confidence.UNVERIFIED: 0}


@dataclass(frozen=True, slots=True)
class StatusClaim:
    """Somebody's word on a plan's stage as of a date."""

    id: str
    stage: Stage
    as_of: PartialDate | None
    basis: Basis
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class PlanDates:
    """The four dates of a plan, each as far as it is known."""

    adopted: PartialDate | None = None
    launched: PartialDate | None = None
    in_force: PartialDate | None = None
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The present stage and what it rests on; `claim` is None when only the dates speak."""

    stage: Stage
    basis: Basis
    confidence: Confidence
    claim: str | None
    as_of: PartialDate | None
    conflicts: tuple[tuple[str, str], ...] = ()

    @property
    def to_be_confirmed(self) -> bool:
        """Low and unverified claims are shown as such."""
        return self.confidence in (Confidence.LOW, Confidence.UNVERIFIED)


def standing(claims: Iterable[StatusClaim], dates: PlanDates, day: date) -> Standing:
    """The status as of a day: only what was claimed by then counts; dates move an adopted plan on and are named as the basis."""
    known = [claim for claim in claims if _made_by(claim, dates, day)]
    conflicts = conflicting(known)
    if not known:
        stage = _from_dates(dates, day)
        return Standing(stage, Basis.DERIVED, Confidence.UNVERIFIED if stage is Stage.UNKNOWN else Confidence.MEDIUM, None, None, conflicts)
    best = max(known, key=_rank)
    moved = _moved_on(best, dates, day)
    basis = best.basis if moved is best.stage else Basis.DERIVED
    return Standing(moved, basis, best.confidence, best.id, best.as_of, conflicts)


def conflicting(claims: Iterable[StatusClaim]) -> tuple[tuple[str, str], ...]:
    """Pairs of claim ids where a plan would have gone backwards, or stood at two stages at once."""
    on_line = sorted(
        (claim for claim in claims if claim.stage in ORDER and claim.as_of and claim.basis is not Basis.DERIVED),
        key=lambda claim: (claim.as_of, claim.id),
    )
    return tuple(
        (earlier.id, later.id)
        for position, earlier in enumerate(on_line)
        for later in on_line[position + 1 :]
        if ORDER.index(earlier.stage) > ORDER.index(later.stage) or (earlier.as_of == later.as_of and earlier.stage != later.stage)
    )


def _made_by(claim: StatusClaim, dates: PlanDates, day: date) -> bool:
    """Whether a claim was made by a day; one without a date not before the plan's own dates begin."""
    earliest = claim.as_of.earliest() if claim.as_of else None
    if earliest is None:
        begins = [first for when in (dates.adopted, dates.launched, dates.in_force) if (first := _first(when))]
        earliest = min(begins, default=None)
    return earliest is None or earliest <= day


def _rank(claim: StatusClaim) -> tuple[bool, str, int, str]:
    """What somebody stated before what was derived; then the newest, the more trusted, the later entered."""
    return (
        claim.basis is not Basis.DERIVED,
        claim.as_of.code() if claim.as_of and claim.as_of.year else "",
        _TRUST[claim.confidence],
        claim.id,
    )


def _moved_on(claim: StatusClaim, dates: PlanDates, day: date) -> Stage:
    """An adopted plan comes into force and runs out by its own dates."""
    end, begin = _last(dates.until), _first(dates.in_force)
    said = _last(claim.as_of)
    if claim.stage in IN_FORCE and claim.stage is not Stage.EXTENDED and end and end < day and (said is None or said <= end):
        return Stage.EXPIRED
    if claim.stage is Stage.ADOPTED and begin and begin <= day:
        return Stage.IMPLEMENTATION
    return claim.stage


def _from_dates(dates: PlanDates, day: date) -> Stage:
    end, begin, adopted = _last(dates.until), _first(dates.in_force), _first(dates.adopted)
    if end and end < day:
        return Stage.EXPIRED
    if begin and begin <= day:
        return Stage.IMPLEMENTATION
    return Stage.ADOPTED if adopted and adopted <= day else Stage.UNKNOWN


def _first(when: PartialDate | None) -> date | None:
    return when.earliest() if when else None


def _last(when: PartialDate | None) -> date | None:
    return when.latest() if when else None
