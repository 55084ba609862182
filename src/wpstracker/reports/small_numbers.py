"""Small numbers of security institutions in a report: what is written instead of them (the rule: domain/small_numbers.py)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from wpstracker.domain.small_numbers import LIMIT, WHOLE, Hidden, hidden
from wpstracker.figures import blocks
from wpstracker.figures.rows import Row
from wpstracker.store.database import Store
from wpstracker.words import N_, Words

NOT_SHOWN = N_("not shown")


def suppress(row: Row, words: Words) -> None:
    """Write a group of participants so that its small numbers cannot be told."""
    unwritten = hidden(row["headcount"]) if row["is_security"] else {}
    for name, how in unwritten.items():
        row[name] = words(N_("<{limit}"), limit=LIMIT) if how is Hidden.SMALL else words(NOT_SHOWN)
    if WHOLE in unwritten and row["total"] is not None:
        row["total"] = row[WHOLE]
    if {"women", "men"} & unwritten.keys():
        row["share_of_women"] = None


def not_written(row: Row, names: Iterable[str], words: Words) -> None:
    """Write sums without those named."""
    for name in names:
        if row.get(name) is not None:
            row[name] = words(NOT_SHOWN)
    if {"women", "men"} & set(names):
        row["share_of_women"] = None


def hidden_of_events(store: Store, events: Sequence[str]) -> dict[str, set[str]]:
    """The numbers of each event that a group with small numbers is part of; whatever the group hides, its event hides."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in _small_rows(store, events):
        found[row["event"]] |= hidden(row["headcount"]).keys()
    return found


def _small_rows(store: Store, events: Sequence[str]) -> list[Row]:
    return [row for row in blocks.rows(store, blocks.block_ids(store, events)).values() if row["small"]]
