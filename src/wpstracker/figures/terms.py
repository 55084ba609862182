"""Terms and tags as plain values."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wpstracker.figures.rows import batches, marks
from wpstracker.store.database import Store

IN_ORDER = "scheme, sort IS NULL, sort, code, id"
"""Lists one after the other; in each, the terms in the order they were given, the others behind them by their codes."""


@dataclass(frozen=True, slots=True)
class TermLabel:
    """A term as it is shown: its scheme's code, label in one language, description, colour."""

    id: str
    scheme: str
    code: str
    label: str
    description: str
    colour: str
    official: bool
    retired: bool


def terms(store: Store, language: str, *schemes: str) -> list[TermLabel]:
    """Every term of these schemes (all when none is named), in their order."""
    where = f"WHERE scheme IN ({marks(schemes)})" if schemes else ""
    sql = f"SELECT id, scheme, code, labels, description, colour, official, retired FROM term {where} ORDER BY {IN_ORDER}"
    return [
        TermLabel(id_, scheme, code, said_in(labels, language) or code, said_in(about, language), colour, bool(official), bool(retired))
        for id_, scheme, code, labels, about, colour, official, retired in store.rows(sql, schemes)
    ]


def labels_of(store: Store, language: str) -> dict[str, str]:
    """Every term's label by id."""
    return {term.id: term.label for term in terms(store, language)}


def tags_of(store: Store, ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """(term id, scheme) of each record, in the order of the terms."""
    found = terms_of(store, ids, terms(store, "en"))
    return defaultdict(list, {record: [(term.id, term.scheme) for term in tagged] for record, tagged in found.items()})


def terms_of(store: Store, ids: Iterable[str], known: Sequence[TermLabel]) -> dict[str, list[TermLabel]]:
    """Those of the known terms that stand on each record, in their order; records without any are left out."""
    places = {term.id: place for place, term in enumerate(known)}
    tagged: dict[str, list[int]] = defaultdict(list)
    for batch in batches(ids):
        for record, term in store.rows(f"SELECT record, term_id FROM tagging WHERE record IN ({marks(batch)})", batch):
            if term in places:
                tagged[record].append(places[term])
    return {record: [known[place] for place in sorted(of)] for record, of in tagged.items()}


def said_in(labels: str, language: str) -> str:
    """The text in a language, in English, or in whatever there is."""
    said = json.loads(labels) if labels else {}
    return str(said.get(language) or said.get("en") or next(iter(said.values()), ""))
