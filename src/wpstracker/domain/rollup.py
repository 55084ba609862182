"""How progress rolls up from measures to objectives, goals and the plan: by counting, never by weighing.

`HOW_COUNTED` states the rules in words a person reads; the functions here are those rules.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TypeVar

from wpstracker.domain.indicators import Verdict
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.progress import Told, in_order, replayed, status_after
from wpstracker.domain.vocabularies import DeadlineKind, MeasureStatus
from wpstracker.words import N_, Words

Counted = TypeVar("Counted", MeasureStatus, Verdict)

HOW_COUNTED: tuple[str, ...] = (
    N_("Every measure counts as one, whatever its size; goals, objectives and tasks are the sum of what hangs below them."),
    N_("A measure on which nobody has reported is counted as not reported. It is never taken for not started."),
    N_("Cancelled measures are counted apart; shares are of the measures that are not cancelled."),
    N_("Partly implemented measures are counted by themselves. They are not half of anything."),
    N_(
        "The status as of a day is the one left by the newest update that took effect by that day. A status that no update brought has "
        "no date: it counts from today on."
    ),
    N_(
        "A measure has evidence if an update on it names an event or a source or carries a file or citation, if the measure itself carries "
        "a file or citation, or if an event that was held is linked to it."
    ),
    N_("A measure is overdue if its term is a date that is over, and it is neither implemented nor finally not implemented nor cancelled."),
    N_("Indicators count by themselves: on target, not on target, not reported, or without anything to compare."),
)  # fmt: skip
"""How progress is counted, in untranslated sentences; a window can show them under “How this is counted”."""

ENDED = frozenset({MeasureStatus.IMPLEMENTED, MeasureStatus.NOT_IMPLEMENTED, MeasureStatus.CANCELLED})
"""Statuses of measures in which nothing more is expected."""


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many; never shown as a bare percentage."""

    part: int
    whole: int

    def text(self, words: Words) -> str:
        """“3 of 12”."""
        return words(N_("{part} of {whole}"), part=self.part, whole=self.whole)

    @property
    def size(self) -> Fraction:
        """What shares are compared by; one of nothing is the least of all."""
        return Fraction(self.part, self.whole) if self.whole else Fraction(-1)


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of measures and indicators. `statuses` are those reported; a status or verdict that does not occur is left out."""

    statuses: Mapping[MeasureStatus, int] = field(default_factory=dict)
    not_reported: int = 0
    with_evidence: int = 0
    overdue: int = 0
    indicators: Mapping[Verdict, int] = field(default_factory=dict)

    def of(self, status: MeasureStatus | None) -> int:
        """How many measures have this status; None is not reported."""
        return self.not_reported if status is None else self.statuses.get(status, 0)

    @property
    def total(self) -> int:
        """All measures."""
        return sum(self.statuses.values()) + self.not_reported

    @property
    def cancelled(self) -> int:
        """Measures that were given up; they are in no share."""
        return self.of(MeasureStatus.CANCELLED)

    @property
    def counted(self) -> int:
        """Measures that are not cancelled: what shares are of."""
        return self.total - self.cancelled

    @property
    def implemented(self) -> Share:
        """Implemented measures of those not cancelled."""
        return Share(self.of(MeasureStatus.IMPLEMENTED), self.counted)

    @property
    def reported(self) -> Share:
        """Measures somebody has reported on, of those not cancelled."""
        return Share(self.counted - self.not_reported, self.counted)

    @property
    def evidence(self) -> Share:
        """Measures with evidence, of those not cancelled."""
        return Share(self.with_evidence, self.counted)

    @property
    def on_target(self) -> Share:
        """Indicators on target, of those that could be compared with one."""
        on = self.indicators.get(Verdict.ON, 0)
        return Share(on, on + self.indicators.get(Verdict.OFF, 0))

    def __add__(self, other: "Progress") -> "Progress":
        return Progress(
            _sum(self.statuses, other.statuses),
            self.not_reported + other.not_reported,
            self.with_evidence + other.with_evidence,
            self.overdue + other.overdue,
            _sum(self.indicators, other.indicators),
        )


NOTHING = Progress()
"""Where there is no measure and no indicator."""


def of_measure(status: MeasureStatus | None, *, has_evidence: bool = False, is_overdue: bool = False) -> Progress:
    """What one measure adds; evidence on a cancelled one is in no share, so it is not counted."""
    known = {status: 1} if status else {}
    return Progress(known, int(status is None), int(has_evidence and status is not MeasureStatus.CANCELLED), int(is_overdue))


def summed(parts: Iterable[Progress]) -> Progress:
    """All parts together; their order does not matter."""
    return sum(parts, NOTHING)


def is_measure_overdue(status: str | None, kind: str | None, due: PartialDate | None, day: date) -> bool:
    """Whether the term of a measure is a date that is over while something is still expected; a term known to the month ends with it."""
    if status in ENDED or due is None or kind in (DeadlineKind.PERIODIC, DeadlineKind.CONTINUOUS, DeadlineKind.NONE):
        return False
    last = due.latest()
    return last is not None and last < day


def status_on(present: str | None, begun: str | None, told: Sequence[Told], day: date, today: date) -> MeasureStatus | None:
    """The status as of a day: what the updates that took effect by then left; `begun` is what stood before the first of them.

    Where no update lies ahead, today's is the `present` one. What no update brought has no date, so it is known from today on only.
    An update counts from the first day its date can mean.
    """
    known = [each for each in told if begins_by(each.effective, day)]
    if day >= today and len(known) == len(told):
        return _status(present)
    if not known and day < today:
        return None
    return _status(status_after(begun, replayed(begun, in_order(known))))


def _status(code: str | None) -> MeasureStatus | None:
    return MeasureStatus(code) if code else None


def begins_by(effective: PartialDate | None, day: date) -> bool:
    """Whether what has this date has begun by a day; what has none, or no year, always has."""
    first = effective.earliest() if effective else None
    return first is None or first <= day


def _sum(one: Mapping[Counted, int], other: Mapping[Counted, int]) -> dict[Counted, int]:
    """Counts of both; a `Counter` would take five times as long, and a plan of 2,000 items adds up 10,000 times."""
    found = dict(one)
    for key, count in other.items():
        found[key] = found.get(key, 0) + count
    return found
