"""Why copies of a file are made, and which of them stay as time goes by."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from wpstracker.domain.vocabularies import Vocabulary
from wpstracker.words import N_


class Reason(Vocabulary):
    """What a copy was made for."""

    WORK = "work", N_("While working")
    CLOSE = "close", N_("On closing")
    BY_HAND = "by_hand", N_("By hand")
    MIGRATION = "migration", N_("Before the file was brought up to date")
    IMPORT = "import", N_("Before an import")
    MERGE = "merge", N_("Before files were merged")
    ERASURE = "erasure", N_("Before something was erased")
    RESTORE = "restore", N_("Before a copy was restored")
    REPAIR = "repair", N_("Before the file was repaired")


EVERY = timedelta(minutes=30)
"""How long somebody works until the next copy."""
ALL_OF, MIGRATIONS_STAY = timedelta(days=2), timedelta(days=90)
DAYS, WEEKS, MONTHS = 12, 10, 9
"""Beyond the last two days: the newest of so many days, then weeks, then months, each of which has any."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy as the rules see it: its name, its local time, its reason."""

    name: str
    made: datetime
    reason: Reason


def superfluous(copies: Iterable[Kept], now: datetime) -> list[str]:
    """The names of the copies that may go. The newest stays, as do those made by hand and those of a clock that was ahead."""
    older = [copy for copy in sorted(copies, key=lambda copy: copy.made, reverse=True)[1:] if not _stays(copy, now)]
    kept: set[str] = set()
    left = older
    for span_of, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        newest = _newest_of_each(left, span_of, most)
        kept |= {copy.name for copy in newest}
        left = [copy for copy in left if newest and span_of(copy.made) < span_of(newest[-1].made)]
    return [copy.name for copy in older if copy.name not in kept]


def is_due(last: datetime | None, now: datetime) -> bool:
    """Whether somebody has worked long enough since the last copy; a clock that was set back does not put it off."""
    return last is None or abs(now - last) >= EVERY


def _stays(copy: Kept, now: datetime) -> bool:
    if copy.reason is Reason.BY_HAND or now - copy.made <= ALL_OF:
        return True
    return copy.reason is Reason.MIGRATION and now - copy.made <= MIGRATIONS_STAY


def _newest_of_each(copies: Iterable[Kept], span_of: Callable[[datetime], tuple[int, ...]], most: int) -> list[Kept]:
    """From the newest on, the newest of each day, week or month, as many as may stay."""
    found: dict[tuple[int, ...], Kept] = {}
    for copy in copies:
        found.setdefault(span_of(copy.made), copy)
    return list(found.values())[:most]


def _day(moment: datetime) -> tuple[int, ...]:
    return moment.timetuple()[:3]


def _week(moment: datetime) -> tuple[int, ...]:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> tuple[int, ...]:
    return moment.timetuple()[:2]
