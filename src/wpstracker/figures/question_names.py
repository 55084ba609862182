"""What records are called in typed questions: by any of their names in any spelling, by code, acronym or reference."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from wpstracker.domain.asked_words import asked
from wpstracker.domain.crosswalk import in_order, internationals
from wpstracker.domain.finding import Typed
from wpstracker.domain.question_values import Called
from wpstracker.domain.question_words import key
from wpstracker.domain.vocabularies import Scheme
from wpstracker.figures.indicators import codes_used
from wpstracker.figures.names import names
from wpstracker.figures.rows import batches, marks
from wpstracker.store import searching
from wpstracker.store.database import Store

_NAMED = {
    "organisation": ("name", "names", "aliases", "acronym"),
    "person": ("name", "names", "aliases", None),
    "series": ("title", "titles", None, None),
    "project": ("title", "titles", None, "number"),
    "event": ("title", "titles", None, None),
    "plan": ("title", "titles", None, None),
    "obligation": ("title", None, None, None),
}
"""The columns of the name, the names by language, the other names, and what abbreviates them."""
_PLAIN = ("publisher", "crosswalk")
"""Kinds of names that are no records."""
_MOST_LIKE = 200


class NamesInFile:
    """Names of one file in one language, read when they are asked for; made anew for each question, since names change."""

    def __init__(self, store: Store, language: str = "en") -> None:
        self._store, self._language = store, language

    def ids(self, kind: str, said: str) -> Sequence[str]:
        """The records so called; where none is called just so, those with a name of which these are the beginnings of words."""
        if kind in _PLAIN:
            return [name for name in self._plain(kind) if key(name) == key(said)]
        if kind in _SCHEMES:
            return self._terms_called(kind, said)
        known = self._by_mark(kind, said)
        if known:
            return known
        called = dict(self._called(kind, self._named_like(kind, said, _MOST_LIKE)))
        exact = [id_ for id_, each in called.items() if key(said) in map(key, each)]
        typed = Typed.of(said)
        return exact or [id_ for id_, each in called.items() if any(typed.begins(name) for name in each)]

    def name(self, kind: str, id_: str) -> str:
        """The name, else the reference, whichever means this record alone."""
        if kind in _PLAIN:
            return id_
        found = (said for said in self._own(kind, id_) if said and list(self.ids(kind, said)) == [id_])
        return next(found, "")

    def called(self, kind: str, id_: str) -> str:
        """The name it is known by."""
        return id_ if kind in _PLAIN else next(iter(self._own(kind, id_)), "")

    def begun(self, kind: str, said: str, most: int) -> Sequence[Called]:
        """Names that go on so, for a list to choose from."""
        if kind in _PLAIN:
            return [Called(name) for name in self._plain(kind) if name and Typed.of(said).begins(name)][:most]
        if kind in _SCHEMES:
            typed = Typed.of(said)
            of = [(labels, hint) for term, (labels, hint) in self._terms.items() if term in self._of_scheme(kind)]
            return [Called(labels[0], hint) for labels, hint in of if any(typed.begins(label) for label in labels)][:most]
        ids = self._first_ids(kind, said, most)
        called = names(self._store, kind, ids, self._language)
        return [Called(called[id_], reference) for id_, reference in ids.items() if id_ in called]

    # -- terms

    @cached_property
    def _terms(self) -> dict[str, tuple[list[str], str]]:
        """Every name of each term, the one in the language first, and its code."""
        found = {}
        sql = "SELECT id, scheme, code, labels, aliases FROM term ORDER BY retired, scheme, sort IS NULL, sort, code, id"
        for id_, scheme, code, labels, aliases in self._store.rows(sql):
            said = json.loads(labels or "{}")
            first = [said.get(self._language, ""), said.get("en", ""), *said.values(), code, *json.loads(aliases or "[]")]
            found[id_] = (list(dict.fromkeys(name for name in first if name)) or [id_], code)
            self._schemes[scheme].add(id_)
        return found

    @cached_property
    def _schemes(self) -> dict[str, set[str]]:
        return defaultdict(set)

    def _of_scheme(self, kind: str) -> set[str]:
        return {id_ for scheme in _SCHEMES[kind] for id_ in (self._terms and self._schemes[scheme])}

    def _terms_called(self, kind: str, said: str) -> list[str]:
        within, wanted = sorted(self._of_scheme(kind)), key(said)
        exact = [id_ for id_ in within if wanted in map(key, self._terms[id_][0])]
        typed = Typed.of(said)
        return exact or [id_ for id_ in within if any(typed.begins(name) for name in self._terms[id_][0])]

    # -- other records

    def _plain(self, kind: str) -> list[str]:
        """Names that stand in records as they are: publishers as often as they are used, and every international code."""
        return self._publishers if kind == "publisher" else in_order({*codes_used(self._store), *internationals()})

    @cached_property
    def _publishers(self) -> list[str]:
        return [row[0] for row in self._store.rows("SELECT publisher FROM source GROUP BY publisher ORDER BY count(*) DESC, publisher")]

    def _by_mark(self, kind: str, said: str) -> list[str]:
        """Those with this reference, or this acronym or number."""
        short = _NAMED[kind][3]
        also = f' OR "{short}" = ? COLLATE NOCASE' if short else ""
        sql = f'SELECT id FROM "{kind}" WHERE reference = ? COLLATE NOCASE{also}'
        return [row[0] for row in self._store.rows(sql, [said] * (2 if short else 1))] if said else []

    def _own(self, kind: str, id_: str) -> list[str]:
        """What to call one record, the best first."""
        if kind in _SCHEMES:
            return self._terms[id_][0] if id_ in self._of_scheme(kind) else []
        found = names(self._store, kind, [id_], self._language)
        return [*found.values(), *(row[0] for row in self._store.rows(f'SELECT reference FROM "{kind}" WHERE id = ?', [id_]))]

    def _called(self, kind: str, ids: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
        """Every name of these records."""
        own, by_language, others, _ = _NAMED[kind]
        columns = ", ".join(f'"{name}"' if name else "''" for name in (own, by_language, others))
        former = dict[str, list[str]]()
        for batch in batches(ids):
            if kind == "organisation":
                for id_, name in self._store.rows(
                    f"SELECT organisation_id, name FROM other_name WHERE organisation_id IN ({marks(batch)})", batch
                ):
                    former.setdefault(id_, []).append(name)
            for id_, name, said, other in self._store.rows(f'SELECT id, {columns} FROM "{kind}" WHERE id IN ({marks(batch)})', batch):
                yield id_, [name, *json.loads(said or "{}").values(), *json.loads(other or "[]"), *former.get(id_, ())]

    def _first_ids(self, kind: str, said: str, most: int) -> dict[str, str]:
        """Ids with references, of those found by the words, or of the first ones."""
        if not asked(said).wanted:
            return dict(self._store.rows(f'SELECT id, reference FROM "{kind}" ORDER BY id DESC LIMIT ?', [most]))
        known: dict[str, str] = {}
        for batch in batches(self._named_like(kind, said, most)):
            known |= dict(self._store.rows(f'SELECT id, reference FROM "{kind}" WHERE id IN ({marks(batch)})', batch))
        return known

    def _named_like(self, kind: str, said: str, most: int) -> list[str]:
        """Ids of records with all these words, or beginnings of words, in their names; the shortest names first."""
        typed = asked(said)
        if not typed.wanted:
            return []
        named, values = searching.within(typed, searching.TITLE)
        sql = f"""SELECT record FROM search_text WHERE id IN ({searching.of_kind(kind, named)})
            ORDER BY length(title), id DESC LIMIT {most}"""
        return [row[0] for row in self._store.rows(sql, values)]


_SCHEMES = {
    "tag": tuple(each.value for each in Scheme if each not in (Scheme.INSTITUTION_TYPE, Scheme.RANK, Scheme.AGE)),
    "institution_type": (Scheme.INSTITUTION_TYPE.value,),
}
"""The lists whose terms records are tagged with, and the one of institutions."""
