"""What linked records are called, for pages that show a link as a name."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from wpstracker.figures.rows import batches, marks, unless_restricted
from wpstracker.store.database import Store

_NAMED = {
    "term": ("code", "labels"),
    "source": ("coalesce(nullif(title, ''), nullif(url, ''), reference)", "'{}'"),
    "organisation": ("name", "names"),
    "person": ("name", "names"),
    "series": ("title", "titles"),
    "project": ("title", "titles"),
    "event": ("title", "titles"),
    "plan": ("title", "titles"),
    "plan_item": ("coalesce(nullif(text, ''), reference)", "texts"),
    "indicator": ("coalesce(nullif(text, ''), reference)", "texts"),
    "obligation": ("title", "'{}'"),
    "recommendation": ("coalesce(nullif(text, ''), reference)", "'{}'"),
}
_NUMBERED = ("plan_item", "indicator")
"""Kinds that a plan numbers; the number stands before the name."""


@dataclass(frozen=True, slots=True)
class Named:
    """A linked record and what it is called."""

    id: str
    name: str


def named(store: Store, kind: str, id_: str | None, language: str) -> Named | None:
    """One linked record with its name; None when there is none or it is gone."""
    found = names(store, kind, [id_], language)
    return Named(id_, found[id_]) if id_ and id_ in found else None


def names(store: Store, kind: str, ids: Iterable[str | None], language: str, *, unrestricted: bool = False) -> dict[str, str]:
    """The names of records of one kind, in a language where there are any; ids that are gone are left out.

    `unrestricted` leaves out the names of restricted records too.
    """
    wanted = sorted({id_ for id_ in ids if id_})
    own, others = _NAMED[kind]
    number = "number" if kind in _NUMBERED else "''"
    known = unless_restricted("t", unrestricted and kind != "term")
    found: dict[str, str] = {}
    for batch in batches(wanted):
        sql = f'SELECT id, {own}, {others}, {number} FROM "{kind}" t WHERE id IN ({marks(batch)}){known}'
        for id_, name, by_language, numbered in store.rows(sql, batch):
            said = json.loads(by_language or "{}")
            own_name = said.get(language) or (said.get("en") if kind == "term" else "") or name
            found[id_] = f"{numbered} {own_name}".strip()
    return found


def has_name(kind: str) -> bool:
    """Whether records of this kind are shown by a name."""
    return kind in _NAMED
