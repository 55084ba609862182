"""Records like one record: what they share with it is counted in points that anybody can add up again."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wpstracker.domain.text_likeness import stems
from wpstracker.domain.vocabularies import Scheme
from wpstracker.figures.rows import batches, marks
from wpstracker.figures.word_weights import word_weights
from wpstracker.store.database import Store
from wpstracker.store.searching import nearest
from wpstracker.words import N_

TAGS, COMMON_TAGS, WORDS = "tags", "common_tags", "words"
HOW_COUNTED = N_(
    "Points: the same series 8, the event it came from 5, a shared organisation, broader body, funder or measure 4, a shared theme,"
    " framework, own tag, project, plan or source 3, a shared person or event 2, the same country or publisher 2,"
    " a shared pillar or resolution 1,"
    " the same type 1, words in common up to 10. Of organisations, people, events, plans and measures no more than three count."
    " Shown from 4 points."
)
LEAST = 4
"""Fewer points are chance: the same country and the same type."""
KINDS = ("event", "recommendation", "plan", "organisation", "person", "series", "project", "source")
"""The kinds of records that can be compared."""
_CANDIDATES, _WORDED, _MOST_STEMS = 300, 100, 24
_MOST_WORDS, _FEWEST_COMMON = 10, 2
_WORTH = {
    8: ("series",),
    5: ("event",),
    4: ("organisations", "broader", "funder", "organisation", "measures"),
    3: (TAGS, "project", "plan", "plans", "source"),
    2: ("people", "events", "country", "publisher"),
    1: (COMMON_TAGS, "type"),
}
_POINTS = {code: points for points, codes in _WORTH.items() for code in codes}
_SAME: dict[str, tuple[tuple[str, str], ...]] = {
    "event": (("series_id", "series"), ("project_id", "project"), ("country", "country"), ("event_kind", "type")),
    "recommendation": (
        *(("event_id", "event"), ("source_id", "source"), ("plan_id", "plan")),
        *(("country", "country"), ("mechanism", "type")),
    ),
    "plan": (("country", "country"), ("instrument", "type")),
    "organisation": (("parent_id", "broader"), ("country", "country"), ("institution_type_id", "type")),
    "person": (("organisation_id", "organisation"),),
    "series": (),
    "project": (("funder_id", "funder"),),
    "source": (("publisher", "publisher"), ("source_kind", "type")),
}
"""Columns of a record, with what it means when two have the same there."""
_SHARED: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "event": (
        ("event_organisation", "event_id", "organisation_id", "organisations"),
        ("event_person", "event_id", "person_id", "people"),
        ("event_plan", "event_id", "plan_id", "plans"),
    ),
    "recommendation": (
        ("recommendation_organisation", "recommendation_id", "organisation_id", "organisations"),
        ("recommendation_item", "recommendation_id", "item_id", "measures"),
    ),
    "plan": (("plan_organisation", "plan_id", "organisation_id", "organisations"),),
    "organisation": (("event_organisation", "organisation_id", "event_id", "events"),),
    "person": (("event_person", "person_id", "event_id", "events"),),
}
"""Tables of links: owner, what it links to, what it means when two link to the same."""
_MOST_SHARED = 3
"""More of one sort than so many count no further: two bodies that meet at every event are not one."""
_TITLES = {
    "recommendation": ("text", "translation"),
    "source": ("title", "''"),
    **dict.fromkeys(("organisation", "person"), ("name", "names")),
    **dict.fromkeys(("event", "plan", "series", "project"), ("title", "titles")),
}
_COMMON = (Scheme.PILLAR.value, Scheme.RESOLUTION.value)


@dataclass(frozen=True, slots=True)
class Why:
    """One thing two records share: a code of `_POINTS` or WORDS, how many of it, the points it is worth."""

    code: str
    number: int
    points: int


@dataclass(frozen=True, slots=True)
class Alike:
    """A record like another, and why, the weightiest first."""

    id: str
    whys: tuple[Why, ...]

    @property
    def points(self) -> int:
        """All of them."""
        return sum(why.points for why in self.whys)


def alike(store: Store, kind: str, id_: str, most: int = 30) -> list[Alike]:
    """The records of a kind most like one of them, the likest first; none for a record that is gone."""
    if kind not in KINDS or not store.rows(f"SELECT 1 FROM {kind} WHERE id = ?", (id_,)):
        return []
    typed = _words_of(store, kind, [id_]).get(id_, ())[:_MOST_STEMS]
    others = [each for each in _candidates(store, kind, id_, typed) if each != id_]
    found: dict[str, list[Why]] = defaultdict(list)
    for part in (_same(store, kind, id_, others), _shared(store, kind, id_, others), _tags(store, id_, others)):
        for other, why in part:
            found[other].append(why)
    for other, why in _worded(store, kind, typed, others):
        found[other].append(why)
    every = [Alike(other, tuple(sorted(whys, key=lambda why: (-why.points, why.code)))) for other, whys in found.items()]
    return sorted((each for each in every if each.points >= LEAST), key=lambda each: (-each.points, each.id))[:most]


def _candidates(store: Store, kind: str, id_: str, typed: Sequence[str]) -> list[str]:
    """The records that may be alike: they share a tag, a link, a selective value, or words of the name."""
    found: dict[str, None] = {}
    for column, code in _SAME[kind]:
        if _POINTS[code] > _POINTS["country"]:
            sql = f"SELECT o.id FROM {kind} e JOIN {kind} o ON o.{column} = e.{column} WHERE e.id = ? AND e.{column} <> '' LIMIT ?"
            found |= dict.fromkeys(row[0] for row in store.rows(sql, (id_, _CANDIDATES)))
    for table, owner, target, _ in _SHARED.get(kind, ()):
        sql = f"""SELECT o.{owner} FROM {table} e JOIN {table} o ON o.{target} = e.{target} WHERE e.{owner} = ?
            GROUP BY o.{owner} ORDER BY count(DISTINCT o.{target}) DESC, o.{owner} LIMIT {_CANDIDATES}"""
        found |= dict.fromkeys(row[0] for row in store.rows(sql, (id_,)))
    sql = f"""SELECT o.record FROM tagging e JOIN tagging o ON o.term_id = e.term_id JOIN term t ON t.id = e.term_id
        WHERE e.record = ? AND o.record_kind = ? GROUP BY o.record
        ORDER BY sum(CASE WHEN t.scheme IN ({marks(_COMMON)}) THEN 1 ELSE 3 END) DESC, o.record LIMIT {_CANDIDATES}"""
    found |= dict.fromkeys(row[0] for row in store.rows(sql, (id_, kind, *_COMMON)))
    if typed:
        near, values = nearest(kind, typed, _WORDED)
        found |= dict.fromkeys(row[0] for row in store.rows(near, values))
    return list(found)


def _same(store: Store, kind: str, id_: str, others: Sequence[str]) -> Iterable[tuple[str, Why]]:
    columns = _SAME[kind]
    if not columns:
        return
    sql = f"SELECT id, {', '.join(column for column, _ in columns)} FROM {kind} WHERE id IN ({{marks}})"
    ((_, *own),) = store.rows(sql.format(marks="?"), (id_,))
    for batch in batches(others):
        for other, *values in store.rows(sql.format(marks=marks(batch)), batch):
            for (_, code), mine, value in zip(columns, own, values, strict=True):
                if mine and mine == value:
                    yield other, Why(code, 1, _POINTS[code])


def _shared(store: Store, kind: str, id_: str, others: Sequence[str]) -> Iterable[tuple[str, Why]]:
    for table, owner, target, code in _SHARED.get(kind, ()):
        for batch in batches(others):
            sql = f"""SELECT {owner}, count(DISTINCT {target}) FROM {table}
                WHERE {target} IN (SELECT {target} FROM {table} WHERE {owner} = ?) AND {owner} IN ({marks(batch)}) GROUP BY {owner}"""
            for other, number in store.rows(sql, (id_, *batch)):
                yield other, Why(code, number, _POINTS[code] * min(number, _MOST_SHARED))


def _tags(store: Store, id_: str, others: Sequence[str]) -> Iterable[tuple[str, Why]]:
    for batch in batches(others):
        sql = f"""SELECT o.record, t.scheme IN ({marks(_COMMON)}) AS common, count(*) FROM tagging o JOIN term t ON t.id = o.term_id
            WHERE o.term_id IN (SELECT term_id FROM tagging WHERE record = ?) AND o.record IN ({marks(batch)}) GROUP BY o.record, common"""
        for other, common, number in store.rows(sql, (*_COMMON, id_, *batch)):
            code = COMMON_TAGS if common else TAGS
            yield other, Why(code, number, _POINTS[code] * number)


def _worded(store: Store, kind: str, typed: Sequence[str], others: Sequence[str]) -> Iterable[tuple[str, Why]]:
    """Words of the name in common: rare ones tell the most, all of them ten points."""
    if not typed:
        return
    weights = word_weights(store, typed)
    whole = sum(weights.values())
    for other, words in _words_of(store, kind, others).items():
        common = [word for word in typed if word in words]
        points = round(_MOST_WORDS * sum(weights[word] for word in common) / whole)
        if len(common) >= min(_FEWEST_COMMON, len(typed)) and points:
            yield other, Why(WORDS, len(common), points)


def _words_of(store: Store, kind: str, ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The telling words of the names of records, in all their languages."""
    title, others = _TITLES[kind]
    found = {}
    for batch in batches(ids):
        for id_, name, more in store.rows(f"SELECT id, {title}, {others} FROM {kind} WHERE id IN ({marks(batch)})", batch):
            said = json.loads(more or "{}").values() if others.endswith("s") else (more or "",)
            found[id_] = stems(" ".join((name or "", *said)))
    return found
