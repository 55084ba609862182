"""A date of which perhaps only a part is known: a year, a month, a day, or a day without its year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering
from typing import Self

from wpstracker.domain.months import NUMBER_OF, month_in_date, month_name
from wpstracker.words import N_, words_for

_CODE = re.compile(r"(?:(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?|--(\d{2})-(\d{2}))\Z")
_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?\Z")
_MONTH_NUMBERS = re.compile(r"(\d{1,2})[./](\d{4})\Z")
_ENDINGS = re.compile(r"\b(?:года|год|the|of|жылы|жылғы|жылдын|жыл|соли)\b\.?|(?<=[\d ])г\b\.?|(?<=\d)(?:st|nd|rd|th)\b")
UNREADABLE = N_("“{text}” is not a date this program can read. Write it like 12.07.2013, June 2007, 2007 or 3 August.")


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """Year, year-month, full day, or month-day without a year; anything else raises ValueError."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.year is None and (self.month is None or self.day is None):
            raise ValueError("A date without a year needs its month and day.")
        if self.day is not None and self.month is None:
            raise ValueError("A day needs its month.")
        if self.year is not None and not 1000 <= self.year <= 9999:
            raise ValueError(f"The year {self.year} has not four digits.")
        if self.month is not None:
            date(2000 if self.year is None else self.year, self.month, 1 if self.day is None else self.day)

    @classmethod
    def of(cls, day: date) -> Self:
        """The full date of a calendar day."""
        return cls(day.year, day.month, day.day)

    @classmethod
    @lru_cache(maxsize=16_384)
    def from_code(cls, code: str) -> Self:
        """The date written by `code()`; ValueError for anything else."""
        found = _CODE.match(code)
        if not found:
            raise ValueError(f"“{code}” is not a partial date in ISO form.")
        year, month, day, lone_month, lone_day = (int(part) if part else None for part in found.groups())
        return cls(year, month if lone_month is None else lone_month, day if lone_day is None else lone_day)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what a person writes, in English, Russian and the months of Central Asia; day before month, never after it."""
        tidy = " ".join(_ENDINGS.sub(" ", text.strip().lower()).replace(",", " ").split()).strip(" .")
        try:
            return cls._parse_tidy(tidy)
        except ValueError:
            raise ValueError(words_for("en")(UNREADABLE, text=text.strip())) from None

    @classmethod
    def _parse_tidy(cls, tidy: str) -> Self:
        if found := _MONTH_NUMBERS.match(tidy):
            return cls(int(found[2]), int(found[1]))
        if found := _NUMBERS.match(tidy):
            return cls(_full_year(found[3]), int(found[2]), int(found[1]))
        if _CODE.match(tidy):
            return cls.from_code(tidy)
        return cls._from_words(tidy)

    @classmethod
    def _from_words(cls, tidy: str) -> Self:
        """Words such as "12 july 2013", "july 12 2013", "june 2007", "3 august", "29-сентябрь"."""
        year = month = day = None
        for part in re.split(r"[\s\-]+", tidy):
            name = part.strip(".")
            if name in NUMBER_OF and month is None:
                month = NUMBER_OF[name]
            elif re.fullmatch(r"\d{4}", name) and year is None:
                year = int(name)
            elif re.fullmatch(r"\d{1,2}", name) and day is None:
                day = int(name)
            else:
                raise ValueError(part)
        return cls(year, month, day)

    def code(self) -> str:
        """The sortable form: 2013-07-12, 2007-06, 2007, --08-03."""
        if self.year is None:
            return f"--{self.month:02}-{self.day:02}"
        return f"{self.year:04}" + (f"-{self.month:02}" if self.month else "") + (f"-{self.day:02}" if self.day else "")

    __str__ = code

    def __lt__(self, other: object) -> bool:
        return self.code() < other.code() if isinstance(other, PartialDate) else NotImplemented

    def earliest(self) -> date | None:
        """The first day it can mean; None when the year is unknown."""
        return date(self.year, self.month or 1, self.day or 1) if self.year else None

    def latest(self) -> date | None:
        """The last day it can mean; None when the year is unknown."""
        if not self.year:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or _days_of(self.year, month))

    @property
    def is_day(self) -> bool:
        """Whether the very day is known, year included."""
        return self.year is not None and self.day is not None

    def may_be_within(self, first: date | None, last: date | None) -> bool:
        """Whether any day it can mean is among these, both inclusive; without a year it is among none, unless all days are."""
        if first is None and last is None:
            return True
        begins, ends = self.earliest(), self.latest()
        return begins is not None and ends is not None and (last is None or begins <= last) and (first is None or ends >= first)

    def show(self, language: str) -> str:
        """As a person reads it: "12 July 2013", "June 2007", "3 August (year not stated)"."""
        if self.month is None:
            return str(self.year)
        if self.day is None:
            return f"{month_name(self.month, language)} {self.year}"
        day = f"{self.day} {month_in_date(self.month, language)}"
        return f"{day} {self.year}" if self.year else words_for(language)(N_("{day} (year not stated)"), day=day)


@lru_cache(maxsize=16_384)
def _days_of(year: int, month: int) -> int:
    """How many days a month has."""
    return monthrange(year, month)[1]


def _full_year(digits: str | None) -> int | None:
    """Two digits mean a year of this century."""
    if digits is None:
        return None
    return int(digits) + (2000 if len(digits) == 2 else 0)
