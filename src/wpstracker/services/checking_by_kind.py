"""What a change would make wrong in a record of any kind, asked of the service of its noun."""

from collections.abc import Callable
from typing import Any

from wpstracker.domain.problems import Problem
from wpstracker.services import (
    events,
    obligations,
    organisations,
    people,
    plans,
    projects,
    recommendations,
    series,
    sources,
)
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

_Asked = Callable[[Store, Draft[Any]], list[Problem]]
_BY_KIND: dict[str, _Asked] = {
    "event": lambda _store, draft: events.problems(draft),
    "recommendation": lambda _store, draft: recommendations.problems(draft),
    "plan": lambda _store, draft: plans.problems(draft),
    "organisation": organisations.problems,
    "person": lambda _store, draft: people.problems(draft),
    "series": lambda _store, draft: series.problems(draft),
    "project": lambda _store, draft: projects.problems(draft),
    "source": lambda _store, draft: sources.problems(draft),
    "obligation": lambda _store, draft: obligations.problems(draft),
}


def problems_of(store: Store, draft: Draft[Any]) -> list[Problem]:
    """Everything in a record that contradicts itself. Rings of plans are not looked for."""
    return _BY_KIND[draft.record.kind()](store, draft)


def problems_made(store: Store, draft: Draft[Any], change: Callable[[], object]) -> list[Problem]:
    """Make a change to the draft and tell what is wrong since; what was wrong before does not stand in its way."""
    before = problems_of(store, draft)
    change()
    return [problem for problem in problems_of(store, draft) if problem not in before]
