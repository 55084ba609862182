"""Giving something another date: a date moves by what is known of it, by days, months or years, and never comes to say more."""

import enum
from calendar import monthrange
from datetime import date, timedelta

from wpstracker.domain.partial_date import PartialDate


class Unit(enum.Enum):
    """How exactly a date is known, and so by what it moves."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


def unit_of(when: PartialDate | None) -> Unit | None:
    """How exactly one date is known; None where its year is not."""
    if when is None or when.year is None:
        return None
    if when.month is None:
        return Unit.YEAR
    return Unit.MONTH if when.day is None else Unit.DAY


def common_unit(start: PartialDate | None, end: PartialDate | None) -> Unit | None:
    """By what a beginning and an end move together; None where they are known differently, or a year is not known."""
    unit = unit_of(start)
    return unit if end is None or unit_of(end) is unit else None


def coarsest(start: PartialDate, end: PartialDate | None) -> Unit:
    """How exactly both are known at least; two dates with years."""
    known = {unit_of(start), unit_of(end or start)}
    return Unit.YEAR if Unit.YEAR in known else Unit.MONTH if Unit.MONTH in known else Unit.DAY


def steps_between(unit: Unit, grabbed: date, dropped: date) -> int:
    """How many units lie between the day something was taken from and the day it was put on."""
    if unit is Unit.DAY:
        return (dropped - grabbed).days
    years = dropped.year - grabbed.year
    return years if unit is Unit.YEAR else years * 12 + dropped.month - grabbed.month


def shifted(when: PartialDate, unit: Unit, steps: int) -> PartialDate:
    """The date so many units later, as exactly known as before; ValueError beyond the years 1000 to 9999."""
    if when.year is None:
        raise ValueError("A date without a year cannot be moved.")
    if unit is Unit.DAY:
        return _by_days(when, steps)
    months = when.year * 12 + (when.month or 1) - 1 + (steps * 12 if unit is Unit.YEAR else steps)
    year, month = divmod(months, 12)
    if when.month is None:
        return PartialDate(year)
    return PartialDate(year, month + 1, min(when.day, monthrange(year, month + 1)[1]) if when.day and 1 <= year <= 9999 else when.day)


def _by_days(when: PartialDate, days: int) -> PartialDate:
    assert when.year and when.month and when.day
    try:
        return PartialDate.of(date(when.year, when.month, when.day) + timedelta(days=days))
    except OverflowError:
        raise ValueError("The day lies beyond the calendar.") from None
