"""How many countries have their 1325 plan at which stage."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.plan_status import ORDER
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.vocabularies import Stage
from wpstracker.figures.plans import all_rows
from wpstracker.figures.rows import Row
from wpstracker.store.database import Store

LINE = (*(stage for stage in ORDER if stage is not Stage.NONE), *(stage for stage in Stage if stage not in ORDER), Stage.NONE)
"""Stages in the order of a plan's life; side stages after them, no plan last."""


@dataclass(frozen=True, slots=True)
class PlanCounts:
    """Newest 1325 plan of each country by present stage, in the order of a plan's life; stages without a plan are left out.

    `to_confirm`: of these, plans whose present status rests on low or unverified confidence.
    """

    stages: dict[Stage, int]
    to_confirm: int

    @property
    def countries(self) -> int:
        """How many countries are counted."""
        return sum(self.stages.values())


def newest_question(question: Filter) -> Filter:
    """The newest 1325 plan of each country asked for; a question about plans knows no period."""
    return question.but(kinds=(), only=(Only.NEWEST,), after=None, before=None)


def conflicting_question(question: Filter) -> Filter:
    """Plans of any instrument and edition about which claims contradict each other."""
    return question.but(kinds=(), only=(Only.CONFLICTING,), after=None, before=None)


def plan_counts(store: Store, question: Filter, day: date) -> PlanCounts:
    """Where the countries' 1325 plans stand as of a day."""
    return counts_of(all_rows(store, newest_question(question), day))


def counts_of(rows: Sequence[Row]) -> PlanCounts:
    """Where these plans stand, one of each country."""
    found = [row["stage"] for row in rows]
    stages = {stage: found.count(stage) for stage in LINE if stage in found}
    return PlanCounts(stages, sum(row["standing"].to_be_confirmed for row in rows))


def count_conflicting(store: Store, question: Filter, day: date) -> int:
    """How many plans, of any instrument and edition, have claims that contradict each other."""
    return len(all_rows(store, conflicting_question(question), day))
