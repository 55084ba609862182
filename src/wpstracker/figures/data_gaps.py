"""What is missing or odd in a file: every check by its key, how many records each finds and of how many, and which.

The data-quality book lists all of it, the summary of activities those of its events; both count here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from wpstracker.figures.checks import Check, GapGroup, Looking
from wpstracker.figures.duplicate_checks import DUPLICATE_CHECKS
from wpstracker.figures.event_checks import EVENT_CHECKS
from wpstracker.figures.plan_checks import PLAN_CHECKS
from wpstracker.figures.recommendation_checks import RECOMMENDATION_CHECKS
from wpstracker.figures.source_checks import SOURCE_CHECKS

CHECKS: tuple[Check, ...] = tuple(
    sorted(
        (*EVENT_CHECKS, *RECOMMENDATION_CHECKS, *PLAN_CHECKS, *SOURCE_CHECKS, *DUPLICATE_CHECKS),
        key=lambda check: list(GapGroup).index(check.group),
    )
)
"""Every check, group after group."""


@dataclass(frozen=True, slots=True)
class GapCount:
    """How many records a check finds, of how many it looks at."""

    check: Check
    number: int
    of: int


def checks_of(*kinds: str) -> tuple[Check, ...]:
    """The checks of some kinds of records, for instance "event"."""
    return tuple(check for check in CHECKS if check.kind in kinds)


def count_gaps(looking: Looking, checks: Iterable[Check] = CHECKS) -> list[GapCount]:
    """What these checks find, counted; those that had nothing to look at are left out."""
    counts = (GapCount(check, len(check.find(looking)), check.looked_at(looking)) for check in checks)
    return [count for count in counts if count.of]
