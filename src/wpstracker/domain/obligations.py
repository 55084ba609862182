"""When reports fall due: from the rule of an obligation to dates, each with the period it is about and how far its report has come.

A date that falls on a weekend stays where it is: the acts name a date, and only the office that asks can move it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MINYEAR, date, timedelta

from wpstracker.domain.calendar_periods import CalendarPeriod, clamped_day
from wpstracker.domain.identity import id_of
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import ReportRule, Rhythm, Vocabulary
from wpstracker.words import N_

MOST_DAYS = 366
"""A report due later than that after its period is a slip of the pen."""
SOON = 30
"""Days before the due date from which a report needs somebody."""
_LAST_YEAR = 9990


class DueState(Vocabulary):
    """How far the report for one due date has come."""

    OVERDUE = "overdue", N_("Overdue")
    SOON = "soon", N_("Due within 30 days")
    LATER = "later", N_("Due later")
    PREPARED = "prepared", N_("Prepared")
    HANDED_IN = "handed_in", N_("Handed in")
    LATE = "late", N_("Handed in late")


@dataclass(frozen=True, slots=True)
class Rule:
    """The fields of an obligation that say when it is due; what is None is not stated.

    `days_after` counts from the end of the period: 15 after a half-year is 15 July and 15 January.
    `begins` and `until` lie in the first and the last period reported on.
    """

    kind: ReportRule | None = None
    rhythm: Rhythm | None = None
    days_after: int | None = None
    month: int | None = None
    day: int | None = None
    once: PartialDate | None = None
    begins: PartialDate | None = None
    until: PartialDate | None = None

    @property
    def is_complete(self) -> bool:
        """Whether due dates follow from it."""
        match self.kind:
            case ReportRule.AFTER_PERIOD:
                return self.rhythm is not None and self.days_after is not None and 0 <= self.days_after <= MOST_DAYS
            case ReportRule.ON_DAY:
                return self.rhythm in (Rhythm.YEARLY, Rhythm.TWO_YEARLY) and is_day(self.month, self.day)
            case ReportRule.ONCE:
                return self.once is not None and self.once.year is not None
        return False


@dataclass(frozen=True, slots=True)
class DueDate:
    """The day a report is due, and what period it is about; None when it is about no period."""

    due: date
    period: CalendarPeriod | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How far one report has come; `days` until it is due, since it was due, or that it came late; None when they cannot be counted."""

    state: DueState
    days: int | None = None


def due_dates(rule: Rule, first: date, last: date) -> list[DueDate]:
    """Every due date of a rule from the first day to the last, oldest first; none while the rule is not complete."""
    if not rule.is_complete or last < first:
        return []
    if rule.kind is ReportRule.ONCE:
        due = rule.once.latest() if rule.once else None
        return [DueDate(due)] if due and first <= due <= last else []
    found = []
    for period in _periods(rule, first):
        due = _due(rule, period)
        if due > last or _is_over(rule, period):
            break
        if due >= first and not _is_before(rule, period):
            found.append(DueDate(due, period))
    return found


def next_due_dates(rule: Rule, day: date, count: int) -> list[DueDate]:
    """The next due dates from a day on, to show what a rule means."""
    found: list[DueDate] = []
    begins = rule.begins.earliest() if rule.begins else None
    start = max(day, begins) if begins else day
    for years in (1, 3, 10):
        found = due_dates(rule, day, clamped_day(min(start.year + years, _LAST_YEAR), start.month, start.day))
        if len(found) >= count:
            break
    return found[:count]


def report_id(obligation: str, due: date) -> str:
    """The id of the report of an obligation for a due date: the same in every office and every calendar."""
    return id_of("submission", obligation, due.isoformat())


def standing(due: date, prepared: PartialDate | None, handed_in: PartialDate | None, today: date) -> Standing:
    """How far the report for a due date has come. One handed in in some month counts as late only if it surely was."""
    if handed_in is not None:
        earliest = handed_in.earliest()
        late = (earliest - due).days if earliest else 0
        if late > 0:
            return Standing(DueState.LATE, late if handed_in.is_day else None)
        return Standing(DueState.HANDED_IN)
    left = (due - today).days
    if left < 0:
        return Standing(DueState.OVERDUE, -left)
    if prepared is not None:
        return Standing(DueState.PREPARED, left)
    return Standing(DueState.SOON if left <= SOON else DueState.LATER, left)


def _periods(rule: Rule, first: date) -> Iterator[CalendarPeriod]:
    """The periods of a rule, from one whose report is surely due before `first`."""
    assert rule.rhythm is not None
    begins = rule.begins.earliest() if rule.begins else None
    back = timedelta(days=(rule.days_after or 0) + 800)
    start = first - back if first > date(MINYEAR, 1, 1) + back else date(MINYEAR, 1, 1)
    period = CalendarPeriod.holding(max(start, begins) if begins else start, rule.rhythm, anchor=begins.year if begins else 0)
    while period.end.year < _LAST_YEAR:
        yield period
        period = period.following()


def _due(rule: Rule, period: CalendarPeriod) -> date:
    if rule.kind is ReportRule.ON_DAY:
        assert rule.month and rule.day
        return clamped_day(period.end.year + 1, rule.month, rule.day)
    return period.end + timedelta(days=rule.days_after or 0)


def _is_before(rule: Rule, period: CalendarPeriod) -> bool:
    begins = rule.begins.earliest() if rule.begins else None
    return begins is not None and period.end < begins


def _is_over(rule: Rule, period: CalendarPeriod) -> bool:
    until = rule.until.latest() if rule.until else None
    return until is not None and period.start > until


def is_day(month: int | None, day: int | None) -> bool:
    """Whether this is a day of some year; 29 February is, and falls on the 28th in the others."""
    return month is not None and day is not None and 1 <= month <= 12 and 1 <= day <= _LONGEST[month - 1]


_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
