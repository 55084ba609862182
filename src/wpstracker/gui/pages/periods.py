"""Periods in a filter line: years, and those that move with the calendar, from a question to what the line shows and back."""

from collections.abc import Iterable, Sequence
from datetime import date

from wpstracker.domain import moving_days
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.filter_button import Option

DUE = ("due_after", "due_before")
"""The parts of a question that say when something falls due."""


def of_periods(years: Iterable[int], *also: int | str) -> list[Option]:
    """Periods that move with the calendar, `also` those that are asked for already, then years as they are."""
    names = dict.fromkeys((*moving_days.PERIODS, *(each for each in also if isinstance(each, str))))
    moving = [Option(name, moving_days.label(name, words()), (name,), tr("Moves with the calendar")) for name in names]
    return moving + [Option(year, str(year), group=tr("Year")) for year in years]


def period_of(question: Filter, begins: str = "after", ends: str = "before") -> tuple[int | str, ...]:
    """The year, or the name of days that move, that a period is exactly."""
    named = question.moving_as(begins, ends) or (question.year if begins == "after" else None)
    return (named,) if named else ()


def within(question: Filter, period: Sequence[int | str], today: date, begins: str = "after", ends: str = "before") -> Filter:
    """The question for a period that was chosen, as it is today."""
    for each in period:
        when = PartialDate(each) if isinstance(each, int) else None
        set_ = {begins: when, ends: when}
        question = question.but(**set_) if when else question.moved(str(each), begins, ends, today=today)
    return question.on(today)
