"""Typed words looked up among the records of every kind, the likeliest first, each with what tells it apart and where the words stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wpstracker.domain.finding import Typed
from wpstracker.figures.linked import linked_records
from wpstracker.figures.names import has_name, names
from wpstracker.figures.rows import marks
from wpstracker.store.database import Store
from wpstracker.store.search_texts import SEARCHED
from wpstracker.store.searching import matching

Span = tuple[int, int]
"""Where a word that was looked for begins and ends in a text."""

FINDABLE = tuple(kind for kind in SEARCHED if has_name(kind))
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found. `about` tells it from others of its name (dates, country, plan); `field_label`, untranslated, and `excerpt`
    say where the words stand if not in the title; marks are the places of the words in title and excerpt.
    """

    kind: str
    id: str
    title: str
    about: str = ""
    field_label: str = ""
    excerpt: str = ""
    title_marks: tuple[Span, ...] = ()
    excerpt_marks: tuple[Span, ...] = ()


def find(store: Store, text: str, kinds: Iterable[str] | None = None, limit: int = 50, language: str = "en") -> list[Hit]:
    """The records that `text` means, as many as `limit`; nothing for a text without words."""
    found = matching(text)
    wanted = tuple(kinds) if kinds is not None else FINDABLE
    if found is None or not wanted:
        return []
    sql, values = found
    rows = store.rows(
        f"SELECT kind, record FROM search_text WHERE kind IN ({marks(wanted)}) AND id IN ({sql}) ORDER BY id DESC LIMIT {_LOOKED_AT}",
        (*wanted, *values),
    )
    titled = _titled(store, rows, language)
    typed = Typed.of(text)
    return sorted(titled, key=lambda hit: _rank(typed, hit.title))[:limit]


def _titled(store: Store, rows: Sequence[tuple[str, str]], language: str) -> list[Hit]:
    called, about = {}, {}
    for kind in {kind for kind, _ in rows}:
        ids = [id_ for of, id_ in rows if of == kind]
        called[kind] = names(store, kind, ids, language)
        if kind in ("event", "recommendation", "source", "plan_item", "indicator"):
            about[kind] = {id_: linked.extra for id_, linked in linked_records(store, kind, ids, language).items()}
    return [Hit(kind, id_, called[kind].get(id_, ""), about.get(kind, {}).get(id_, "")) for kind, id_ in rows]


def _rank(typed: Typed, title: str) -> int:
    if typed.is_spelled(title):
        return 0
    if typed.begins(title):
        return 1
    return 2
