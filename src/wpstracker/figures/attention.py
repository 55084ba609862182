"""What needs somebody: recommendations past their deadline or without news, planned events whose date has passed, and what comes next."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.moving_days import TODAY
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter, Only
from wpstracker.figures.activity import COMING, Counts
from wpstracker.figures.recommendation_counts import count, rows_of
from wpstracker.figures.selecting import event_condition
from wpstracker.store.database import Store

# The last day a start can mean: a year is filled up with -12-31, a month with -31.
_LATEST = "substr(e.start || substr('0000-12-31', length(e.start) + 1), 1, 10)"


@dataclass(frozen=True, slots=True)
class ComingEvent:
    """An event still to take place, as far as a list of a few lines needs it."""

    id: str
    title: str
    start: PartialDate | None
    end: PartialDate | None
    place: str
    country: str
    status: str


def coming_question(question: Filter, today: date) -> Filter:
    """Planned and confirmed events that are not surely over: they may start today or later, or be under way."""
    return question.but(statuses=COMING, before=None).moved(TODAY, "after", today=today)


def unsettled_question(question: Filter, today: date) -> Filter:
    """Planned and confirmed events that by their dates are over: were they held?"""
    return question.but(statuses=COMING, after=None, before=None).moved(TODAY, "over_by", today=today)


def undated_question(question: Filter) -> Filter:
    """Recommendations that cannot be placed in any year."""
    return question.but(after=None, before=None, only=(*question.only, Only.NO_YEAR))


def coming(store: Store, question: Filter, today: date, limit: int = 5) -> list[ComingEvent]:
    """The next events, the nearest first; one of which only the month is known stands at that month's end."""
    where, values = event_condition(coming_question(question, today))
    order = f"ORDER BY {_LATEST}, length(e.start) DESC, e.id"
    # The inner SELECT needs the index alone; only the few events it finds are read.
    sql = f"""SELECT e.id, e.title, e.start, e."end", e.place, e.country, e.status FROM event e
        WHERE e.id IN (SELECT e.id FROM event e WHERE {where} {order} LIMIT ?) {order}"""
    return [ComingEvent(id_, title, _when(start), _when(end), *rest) for id_, title, start, end, *rest in store.rows(sql, [*values, limit])]


def count_coming(store: Store, question: Filter, today: date) -> int:
    """How many events are still to take place."""
    return _count_events(store, coming_question(question, today))


def count_unsettled(store: Store, question: Filter, today: date) -> int:
    """How many planned or confirmed events are over by their dates, so that somebody must say whether they were held."""
    return _count_events(store, unsettled_question(question, today))


def overdue_question(question: Filter) -> Filter:
    """Open recommendations whose deadline has passed; done ones, periodic ones and those without a date never are."""
    return question.but(after=None, before=None, overdue=True)


def due_soon_question(question: Filter) -> Filter:
    """Open recommendations whose deadline passes within thirty days."""
    return question.but(after=None, before=None, only=(*question.only, Only.DUE_SOON))


def step_late_question(question: Filter) -> Filter:
    """Open recommendations whose next step was due."""
    return question.but(after=None, before=None, only=(*question.only, Only.STEP_LATE))


def stale_question(question: Filter) -> Filter:
    """Recommendations that are not done and of which nothing was told for long."""
    return question.but(after=None, before=None, only=(*question.only, Only.STALE))


def recommendations_by_status(store: Store, question: Filter, today: date) -> Counts:
    """Recommendations by status, "" for none; a period asks for those issued in it, or whose event ended in it."""
    meant = rows_of(question, today)
    found: Counts = defaultdict(int)
    for status, number in store.rows(f"SELECT e.status, count(*) FROM {meant.sql} GROUP BY e.status", meant.values):
        found[status or ""] += number
    return dict(found)


def count_recommendations(store: Store, question: Filter, today: date) -> int:
    """How many recommendations are meant."""
    return count(store, rows_of(question, today))


def _count_events(store: Store, question: Filter) -> int:
    where, values = event_condition(question)
    return int(store.rows(f"SELECT count(*) FROM event e WHERE {where}", values)[0][0])


def _when(code: str | None) -> PartialDate | None:
    return PartialDate.from_code(code) if code else None
