"""Plans as bars over the years, as far as their dates are known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.plan_status import IN_FORCE
from wpstracker.domain.vocabularies import Stage, Vocabulary
from wpstracker.figures.rows import Row
from wpstracker.words import N_


class Span(Vocabulary):
    """What the bar of a plan says."""

    IN_FORCE = "in_force", N_("In force")
    OPEN = "open", N_("In force, end not stated")
    PREPARED = "prepared", N_("Being prepared")
    OVER = "over", N_("Expired or not in force")


_BEFORE = frozenset({Stage.ANNOUNCED, Stage.DRAFTING, Stage.CONSULTATION, Stage.SUBMITTED})


@dataclass(frozen=True, slots=True)
class Bar:
    """A plan from the year it begins in; `years` counts the year it ends in too."""

    plan: str
    country: str
    edition: int | None
    first: int
    years: int
    span: Span


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars in the order of the plans, and how many plans have no known beginning or, being over, no known end."""

    bars: tuple[Bar, ...]
    undated: int

    @property
    def years(self) -> tuple[int, int]:
        """From the first year to the end of the last."""
        return min(bar.first for bar in self.bars), max(bar.first + bar.years for bar in self.bars)


def timeline(plans: Iterable[Row], day: date) -> Timeline:
    """Plans (rows of `figures.plans`) by the years they are in force; without an end only one in force has a bar, as far as the day."""
    every = [(plan, _bar(plan, day)) for plan in plans]
    return Timeline(tuple(bar for _, bar in every if bar), sum(bar is None for _, bar in every))


def _bar(plan: Row, day: date) -> Bar | None:
    begins = next((plan[name] for name in ("in_force", "adopted", "launched") if plan[name] and plan[name].year), None)
    ends = plan["until"].year if plan["until"] else None
    in_force = plan["stage"] in IN_FORCE
    if begins is None or (ends is None and not in_force):
        return None
    last = ends if ends is not None else day.year
    return Bar(plan["id"], plan["country"], plan["edition"], begins.year, max(1, last - begins.year + 1), _span(plan["stage"], ends))


def _span(stage: Stage, ends: int | None) -> Span:
    if stage in IN_FORCE:
        return Span.OPEN if ends is None else Span.IN_FORCE
    return Span.PREPARED if stage in _BEFORE else Span.OVER
