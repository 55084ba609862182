"""How many events, over time and by what they are. Nothing is added to a question: whoever wants held events asks for held ones.

An event is counted once, where it starts. One that only may lie in the period asked for (its month or year is all that is known)
is counted, exactly as it is listed by `selecting.event_ids`.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from wpstracker.domain.question import Filter
from wpstracker.domain.vocabularies import EventStatus
from wpstracker.figures.selecting import event_condition
from wpstracker.store.database import Store

COMING = (EventStatus.PLANNED, EventStatus.CONFIRMED)
"""Statuses of events that are still to take place, as far as anybody has said."""
_YEAR, _MONTH = 4, 7
Counts = dict[str, int]


@dataclass(frozen=True, slots=True)
class OverTime:
    """Events by the year ("2024") or month ("2024-05") they start in, without gaps, and by status within it.

    `undated`: the month (or year) is not known. `earlier`: in the period asked for, but begun before its first step.
    All steps, `undated` and `earlier` together are all events meant.
    """

    steps: dict[str, Counts]
    undated: int
    earlier: int

    def count(self, *statuses: str) -> int:
        """Events with a step and one of these statuses."""
        return sum(number for counts in self.steps.values() for status, number in counts.items() if status in statuses)


def events_by_month(store: Store, question: Filter) -> OverTime:
    """Events by the month they start in, from the first month of the question (or of the events) to the last."""
    return _over_time(store, question, _MONTH)


def events_by_year(store: Store, question: Filter) -> OverTime:
    """Events by the year they start in, from the first year of the question (or of the events) to the last."""
    return _over_time(store, question, _YEAR)


def events_by_country(store: Store, question: Filter) -> Counts:
    """Events by the country they take place in, the most frequent first; "" for those without one."""
    return _added(_counted(store, question, "e.country"), 0)


def events_by_kind_and_country(store: Store, question: Filter) -> tuple[Counts, Counts]:
    """Events by type and by country, in one walk over an index; the most frequent first, "" for those that do not say it."""
    found = _counted(store, question, "e.event_kind", "e.country")
    return _added(found, 0), _added(found, 1)


def held(question: Filter) -> Filter:
    """The same question for events that took place; planned, postponed and cancelled ones did not, whatever their date."""
    return question.but(statuses=(EventStatus.HELD,))


def _counted(store: Store, question: Filter, *columns: str) -> dict[tuple[str, ...], int]:
    """Events by columns; in the order of an index, where there is one, since the columns stand bare."""
    where, values = event_condition(question)
    listed = ", ".join(columns)
    found: dict[tuple[str, ...], int] = defaultdict(int)
    for *said, number in store.rows(f"SELECT {listed}, count(*) FROM event e WHERE {where} GROUP BY {listed}", values):
        found[tuple(each or "" for each in said)] += number
    return found


def _added(counted: Mapping[tuple[str, ...], int], at: int) -> Counts:
    """By one of the columns, the most frequent first."""
    found: Counts = defaultdict(int)
    for said, number in counted.items():
        found[said[at]] += number
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _over_time(store: Store, question: Filter, length: int) -> OverTime:
    where, values = event_condition(question)
    sql = f"SELECT e.start, e.status, count(*) FROM event e WHERE {where} GROUP BY e.status, e.start"  # in the order of an index
    found: dict[str, Counts] = defaultdict(lambda: defaultdict(int))
    for start, status, number in store.rows(sql, values):
        found[(start or "")[:length]][status or ""] += number
    dated = {step: dict(counts) for step, counts in found.items() if len(step) == length and not step.startswith("--")}
    first, last = _ends(question, dated, length)
    steps = {step: dated.get(step, {}) for step in _from_to(first, last)} if dated or question.after else {}
    undated = sum(sum(counts.values()) for step, counts in found.items() if step not in dated)
    earlier = sum(sum(counts.values()) for step, counts in dated.items() if step < first)
    return OverTime(steps, undated, earlier)


def _ends(question: Filter, dated: dict[str, Counts], length: int) -> tuple[str, str]:
    """The first and last step: those of the question, where it has none those of the events."""
    begins = question.after.earliest() if question.after else None
    ends = question.before.latest() if question.before else None
    first = begins.isoformat()[:length] if begins else min(dated, default="")
    last = ends.isoformat()[:length] if ends else max(dated, default=first)
    return first, max(first, last)


def _from_to(first: str, last: str) -> list[str]:
    """Every step between two, both included; a month has its hyphen."""
    if "-" not in first:
        return [f"{year:04}" for year in range(int(first or 1), int(last or 0) + 1)]
    one, two = (int(step[:4]) * 12 + int(step[5:]) - 1 for step in (first, last))
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(one, two + 1)]
