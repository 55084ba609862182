"""Saying what changed, once, after the commit; never what to redraw."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """The records a step touched, by kind; `initiator` is whoever asked for it and need not react."""

    title: str
    records: Mapping[str, frozenset[str]] = field(default_factory=dict)
    initiator: object = None

    def touch(self, *kinds: str) -> bool:
        """Whether any record of these kinds changed."""
        return any(kind in self.records for kind in kinds)

    def __iter__(self) -> Iterator[tuple[str, frozenset[str]]]:
        return iter(self.records.items())


Listener = Callable[[Changes], None]


class Announcer:
    """Keeps the listeners and tells them."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell `listener` of every committed step; call the answer to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, changes: Changes) -> None:
        """Tell everyone, in the order they subscribed; one that fails keeps the others from nothing."""
        failures = [failure for listener in tuple(self._listeners) if (failure := _told(listener, changes))]
        if failures:
            raise failures[0]


def _told(listener: Listener, changes: Changes) -> Exception | None:
    try:
        listener(changes)
    except Exception as error:
        return error
    return None
