"""Ids of records one behind the other in one text."""

from collections.abc import Iterator, Sequence
from typing import overload

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

    def __str__(self) -> str:
        return self._text

    @staticmethod
    def fits(id_: str) -> bool:
        """Whether it is as long as all others."""
        return len(id_) == _ID

    def without(self, id_: str) -> "PackedIds":
        """The same ids but for one that is there."""
        start = self.index(id_) * (_ID + 1)
        return PackedIds((self._text[:start] + self._text[start + _ID + 1 :]).removesuffix(_BETWEEN))

    def having(self, id_: str, at: int) -> "PackedIds":
        """The same ids and one more, that fits, at this place."""
        if at == self._length:
            return PackedIds(f"{self._text}{_BETWEEN if self._text else ''}{id_}")
        start = at * (_ID + 1)
        return PackedIds(f"{self._text[:start]}{id_}{_BETWEEN}{self._text[start:]}")

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
