"""Names for records and moments that never clash between offices: UUIDv7, UUIDv5 of a pair, and the hybrid logical clock."""

import os
import time
import uuid
from collections.abc import Callable

_NAMESPACE = uuid.UUID("6a1f4f0e-3d52-5b3b-9c1d-1f2a7b1c9e55")


def new_id() -> str:
    """A UUIDv7 (RFC 9562): 48 bits of milliseconds, the rest random, so ids sort by age."""
    milliseconds = time.time_ns() // 1_000_000
    chance = int.from_bytes(os.urandom(10))
    number = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | (chance >> 68) << 64 | 0b10 << 62 | chance & (1 << 62) - 1
    return str(uuid.UUID(int=number))


def id_of(*parts: str) -> str:
    """The UUIDv5 of these parts: the same pair gets the same id in every office."""
    return str(uuid.uuid5(_NAMESPACE, "\x1f".join(parts)))


def new_node() -> str:
    """A fresh office-copy name: 16 hex digits."""
    return os.urandom(8).hex()


FIRST_OWN_CHANGE = f"{1:012x}"
"""Every change id but those of the seeds is greater."""


def genesis_id(record: str, revision: int) -> str:
    """The change id under which every office seeds the same reference record, so that seeds merge into one."""
    return f"{0:012x}{revision:04x}{uuid.uuid5(_NAMESPACE, 'genesis' + record).hex[:16]}"


def _now() -> int:
    return time.time_ns() // 1_000_000


class Clock:
    """A hybrid logical clock: ids always grow, even when the computer's clock is set back."""

    def __init__(self, node: str, last: str = "", now: Callable[[], int] = _now) -> None:
        """`last` is the greatest change id known; `now` gives milliseconds since 1970."""
        self.node = node
        self._now = now
        self._moment = int(last[:12], 16) if last else 0
        self._counter = int(last[12:16], 16) if last else 0

    def tick(self) -> str:
        """The next id: 12 hex of milliseconds, 4 of counter, 16 of the node."""
        now = self._now()
        if now > self._moment:
            self._moment, self._counter = now, 0
        elif self._counter < 0xFFFF:
            self._counter += 1
        else:
            self._moment, self._counter = self._moment + 1, 0
        return f"{self._moment:012x}{self._counter:04x}{self.node}"


def moment_of(change_id: str) -> float:
    """Seconds since 1970 at which a change was made, by its author's clock."""
    return int(change_id[:12], 16) / 1000
