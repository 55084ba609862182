"""What records of any kind are called, in the order they are asked for: for lists of records viewed lately and of favourites."""

from collections.abc import Sequence

from wpstracker.domain.places import country
from wpstracker.figures.finding import Hit
from wpstracker.figures.linked import linked_records
from wpstracker.figures.names import has_name, names
from wpstracker.store.database import Store

COUNTRY = "country"
"""Shown like a record, though there is nothing to keep of it."""
_TOLD_APART = ("event", "recommendation", "source", "plan_item", "indicator")


def known(store: Store, keys: Sequence[tuple[str, str]], language: str) -> list[Hit]:
    """These records by kind and id; what is gone is left out."""
    found: dict[tuple[str, str], Hit] = {}
    for kind in {kind for kind, _ in keys}:
        ids = [id_ for of, id_ in keys if of == kind]
        found |= {(kind, hit.id): hit for hit in _of_kind(store, kind, ids, language)}
    return [found[key] for key in keys if key in found]


def _of_kind(store: Store, kind: str, ids: Sequence[str], language: str) -> list[Hit]:
    if kind == COUNTRY:
        return [Hit(kind, code, name) for code in ids if (name := _country_name(code, language))]
    if not has_name(kind):
        return []
    about = {id_: each.extra for id_, each in linked_records(store, kind, ids, language).items()} if kind in _TOLD_APART else {}
    return [Hit(kind, id_, name, about.get(id_, "")) for id_, name in names(store, kind, ids, language).items()]


def _country_name(code: str, language: str) -> str:
    try:
        return country(code).name(language)
    except KeyError:
        return ""
