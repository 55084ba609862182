"""Answering that two records which look alike are different; `figures.duplicates` finds them."""

from wpstracker.services.merging import not_duplicate
from wpstracker.store.database import Store
from wpstracker.words import N_


def say_different(store: Store, kind: str, one: str, other: str, initiator: object = None) -> None:
    """Remember that two records are different, so that they are not offered again; a step that can be undone."""
    with store.change(N_("Keep apart"), initiator=initiator) as writer:
        writer.save(not_duplicate(kind, one, other))
