"""A question is data: one `Filter` is used by lists, dashboard, reports and the command line."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Self

from wpstracker.domain import moving_days
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import Vocabulary
from wpstracker.words import N_

_PARTIAL = ("after", "before", "starts", "due_after", "due_before")
_WHOLE = ("as_of", "over_by")
MOVABLE = ("after", "before", "due_after", "due_before", *_WHOLE)
"""The parts that may be named from today."""
_PIECE = re.compile(r'"[^"]*(?:"|$)|\S+')


class Only(Vocabulary):
    """What is worked out from records rather than stored in them, and a list can be narrowed to."""

    DUE_SOON = "due_soon", N_("Due within 30 days")
    STALE = "stale", N_("No news for long")
    STEP_LATE = "step_late", N_("Next step late")
    RECURRING = "recurring", N_("Asked again in several years")
    ORPHAN = "orphan", N_("Open, no measure linked")
    NO_OWNER = "no_owner", N_("Open, nobody responsible")
    LINKED = "linked", N_("With a measure")
    IMPLEMENTED = "implemented", N_("Implemented, also if closed since")
    EVIDENCED = "evidenced", N_("With evidence")
    REPORTED = "reported", N_("Participants counted")
    NOT_REPORTED = "not_reported", N_("Participants not reported")
    NO_MONTH = "no_month", N_("Month not known")
    NO_YEAR = "no_year", N_("Year not known")
    NEWEST = "newest", N_("Newest 1325 NAP of each country")
    CONFLICTING = "conflicting", N_("Conflicting claims")
    TO_CONFIRM = "to_confirm", N_("Status to be confirmed")
    GENDER_MACHINERY = "gender_machinery", N_("National gender machinery")
    FOCAL_POINT = "focal_point", N_("Gender focal points")
    KEPT_TOO_LONG = "kept_too_long", N_("To be erased: kept longer than agreed")
    NO_EVIDENCE = "no_evidence", N_("Without evidence")
    NO_REPORT = "no_report", N_("Without a report")
    OWN = "own", N_("Own terms")
    RETIRED = "retired", N_("Retired")
    UNUSED = "unused", N_("Used by no record")
    EXTRA_BUDGETARY = "extra_budgetary", N_("Extra-budgetary")


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records are meant. An empty part asks nothing; several values of one part mean any of them, several parts mean all of them.

    countries: ISO 3166-1 alpha-2 codes · kinds: event kinds, mechanisms, instruments, levels of a plan or lists of terms; ids of
    institution types; international codes of indicators; roles of people · statuses: statuses, stages or verdicts ·
    organisation, person, series, project, plan: the id of one that has to do with each record · bodies: ids of those responsible ·
    terms: ids of tags, each of which, or a narrower one, must be there · after/before: the first and last day, each perhaps partial ·
    due_after/due_before: the same for what falls due · starts: the year or month an event surely starts in ·
    over_by: only what is surely over before this day · only: what each record must be found to be ·
    unrestricted: leave out what is restricted, as exports do · text: words in any order, compared folded ·
    publishers: of sources, as they are written · responses: what was answered to a recommendation.
    any_terms: ids of tags, one of which must be there in the same way · without: every part of it that holds for a record leaves it out ·
    moving: the parts whose days are named from today, as (part, name of `moving_days`); the parts hold the days as of `on`.
    “” among countries, kinds, statuses, publishers or responses means not stated.
    """

    text: str = ""
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    after: PartialDate | None = None
    before: PartialDate | None = None
    split: bool | None = None
    overdue: bool = False
    event: str = ""
    organisation: str = ""
    person: str = ""
    series: str = ""
    project: str = ""
    as_of: date | None = None
    starts: PartialDate | None = None
    over_by: date | None = None
    only: tuple[Only, ...] = ()
    unrestricted: bool = False
    publishers: tuple[str, ...] = ()
    responses: tuple[str, ...] = ()
    any_terms: tuple[str, ...] = ()
    without: "Filter | None" = None
    due_after: PartialDate | None = None
    due_before: PartialDate | None = None
    plan: str = ""
    bodies: tuple[str, ...] = ()
    moving: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if self.without is not None and self.without.is_empty:
            object.__setattr__(self, "without", None)

    @property
    def is_empty(self) -> bool:
        """Whether everything is meant."""
        return self == Filter()

    def but(self, **parts: Any) -> Self:
        """The same question with some parts changed; days that are set no longer move."""
        if self.moving and "moving" not in parts:
            parts["moving"] = tuple(each for each in self.moving if each[0] not in parts)
        return replace(self, **parts)

    def moved(self, name: str, *parts: str, today: date) -> Self:
        """The same question with parts that move with the days of this name."""
        kept = tuple(each for each in self.moving if each[0] not in parts)
        moving = tuple(sorted((*kept, *((part, name) for part in parts))))
        return replace(self, moving=moving).on(today)

    def on(self, today: date) -> Self:
        """The question as it is on a day: what is named from today falls on its days."""
        if not self.moving:
            return self
        days: dict[str, Any] = {part: _day_of(part, name, today) for part, name in self.moving}
        return replace(self, **days) if any(getattr(self, part) != day for part, day in days.items()) else self

    def moving_like(self, other: "Filter") -> Self:
        """The same question; its days that are those of another question move as they do there."""
        kept = tuple(each for each in other.moving if getattr(self, each[0]) == getattr(other, each[0]))
        return replace(self, moving=tuple(sorted({**dict(kept), **dict(self.moving)}.items())))

    def moving_as(self, *parts: str) -> str:
        """The name by which all these parts move; "" when they do not move together."""
        names = {dict(self.moving).get(part, "") for part in parts}
        return names.pop() if len(names) == 1 else ""

    def in_year(self, year: int | None) -> Self:
        """The same question for one calendar year; None asks for all years."""
        when = PartialDate(year) if year else None
        return replace(self, after=when, before=when)

    def plain(self) -> dict[str, Any]:
        """JSON values; what asks nothing is left out. Days that move stand there by their names and as they are at present."""
        said = {part.name: getattr(self, part.name) for part in fields(self) if getattr(self, part.name) != part.default}
        return {name: _plain(value) for name, value in said.items()}

    @classmethod
    def from_plain(cls, said: Mapping[str, Any]) -> Self:
        """The question that `plain` was taken from, as it is today; parts of a later version ask nothing."""
        made = cls(**{part.name: _part(part.name, said[part.name]) for part in fields(cls) if part.name in said})
        return made.on(date.today())

    def narrowed_to(self, parts: Iterable[str]) -> Self:
        """Only these parts of the question, asked for or left out."""
        names = tuple(part for part in parts if part != "moving")
        kept = {name: getattr(self, name) for name in names}
        moving = tuple(each for each in self.moving if each[0] in names)
        return type(self)(**kept, moving=moving, without=self.without.narrowed_to(names) if self.without else None)

    def left_out(self) -> "list[Filter]":
        """A question for each single thing that must not hold: one country, one tag, one word."""
        return [each for part in fields(self.without) for each in self.without._one_by_one(part.name)] if self.without else []

    def _one_by_one(self, part: str) -> "Iterator[Filter]":
        value = getattr(self, part)
        if part == "text":
            yield from (Filter(text=piece) for piece in pieces(value))
        elif isinstance(value, tuple) and part != "moving":
            yield from (Filter().but(**{part: (each,)}) for each in value)
        elif part not in ("without", "moving") and value != getattr(_NOTHING, part):
            yield Filter(**{part: value})

    @property
    def year(self) -> int | None:
        """The calendar year asked for, if the period is exactly one."""
        is_year = self.after and self.after == self.before and self.after.month is None and not self.moving_as("after", "before")
        return self.after.year if self.after and is_year else None


