"""The rules of a recommendation's life: which step may follow which, when it says why, and when somebody has to look after it."""

from collections.abc import Iterable
from datetime import date, timedelta

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Problem
from wpstracker.domain.vocabularies import DeadlineKind, Response
from wpstracker.domain.vocabularies import RecommendationStatus as Status
from wpstracker.domain.vocabularies.vocabulary import Vocabulary
from wpstracker.words import N_

DONE = frozenset({Status.IMPLEMENTED, Status.CLOSED, Status.SUPERSEDED, Status.NOT_IMPLEMENTED})
"""Statuses in which nothing more is expected."""

NEVER_LATE = frozenset({DeadlineKind.PERIODIC, DeadlineKind.CONTINUOUS, DeadlineKind.NONE})
"""Deadlines that are no date, and so never pass."""

DUE_SOON = timedelta(days=30)

STALE_AFTER = 180
"""After so many days without news a recommendation is stale, unless the file says otherwise."""

_WAY = (Status.RECORDED, Status.UNDER_REVIEW, Status.ACCEPTED, Status.PLANNED, Status.IN_PROGRESS)
"""From being known to being worked on. A step nobody told of may be passed over, and nothing goes backwards on it."""

_OUTCOMES = (Status.IMPLEMENTED, Status.PARTLY, Status.NOT_IMPLEMENTED)
_ASIDE = (Status.CLOSED, Status.ON_HOLD, Status.SUPERSEDED)
_AGAIN = _WAY[1:]

_STEPS: dict[Status, tuple[Status, ...]] = {
    Status.RECORDED: (*_WAY[1:], *_ASIDE),
    Status.UNDER_REVIEW: (*_WAY[2:], *_ASIDE),
    Status.ACCEPTED: (*_WAY[3:], *_OUTCOMES, *_ASIDE),
    Status.PLANNED: (*_WAY[4:], *_OUTCOMES, *_ASIDE),
    Status.IN_PROGRESS: (*_OUTCOMES, *_ASIDE),
    Status.PARTLY: (Status.IN_PROGRESS, Status.IMPLEMENTED, Status.NOT_IMPLEMENTED, *_ASIDE),
    Status.IMPLEMENTED: (Status.IN_PROGRESS, Status.PARTLY, Status.CLOSED, Status.SUPERSEDED),
    Status.NOT_IMPLEMENTED: (*_AGAIN, Status.CLOSED, Status.SUPERSEDED),
    Status.CLOSED: _AGAIN,
    Status.SUPERSEDED: _AGAIN,
}
"""What may follow each status; what may follow “on hold” depends on where it was."""


class Move(Vocabulary):
    """What a step is; each is named so in the history."""

    STAY = "stay", N_("Record progress")
    GO_ON = "go_on", N_("Move recommendation on")
    HOLD = "hold", N_("Put recommendation on hold")
    RESUME = "resume", N_("Take recommendation up again")
    CLOSE = "close", N_("Close recommendation")
    REJECT = "reject", N_("Reject recommendation")
    REOPEN = "reopen", N_("Reopen recommendation")


_WHY: dict[Move, str] = {
    Move.HOLD: N_("Say why it is put on hold."),
    Move.CLOSE: N_("Say why it is closed."),
    Move.REJECT: N_("Say why it was rejected."),
    Move.REOPEN: N_("Say why it is taken up again."),
}
"""The steps that need a reason, each with the sentence that asks for it."""


def steps_from(status: str | None, held_at: str | None = None) -> tuple[Status, ...]:
    """The statuses that may follow one, in the order of a recommendation's life; after None, which is not stated, any may.

    `held_at` is where it was when it was put on hold: it goes back there. If that is not known, to anywhere on its way.
    """
    if status is None:
        return tuple(Status)
    if status == Status.ON_HOLD:
        back = (Status(held_at),) if held_at and held_at != Status.ON_HOLD else (*_WAY, Status.PARTLY)
        return tuple(each for each in Status if each in (*back, Status.CLOSED, Status.SUPERSEDED))
    return tuple(each for each in Status if each in _STEPS[Status(status)])


def may_follow(before: str | None, after: str | None, held_at: str | None = None) -> bool:
    """Whether a recommendation may come from one status to another; staying where it is is no step and always allowed."""
    return before == after or (after is not None and after in steps_from(before, held_at))


def move_of(before: str | None, after: str | None, response: str | None = None) -> Move:
    """What the step is. Closing what is under review and was answered with “rejected” is rejecting it."""
    if after is None or before == after:
        return Move.STAY
    if after == Status.CLOSED:
        return Move.REJECT if before == Status.UNDER_REVIEW and response == Response.REJECTED else Move.CLOSE
    if after == Status.ON_HOLD:
        return Move.HOLD
    if before == Status.ON_HOLD:
        return Move.RESUME
    return Move.REOPEN if before in DONE and after != Status.SUPERSEDED else Move.GO_ON


def needs_reason(before: str | None, after: str | None) -> bool:
    """Whether the step must say why: closing, rejecting, putting on hold, and taking up again what was at an end."""
    return move_of(before, after) in _WHY


def step_problems(
    before: str | None, after: str | None, reason: str = "", *, held_at: str | None = None, response: str | None = None
) -> list[Problem]:
    """Why a recommendation cannot go from one status to another so; fields `status_after` and `reason`."""
    if not may_follow(before, after, held_at):
        return [Problem("status_after", *refusal(before, after, held_at))]
    why = _WHY.get(move_of(before, after, response))
    return [Problem("reason", why)] if why and not reason.strip() else []


def refusal(before: str | None, after: str | None, held_at: str | None = None) -> tuple[str, dict[str, object]]:
    """The sentence, with its values, that refuses a step and says what may follow instead."""
    steps = steps_from(before, held_at)
    message = N_("“{after}” cannot follow “{before}”. What may follow: {steps}.")
    return message, {"after": Status(str(after)), "before": Status(str(before)), "steps": steps}


def is_overdue(status: str | None, deadline_kind: str | None, deadline: PartialDate | None, day: date) -> bool:
    """Past its deadline and not done; a deadline known to the month passes at the month's end."""
    if status in DONE or deadline is None or deadline_kind in NEVER_LATE:
        return False
    last = deadline.latest()
    return last is not None and last < day


def is_due_soon(status: str | None, deadline_kind: str | None, deadline: PartialDate | None, day: date) -> bool:
    """Within the next thirty days, and not done."""
    if status in DONE or deadline is None or deadline_kind in NEVER_LATE:
        return False
    last = deadline.latest()
    return last is not None and day <= last <= day + DUE_SOON


def last_told(dates: Iterable[PartialDate | None]) -> date | None:
    """The last day any of these dates can mean: when a recommendation was issued, and when each of its updates took effect."""
    return max((day for each in dates if each and (day := each.latest())), default=None)


def is_stale(status: str | None, told: date | None, day: date, after: int = STALE_AFTER) -> bool:
    """Not done, and nothing was told of it for more than `after` days; where no day is known at all nobody can say."""
    return status not in DONE and told is not None and told < day - timedelta(days=after)
