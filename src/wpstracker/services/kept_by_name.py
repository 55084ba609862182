"""Records that a person keeps under names and in an order of their own: saved reports and saved views."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from wpstracker.domain.problems import Invalid, Problem
from wpstracker.records import Record, SavedReport, SavedView
from wpstracker.store.database import Store

Kept = TypeVar("Kept", SavedReport, SavedView)
_LAST = 1_000_000


class _HasName(Protocol):
    @property
    def name(self) -> str: ...


Named = TypeVar("Named", bound=_HasName)


def in_order(store: Store, model: type[Kept]) -> list[Kept]:
    """Every record in the order it was given; those without a place come last."""
    return sorted(store.fetch(model.select()), key=lambda row: (row.sort if row.sort is not None else _LAST, str(row.id)))


def called(kept: Iterable[Named], name: str) -> Named | None:
    """The one of a name, whatever its case and spaces."""
    wanted = tidy(name).casefold()
    return next((each for each in kept if each.name.casefold() == wanted), None)


def tidy(name: str) -> str:
    """A name without spaces around it and doubled ones in it."""
    return " ".join(name.split())


def checked(name: str, missing: str) -> str:
    """The name, tidied; Invalid with the sentence `missing` when there is none."""
    if not tidy(name):
        raise Invalid([Problem("name", missing)])
    return tidy(name)


def rename(store: Store, record: Kept | None, name: str, *, missing: str, taken: str, title: str, initiator: object = None) -> None:
    """Give a record another name; Invalid when it is empty (`missing`) or another bears it (`taken`, with its name)."""
    name = checked(name if record else "", missing)
    assert record is not None
    other = called(in_order(store, type(record)), name)
    if other is not None and other.id != record.id:
        raise Invalid([Problem("name", taken, {"name": other.name})])
    record.name = name
    with store.change(title, initiator=initiator) as writer:
        writer.save(record)


def forget(store: Store, record: Record | None, *, title: str, initiator: object = None) -> None:
    """Delete a record; nothing happens when it is gone."""
    if record is not None:
        with store.change(title, initiator=initiator) as writer:
            writer.delete(record)


def move(store: Store, records: Sequence[Kept], id_: str, steps: int, *, title: str, initiator: object = None) -> None:
    """Move one up (negative) or down among these, which stand in their order; nothing happens at the ends."""
    order = list(records)
    at = next((at for at, record in enumerate(order) if record.id == id_), None)
    if at is None:
        return
    order.insert(min(max(at + steps, 0), len(order) - 1), order.pop(at))
    with store.change(title, initiator=initiator) as writer:
        for place, record in enumerate(order):
            if record.sort != place:
                record.sort = place
                writer.save(record)
