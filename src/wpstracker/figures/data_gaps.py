"""What is missing or odd in a file: every check by its key, how many records each finds and of how many, and which.

The data-quality book lists all of it, the summary of activities those of its events; both count here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from wpstracker.figures.checks import Check, Gap, GapGroup, Looking
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


@dataclass(frozen=True)
class Checked:
    """A check of which there is something to look at; counted and gone through when somebody asks."""

    check: Check
    looking: Looking
    of: int
    """Among how many records it looks."""

    @cached_property
    def number(self) -> int:
        """How many gaps there are."""
        return self.check.count(self.looking) if self.check.count else len(self.gaps)

    @cached_property
    def gaps(self) -> Sequence[Gap]:
        """What it finds."""
        return self.found()

    def found(self) -> Sequence[Gap]:
        """The same for one who goes through it once; it is not kept, for it may be much."""
        return self.check.find(self.looking)


def checks_of(*kinds: str) -> tuple[Check, ...]:
    """The checks of some kinds of records, for instance "event"."""
    return tuple(check for check in CHECKS if check.kind in kinds)


def run_checks(looking: Looking, checks: Iterable[Check] = CHECKS) -> list[Checked]:
    """These checks on their way; those that have nothing to look at are left out."""
    looked_at = ((check, check.looked_at(looking)) for check in checks)
    return [Checked(check, looking, of) for check, of in looked_at if of]
