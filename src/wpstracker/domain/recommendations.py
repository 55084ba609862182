"""The rules of a recommendation's life: which step may follow which, and when it is overdue."""

from datetime import date, timedelta

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import DeadlineKind
from wpstracker.domain.vocabularies import RecommendationStatus as Status

DONE = frozenset({Status.IMPLEMENTED, Status.CLOSED, Status.SUPERSEDED, Status.NOT_IMPLEMENTED})
"""Statuses in which nothing more is expected."""

DUE_SOON = timedelta(days=30)


def is_overdue(status: str | None, deadline_kind: str | None, deadline: PartialDate | None, day: date) -> bool:
    """Past its deadline and not done; a deadline known to the month passes at the month's end."""
    if status in DONE or deadline is None or deadline_kind in (DeadlineKind.PERIODIC, DeadlineKind.NONE):
        return False
    last = deadline.latest()
    return last is not None and last < day


def is_due_soon(status: str | None, deadline_kind: str | None, deadline: PartialDate | None, day: date) -> bool:
    """Within the next thirty days, and not done."""
    if status in DONE or deadline is None or deadline_kind in (DeadlineKind.PERIODIC, DeadlineKind.NONE):
        return False
    last = deadline.latest()
    return last is not None and day <= last <= day + DUE_SOON
