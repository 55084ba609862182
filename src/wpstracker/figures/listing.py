"""Lists as they are looked at: how many records are meant and the first of them at once, all the others when somebody goes on."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import overload

from wpstracker.domain.question import Filter
from wpstracker.figures.counting import reads
from wpstracker.figures.country_order import country_order
from wpstracker.figures.rows import marks
from wpstracker.figures.selecting import (
    EVENT_SORTS,
    EVERYTHING,
    RECOMMENDATION_SORTS,
    Condition,
    event_condition,
    recommendation_condition,
    saying,
)
from wpstracker.store.database import Store
from wpstracker.store.searching import matching, of_kind

FIRST = 64
"""What is read at once: more than the first screen holds."""
_MANY = 2000
"""Of so many hits the first in a list are found sooner by walking along the list than by sorting all hits."""
_FEW = 20
"""Of more changed records the list is read anew."""
_ID = 36
_BETWEEN = "\n"


class PackedIds(Sequence[str]):
    """Ids of records one behind the other in one text: a third of the memory of a list of them, and they come from the database at once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._length = (len(text) + 1) // (_ID + 1)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            first, last, step = at.indices(self._length)
            return [self[each] for each in range(first, last, step)]
        at = at + self._length if at < 0 else at
        if not 0 <= at < self._length:
            raise IndexError(at)
        start = at * (_ID + 1)
        return self._text[start : start + _ID]

    def __iter__(self) -> Iterator[str]:
        return iter(self._text.split(_BETWEEN) if self._text else ())

    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        """The place of an id; ValueError when it is not there."""
        found = self._text.find(value, start * (_ID + 1)) if len(value) == _ID else -1
        if found < 0 or (stop is not None and found // (_ID + 1) >= stop):
            raise ValueError(value)
        return found // (_ID + 1)

    def __contains__(self, value: object) -> bool:
        return isinstance(value, str) and len(value) == _ID and value in self._text


def packed(text: str) -> Sequence[str]:
    """Ids that come as lines of one text."""
    count = (len(text) + 1) // (_ID + 1)
    alike = len(text) == max(count * (_ID + 1) - 1, 0) and text[_ID :: _ID + 1] == _BETWEEN * max(count - 1, 0)
    return PackedIds(text) if alike and text.count(_BETWEEN) == max(count - 1, 0) else text.split(_BETWEEN)


Reading = Callable[[Store], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Standing:
    """By what the place of a record can be looked at again: `in_order` tells which of some ids are meant, in the order of the list.

    `others`: the kinds of records besides those listed on whose changes the list depends.
    """

    kind: str
    others: frozenset[str]
    in_order: Callable[[Sequence[str]], list[str]]


class Listing(Sequence[str]):
    """The ids a question means, in their order. Only the first are there at once; whoever goes beyond them makes all of them be read.

    `read` finds them over any connection to the file, so that it can be done beside the window; `complete` takes them in. `means` tells
    of one id whether it is among them. Without a `standing` every change may have changed the list.
    """

    def __init__(
        self, first: Sequence[str], count: int, store: Store, read: Reading, means: Callable[[str], bool], standing: Standing | None = None
    ) -> None:
        self._first, self._count, self._store = first, count, store
        self.read, self.means, self._standing = read, means, standing
        self._all: Sequence[str] | None = first if len(first) == count else None

    def begins_with(self, id_: str) -> bool:
        """Whether the place of an id is known without reading on."""
        return self._all is not None or id_ in self._first

    @property
    def is_complete(self) -> bool:
        """Whether every id is there."""
        return self._all is not None

    def complete(self, every: Sequence[str]) -> None:
        """Take in what was read beside; what does not fit was read of another state of the file and is passed over."""
        if self._all is None and len(every) == self._count:
            self._all = every

    def stands(self, changed: Mapping[str, Collection[str]]) -> bool:
        """Whether the list is as it was, after these records by kind and no others have changed: theirs are the same neighbours."""
        standing = self._standing
        if standing is None or self._all is None or changed.keys() & standing.others:
            return False
        own = changed.get(standing.kind, ())
        return len(own) <= _FEW and all(self._has_its_place(id_, self._all, standing) for id_ in own)

    @staticmethod
    def _has_its_place(id_: str, every: Sequence[str], standing: Standing) -> bool:
        if id_ not in every:
            return False
        at = every.index(id_)
        around = list(every[max(at - 1, 0) : at + 2])
        return standing.in_order(around) == around

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        last = at.indices(self._count)[1] - 1 if isinstance(at, slice) else at
        return self._first[at] if -1 <= last < len(self._first) and at != -1 else self._every()[at]

    def __iter__(self) -> Iterator[str]:
        return iter(self._every())

    def __contains__(self, value: object) -> bool:
        return value in self._first or value in self._every()

    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        """The place of an id; ValueError when it is not there."""
        if not start and stop is None and value in self._first:
            return self._first.index(value)
        return self._every().index(value, start, self._count if stop is None else stop)

    def place(self, id_: str) -> int:
        """The place of an id, -1 when it is not meant."""
        if not self.begins_with(id_) and not self.means(id_):
            return -1
        try:
            return self.index(id_)
        except ValueError:
            return -1

    def _every(self) -> Sequence[str]:
        if self._all is None:
            self._all = self.read(self._store)
        return self._all


def event_list(store: Store, question: Filter, sort: str = "start", *, descending: bool = True, language: str = "en") -> Listing:
    """The events meant; `sort` is a key of `EVENT_SORTS`; events without a value come last."""
    order = country_order(store, "event", language) if sort == "country" else EVENT_SORTS[sort]
    return _listed(store, "event", question, event_condition(question), sort, _ordered(order, descending))


def recommendation_list(
    store: Store, question: Filter, today: date, sort: str = "deadline", *, descending: bool = False, language: str = "en"
) -> Listing:
    """The recommendations meant; `sort` is a key of `RECOMMENDATION_SORTS`; those without a value come last."""
    order = country_order(store, "recommendation", language) if sort == "country" else RECOMMENDATION_SORTS[sort]
    return _listed(store, "recommendation", question, recommendation_condition(question, today), sort, _ordered(order, descending))


def _ordered(order: str, descending: bool) -> str:
    direction = "DESC" if descending else "ASC"
    return f"ORDER BY {order} {direction} NULLS LAST, e.id {direction}"


def _listed(store: Store, kind: str, question: Filter, condition: Condition, sort: str, order: str) -> Listing:
    """The rows `e` of a kind that are meant."""
    where, values = condition
    hits = _hits(store, kind, question.text)
    if hits is not None and hits > _MANY:
        where = _along_the_list(where, kind, question.text)
    sql = f"SELECT e.id AS id FROM {kind} e WHERE {where} {order}"

    def read(over: Store) -> Sequence[str]:
        return packed(over.rows(f"SELECT coalesce(group_concat(id, char(10)), '') FROM ({sql})", values)[0][0])

    def in_order(ids: Sequence[str]) -> list[str]:
        sql = f"SELECT e.id FROM {kind} e WHERE e.id IN ({marks(ids)}) AND {where} {order}"
        return [row[0] for row in store.rows(sql, [*ids, *values])]

    def means(id_: str) -> bool:
        return bool(in_order([id_]))

    others = _others(kind, question, where, sort)
    standing = Standing(kind, others, in_order) if others is not None else None
    first = [row[0] for row in store.rows(f"{sql} LIMIT {FIRST}", values)] if hits != 0 else []
    if len(first) < FIRST:
        return Listing(first, len(first), store, read, means, standing)
    if hits is None or not question.but(text="").is_empty:
        hits = int(store.rows(f"SELECT count(*) FROM {kind} e WHERE {where}", values)[0][0])
    return Listing(first, hits, store, read, means, standing)


def _others(kind: str, question: Filter, where: str, sort: str) -> frozenset[str] | None:
    """The kinds of other records on which a list depends; None where one listed record may say whether, or before which, another is.

    Words are looked for in what stands around a record too, and the countries that there are have their places among each other.
    """
    left_out = question.without or Filter()
    if sort == "country" or question.text or question.only or left_out.text or left_out.only:
        return None
    asked = frozenset() if where == EVERYTHING else reads(kind, question)
    return (asked | ({"participation"} if sort == "people" else frozenset())) - {kind}


def _hits(store: Store, kind: str, text: str) -> int | None:
    """How many records of a kind say what is typed, counted in the index alone; None when nothing is typed."""
    found = matching(text)
    return int(store.rows(f"SELECT count(DISTINCT id) FROM ({of_kind(kind, found[0])})", found[1])[0][0]) if found else None


def _along_the_list(where: str, kind: str, text: str) -> str:
    """The same condition so that each row is looked up among the hits, not each hit among the rows."""
    found = matching(text)
    assert found is not None
    looked_up = f"(SELECT t.id FROM search_text t WHERE t.record = e.id) IN ({of_kind(kind, found[0])})"
    return where.replace(saying(kind, found[0]), looked_up)
