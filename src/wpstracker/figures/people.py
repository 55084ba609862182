"""People as rows: position, organisation, how many events name them."""

from collections import defaultdict
from collections.abc import Sequence

from wpstracker.domain.question import Filter, Only
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.names import names
from wpstracker.figures.rows import Row, batches, marks, name_order, own_rows
from wpstracker.figures.selecting import Condition, all_of, any_of, common, none_of, sorted_ids
from wpstracker.records import Person
from wpstracker.store.database import Store
from wpstracker.words import N_

COLUMNS: tuple[Column, ...] = (
    *own_columns(Person, ("name", "position", "organisation")),
    Column("events", N_("Events"), Type.COUNT),
    Column("focal_point_for", N_("Focal point for"), Type.TEXT),
    *own_columns(Person, ("sex", "consent", "keep_until", "reference", "privacy", "verified")),
)
"""Everything a person can be listed by, in the order offered; contact details are in no list."""

_BODIES = """SELECT id AS person, organisation_id AS body FROM person
             UNION SELECT person_id, organisation_id FROM position"""
"""Each person with every organisation of a position, now or once."""
_PRESENT = "p.focal_point AND p.held_until IS NULL"
"""A position as gender focal point that nobody says has ended."""
_KEPT_TOO_LONG = """e.keep_until < date('now', 'localtime')
    AND e.keep_until < substr(date('now', 'localtime'), 1, length(e.keep_until)) AND e.keep_until >= '0'"""
"""The last day that the date can mean has passed."""


def sorts(language: str) -> dict[str, str]:
    """What people can be sorted by; names as they are shown in a language."""
    return {
        "name": name_order("e", language),
        "position": "nullif(e.position, '') COLLATE NOCASE",
        "organisation": f"(SELECT {name_order('o', language)} FROM organisation o WHERE o.id = e.organisation_id)",
        "events": "(SELECT count(DISTINCT l.event_id) FROM event_person l WHERE l.person_id = e.id)",
        "sex": "e.sex",
        "keep_until": "e.keep_until",
        "reference": "e.reference",
    }


def ids(store: Store, question: Filter, sort: str = "name", *, descending: bool = False, language: str = "en") -> list[str]:
    """Ids of the people meant; `kinds` of the question are roles at events, countries those of their organisations."""
    return sorted_ids(store, "person", condition(question), sorts(language)[sort], descending)


def kept_too_long() -> Filter:
    """People of whom no more may be known: the day until which it may be kept has passed."""
    return Filter(only=(Only.KEPT_TOO_LONG,))


def condition(question: Filter) -> Condition:
    """Which rows `e` of `person` are meant."""
    conditions = common(question.but(countries=()), "person")
    for sql, values in any_of("o.country", question.countries):
        conditions.append((f"e.id IN (SELECT b.person FROM ({_BODIES}) b LEFT JOIN organisation o ON o.id = b.body WHERE {sql})", values))
    for sql, values in any_of("l.role", question.kinds):
        conditions.append((f"e.id IN (SELECT l.person_id FROM event_person l WHERE {sql})", values))
    if question.organisation:
        conditions.append((f"e.id IN (SELECT b.person FROM ({_BODIES}) b WHERE b.body = ?)", [question.organisation]))
    if Only.FOCAL_POINT in question.only:
        conditions.append((f"e.id IN (SELECT p.person_id FROM position p WHERE {_PRESENT})", []))
    if Only.KEPT_TOO_LONG in question.only:
        conditions.append((_KEPT_TOO_LONG, []))
    return all_of([*conditions, *none_of(question, condition)])


def rows(store: Store, wanted: Sequence[str], language: str = "en") -> dict[str, Row]:
    """The values of `COLUMNS` for these people, by id; names in `language` where there are any."""
    found = own_rows(store, Person, wanted)
    bodies = names(store, "organisation", (row["organisation"] for row in found.values()), language)
    events, tasks = _events(store, wanted), _focal_points(store, wanted)
    for id_, row in found.items():
        row["name"] = row["names"].get(language) or row["name"]
        row["organisation"] = bodies.get(row["organisation"], "")
        row["events"] = events.get(id_)
        row["focal_point_for"] = "; ".join(tasks[id_])
    return found


def countries_used(store: Store) -> list[str]:
    """The countries of the organisations of people; "" where some have none."""
    return [code or "" for (code,) in store.rows(f"SELECT DISTINCT o.country FROM ({_BODIES}) b LEFT JOIN organisation o ON o.id = b.body")]


def _events(store: Store, wanted: Sequence[str]) -> dict[str, int]:
    """How many events name each; those named by none are left out."""
    found: dict[str, int] = {}
    for batch in batches(wanted):
        sql = f"SELECT person_id, count(DISTINCT event_id) FROM event_person WHERE person_id IN ({marks(batch)}) GROUP BY person_id"
        found |= dict(store.rows(sql, batch))
    return found


def _focal_points(store: Store, wanted: Sequence[str]) -> dict[str, list[str]]:
    """What each is the gender focal point for at present; where it is not said, the position's title."""
    found: dict[str, list[str]] = defaultdict(list)
    for batch in batches(wanted):
        sql = f"""SELECT p.person_id, coalesce(nullif(p.focal_point_for, ''), p.title) FROM position p
                  WHERE {_PRESENT} AND p.person_id IN ({marks(batch)}) ORDER BY p.person_id, p.sort, p.id"""
        for person, task in store.rows(sql, batch):
            found[person].append(task)
    return found
