"""Recommendations that say much the same as what is being typed."""

from dataclasses import dataclass

from wpstracker.domain.text_likeness import ENOUGH, FEWEST, alike, stems
from wpstracker.figures.linked import Linked, linked_records
from wpstracker.figures.rows import marks
from wpstracker.figures.word_weights import word_weights
from wpstracker.records import Recommendation
from wpstracker.store.database import Store
from wpstracker.store.searching import nearest

_LOOKED_AT = 50
_MOST_STEMS = 40
"""The first so many telling words of a long text; the rest would cost more than it tells."""


@dataclass(frozen=True, slots=True)
class Similar:
    """A recommendation like the text, and how alike it is, from 0 to 1."""

    record: Linked
    score: float


def similar_texts(store: Store, text: str, language: str, *, without: str = "", most: int = 3) -> list[Similar]:
    """The recommendations most like a text, in its own words or in their translation; none for a text of few words."""
    typed = stems(text)[:_MOST_STEMS]
    if len(typed) < FEWEST:
        return []
    sql, values = nearest(Recommendation.kind(), typed, _LOOKED_AT)
    ids = [row[0] for row in store.rows(sql, values) if row[0] != without]
    weights = word_weights(store, typed)
    rows = store.rows(f"SELECT id, text, translation FROM recommendation WHERE id IN ({marks(ids)})", ids)
    scored = ((id_, max(alike(typed, stems(said), weights) for said in texts)) for id_, *texts in rows)
    best = sorted(((score, id_) for id_, score in scored if score >= ENOUGH), reverse=True)[:most]
    named = linked_records(store, Recommendation.kind(), (id_ for _, id_ in best), language)
    return [Similar(named[id_], score) for score, id_ in best if id_ in named]
