"""From a question to the ids of the records it means, in the order asked for; all of it by the database."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.domain.recommendations import DONE
from wpstracker.domain.vocabularies import DeadlineKind
from wpstracker.store.database import Store
from wpstracker.store.searching import matching

Condition = tuple[str, list[Any]]

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
    "people": "(SELECT sum(coalesce(p.total, coalesce(p.women, 0) + coalesce(p.men, 0) + coalesce(p.other, 0) + coalesce(p.undisaggregated, 0)))"
    " FROM participation p WHERE p.event_id = e.id)",
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


def event_ids(store: Store, question: Filter, sort: str = "start", *, descending: bool = True) -> list[str]:
    """Ids of the events meant; `sort` is a key of `EVENT_SORTS`; events without a value come last."""
    conditions = [
        *_common(question, "event"),
        *_any_of("e.event_kind", question.kinds),
        *_any_of("e.status", question.statuses),
        *_within("e.start", 'coalesce(e."end", e.start)', question),
        *_split(question),
    ]
    return _ids(store, "event", conditions, EVENT_SORTS[sort], descending)


def recommendation_ids(store: Store, question: Filter, today: date, sort: str = "deadline", *, descending: bool = False) -> list[str]:
    """Ids of the recommendations meant; `sort` is a key of `RECOMMENDATION_SORTS`; those without a value come last."""
    conditions = [
        *_common(question, "recommendation"),
        *_any_of("e.mechanism", question.kinds),
        *_any_of("e.status", question.statuses),
        *_within("e.issued", "e.issued", question),
        *([("e.event_id = ?", [question.event])] if question.event else []),
        *([overdue_condition(today)] if question.overdue else []),
    ]
    return _ids(store, "recommendation", conditions, RECOMMENDATION_SORTS[sort], descending)


def overdue_condition(today: date) -> Condition:
    """Not done, and the last day its deadline can mean is over (the rule of `domain.recommendations.is_overdue`, in SQL)."""
    done, never = sorted(DONE), [DeadlineKind.PERIODIC, DeadlineKind.NONE]
    sql = f"e.deadline < substr(?, 1, length(e.deadline)) AND e.deadline NOT LIKE '--%' AND {_none_of('e.status', done)} AND {_none_of('e.deadline_kind', never)}"
    return sql, [today.isoformat(), *done, *never]


def _none_of(column: str, values: Sequence[str]) -> str:
    return f"coalesce({column}, '') NOT IN ({', '.join('?' * len(values))})"


def _common(question: Filter, kind: str) -> list[Condition]:
    """What is asked of every kind: words, countries, tags."""
    conditions = _any_of("e.country", question.countries)
    conditions += [("e.id IN (SELECT record FROM tagging WHERE term_id = ?)", [term]) for term in question.terms]
    found = matching(question.text)
    if found:
        sql, values = found
        conditions.append((f"e.id IN (SELECT record FROM search_text WHERE kind = ? AND id IN ({sql}))", [kind, *values]))
    return conditions


def _any_of(column: str, values: Sequence[str]) -> list[Condition]:
    return [(f"{column} IN ({', '.join('?' * len(values))})", [str(value) for value in values])] if values else []


def _within(start: str, end: str, question: Filter) -> list[Condition]:
    """Whatever may overlap the period asked for; dates without a year are never within one."""
    conditions: list[Condition] = []
    first = _day(question.after, earliest=True)
    last = _day(question.before, earliest=False)
    if first:
        conditions.append((f"{end} >= substr(?, 1, length({end})) AND {end} NOT LIKE '--%'", [first]))
    if last:
        conditions.append((f"{start} <= ? AND {start} NOT LIKE '--%'", [last]))
    return conditions


def _day(when: PartialDate | None, *, earliest: bool) -> str:
    day = (when.earliest() if earliest else when.latest()) if when else None
    return day.isoformat() if day else ""


def _split(question: Filter) -> list[Condition]:
    """With, or without, women and men both counted in some block."""
    if question.split is None:
        return []
    counted = "EXISTS (SELECT 1 FROM participation p WHERE p.event_id = e.id AND p.women IS NOT NULL AND p.men IS NOT NULL)"
    return [(counted if question.split else f"NOT {counted}", [])]


def _ids(store: Store, table: str, conditions: Sequence[Condition], order: str, descending: bool) -> list[str]:
    where = " AND ".join(sql for sql, _ in conditions) or "1"
    values = [value for _, given in conditions for value in given]
    direction = "DESC" if descending else "ASC"
    sql = f"SELECT e.id FROM {table} e WHERE {where} ORDER BY {order} {direction} NULLS LAST, e.id {direction}"
    return [row[0] for row in store.rows(sql, values)]
