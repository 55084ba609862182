"""Reads when a report is due out of the words of an act, in Russian and English; what it does not surely understand it leaves alone."""

import re

from wpstracker.domain.months import NUMBER_OF
from wpstracker.domain.obligations import Rule
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import ReportRule, Rhythm

_RHYTHMS = (
    (Rhythm.TWO_YEARLY, r"раз в (?:два|2) года|каждые (?:два|2) года|every (?:two|2|second|other) years?|biennial(?:ly)?"),
    (Rhythm.HALF_YEARLY, r"полугод\w*|раз в (?:шесть|6) месяцев|half[- ]?year(?:ly)?|every (?:six|6) months|twice a year"),
    (Rhythm.QUARTERLY, r"ежеквартальн\w*|квартал\w*|quarter(?:ly)?|every (?:three|3) months"),
    (Rhythm.YEARLY, r"ежегодн\w*|каждый год|раз в год|по итогам года|annual(?:ly)?|yearly|every year|each year|once a year"),
    (Rhythm.MONTHLY, r"ежемесячн\w*|каждый месяц|раз в месяц|monthly|every month|each month"),
)
_BY_DAY_OF_NEXT = re.compile(
    r"\b(\d{1,2})(?:-?(?:го|е))? числа[^.;]*?(?:следующ|после)"
    r"|by the (\d{1,2})(?:st|nd|rd|th)? (?:day )?of the (?:next month|following month|month after|month following)"
)
_WITHIN = re.compile(
    r"(?:в течение|не позднее|через) (\d{1,3}) (?:календарных )?(?:дн\w+|день)"
    r"|(?:within )?(\d{1,3}) (?:calendar )?days (?:after|from|of)\b"
)
_MONTH = "|".join(sorted(map(re.escape, NUMBER_OF), key=len, reverse=True))
_DATE = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|-?го)? ({_MONTH})\b(?: (\d{{4}}))?|\b({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?\b(?: (\d{{4}}))?"
)
_NUMERIC = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")
_IN_MONTHS_DAYS = 28
"""Days every month has, so that “by the 15th of the next month” is 15 days after the end of the period."""


def understand_rule(text: str) -> Rule | None:
    """When a report is due by these words; None when they do not surely say it."""
    tidy = " ".join(text.lower().replace("\u00a0", " ").replace(",", " ").split())
    rhythm, rest = _rhythm(tidy)
    if rhythm is not None and (days := _days_after(rest)) is not None:
        return Rule(ReportRule.AFTER_PERIOD, rhythm, days_after=days)
    day = _named_day(rest)
    if day is None:
        return None
    if day.year is not None:
        return Rule(ReportRule.ONCE, once=day) if rhythm is None else None
    found = Rule(ReportRule.ON_DAY, rhythm, month=day.month, day=day.day)
    return found if found.is_complete else None


def _rhythm(text: str) -> tuple[Rhythm | None, str]:
    """How often, and the words without it; None when several are named."""
    named = [(rhythm, found) for rhythm, pattern in _RHYTHMS if (found := re.search(rf"\b(?:{pattern})", text))]
    if not named:
        return None, text
    rhythm, found = named[0]
    others = {other for other, place in named if not (found.start() <= place.start() < found.end())} - {rhythm}
    return (None, "") if others else (rhythm, text[: found.start()] + text[found.end() :])


def _days_after(text: str) -> int | None:
    """Days after the end of the period, also where a day of the month after it is named."""
    found = _BY_DAY_OF_NEXT.search(text)
    if found:
        day = int(next(filter(None, found.groups())))
        return day if 1 <= day <= _IN_MONTHS_DAYS else None
    found = _WITHIN.search(text)
    return int(next(filter(None, found.groups()))) if found else None


def _named_day(text: str) -> PartialDate | None:
    """The one day that is named, with its year if it has one; None for none, several, or one that does not exist."""
    days = [(found[3], found[2], found[1]) for found in _NUMERIC.finditer(text)]
    for found in _DATE.finditer(text):
        day, month, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
        days.append((year, str(NUMBER_OF[month]), day))
    if len(days) != 1:
        return None
    year, month, day = days[0]
    try:
        return PartialDate(int(year) if year else None, int(month), int(day))
    except ValueError:
        return None