_NOTHING = Filter()


def pieces(text: str) -> list[str]:
    """The words of a line, and its phrases with their quotation marks."""
    return _PIECE.findall(text)


def _day_of(part: str, name: str, today: date) -> PartialDate | date | None:
    """The day of a part by the name it moves with: the first one of what begins, else the last one."""
    first, last = moving_days.days_of(name, today)
    if part in _WHOLE:
        return first.earliest() if part == "over_by" else last.latest()
    return first if part.endswith("after") else last


def _plain(value: Any) -> Any:
    if isinstance(value, Filter):
        return value.plain()
    if isinstance(value, tuple):
        return [list(each) if isinstance(each, tuple) else str(each) for each in value]
    if isinstance(value, PartialDate):
        return value.code()
    return value.isoformat() if isinstance(value, date) else value


def _part(name: str, said: Any) -> Any:
    """A part from its JSON value."""
    if name == "without":
        return Filter.from_plain(said) if said else None
    if name == "moving":
        return tuple(sorted((part, moves) for part, moves in said if part in MOVABLE and moving_days.is_name(moves)))
    if name in _PARTIAL:
        return PartialDate.from_code(said)
    if name in _WHOLE:
        return date.fromisoformat(said)
    if name == "only":
        return tuple(Only(each) for each in said if each in list(Only))
    return tuple(said) if isinstance(said, list) else said
