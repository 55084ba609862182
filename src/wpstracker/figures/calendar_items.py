"""What stands in a calendar between two days: events, deadlines, next steps, terms of measures, dates of plans, reports due."""

from collections.abc import Collection
from datetime import date

from wpstracker.domain.question import Filter
from wpstracker.figures.calendar_item import ALL, CalendarItem, ItemKind, State
from wpstracker.figures.calendar_sources import SOURCES, Window
from wpstracker.store.database import Store

_TOLD_OF = (ItemKind.EVENT, ItemKind.DEADLINE, ItemKind.STEP)
_ANSWER: dict[str, tuple[ItemKind, ...]] = {
    **dict.fromkeys(("kinds", "statuses", "split", "person", "series", "project"), (ItemKind.EVENT,)),
    **dict.fromkeys(("event", "responses"), (ItemKind.DEADLINE, ItemKind.STEP)),
    **dict.fromkeys(("organisation", "only"), _TOLD_OF),
    **dict.fromkeys(("terms", "any_terms"), tuple(kind for kind in ItemKind if kind is not ItemKind.REPORT)),
    "overdue": tuple(kind for kind in ItemKind if kind not in (ItemKind.EVENT, ItemKind.PLAN)),
}
"""Which kinds can answer a part of a question that not all can: where it is asked, the others stay away."""
_NO_PERIOD = {"after": None, "before": None, "starts": None, "over_by": None, "as_of": None}
_ORDER = {kind: place for place, kind in enumerate(ItemKind)}


def items(
    store: Store,
    first: date,
    last: date,
    question: Filter | None = None,
    kinds: Collection[ItemKind] = ALL,
    *,
    today: date | None = None,
    language: str = "en",
) -> list[CalendarItem]:
    """Everything of these kinds that may lie between two days, both inclusive, in the order of the days; no table is read whole.

    The question narrows it by words, countries, tags and what else it asks; its period does not: the days are given.
    """
    return items_within(store, Window(first, last), question or Filter(), kinds, today or date.today(), language)


def items_within(
    store: Store, window: Window, question: Filter, kinds: Collection[ItemKind], today: date, language: str
) -> list[CalendarItem]:
    """The same for a window, which also says how well dates must be known."""
    asked = without_period(question)
    found = [
        item
        for kind in kinds_asked(asked, kinds)
        for item in SOURCES[kind](store, window, asked, today, language)
        if item.within(window.first, window.last) and (item.state is State.OVERDUE or not asked.overdue)
    ]
    return sorted(found, key=in_order)


def in_order(item: CalendarItem) -> tuple[date, int, int, str, str]:
    """By the first day, longer ones first, then by kind and name."""
    return item.first, -item.days, _ORDER[item.kind], item.title, item.key


def without_period(question: Filter) -> Filter:
    """The question without what it asks about time."""
    return question.but(**_NO_PERIOD)


def kinds_asked(question: Filter, kinds: Collection[ItemKind]) -> list[ItemKind]:
    """Those kinds that can answer the question."""
    nothing = Filter()
    asked = [part for part in _ANSWER if getattr(question, part, None) != getattr(nothing, part, None)]
    return [kind for kind in ItemKind if kind in kinds and all(kind in _ANSWER[part] for part in asked)]
