"""Lists as they are looked at: how many records are meant and the first of them at once, all the others when somebody goes on."""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import overload

from wpstracker.domain.question import Filter
from wpstracker.figures import list_places, recommendation_counts
from wpstracker.figures.counting import reads
from wpstracker.figures.country_order import country_order
from wpstracker.figures.list_places import Standing
from wpstracker.figures.packed_ids import packed
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
from wpstracker.store.searching import first_along, hits, matching, of_kind, one_saying

FIRST = 64
"""What is read at once: more than the first screen holds."""
_MANY = 2000
"""Of so many hits the first in a list are found sooner by walking along the list than by sorting all hits."""


Reading = Callable[[Store], Sequence[str]]


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
        self._rests_on = standing.rests_on() if standing else None

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

    def after(self, changed: Mapping[str, Collection[str]]) -> "Listing | None":
        """The list as it is after these records by kind, and no others, have changed; itself when it is as it was.

        None when it must be read anew.
        """
        standing = self._standing
        if standing is None or self._all is None or standing.rests_on() != self._rests_on:
            return None
        every = list_places.after(self._all, standing, changed)
        if every is None or every is self._all:
            return None if every is None else self
        listing = Listing(every[:FIRST], len(every), self._store, self.read, self.means, standing)
        listing.complete(every)
        return listing

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
    ordered = partial(_ordered, store, "event", EVENT_SORTS, sort, descending, language)
    return _listed(store, "event", question, event_condition, sort, ordered)


def recommendation_list(
    store: Store, question: Filter, today: date, sort: str = "deadline", *, descending: bool = False, language: str = "en"
) -> Listing:
    """The recommendations meant; `sort` is a key of `RECOMMENDATION_SORTS`; those without a value come last."""
    ordered = partial(_ordered, store, "recommendation", RECOMMENDATION_SORTS, sort, descending, language)
    counted = None if question.text else partial(recommendation_counts.count, store, recommendation_counts.rows_of(question, today))
    return _listed(store, "recommendation", question, lambda each: recommendation_condition(each, today), sort, ordered, counted)


def _ordered(store: Store, kind: str, sorts: Mapping[str, str], sort: str, descending: bool, language: str) -> str:
    order = country_order(store, kind, language) if sort == "country" else sorts[sort]
    direction = "DESC" if descending else "ASC"
    return f"ORDER BY {order} {direction} NULLS LAST, e.id {direction}"


def _listed(
    store: Store,
    kind: str,
    question: Filter,
    condition: Callable[[Filter], Condition],
    sort: str,
    ordered: Callable[[], str],
    counted: Callable[[], int] | None = None,
) -> Listing:
    """The rows `e` of a kind that are meant; `counted`, where that is known sooner, says how many."""
    where, values = condition(question)
    found, order = hits(store, kind, question.text), ordered()
    if found is not None and len(found) > _MANY:
        where = _along_the_list(where, kind, question.text)
    sql = f"SELECT e.id AS id FROM {kind} e WHERE {where} {order}"

    def read(over: Store) -> Sequence[str]:
        return packed(over.rows(f"SELECT coalesce(group_concat(id, char(10)), '') FROM ({sql})", values)[0][0])

    def in_order(ids: Sequence[str]) -> list[str]:
        return [row[0] for row in store.rows(f"SELECT e.id FROM {kind} e WHERE e.id IN ({marks(ids)}) {order}", ids)]

    def rests_on() -> Hashable:
        return ordered() if sort == "country" else "", store.rows(_TEXTS_READ) if question.text else ()

    means = partial(_means, store, kind, question, condition)
    others = _others(kind, question, where, sort)
    standing = Standing(store, kind, others, means, in_order, rests_on) if others is not None else None
    if found is None or len(found) <= _MANY:
        first = [row[0] for row in store.rows(f"{sql} LIMIT {FIRST}", values)] if found is None or found else []
    else:
        others_asked, given = condition(question.but(text=""))
        along = f"SELECT e.id, (SELECT t.id FROM search_text t WHERE t.record = e.id) FROM {kind} e WHERE {others_asked} {order}"
        first = first_along(store, along, given, found, FIRST)
    if len(first) < FIRST:
        return Listing(first, len(first), store, read, means, standing)
    if found is not None and question.but(text="").is_empty:
        return Listing(first, len(found), store, read, means, standing)
    count = counted() if counted else int(store.rows(f"SELECT count(*) FROM {kind} e WHERE {where}", values)[0][0])
    return Listing(first, count, store, read, means, standing)


_TEXTS_READ = "SELECT max(id) FROM attachment_text"
"""Files are read beside the window without any record being changed."""


def _means(store: Store, kind: str, question: Filter, condition: Callable[[Filter], Condition], id_: str) -> bool:
    """Whether a question means one record; for that no other hits of its words are gathered."""
    where, values = condition(question.but(text=""))
    said = one_saying(question.text)
    if said is not None:
        where = f"{where} AND EXISTS (SELECT 1 FROM search_text t WHERE t.record = e.id AND {said[0]})"
    return bool(store.rows(f"SELECT 1 FROM {kind} e WHERE e.id = ? AND {where}", [id_, *values, *(said[1] if said else ())]))


def _others(kind: str, question: Filter, where: str, sort: str) -> frozenset[str] | None:
    """The kinds of other records on which a list depends; None where one listed record may say whether another is.

    Words are looked for in what stands around a record too.
    """
    left_out = question.without or Filter()
    if question.only or left_out.only:
        return None
    asked = frozenset() if where == EVERYTHING else reads(kind, question)
    return (asked | ({"participation"} if sort == "people" else frozenset())) - {kind}


def _along_the_list(where: str, kind: str, text: str) -> str:
    """The same condition so that each row is looked up among the hits, not each hit among the rows."""
    found = matching(text)
    assert found is not None
    looked_up = f"(SELECT t.id FROM search_text t WHERE t.record = e.id) IN ({of_kind(kind, found[0])})"
    return where.replace(saying(kind, found[0]), looked_up)
