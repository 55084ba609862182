"""Steps in which a report goes through time: months, quarters, half-years, years."""

from datetime import date

from wpstracker.domain.calendar_periods import MONTHS, CalendarPeriod
from wpstracker.domain.vocabularies import Rhythm, Vocabulary
from wpstracker.words import N_, Words

MOST_STEPS = 12
"""Columns that still fit a page across."""


class Step(Vocabulary):
    """How long a step is."""

    MONTH = "month", N_("Month")
    QUARTER = "quarter", N_("Quarter")
    HALF_YEAR = "half_year", N_("Half-year")
    YEAR = "year", N_("Year")


_RHYTHMS = {Step.MONTH: Rhythm.MONTHLY, Step.QUARTER: Rhythm.QUARTERLY, Step.HALF_YEAR: Rhythm.HALF_YEARLY, Step.YEAR: Rhythm.YEARLY}


def length_of(step: Step) -> int:
    """Months in a step."""
    return MONTHS[_RHYTHMS[step]]


def usual_step(first: str, last: str) -> Step:
    """The shortest step of which at most twelve lie between two months ("2024-05"), both included."""
    return next((step for step in Step if len(steps_between(first, last, step)) <= MOST_STEPS), Step.YEAR)


def steps_between(first: str, last: str, step: Step) -> list[str]:
    """The first month ("2024-04") of every step from one month to another, both included."""
    period, end = _holding(first, step), _holding(last, step)
    found = [period]
    while period.start < end.start:
        period = period.following()
        found.append(period)
    return [f"{each.start:%Y-%m}" for each in found]


def show_step(first: str, step: Step, words: Words) -> str:
    """A step by its first month, as a person reads it: "2024", "1st half of 2024", "April 2024"."""
    return first[:4] if step is Step.YEAR else _holding(first, step).show(words)


def _holding(month: str, step: Step) -> CalendarPeriod:
    return CalendarPeriod.holding(date(int(month[:4]), int(month[5:7]), 1), _RHYTHMS[step])
