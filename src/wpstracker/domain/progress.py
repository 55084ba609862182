"""Progress as a chain: what was told, in the order in which it took effect, and the status that follows from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.vocabularies import RecommendationStatus

_LAST_OF_ALL = "0000-12-31"


@dataclass(frozen=True, slots=True)
class Told:
    """One update: its id, when it took effect, and the status it brought; None if it brought no other."""

    id: str
    effective: PartialDate | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """An update in its place: the status it found, the one it left, and where what is on hold had been before it was put there."""

    told: Told
    before: str | None
    after: str | None
    held_at: str | None


def place(effective: PartialDate | None, id_: str) -> tuple[str, str]:
    """What updates are ordered by: the last day their date can mean, then the moment they were recorded (ids sort by age)."""
    code = effective.code() if effective else ""
    return code + _LAST_OF_ALL[len(code) :], id_


def in_order(told: Iterable[Told]) -> list[Told]:
    """The oldest first."""
    return sorted(told, key=lambda each: place(each.effective, each.id))


def replayed(begun: str | None, told: Sequence[Told]) -> list[Step]:
    """Every update of an ordered chain with the status it found and left; `begun` is the status before the first."""
    steps: list[Step] = []
    present, held_at = begun, None
    for each in told:
        after = present if each.after is None else each.after
        steps.append(Step(each, present, after, held_at))
        if after == RecommendationStatus.ON_HOLD:
            held_at = held_at if present == after else present
        else:
            held_at = None
        present = after
    return steps


def status_after(begun: str | None, steps: Sequence[Step]) -> str | None:
    """The status at the end of a chain."""
    return steps[-1].after if steps else begun


def held_at_end(steps: Sequence[Step]) -> str | None:
    """Where it had been, if it is on hold at the end of a chain."""
    if not steps or steps[-1].after != RecommendationStatus.ON_HOLD:
        return None
    last = steps[-1]
    return last.held_at if last.before == last.after else last.before
