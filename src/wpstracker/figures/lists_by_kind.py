"""The list of any kind of record: what it can show, what it is sorted by, which records a question means and their values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.figures import (
    events,
    indicator_list,
    indicators,
    obligations,
    organisations,
    people,
    plan_item_list,
    plans,
    projects,
    recommendations,
    selecting,
    series,
    sources,
    term_list,
)
from wpstracker.figures.columns import Column
from wpstracker.figures.rows import Row
from wpstracker.store.database import Store
from wpstracker.words import N_

Found = tuple[int, list[Row]]
"""How many records are meant, and the rows of as many as are wanted."""


@dataclass(frozen=True)
class Wanted:
    """One list as somebody asks for it; `sort` "" is the usual order, `limit` 0 everything."""

    store: Store
    question: Filter
    today: date
    language: str = "en"
    sort: str = ""
    descending: bool = False
    limit: int = 0


@dataclass(frozen=True)
class ListOf:
    """A kind of list. `shown` are the keys of the columns it has by itself, `sorts` those it can be sorted by."""

    kind: str
    name: str
    columns: tuple[Column, ...]
    shown: tuple[str, ...]
    sorts: tuple[str, ...]
    read: Callable[[Wanted], Found]

    def column(self, key: str) -> Column | None:
        """A column by its key."""
        return next((column for column in self.columns if column.key == key), None)


def plain_value(value: Any) -> Any:
    """A value of a row as JSON knows it: codes, dates in ISO form, lists; None for what is not stated."""
    if isinstance(value, PartialDate):
        return value.code()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain_value(each) for each in value]
    return None if value == "" else value


def _some(wanted: Wanted, ids: Sequence[str], rows: Callable[[Sequence[str]], Mapping[str, Row]]) -> Found:
    """How many are meant, and the rows of as many as are wanted, in their order."""
    first = ids[: wanted.limit] if wanted.limit else ids
    found = rows(first)
    return len(ids), [found[id_] for id_ in first if id_ in found]


def _events(wanted: Wanted) -> Found:
    store, language = wanted.store, wanted.language
    sort, descending = (wanted.sort, wanted.descending) if wanted.sort else ("start", True)
    ids = selecting.event_ids(store, wanted.question, sort, descending=descending, language=language)
    return _some(wanted, ids, lambda first: events.rows(store, first, language))


def _recommendations(wanted: Wanted) -> Found:
    store, language, sort = wanted.store, wanted.language, wanted.sort or "deadline"
    ids = selecting.recommendation_ids(store, wanted.question, wanted.today, sort, descending=wanted.descending, language=language)
    return _some(wanted, ids, lambda first: recommendations.rows(store, first, wanted.today, language))


def _of_directory(module: Any) -> Callable[[Wanted], Found]:
    def read(wanted: Wanted) -> Found:
        store, language, sort = wanted.store, wanted.language, wanted.sort or module.COLUMNS[0].key
        ids = module.ids(store, wanted.question, sort, descending=wanted.descending, language=language)
        return _some(wanted, ids, lambda first: module.rows(store, first, language))

    return read


def _sources(wanted: Wanted) -> Found:
    ids = sources.ids(wanted.store, wanted.question, wanted.sort or "title", descending=wanted.descending)
    return _some(wanted, ids, lambda first: sources.rows(wanted.store, first))


def _plans(wanted: Wanted) -> Found:
    day = wanted.question.as_of or wanted.today
    found = plans.rows_on(wanted.store, wanted.question, day, wanted.today, wanted.language)
    return len(found), _sorted(wanted, found)


def _obligations(wanted: Wanted) -> Found:
    days = obligations.window(wanted.today)
    found = obligations.due_rows(wanted.store, days, wanted.today, wanted.question, wanted.language)
    return len(found), _sorted(wanted, found)


def _plan_items(wanted: Wanted) -> Found:
    found = plan_item_list.rows_meant(wanted.store, wanted.question, wanted.today, wanted.language)
    return len(found), _sorted(wanted, found)


def _indicators(wanted: Wanted) -> Found:
    found = indicator_list.rows_meant(wanted.store, wanted.question, wanted.today, wanted.language)
    return len(found), _sorted(wanted, found)


def _terms(wanted: Wanted) -> Found:
    found = term_list.rows_meant(wanted.store, wanted.question, wanted.language)
    return len(found), _sorted(wanted, found)


def _sorted(wanted: Wanted, rows: list[Row]) -> list[Row]:
    """Rows that are all in hand by one of their values; those without it come last."""
    if wanted.sort:
        known = [row for row in rows if row[wanted.sort] not in (None, "")]
        known.sort(key=lambda row: row[wanted.sort], reverse=wanted.descending)
        rows = known + [row for row in rows if row[wanted.sort] in (None, "")]
    return rows[: wanted.limit] if wanted.limit else rows


def _directory(kind: str, name: str, module: Any, *shown: str) -> ListOf:
    return ListOf(kind, name, module.COLUMNS, ("reference", *shown), tuple(module.sorts("en")), _of_directory(module))


LISTS: dict[str, ListOf] = {
    each.kind: each
    for each in (
        ListOf(
            "event",
            N_("Events"),
            events.COLUMNS,
            ("reference", "start", "title", "event_kind", "status", "country", "place", "people"),
            tuple(selecting.EVENT_SORTS),
            _events,
        ),
        ListOf(
            "recommendation",
            N_("Recommendations"),
            recommendations.COLUMNS,
            ("reference", "text", "status", "deadline", "country", "responsible"),
            tuple(selecting.RECOMMENDATION_SORTS),
            _recommendations,
        ),
        ListOf(
            "plan",
            N_("Plans"),
            plans.COLUMNS,
            ("reference", "country", "title", "stage", "status_as_of"),
            ("country", "title", "edition", "adopted", "in_force", "until", "reference"),
            _plans,
        ),
        _directory("organisation", N_("Organisations"), organisations, "name", "acronym", "country", "institution_type", "events"),
        _directory("person", N_("People"), people, "name", "position", "organisation", "events"),
        _directory("series", N_("Series of events"), series, "title", "events", "first", "last"),
        _directory("project", N_("Projects"), projects, "title", "number", "funder", "events"),
        ListOf(
            "source",
            N_("Sources"),
            sources.COLUMNS,
            ("reference", "title", "source_kind", "publisher", "published", "used"),
            tuple(sources.SORTS),
            _sources,
        ),
        ListOf(
            "obligation",
            N_("Reports due"),
            obligations.COLUMNS,
            ("due", "title", "about", "country", "state"),
            ("due", "title", "country", "state", "handed_in"),
            _obligations,
        ),
        ListOf(
            "plan_item",
            N_("Measures"),
            plan_item_list.COLUMNS,
            ("country", "number", "text", "level", "responsible", "due_written", "status_said", "overdue"),
            plan_item_list.SORTS,
            _plan_items,
        ),
        ListOf(
            "indicator",
            N_("Indicators"),
            indicators.COLUMNS,
            ("country", "number", "text", "target_said", "newest_said", "verdict"),
            indicator_list.SORTS,
            _indicators,
        ),
        ListOf("term", N_("Terms"), term_list.COLUMNS, ("scheme", "code", "label", "used"), term_list.SORTS, _terms),
    )
}
"""Every list that can be printed, by the kind of its records."""
