"""Answers of the file that hold as long as no record changes of the kinds they were read from."""

from collections.abc import Callable, Collection, Hashable
from typing import Any, TypeVar

_Answer = TypeVar("_Answer")
_MOST = 40
"""More than this is not looked at again soon."""


class KeptAnswers:
    """What was asked before is given again: after one edit, what other kinds say need not be read anew."""

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[frozenset[str], Any]] = {}
        self._state: Hashable = None

    def get(self, question: Hashable, reads: Collection[str], ask: Callable[[], _Answer]) -> _Answer:
        """The answer to a question that depends on records of the kinds it `reads`; nobody may change it."""
        if question not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[question] = (frozenset(reads), ask())
        answer: _Answer = self._known[question][1]
        return answer

    def hold_for(self, state: Hashable) -> None:
        """The file is in this state; in another than was told of, nothing holds any more."""
        if state != self._state:
            self._known.clear()
            self._state = state

    def forget(self, changed: Collection[str], state: Hashable) -> None:
        """Records of these kinds changed, which led to this state of the file."""
        self._state = state
        self._known = {key: each for key, each in self._known.items() if each[0].isdisjoint(changed)}
