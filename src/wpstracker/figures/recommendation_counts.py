"""Recommendations counted without a look at them: over what is kept of each (`store.recommendation_counts`), where that is enough."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from wpstracker.domain.question import Filter, Only
from wpstracker.domain.recommendations import DUE_SOON
from wpstracker.figures.recommendation_conditions import ONLY
from wpstracker.figures.selecting import EVERYTHING, ISSUED, Condition, all_of, any_of, recommendation_condition, step_late_condition
from wpstracker.store.database import Store
from wpstracker.store.preferences import STALE_BEFORE

_KNOWN = frozenset({Only.DUE_SOON, Only.STALE, Only.STEP_LATE, Only.NO_YEAR, *ONLY})
"""What the rows say, or what is worked out of id and status alone."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows `e` with at least id, status and country; `made` is the column that says when each recommendation was made."""

    table: str
    made: str
    where: str
    values: Sequence[Any]

    @property
    def sql(self) -> str:
        """What follows FROM."""
        return f"{self.table} e WHERE {self.where}"

    def that(self, condition: str) -> "Rows":
        """Those of the rows for which a condition holds too."""
        return replace(self, where=f"{condition} AND {self.where}")


def rows_of(question: Filter, today: date) -> Rows:
    """The recommendations meant, in the table that tells soonest; exactly those of `selecting.recommendation_condition`."""
    if question.but(countries=(), statuses=(), after=None, before=None, overdue=False, only=()) != Filter() or {*question.only} - _KNOWN:
        return Rows("recommendation", f"({ISSUED})", *recommendation_condition(question, today))
    return Rows("recommendation_count", "e.made", *_condition(question, today))


def count(store: Store, rows: Rows) -> int:
    """How many there are; of all rows SQLite knows it without walking over them."""
    counted = rows.table if rows.where == EVERYTHING else rows.sql
    return int(store.rows(f"SELECT count(*) FROM {counted}", rows.values)[0][0])


def _condition(question: Filter, today: date) -> Condition:
    return all_of(
        [
            *any_of("e.country", question.countries),
            *any_of("e.status", question.statuses),
            *_made(question),
            *([("e.due < ?", [f"{today}"])] if question.overdue else []),
            *(condition for only in question.only for condition in _only(only, today)),
        ]
    )


def _made(question: Filter) -> list[Condition]:
    """In the period asked for; the first comparison is implied by the one after it and says where an index begins."""
    first = question.after.earliest() if question.after else None
    last = question.before.latest() if question.before else None
    begins = f"{first.year:04}" if first else "0"
    found: list[Condition] = [("e.made >= ?", [begins])] if first or last else []
    found += [("e.made >= substr(?, 1, length(e.made))", [f"{first}"])] if first else []
    return [*found, ("e.made <= ?", [f"{last}"])] if last else found


def _only(only: str, today: date) -> list[Condition]:
    if only == Only.DUE_SOON:
        return [("e.due >= ? AND e.due < ?", [f"{today}", f"{today + DUE_SOON + timedelta(days=1)}"])]
    if only == Only.STALE:
        return [(f"e.told < (SELECT {STALE_BEFORE})", [f"{today}"])]
    if only == Only.STEP_LATE:
        return [step_late_condition(today)]
    return [("(e.made IS NULL OR e.made < '0')", [])] if only == Only.NO_YEAR else [(ONLY[Only(only)], [])]
