"""Recommendations told apart by their status, in the order they are given in."""

from collections.abc import Sequence

from wpstracker.figures.rows import batches, marks
from wpstracker.store.database import Store


def by_status(store: Store, ids: Sequence[str]) -> dict[str, list[str]]:
    """The ids of each status; "" for those without one. Ids that are gone are left out."""
    status_of: dict[str, str] = {}
    for batch in batches(ids):
        status_of.update(store.rows(f"SELECT id, coalesce(status, '') FROM recommendation WHERE id IN ({marks(batch)})", batch))
    found: dict[str, list[str]] = {}
    for id_ in ids:
        if id_ in status_of:
            found.setdefault(status_of[id_], []).append(id_)
    return found
