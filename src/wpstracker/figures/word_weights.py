"""How much a word tells: one that stands in few records tells more than one that stands in many."""

from collections.abc import Sequence
from math import log

from wpstracker.store.database import Store
from wpstracker.store.searching import counting


def word_weights(store: Store, stems: Sequence[str]) -> dict[str, float]:
    """The weight of each beginning of a word, by the records in which some word begins so."""
    (every,) = store.rows("SELECT count(*) FROM search_text")[0]
    found = {}
    for stem in stems:
        sql, values = counting(stem)
        found[stem] = log(1 + (every + 1) / (store.rows(sql, values)[0][0] + 1))
    return found
