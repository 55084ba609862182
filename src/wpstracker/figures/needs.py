"""What needs somebody, at any time: how much of it, and the question that lists it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wpstracker.domain.obligations import DueState
from wpstracker.domain.question import Filter
from wpstracker.figures import people
from wpstracker.figures.attention import (
    count_recommendations,
    count_unsettled,
    due_soon_question,
    overdue_question,
    stale_question,
    step_late_question,
    unsettled_question,
)
from wpstracker.figures.people import kept_too_long
from wpstracker.figures.plan_counts import conflicting_question
from wpstracker.figures.plans import is_meant
from wpstracker.figures.rows import Row
from wpstracker.store.database import Store
from wpstracker.store.kept_drafts import all_kept


@dataclass(frozen=True, slots=True)
class Need:
    """`page` is "" for what no list shows: texts that were typed and never saved."""

    key: str
    number: int
    page: str = ""
    question: Filter = Filter()


def needs(store: Store, always: Filter, plans: Sequence[Row], reports: Sequence[Row], today: date) -> list[Need]:
    """In the order in which people ask; `always` asks for countries, `plans` are all plans, `reports` those not handed in."""
    asked = {
        "overdue": overdue_question(always),
        "due_soon": due_soon_question(always),
        "step_late": step_late_question(always),
        "stale": stale_question(always),
    }
    of_recommendations = [Need(key, count_recommendations(store, asked[key], today), "recommendations", asked[key]) for key in asked]
    conflicting = conflicting_question(always)
    return [
        *of_recommendations,
        Need("unsettled", count_unsettled(store, always, today), "events", unsettled_question(always, today)),
        Need("drafts", len(all_kept(store))),
        Need("kept_too_long", len(people.ids(store, kept_too_long())), "directory", kept_too_long()),
        Need("conflicts", sum(is_meant(row, conflicting) for row in plans), "plans", conflicting),
        Need("reports", sum(row["state"] is DueState.OVERDUE for row in reports), "reporting", always.but(statuses=(DueState.OVERDUE,))),
    ]
