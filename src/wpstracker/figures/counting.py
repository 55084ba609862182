"""How many records a question means, counted by the database without a list of them, and where they can be asked about further."""

import json
from collections.abc import Callable
from datetime import date

from wpstracker.domain.question import Filter
from wpstracker.figures import obligations, organisations, people, plans, projects, recommendation_counts, series, sources
from wpstracker.figures.selecting import Condition, event_condition, recommendation_condition
from wpstracker.records import KINDS
from wpstracker.store.database import Store

_BY_SQL: dict[str, Callable[[Filter], Condition]] = {
    "event": event_condition,
    "organisation": organisations.condition,
    "person": people.condition,
    "series": series.condition,
    "project": projects.condition,
    "source": sources.condition,
}


_TAGS = ("tagging", "term")
_READS: dict[str, tuple[str, ...]] = {
    "event": ("event", "participation", "event_organisation", "event_person", *_TAGS),
    "recommendation": (
        *("recommendation", "recommendation_organisation", "recommendation_progress", "recommendation_item", "recommendation_event"),
        *("recommendation_origin", "event", "attachment", "citation", *_TAGS),
    ),
    "plan": ("plan", "claim", "plan_organisation", *_TAGS),
    "obligation": ("obligation", "submission", "organisation", "plan"),
    "organisation": ("organisation", *_TAGS),
    "person": ("person", "position", "organisation", "event_person", *_TAGS),
    "series": ("series", *_TAGS),
    "project": ("project", *_TAGS),
    "source": ("source", *_TAGS),
}
_KEPT = {"saved_view", "saved_report"}


def reads(kind: str, question: Filter) -> frozenset[str]:
    """The kinds of records that can change what a question finds; words are looked for in what stands around a record too."""
    worded = question.text or (question.without and question.without.text)
    return frozenset(KINDS.keys() - _KEPT if worded else _READS[kind])


def condition(store: Store, kind: str, question: Filter, today: date) -> Condition:
    """Which rows `e` of the table of a kind are meant; what is worked out of claims and rules comes as ids."""
    question = question.on(today)
    if kind == "recommendation":
        return recommendation_condition(question, today)
    if kind in _BY_SQL:
        return _BY_SQL[kind](question)
    found = _plans(store, question, today) if kind == "plan" else _obligations(store, question, today)
    return "e.id IN (SELECT value FROM json_each(?))", [json.dumps(found)]


def count(store: Store, kind: str, question: Filter, today: date) -> int:
    """How many lines the list of a kind has for a question; of obligations, the due dates."""
    question = question.on(today)
    if kind == "plan":
        return len(_plans(store, question, today))
    if kind == "obligation":
        return len(obligations.due_rows(store, obligations.window(today), today, question))
    if kind == "recommendation":
        return recommendation_counts.count(store, recommendation_counts.rows_of(question, today))
    where, values = condition(store, kind, question, today)
    return int(store.rows(f"SELECT count(*) FROM {kind} e WHERE {where}", values)[0][0])


def _plans(store: Store, question: Filter, today: date) -> list[str]:
    return [row["id"] for row in plans.rows_on(store, question, question.as_of or today, today)]


def _obligations(store: Store, question: Filter, today: date) -> list[str]:
    days = obligations.window(today)
    rows = obligations.due_rows(store, days, today, question)
    undated = [] if question.statuses else obligations.without_due_date(store, days, question)
    return list(dict.fromkeys([*(row["obligation"] for row in rows), *(row["id"] for row in undated)]))
