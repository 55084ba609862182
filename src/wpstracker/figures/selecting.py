"""From a question to the ids of the records it means, in the order asked for; all of it by the database."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, Only
from wpstracker.domain.recommendations import DONE, DUE_SOON, NEVER_LATE
from wpstracker.domain.vocabularies import Privacy
from wpstracker.figures.country_order import country_order
from wpstracker.figures.recommendation_conditions import conditions as linked_conditions
from wpstracker.store import recommendation_counts
from wpstracker.store.database import Store
from wpstracker.store.preferences import STALE_BEFORE
from wpstracker.store.recommendation_counts import FILLED
from wpstracker.store.searching import matching

Condition = tuple[str, list[Any]]
EVERYTHING = "1"
"""The condition that asks nothing."""

EVENT_SORTS = {
    "reference": "e.reference",
    "title": "e.title COLLATE NOCASE",
    "event_kind": "e.event_kind",
    "status": "e.status",
    "start": "e.start",
    "end": 'coalesce(e."end", e.start)',
    "country": "e.country",
    "place": "e.place COLLATE NOCASE",
    "event_format": "e.event_format",
    "level": "e.level",
    "people": "(SELECT c.people FROM head_count c WHERE c.id = e.id)",
}
RECOMMENDATION_SORTS = {
    "reference": "e.reference",
    "text": "e.text COLLATE NOCASE",
    "status": "e.status",
    "deadline": "e.deadline",
    "issued": "e.issued",
    "country": "e.country",
    "priority": "e.priority",
    "mechanism": "e.mechanism",
}


INVOLVED = """SELECT event_id FROM event_organisation WHERE organisation_id = ?
    UNION SELECT event_id FROM participation WHERE organisation_id = ?"""
"""The events an organisation has to do with: it held a role, or people of it took part."""
COUNTED = "EXISTS (SELECT 1 FROM head_count c WHERE c.id = e.id AND c.people IS NOT NULL)"
"""Some number of people is known of an event."""
COUNTED_BY_SEX = "EXISTS (SELECT 1 FROM head_count c WHERE c.id = e.id AND c.split)"
"""Women and men are both counted in at least one of its groups."""
ISSUED = recommendation_counts.ISSUED
_DATELESS = "e.id IN (SELECT k.id FROM recommendation_count k WHERE k.made IS NULL OR k.made < '0')"
"""A recommendation of which no year is known; begun with these, since they are few."""
IN_ORDER = f"{FILLED.format(day='''coalesce(p.effective, '')''')}, p.id"
"""Progress updates `p` in the order in which they took effect (`domain.progress.place`)."""
_STALE = f"EXISTS (SELECT 1 FROM recommendation_count k WHERE k.id = e.id AND k.told < (SELECT {STALE_BEFORE}))"
_STEP_OF = f"""SELECT p.recommendation_id FROM recommendation_progress p WHERE {{late}} AND p.id = (
    SELECT u.id FROM recommendation_progress u WHERE u.recommendation_id = p.recommendation_id
    AND (coalesce(u.next_step, '') <> '' OR u.next_due IS NOT NULL)
    ORDER BY {FILLED.format(day="coalesce(u.effective, '')")} DESC, u.id DESC LIMIT 1)"""
"""Recommendations whose next step is late: the newest update that names a step counts (`figures.progress`)."""
_ADDRESSED = "e.id IN (SELECT recommendation_id FROM recommendation_organisation WHERE organisation_id = ?)"
_FIRST = """CASE WHEN e.start >= '0' THEN e.start ELSE e."end" END"""
_LAST = """CASE WHEN e."end" >= '0' THEN e."end" ELSE e.start END"""
"""The start and end of an event; where one of them has no year, the other stands for it."""
_ONLY_EVENTS = {
    Only.REPORTED: COUNTED,
    Only.NOT_REPORTED: f"NOT {COUNTED}",
    Only.NO_MONTH: "(e.start IS NULL OR e.start LIKE '--%' OR length(e.start) = 4)",
    Only.NO_YEAR: "(e.start IS NULL OR e.start < '0')",  # said so that an index finds them
}


def event_ids(store: Store, question: Filter, sort: str = "start", *, descending: bool = True, language: str = "en") -> list[str]:
    """Ids of the events meant; `sort` is a key of `EVENT_SORTS`; events without a value come last."""
    order = country_order(store, "event", language) if sort == "country" else EVENT_SORTS[sort]
    return sorted_ids(store, "event", event_condition(question), order, descending)


def count_events(store: Store, question: Filter) -> int:
    """How many events are meant."""
    where, values = event_condition(question)
    return int(store.rows(f"SELECT count(*) FROM event e WHERE {where}", values)[0][0])


def event_condition(question: Filter) -> Condition:
    """Which rows `e` of `event` are meant; what is counted and what is listed both come from here."""
    return all_of(
        [
            *common(question, "event"),
            *any_of("e.event_kind", question.kinds),
            *any_of("e.status", question.statuses),
            *_near(question),
            *_within(_FIRST, _LAST, question),
            *_starting(question),
            *([_over('coalesce(e."end", e.start)', question.over_by)] if question.over_by else []),
            *_split(question),
            *_of_others(question),
            *((_ONLY_EVENTS[only], []) for only in question.only if only in _ONLY_EVENTS),
            *none_of(question, event_condition),
        ]
    )


def recommendation_ids(
    store: Store, question: Filter, today: date, sort: str = "deadline", *, descending: bool = False, language: str = "en"
) -> list[str]:
    """Ids of the recommendations meant; `sort` is a key of `RECOMMENDATION_SORTS`; those without a value come last."""
    order = country_order(store, "recommendation", language) if sort == "country" else RECOMMENDATION_SORTS[sort]
    return sorted_ids(store, "recommendation", recommendation_condition(question, today), order, descending)


def recommendation_condition(question: Filter, today: date) -> Condition:
    """Which rows `e` of `recommendation` are meant."""
    return all_of(
        [
            *common(question, "recommendation"),
            *linked_conditions(question),
            *any_of("e.status", question.statuses),
            *_within(ISSUED, ISSUED, question),
            *_within("e.deadline", "e.deadline", due(question)),
            *([(_ADDRESSED, [question.organisation])] if question.organisation else []),
            *([overdue_condition(today)] if question.overdue else []),
            *([due_soon_condition(today)] if Only.DUE_SOON in question.only else []),
            *([stale_condition(today)] if Only.STALE in question.only else []),
            *([step_late_condition(today)] if Only.STEP_LATE in question.only else []),
            *([(_DATELESS, [])] if Only.NO_YEAR in question.only else []),
            *none_of(question, lambda each: recommendation_condition(each, today)),
        ]
    )


def overdue_condition(today: date) -> Condition:
    """Not done, and the last day its deadline can mean is over (the rule of `domain.recommendations.is_overdue`, in SQL)."""
    return all_of([_over("e.deadline", today), awaited_condition()])


def due_soon_condition(today: date) -> Condition:
    """Not done, and the last day its deadline can mean is within thirty days (`domain.recommendations.is_due_soon`, in SQL)."""
    over, values = _over("e.deadline", today)
    not_before = ("e.deadline >= ?", [f"{today:%Y}"])  # implied, so that an index begins there
    return all_of([_over("e.deadline", today + DUE_SOON + timedelta(days=1)), not_before, (f"NOT ({over})", values), awaited_condition()])


def stale_condition(today: date) -> Condition:
    """Not done, and nothing told for longer than the file says (the rule of `domain.recommendations.is_stale`, in SQL)."""
    return _STALE, [today.isoformat()]


def step_late_condition(today: date) -> Condition:
    """Not done, and the last day is over on which the next step can be due that was named last."""
    late, values = _over("p.next_due", today)
    return f"{_none_of('e.status', sorted(DONE))} AND e.id IN ({_STEP_OF.format(late=late)})", [*sorted(DONE), *values]


def awaited_condition() -> Condition:
    """Not done, and with a deadline that is a date."""
    done, never = sorted(DONE), sorted(NEVER_LATE)
    return f"{_none_of('e.status', done)} AND {_none_of('e.deadline_kind', never)}", [*done, *never]


def _over(column: str, day: date) -> Condition:
    """The last day a partial date can mean lies before `day`; the first comparison is implied and lets an index help.

    A code that begins with a digit has a year; those without one begin with “--”.
    """
    said = day.isoformat()
    return f"{column} < ? AND {column} < substr(?, 1, length({column})) AND {column} >= '0'", [said, said]


def _none_of(column: str, values: Sequence[str]) -> str:
    return f"coalesce({column}, '') NOT IN ({', '.join('?' * len(values))})"


def common(question: Filter, kind: str) -> list[Condition]:
    """What is asked of every kind: words, countries, tags, privacy."""
    conditions = any_of("e.country", question.countries)
    conditions += [("e.privacy IS NOT ?", [Privacy.RESTRICTED.value])] if question.unrestricted else []
    conditions += [tagged([term]) for term in question.terms]
    conditions += [tagged(question.any_terms)] if question.any_terms else []
    found = matching(question.text)
    return conditions + ([(saying(kind, found[0]), list(found[1]))] if found else [])


def saying(kind: str, found: str) -> str:
    """Rows `e` of a kind that the index finds; SQLite begins with what was found."""
    return f"e.id IN (SELECT record FROM search_text WHERE kind = '{kind}' AND id IN ({found}))"


def none_of(question: Filter, condition: Callable[[Filter], Condition]) -> list[Condition]:
    """Nothing of what must not hold; a list passes over what it does not know. What a record does not state does not hold."""
    asked = (condition(each) for each in question.left_out())
    return [(f"({sql}) IS NOT TRUE", values) for sql, values in asked if sql != EVERYTHING]


def tagged(terms: Sequence[str]) -> Condition:
    """Bearing one of these tags, or one that stands below it."""
    below = f"""WITH RECURSIVE below(id) AS (
        SELECT id FROM term WHERE id IN ({", ".join("?" * len(terms))}) UNION SELECT t.id FROM below b JOIN term t ON t.parent_id = b.id)"""
    return f"e.id IN (SELECT record FROM tagging WHERE term_id IN ({below} SELECT id FROM below))", list(terms)


def any_of(column: str, values: Sequence[str]) -> list[Condition]:
    """One of these values; the empty one means that none is stated."""
    if tuple(values) == ("",):
        return [(f"({column} IS NULL OR {column} = '')", [])]  # said so that an index finds them
    if "" in values:
        column = f"coalesce({column}, '')"
    return [(f"{column} IN ({', '.join('?' * len(values))})", [str(value) for value in values])] if values else []


def due(question: Filter) -> Filter:
    """The period in which something has to fall due, as a period of its own."""
    return Filter(after=question.due_after, before=question.due_before)


def _within(start: str, end: str, question: Filter) -> list[Condition]:
    """Whatever may overlap the period asked for; dates without a year are never within one."""
    conditions: list[Condition] = []
    first = _day(question.after, earliest=True)
    last = _day(question.before, earliest=False)
    if first:
        conditions.append((f"{end} >= substr(?, 1, length({end})) AND {end} >= '0'", [first]))
    if last:
        conditions.append((f"{start} <= ? AND {start} >= '0'", [last]))
    return conditions


def _near(question: Filter) -> list[Condition]:
    """What `_within` implies, quickly seen of most events (100,000: 8 ms, not 20 ms); the index for the order is used all the same."""
    conditions: list[Condition] = []
    first, last = _day(question.after, earliest=True), _day(question.before, earliest=False)
    if first:
        conditions.append(("""(e."end" >= ? OR +e.start >= ?)""", [first[:4]] * 2))
    if last:
        conditions.append(("(+e.start <= ? OR e.start IS NULL)", [last]))
    return conditions


def _day(when: PartialDate | None, *, earliest: bool) -> str:
    day = (when.earliest() if earliest else when.latest()) if when else None
    return day.isoformat() if day else ""


def _starting(question: Filter) -> list[Condition]:
    """The start is known to lie in the year or month asked for."""
    if question.starts is None:
        return []
    code = question.starts.code()
    return [("e.start >= ? AND e.start < ?", [code, f"{code}~"])]


def _split(question: Filter) -> list[Condition]:
    """With, or without, women and men both counted in some block."""
    if question.split is None:
        return []
    return [(COUNTED_BY_SEX if question.split else f"NOT {COUNTED_BY_SEX}", [])]


def _of_others(question: Filter) -> list[Condition]:
    """Events of an organisation, of a person, of a series, of a project."""
    conditions: list[Condition] = []
    if question.organisation:
        conditions.append((f"e.id IN ({INVOLVED})", [question.organisation, question.organisation]))
    if question.person:
        conditions.append(("e.id IN (SELECT event_id FROM event_person WHERE person_id = ?)", [question.person]))
    conditions += [("e.series_id = ?", [question.series])] if question.series else []
    return conditions + ([("e.project_id = ?", [question.project])] if question.project else [])


def all_of(conditions: Sequence[Condition]) -> Condition:
    """Every one of these conditions."""
    return " AND ".join(sql for sql, _ in conditions) or EVERYTHING, [value for _, given in conditions for value in given]


def sorted_ids(store: Store, table: str, condition: Condition, order: str, descending: bool) -> list[str]:
    """Ids of the rows `e` of a table that are meant; those without a value come last."""
    where, values = condition
    direction = "DESC" if descending else "ASC"
    sql = f"SELECT e.id FROM {table} e WHERE {where} ORDER BY {order} {direction} NULLS LAST, e.id {direction}"
    return [row[0] for row in store.rows(sql, values)]
