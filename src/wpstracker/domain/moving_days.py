"""Days named from today, `last_30_days` or `next_quarter`: kept by name, so that what is asked moves on with the calendar."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache

from wpstracker.domain.folding import folded
from wpstracker.domain.partial_date import PartialDate
from wpstracker.words import LANGUAGES, N_, Words, words_for

Days = tuple[PartialDate, PartialDate]

TODAY = "today"
LABELS = {
    TODAY: N_("Today"),
    "yesterday": N_("Yesterday"),
    "tomorrow": N_("Tomorrow"),
    "this_week": N_("This week"),
    "last_week": N_("Last week"),
    "next_week": N_("Next week"),
    "this_month": N_("This month"),
    "last_month": N_("Last month"),
    "next_month": N_("Next month"),
    "this_quarter": N_("This quarter"),
    "last_quarter": N_("Last quarter"),
    "next_quarter": N_("Next quarter"),
    "this_half": N_("This half-year"),
    "last_half": N_("Last half-year"),
    "next_half": N_("Next half-year"),
    "this_year": N_("This year"),
    "last_year": N_("Last year"),
    "next_year": N_("Next year"),
}
"""The names without a number; those with one are `last_30_days`, `next_3_months`, `30_days_ago`, `in_2_weeks`."""
USUAL = (*LABELS, "last_7_days", "last_30_days", "last_90_days", "last_12_months", "next_7_days", "next_30_days", "next_90_days")
"""What is offered; any other number can be written."""

PERIODS = (
    *("today", "this_week", "this_month", "last_month", "next_month", "this_quarter", "last_quarter", "next_quarter"),
    *("this_half", "last_half", "this_year", "last_year", "next_year", "last_30_days", "last_12_months", "next_30_days", "next_90_days"),
)
"""Those of `USUAL` that lists are often narrowed to."""

_UNITS = ("day", "week", "month", "year")
_SHIFT = {"last": -1, "this": 0, "next": 1, "yesterday": -1, "today": 0, "tomorrow": 1}
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_NUMBERED = re.compile(r"(?:(last|next|in)_)?([1-9]\d{0,2})_(day|week|month|year)s(_ago)?\Z")


def days_of(name: str, today: date) -> Days:
    """The first and last day a name means on a day, as a whole month or year where it is one."""
    if found := _NUMBERED.match(name):
        way, count, unit, _ago = found.groups()
        other = _moved(today, unit, int(count) * (1 if way in ("next", "in") else -1))
        first, last = {"last": (other, today), "next": (today, other)}.get(way or "", (other, other))
        return PartialDate.of(first), PartialDate.of(last)
    first_word, _, unit = name.partition("_")
    shift = _SHIFT[first_word]
    if unit in _MONTHS:
        first_month, last_month = months_of(_MONTHS[unit], shift, today)
        year = PartialDate(first_month.year)
        return (year, year) if unit == "year" else (first_month, last_month)
    if unit == "week":
        monday = today + timedelta(7 * shift - today.weekday())
        return PartialDate.of(monday), PartialDate.of(monday + timedelta(6))
    day = PartialDate.of(today + timedelta(shift))
    return day, day


def months_of(length: int, shift: int, today: date) -> Days:
    """The first and last month of a quarter, half-year or year of so many months, so many of them away from the present one."""
    first = today.year * 12 + (today.month - 1) // length * length + shift * length
    return _month(first), _month(first + length - 1)


def is_name(name: str) -> bool:
    """Whether it is the name of moving days."""
    return name in LABELS or _fits(_NUMBERED.match(name))


def name_of(said: str) -> str:
    """The name that is meant by what somebody wrote in either language; "" when it is none."""
    wanted = _key(said)
    if wanted in _names():
        return _names()[wanted]
    number = re.search(r"(?<!\d)[1-9]\d{0,2}(?!\d)", wanted)
    return _numbered_names(int(number[0])).get(wanted, "") if number else ""


@cache
def every_usual() -> tuple[str, ...]:
    """What is offered, as it is written in each language."""
    return tuple(written(name, language) for name in USUAL for language in LANGUAGES)


def label(name: str, words: Words) -> str:
    """As it is shown: “Last 30 days”."""
    found = _NUMBERED.match(name)
    return _numbered_label(found, words) if found else words(LABELS[name])


def written(name: str, language: str) -> str:
    """As it is written in a question."""
    return name if language == "en" else label(name, words_for(language)).lower().replace(" ", "_")


def _numbered_label(found: "re.Match[str]", words: Words) -> str:
    way, count, unit, _ago = found.groups()
    n = int(count)
    said: dict[tuple[str | None, str], Callable[[], str]] = {
        ("last", "day"): lambda: words.plural("Last {n} day", "Last {n} days", n),
        ("last", "week"): lambda: words.plural("Last {n} week", "Last {n} weeks", n),
        ("last", "month"): lambda: words.plural("Last {n} month", "Last {n} months", n),
        ("last", "year"): lambda: words.plural("Last {n} year", "Last {n} years", n),
        ("next", "day"): lambda: words.plural("Next {n} day", "Next {n} days", n),
        ("next", "week"): lambda: words.plural("Next {n} week", "Next {n} weeks", n),
        ("next", "month"): lambda: words.plural("Next {n} month", "Next {n} months", n),
        ("next", "year"): lambda: words.plural("Next {n} year", "Next {n} years", n),
        ("in", "day"): lambda: words.plural("In {n} day", "In {n} days", n),
        ("in", "week"): lambda: words.plural("In {n} week", "In {n} weeks", n),
        ("in", "month"): lambda: words.plural("In {n} month", "In {n} months", n),
        ("in", "year"): lambda: words.plural("In {n} year", "In {n} years", n),
        (None, "day"): lambda: words.plural("{n} day ago", "{n} days ago", n),
        (None, "week"): lambda: words.plural("{n} week ago", "{n} weeks ago", n),
        (None, "month"): lambda: words.plural("{n} month ago", "{n} months ago", n),
        (None, "year"): lambda: words.plural("{n} year ago", "{n} years ago", n),
    }
    return said[way, unit]()


def _fits(found: "re.Match[str] | None") -> bool:
    """A number has a way before it, or “ago” behind it, not both."""
    return found is not None and bool(found[1]) != bool(found[4])


@cache
def _names() -> dict[str, str]:
    """Names without a number, by how they may be written."""
    return {_key(said): name for name in LABELS for said in (name, *(label(name, words_for(each)) for each in LANGUAGES), *_also(name))}


def with_number(n: int) -> tuple[str, ...]:
    """The names with this number."""
    return tuple(name for unit in _UNITS for name in (f"last_{n}_{unit}s", f"next_{n}_{unit}s", f"in_{n}_{unit}s", f"{n}_{unit}s_ago"))


@cache
def _numbered_names(n: int) -> dict[str, str]:
    """The same with this number, in any of its forms: nobody has to know which one fits."""
    found: dict[str, str] = {}
    for name in with_number(n):
        found[_key(name)] = name
        for language in LANGUAGES:
            for like in (1, 2, 5):
                said = label(name.replace(str(n), str(like)), words_for(language)).lower().replace(str(like), str(n))
                found |= {_key(each): name for each in (said, *_alike(said))}
    return found


def _alike(said: str) -> Iterator[str]:
    """The same with another first word."""
    for first, others in _ALSO.items():
        if said.startswith(first):
            yield from (other + said[len(first) :] for other in others)


_ALSO = {
    "последни": ("прошлы", "предыдущи"),
    "ближайши": ("следующи",),
    "last": ("past", "previous"),
    "next": ("coming",),
}
"""Beginnings of words that mean the same."""
_ACCUSATIVE = {"this_week": "эту неделю", "last_week": "прошлую неделю", "next_week": "следующую неделю"}


def _also(name: str) -> Iterator[str]:
    """Other ways to say a name without a number."""
    if name in _ACCUSATIVE:
        yield _ACCUSATIVE[name]
    if name.startswith("last_"):
        yield f"previous_{name.removeprefix('last_')}"
    if name.startswith("this_"):
        yield f"current_{name.removeprefix('this_')}"
    if name.endswith("_half"):
        yield f"{name}_year"


def _key(said: str) -> str:
    return " ".join(folded(said).replace("_", " ").replace("-", " ").split())


def _month(number: int) -> PartialDate:
    return PartialDate(number // 12, number % 12 + 1)


def _moved(day: date, unit: str, count: int) -> date:
    """So many units away; the last day of a month that is too short."""
    if unit in ("day", "week"):
        return day + timedelta(count * (7 if unit == "week" else 1))
    month = _month(day.year * 12 + day.month - 1 + count * _MONTHS[unit])
    last = month.latest()
    return last if last and last.day < day.day else date(month.year or 0, month.month or 0, day.day)
