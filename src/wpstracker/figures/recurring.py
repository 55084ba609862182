"""Recommendations that are made again and again: who repeats whom, and in how many years the same was asked."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from wpstracker.domain.vocabularies import Privacy
from wpstracker.figures.linked import Linked, linked_records
from wpstracker.figures.rows import batches, marks
from wpstracker.store.database import Store

_ISSUED = """coalesce(r.issued, (SELECT coalesce(v."end", v.start) FROM event v WHERE v.id = r.event_id))"""
_KNOWN_ONE = f"AND e.privacy IS NOT '{Privacy.RESTRICTED}'"
_KNOWN_REPEATED = f"AND (SELECT o.privacy FROM recommendation o WHERE o.id = e.repeats_id) IS NOT '{Privacy.RESTRICTED}'"
_WALK = """WITH RECURSIVE
    joined(one, other) AS (
        SELECT e.id, e.repeats_id FROM recommendation e WHERE e.repeats_id > '' {known}
        UNION SELECT e.repeats_id, e.id FROM recommendation e WHERE e.repeats_id > '' {known}),
    walk(start, id) AS (
        SELECT one, one FROM joined {within_one}
        UNION SELECT recommendation_id, recommendation_id FROM recommendation_origin {within_origin}
        UNION SELECT w.start, j.other FROM walk w JOIN joined j ON j.one = w.id)"""
"""From each recommendation to all that say the same, itself included: over `repeats` in both directions, circles and all.

For `> ''` SQLite takes the index, for IS NOT NULL it reads every recommendation.
"""
_MADE = f"""SELECT w.start AS start, w.id AS id, substr({_ISSUED}, 1, 4) AS year FROM walk w JOIN recommendation r ON r.id = w.id
    UNION SELECT w.start, w.id, substr(o.issued, 1, 4) FROM walk w JOIN recommendation_origin o ON o.recommendation_id = w.id"""
"""In which years each of them was made, by itself or by a further origin."""
_KNOWN = "year IS NOT NULL AND year NOT LIKE '--%'"

RECURRING = f"""e.id IN (SELECT start FROM (
    {_WALK.format(known="", within_one="", within_origin="")} SELECT start, year FROM ({_MADE}) WHERE {_KNOWN})
    GROUP BY start HAVING count(DISTINCT year) > 1)"""
"""A condition on rows `e` of `recommendation`: the same was asked in several years."""


@dataclass(frozen=True, slots=True)
class Recurrence:
    """The years in which the same was asked, in order, and the other recommendations that ask it, the oldest first."""

    years: tuple[int, ...]
    others: tuple[str, ...]

    @property
    def recurs(self) -> bool:
        """Whether it was asked in more than one year."""
        return len(self.years) > 1


def recurrences(store: Store, ids: Sequence[str], *, unrestricted: bool = False) -> dict[str, Recurrence]:
    """How each of these recurs; those that neither repeat nor are repeated, and have one origin, are left out.

    `unrestricted` counts as if restricted recommendations were not there.
    """
    years: dict[str, set[int]] = defaultdict(set)
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for batch in batches(ids):
        within = marks(batch)
        sql = f"""{_walk(unrestricted, within)} SELECT start, id, min(year), year FROM ({_MADE}) GROUP BY start, id, year"""
        for start, id_, _, year in store.rows(sql, (*batch, *batch)):
            if year and not year.startswith("--"):
                years[start].add(int(year))
            found[start][id_] = min(found[start].get(id_) or "9999", year or "9999")
    return {start: Recurrence(tuple(sorted(years[start])), _others(start, members)) for start, members in found.items()}


def recurring_chains(store: Store, ids: Sequence[str], *, unrestricted: bool = False) -> dict[str, str]:
    """Those of these recommendations that recur, each with all that ask the same: “KG-RC-001 (2016) → KG-RC-007 (2019, 2023)”.

    What asks the same stands together, the oldest first.
    """
    again = {id_: one for id_, one in recurrences(store, ids, unrestricted=unrestricted).items() if one.recurs}
    asked = _asked_in(store, sorted({each for id_, one in again.items() for each in (id_, *one.others)}))
    found: dict[str, tuple[tuple[str, ...], str]] = {}
    for id_, one in again.items():
        members = sorted((id_, *one.others), key=lambda each: (asked[each][1][:1], each))
        found[id_] = tuple(members), " → ".join(_said(*asked[each]) for each in members)
    in_order = sorted(found, key=lambda id_: (asked[found[id_][0][0]][1][:1], found[id_][0], found[id_][0].index(id_)))
    return {id_: found[id_][1] for id_ in in_order}


def _asked_in(store: Store, ids: Sequence[str]) -> dict[str, tuple[str, list[str]]]:
    """The reference of each of these recommendations, and the years in which it was made, by itself or by a further origin."""
    found: dict[str, tuple[str, list[str]]] = {}
    for batch in batches(ids):
        sql = f"""SELECT id, reference, year FROM (
                SELECT r.id AS id, r.reference AS reference, substr({_ISSUED}, 1, 4) AS year FROM recommendation r
                WHERE r.id IN ({marks(batch)})
                UNION SELECT r.id, r.reference, substr(o.issued, 1, 4) FROM recommendation_origin o
                JOIN recommendation r ON r.id = o.recommendation_id WHERE r.id IN ({marks(batch)}))
            ORDER BY id, year"""
        for id_, reference, year in store.rows(sql, (*batch, *batch)):
            years = found.setdefault(id_, (reference, []))[1]
            if year and not year.startswith("--"):
                years.append(year)
    return found


def _said(reference: str, years: Sequence[str]) -> str:
    return f"{reference} ({', '.join(years)})" if years else reference


def _walk(unrestricted: bool, within: str) -> str:
    known = f"{_KNOWN_ONE} {_KNOWN_REPEATED}" if unrestricted else ""
    return _WALK.format(within_one=f"WHERE one IN ({within})", within_origin=f"WHERE recommendation_id IN ({within})", known=known)


def _others(start: str, members: dict[str, str]) -> tuple[str, ...]:
    return tuple(sorted((id_ for id_ in members if id_ != start), key=lambda id_: (members[id_], id_)))


@dataclass(frozen=True, slots=True)
class Kin:
    """The recommendations that one repeats, is repeated by, replaces and is replaced by, and the years in which the same was asked."""

    recurrence: Recurrence
    same: tuple[Linked, ...]
    supersedes: tuple[Linked, ...]
    superseded_by: tuple[Linked, ...]


def kin(store: Store, id_: str, language: str) -> Kin:
    """What one recommendation has to do with others."""
    recurrence = recurrences(store, [id_]).get(id_, Recurrence((), ()))
    replaced = [row[0] for row in store.rows("SELECT supersedes_id FROM recommendation WHERE id = ? AND supersedes_id IS NOT NULL", (id_,))]
    replacing = [row[0] for row in store.rows("SELECT id FROM recommendation WHERE supersedes_id = ? ORDER BY reference, id", (id_,))]
    named = linked_records(store, "recommendation", (*recurrence.others, *replaced, *replacing), language)
    same, old, new = (tuple(named[each] for each in ids if each in named) for ids in (recurrence.others, replaced, replacing))
    return Kin(recurrence, same, old, new)
