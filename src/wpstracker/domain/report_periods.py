"""Periods that move with the calendar, so that a saved report means the half-year that has just ended whenever it is repeated."""

from datetime import date

from wpstracker.domain.moving_days import Days, months_of
from wpstracker.domain.vocabularies import Vocabulary
from wpstracker.words import N_


class ReportPeriod(Vocabulary):
    """A period named from today."""

    THIS_QUARTER = "this_quarter", N_("This quarter")
    LAST_QUARTER = "last_quarter", N_("Last quarter")
    THIS_HALF = "this_half", N_("This half-year")
    LAST_HALF = "last_half", N_("Last half-year")
    THIS_YEAR = "this_year", N_("This year")
    LAST_YEAR = "last_year", N_("Last year")


_MONTHS = {
    ReportPeriod.THIS_QUARTER: (3, 0),
    ReportPeriod.LAST_QUARTER: (3, -1),
    ReportPeriod.THIS_HALF: (6, 0),
    ReportPeriod.LAST_HALF: (6, -1),
    ReportPeriod.THIS_YEAR: (12, 0),
    ReportPeriod.LAST_YEAR: (12, -1),
}


def days_of(period: ReportPeriod, today: date) -> Days:
    """The first and last month of a period as it is on a day."""
    length, shift = _MONTHS[period]
    return months_of(length, shift, today)
