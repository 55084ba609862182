"""Which records of a kind typed words mean, by the texts that are searched."""

from wpstracker.store.database import Store
from wpstracker.store.searching import matching


def found_by(store: Store, kind: str, text: str) -> set[str] | None:
    """The ids of records with these words, or beginnings of words, in any spelling; None when nothing is typed."""
    found = matching(text)
    if found is None:
        return None
    sql, values = found
    return {row[0] for row in store.rows(f"SELECT record FROM search_text WHERE kind = ? AND id IN ({sql})", (kind, *values))}
