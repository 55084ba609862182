"""The lists of terms as they are kept in order: each term with its place, its words in two languages and how often it is used."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from wpstracker.domain.folding import folded_words
from wpstracker.figures.terms import IN_ORDER, said_in
from wpstracker.figures.uses import uses
from wpstracker.store.database import Store
from wpstracker.words import LANGUAGES


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term as a line of a tree; `other` is its label in the other language of the program, `uses` counts records by kind."""

    id: str
    scheme: str
    code: str
    label: str
    other: str
    aliases: tuple[str, ...]
    parent: str
    colour: str
    official: bool
    retired: bool
    uses: dict[str, int] = field(default_factory=dict)

    @property
    def used(self) -> int:
        """By how many records."""
        return sum(self.uses.values())


def term_rows(store: Store, language: str, *, counted: bool = True) -> dict[str, list[TermRow]]:
    """Every term by its list, in order; `counted`: with its uses in the whole file."""
    used = uses(store, "term") if counted else {}
    rows: dict[str, list[TermRow]] = defaultdict(list)
    sql = f"SELECT id, scheme, code, labels, aliases, parent_id, colour, official, retired FROM term ORDER BY {IN_ORDER}"
    for id_, scheme, code, labels, aliases, parent, colour, official, retired in store.rows(sql):
        said: dict[str, str] = json.loads(labels) if labels else {}
        label = said_in(labels, language) or code
        other = next((said[each] for each in LANGUAGES if each != language and said.get(each) and said[each] != label), "")
        words = tuple(json.loads(aliases) if aliases else ())
        row = TermRow(id_, scheme, code, label, other, words, parent or "", colour, bool(official), bool(retired), dict(used.get(id_, {})))
        rows[scheme].append(row)
    return rows


def children_of(rows: Sequence[TermRow]) -> dict[str, list[TermRow]]:
    """The rows of one list by the term they stand under; those whose broader term is not among them stand at the top, under ""."""
    there = {row.id for row in rows}
    found: dict[str, list[TermRow]] = defaultdict(list)
    for row in rows:
        found[row.parent if row.parent in there else ""].append(row)
    return found


def fitting(rows: Sequence[TermRow], asked: Sequence[str]) -> list[TermRow]:
    """The terms in whose names each of these folded words begins a word."""
    found = []
    for row in rows:
        known = folded_words(" ".join((row.label, row.other, row.code, *row.aliases)))
        if all(any(word.startswith(part) for word in known) for part in asked):
            found.append(row)
    return found


def with_broader(rows: Sequence[TermRow], found: Sequence[TermRow]) -> list[TermRow]:
    """Some terms of a list, with the broader terms they stand under."""
    wanted = {each.id for row in found for each in (*above(rows, row), row)}
    return [row for row in rows if row.id in wanted]


def above(rows: Sequence[TermRow], row: TermRow) -> list[TermRow]:
    """The broader terms of one, from the top."""
    known, found = {each.id: each for each in rows}, list[TermRow]()
    while row.parent in known and known[row.parent] not in found:
        row = known[row.parent]
        found.append(row)
    return found[::-1]


def areas_of(store: Store, term: str, language: str) -> list[tuple[str, str, str]]:
    """Plans that map an area of their own to this pillar: (plan id, plan, area), as they are called in a language."""
    sql = """SELECT p.id, coalesce(nullif(p.title, ''), p.reference), p.titles, a.name, a.names FROM priority_area a
             JOIN plan p ON p.id = a.plan_id WHERE a.pillar_id = ? ORDER BY p.country, p.id, a.sort, a.id"""
    return [
        (id_, json.loads(titles or "{}").get(language) or title, json.loads(names or "{}").get(language) or name)
        for id_, title, titles, name, names in store.rows(sql, (term,))
    ]
