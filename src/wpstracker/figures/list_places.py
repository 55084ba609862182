"""Where records stand in a list after they have changed: they are taken out and put where they belong now; nothing else is read."""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

from wpstracker.figures.packed_ids import PackedIds
from wpstracker.records import parts_of
from wpstracker.store.database import Store
from wpstracker.store.search_index import owners

_FEW = 8
"""For more changed records the list is read anew: each takes 2 ms of a list of 100,000."""
_COMPARED = 64
"""So many records are put in order with a moved one at a time: three times find its place among 260,000."""


@dataclass(frozen=True, slots=True)
class Standing:
    """By what the places of records can be looked at again.

    `others`: the kinds of records besides those listed on whose changes the list depends · `means`: whether a record is listed ·
    `in_order`: these records in the order of the list, without those that are gone · `rests_on`: another value when the order or the
    hits may be others without any change of a record.
    """

    store: Store
    kind: str
    others: frozenset[str]
    means: Callable[[str], bool]
    in_order: Callable[[Sequence[str]], list[str]]
    rests_on: Callable[[], Hashable]

    def touched(self, changed: Mapping[str, Collection[str]]) -> set[str] | None:
        """The records of the list that changed themselves or in their parts; None where others may come or go for what else changed."""
        found = set(changed.get(self.kind, ()))
        parts = {part.kind() for part in parts_of(self.kind)}
        for kind in changed.keys() & self.others:
            by_kind = owners(self.store.db, kind, sorted(changed[kind])) if kind in parts else None
            if by_kind is None or by_kind.keys() - {self.kind}:
                return None
            found |= by_kind.get(self.kind, set())
        return found


def after(every: Sequence[str], standing: Standing, changed: Mapping[str, Collection[str]]) -> Sequence[str] | None:
    """The list as it is after these records by kind have changed; `every` itself when all of them stand where they stood.

    None when it must be read anew.
    """
    touched = standing.touched(changed)
    if touched is None or len(touched) > _FEW:
        return None
    was = {id_: every.index(id_) for id_ in touched if id_ in every}
    if len(touched) == 1 and all(standing.means(id_) and _stands(id_, every, at, standing) for id_, at in was.items()) and was:
        return every
    left = every
    for id_ in was:
        left = _without(left, id_)
    for id_ in sorted(filter(standing.means, touched)):
        at = _place(id_, left, standing)
        if at is None:
            return None
        left = _with(left, id_, at)
    return every if len(was) == len(touched) and _is_alike(left, every) else left


def _stands(id_: str, every: Sequence[str], at: int, standing: Standing) -> bool:
    """Whether a record has the same neighbours."""
    around = list(every[max(at - 1, 0) : at + 2])
    return standing.in_order(around) == around


def _place(id_: str, every: Sequence[str], standing: Standing) -> int | None:
    """Where a record belongs among others; None when one of those it is compared with is gone."""
    low, high = 0, len(every)
    while low < high:
        marks = range(low, high, max((high - low) // _COMPARED, 1))
        ordered = standing.in_order([*(every[mark] for mark in marks), id_])
        if len(ordered) <= len(marks):
            return None
        before = ordered.index(id_)
        low, high = (marks[before - 1] + 1 if before else low), (marks[before] if before < len(marks) else high)
    return low


def _without(every: Sequence[str], id_: str) -> Sequence[str]:
    return every.without(id_) if isinstance(every, PackedIds) else [each for each in every if each != id_]


def _with(every: Sequence[str], id_: str, at: int) -> Sequence[str]:
    return every.having(id_, at) if isinstance(every, PackedIds) and PackedIds.fits(id_) else [*every[:at], id_, *every[at:]]


def _is_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    return str(one) == str(other) if isinstance(one, PackedIds) and isinstance(other, PackedIds) else list(one) == list(other)
