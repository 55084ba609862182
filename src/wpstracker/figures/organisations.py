"""Organisations as rows: own fields, what they are part of, how many events they had to do with."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from wpstracker.domain.question import Filter, Only
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.rows import Row, batches, in_language, marks, name_order, own_rows
from wpstracker.figures.selecting import Condition, all_of, any_of, common, none_of, sorted_ids
from wpstracker.figures.terms import labels_of
from wpstracker.records import Organisation
from wpstracker.store.database import Store
from wpstracker.words import N_

BELOW = " › "
"""Stands between a body and its units in a path."""

COLUMNS: tuple[Column, ...] = (
    *own_columns(Organisation, ("name", "acronym")),
    Column("part_of", N_("Part of"), Type.TEXT),
    Column("institution_type", N_("Institution type"), Type.TEXT),
    *own_columns(Organisation, ("country",)),
    Column("events", N_("Events"), Type.COUNT),
    Column("other_names", N_("Other names"), Type.TEXT),
    *own_columns(Organisation, ("gender_machinery", "founded", "dissolved", "reference", "privacy", "verified")),
)
"""Everything an organisation can be listed by, in the order offered."""

_EVENTS = """SELECT organisation_id AS body, event_id FROM event_organisation
             UNION SELECT organisation_id, event_id FROM participation WHERE organisation_id IS NOT NULL"""


def sorts(language: str) -> dict[str, str]:
    """What organisations can be sorted by; names as they are shown in a language."""
    own = {name: f"e.{name}" for name in ("country", "founded", "dissolved", "gender_machinery", "reference")}
    return own | {
        "name": name_order("e", language),
        "acronym": "nullif(e.acronym, '') COLLATE NOCASE",
        "institution_type": "(SELECT t.sort FROM term t WHERE t.id = e.institution_type_id)",
        "events": f"(SELECT count(*) FROM ({_EVENTS}) u WHERE u.body = e.id)",
    }


def ids(store: Store, question: Filter, sort: str = "name", *, descending: bool = False, language: str = "en") -> list[str]:
    """Ids of the organisations meant; `kinds` of the question are ids of institution types."""
    return sorted_ids(store, "organisation", condition(question), sorts(language)[sort], descending)


def condition(question: Filter) -> Condition:
    """Which rows `e` of `organisation` are meant."""
    machinery = [("e.gender_machinery", list[str]())] if Only.GENDER_MACHINERY in question.only else []
    own = [*any_of("e.institution_type_id", question.kinds), *machinery]
    return all_of([*common(question, "organisation"), *own, *none_of(question, condition)])


def as_tree(store: Store, listed: Sequence[str]) -> list[tuple[str, int]]:
    """The same ids with their depth: each below the nearest listed body it is part of, in the order they had."""
    parents = dict(store.rows("SELECT id, parent_id FROM organisation"))
    among, below = set(listed), defaultdict[str | None, list[str]](list)
    for id_ in listed:
        below[_nearest(id_, parents, among)].append(id_)
    found: list[tuple[str, int]] = []
    waiting = [(id_, 0) for id_ in reversed(below[None])]
    while waiting:
        id_, depth = waiting.pop()
        found.append((id_, depth))
        waiting += [(unit, depth + 1) for unit in reversed(below[id_])]
    return found


def _nearest(id_: str, parents: Mapping[str, str | None], among: set[str]) -> str | None:
    """The next listed body above; None at the top, also where two offices together closed a ring."""
    return next((above for above in chain(id_, parents) if above in among), None) if id_ not in _ring(id_, parents) else None


def chain(id_: str, parents: Mapping[str, str | None]) -> list[str]:
    """The bodies above, the nearest first; it ends where a ring begins."""
    seen, step = {id_}, parents.get(id_)
    found: list[str] = []
    while step and step not in seen:
        seen.add(step)
        found.append(step)
        step = parents.get(step)
    return found


def _ring(id_: str, parents: Mapping[str, str | None]) -> set[str]:
    """The bodies of the ring a body stands in; empty as a rule."""
    above = chain(id_, parents)
    return {id_, *above} if above and parents.get(above[-1]) == id_ else set()


def rows(store: Store, wanted: Sequence[str], language: str = "en") -> dict[str, Row]:
    """The values of `COLUMNS` for these organisations, by id; names in `language` where there are any."""
    found = own_rows(store, Organisation, wanted)
    parents, short = _bodies(store, language)
    labels, events, others = labels_of(store, language), _events(store, wanted), _other_names(store, wanted)
    for id_, row in found.items():
        row["part_of"] = BELOW.join(short[above] for above in reversed(chain(id_, parents)) if above in short)
        row["name"] = row["names"].get(language) or row["name"]
        row["institution_type"] = labels.get(row["institution_type"] or "", "")
        row["events"] = events.get(id_)
        row["other_names"] = "; ".join(dict.fromkeys((*others[id_], *row["aliases"])))
    return found


def _bodies(store: Store, language: str) -> tuple[dict[str, str | None], dict[str, str]]:
    """What each is part of, and a short name of each: the acronym, which is an English one, or the name in the language."""
    found = store.rows("SELECT id, parent_id, name, names, acronym FROM organisation")
    short = {id_: (acronym if language == "en" else "") or in_language(name, names, language) for id_, _, name, names, acronym in found}
    return {id_: parent for id_, parent, *_ in found}, short


def types_used(store: Store) -> list[str]:
    """Ids of the institution types there are, in the order of the list; "" where some have none."""
    sql = """SELECT DISTINCT o.institution_type_id, t.sort FROM organisation o LEFT JOIN term t ON t.id = o.institution_type_id
             ORDER BY t.sort IS NULL, t.sort"""
    return [id_ or "" for id_, _ in store.rows(sql)]


def _events(store: Store, wanted: Sequence[str]) -> dict[str, int]:
    """How many events each has to do with; those without any are left out."""
    found: dict[str, int] = {}
    for batch in batches(wanted):
        found |= dict(store.rows(f"SELECT body, count(*) FROM ({_EVENTS}) u WHERE body IN ({marks(batch)}) GROUP BY body", batch))
    return found


def _other_names(store: Store, wanted: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for batch in batches(wanted):
        sql = f"SELECT organisation_id, name FROM other_name WHERE organisation_id IN ({marks(batch)}) ORDER BY organisation_id, sort, id"
        for body, name in store.rows(sql, batch):
            found[body].append(name)
    return found
