"""What records of any kind are called, in the order they are asked for: for lists of records viewed lately and of favourites."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from wpstracker.domain.finding import Typed
from wpstracker.domain.places import countries, country
from wpstracker.domain.vocabularies import Scheme
from wpstracker.figures.finding import Hit
from wpstracker.figures.linked import linked_records
from wpstracker.figures.names import has_name, names
from wpstracker.figures.rows import batches, marks
from wpstracker.store.database import Store
from wpstracker.words import Words

COUNTRY = "country"
"""Shown like a record, though there is nothing to keep of it."""
_TOLD_APART = ("event", "recommendation", "source", "plan_item", "indicator")


def known(store: Store, keys: Sequence[tuple[str, str]], words: Words) -> list[Hit]:
    """These records by kind and id; what is gone is left out."""
    found: dict[tuple[str, str], Hit] = {}
    for kind in {kind for kind, _ in keys}:
        ids = [id_ for of, id_ in keys if of == kind]
        found |= {(kind, hit.id): hit for hit in _of_kind(store, kind, ids, words.language)}
    return told_apart(store, [found[key] for key in keys if key in found], words)


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


def told_apart(store: Store, hits: Sequence[Hit], words: Words) -> list[Hit]:
    """With the country of plans and organisations and the list of terms, where nothing else tells records of one name apart."""
    about: dict[tuple[str, str], str] = {}
    for kind, (column, say) in _ABOUT.items():
        for batch in batches([hit.id for hit in hits if hit.kind == kind and not hit.about]):
            rows = store.rows(f"SELECT id, {column} FROM {kind} WHERE id IN ({marks(batch)})", batch)
            about |= {(kind, id_): say(code, words) for id_, code in rows if code}
    return [replace(hit, about=about.get((hit.kind, hit.id), hit.about)) for hit in hits]


def _scheme_name(code: str, words: Words) -> str:
    return words(Scheme(code).label) if code in list(Scheme) else ""


_ABOUT: dict[str, tuple[str, Callable[[str, Words], str]]] = {
    "plan": ("country", lambda code, words: _country_name(code, words.language)),
    "organisation": ("country", lambda code, words: _country_name(code, words.language)),
    "term": ("scheme", _scheme_name),
}


def countries_called(text: str, language: str, most: int = 3) -> list[Hit]:
    """Countries by the beginning of any of their names, in any language or spelling; nothing for a text without words."""
    typed = Typed.of(text)
    if not typed.text:
        return []
    fitting = (each for each in countries() if any(typed.begins(name) for name in (*each.names.values(), *each.aliases)))
    return [Hit(COUNTRY, each.code, each.name(language)) for each in islice(fitting, most)]
