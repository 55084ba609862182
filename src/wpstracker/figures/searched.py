"""Which records of a kind typed words mean, by the texts that are searched."""

from collections.abc import Callable

from wpstracker.domain.question import Filter
from wpstracker.figures.selecting import EVERYTHING, all_of, common
from wpstracker.store.database import Store
from wpstracker.store.searching import matching


def found_by(store: Store, kind: str, text: str) -> set[str] | None:
    """The ids of records with these words, or beginnings of words, in any spelling; None when nothing is typed."""
    found = matching(text)
    if found is None:
        return None
    sql, values = found
    return {row[0] for row in store.rows(f"SELECT record FROM search_text WHERE kind = ? AND id IN ({sql})", (kind, *values))}


class Meant:
    """Which records in hand a question means; words and tags are looked up once, the rest is asked of what is known of each record."""

    def __init__(self, store: Store, kind: str, question: Filter) -> None:
        self._asked = [(each, _worded_and_tagged(store, kind, each)) for each in (question, *question.left_out())]

    def includes(self, id_: str, holds: Callable[[Filter], bool], number: str = "") -> bool:
        """Whether a record is meant; a number may be looked for by how it begins."""
        first, *left_out = (_is_found(id_, number, each, found) and holds(each) for each, found in self._asked)
        return first and not any(left_out)


def _is_found(id_: str, number: str, question: Filter, found: set[str] | None) -> bool:
    return found is None or id_ in found or bool(question.text and number.startswith(question.text))


def _worded_and_tagged(store: Store, kind: str, question: Filter) -> set[str] | None:
    """The ids of records with the words and tags that are asked for; None when none are."""
    where, values = all_of(common(question.narrowed_to(("text", "terms", "any_terms")), kind))
    return None if where == EVERYTHING else {row[0] for row in store.rows(f"SELECT e.id FROM {kind} e WHERE {where}", values)}
