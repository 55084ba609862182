"""The times the overview can be asked about."""

from collections.abc import Sequence
from datetime import date

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.filter_button import Option

THIS_YEAR, LAST_12, ALL = "this_year", "last_12", "all"
"""Periods by name; any other is a year, as "2024"."""


def options(years: Sequence[int]) -> list[Option]:
    """What can be chosen; `years` are those in which there are events."""
    usual = [Option(THIS_YEAR, tr("this year")), Option(LAST_12, tr("last 12 months")), Option(ALL, tr("all years"))]
    return usual + [Option(str(year), str(year), group=tr("Years")) for year in years]


def usual(years: Sequence[int], today: date) -> str:
    """What is shown before anybody chose: this year when something stands in it, otherwise everything."""
    return THIS_YEAR if today.year in years else ALL


def asked(period: str, today: date) -> Filter:
    """The question for a period; one that is not understood is all years."""
    if period == LAST_12:
        first = today.year * 12 + today.month - 12
        return Filter(after=PartialDate(first // 12, first % 12 + 1), before=PartialDate(today.year, today.month))
    if period == THIS_YEAR:
        return Filter().in_year(today.year)
    return Filter().in_year(int(period)) if period.isdecimal() and len(period) == 4 else Filter()


def in_words(question: Filter) -> str:
    """The period of a question as it stands in a title: "2026", "December 2025 – November 2026"; "" for all years."""
    language = words().language
    if not question.after or not question.before:
        return ""
    first, last = question.after.show(language), question.before.show(language)
    return first if first == last else f"{first} – {last}"
