"""Giving what stands in a calendar another date, as one step that can be undone; the usual services check and write it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid, Problem
from wpstracker.domain.redating import Unit, common_unit, shifted, steps_between, unit_of
from wpstracker.figures.calendar_item import CalendarItem, ItemKind
from wpstracker.records import Event, RecommendationProgress
from wpstracker.services import events, plan_items, progress, recommendations
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store
from wpstracker.words import N_

TITLES = {
    ItemKind.EVENT: N_("Move event to another date"),
    ItemKind.DEADLINE: N_("Move deadline"),
    ItemKind.STEP: N_("Move next step"),
    ItemKind.MEASURE: N_("Move term of a measure"),
}
_LASTS = N_("Change how long an event lasts")
_GONE = N_("It is no longer there. Somebody deleted it meanwhile.")
_DIFFERENT = N_("Its start and its end are not known equally well, so they cannot be moved together. Open it and change the two dates.")
_BEYOND = N_("That lies beyond the calendar. Choose a year between 1000 and 9999.")
_NOT_ITS_END = N_("Only events of which both days are known can be made longer or shorter here. Open it and change its dates.")
_BACKWARDS = N_("It would end before it starts.")
NOT_SO_WELL_KNOWN = N_("Its date is not known so well: moving it must not say more than is known. Open it to enter the day.")
"""Told when something known to the month or year is put on a day of the same month or year."""
FIXED = {
    ItemKind.PLAN: N_("The dates of a plan are those of its text and its sources. Open the plan to correct them."),
    ItemKind.REPORT: N_("The due date of a report follows from the rule of its obligation. Open the obligation to change the rule."),
    ItemKind.MEASURE: N_("The plan states this term in its own words. Change the words in the plan's matrix; the date follows from them."),
}
"""Why something cannot be moved."""


def why_fixed(item: CalendarItem) -> str:
    """Why it cannot be moved, an untranslated sentence; "" when it can."""
    if item.kind in FIXED and (item.kind is not ItemKind.MEASURE or item.has_words):
        return FIXED[item.kind]
    return _DIFFERENT if item.unit is None else ""


def can_change_end(item: CalendarItem) -> bool:
    """Whether its end can be dragged by itself."""
    return item.kind is ItemKind.EVENT and item.unit is Unit.DAY


def move(store: Store, item: CalendarItem, steps: int, initiator: object = None) -> bool:
    """Move it by so many of its units, days or months or years, keeping how long it lasts; whether anything changed. Raises Invalid."""
    _refuse(why_fixed(item))
    if steps == 0:
        return False
    return _change(store, item, lambda start, end: _shifted(start, end, steps), initiator)


def drop(store: Store, item: CalendarItem, grabbed: date, day: date, initiator: object = None) -> bool:
    """Move it from the day it was taken at to another, by what is known of it. Raises Invalid."""
    _refuse(why_fixed(item))
    assert item.unit
    return move(store, item, steps_between(item.unit, grabbed, day), initiator)


def put(store: Store, item: CalendarItem, start: PartialDate, initiator: object = None) -> bool:
    """Give it another start, or deadline, and move its end along; one that has no end may become better or less known. Raises Invalid."""
    _refuse(why_fixed(item))
    if start.year is None:
        _refuse(_BEYOND)

    def moved(was: PartialDate, end: PartialDate | None) -> tuple[PartialDate, PartialDate | None]:
        if end is None:
            return start, None
        unit = unit_of(was)
        if unit is None or unit_of(start) is not unit:
            raise Invalid([Problem("start", _DIFFERENT)])
        return _shifted(was, end, steps_between(unit, was.earliest() or date.max, start.earliest() or date.max))

    return _change(store, item, moved, initiator)


def set_end(store: Store, item: CalendarItem, last: date, initiator: object = None) -> bool:
    """Make an event end on another day. A stated number of days that was that of its dates follows. Raises Invalid."""
    if not can_change_end(item):
        _refuse(_NOT_ITS_END)

    def lasting(start: PartialDate, _end: PartialDate | None) -> tuple[PartialDate, PartialDate | None]:
        ends = PartialDate.of(last)
        if ends < start:
            raise Invalid([Problem("end", _BACKWARDS)])
        return start, ends if ends != start else None

    return _change(store, item, lasting, initiator, _LASTS)


Dates = Callable[[PartialDate, PartialDate | None], tuple[PartialDate, PartialDate | None]]


def _change(store: Store, item: CalendarItem, to: Dates, initiator: object, title: str = "") -> bool:
    """Change the dates of the record as it is in the file now."""
    return _DEEDS[item.kind](store, item, to, initiator, title or TITLES[item.kind])


def _change_event(store: Store, item: CalendarItem, to: Dates, initiator: object, title: str) -> bool:
    draft = _there(events.load(store, item.id))
    event: Event = draft.record
    start, end = (each if each and each.year else None for each in (event.start, event.end))
    was, ended = start or end, end if start else None
    new, new_end = to(_there(was), ended if ended != was else None)
    if (new, new_end) == (was, ended if ended != was else None):
        return False
    counted = event.period.day_count() if event.duration_days is None else Event(start=was, end=ended).period.day_count()
    event.start, event.end = new, new_end
    if event.duration_days is not None and event.duration_days == counted:
        event.duration_days = Event(start=new, end=new_end).period.day_count()
    with store.change(title, initiator=initiator):
        events.save(store, draft, initiator)
    return True


def _change_deadline(store: Store, item: CalendarItem, to: Dates, initiator: object, title: str) -> bool:
    draft = _there(recommendations.load(store, item.id))
    was = _there(draft.record.deadline)
    draft.record.deadline, _ = to(was, None)
    if draft.record.deadline == was:
        return False
    with store.change(title, initiator=initiator):
        recommendations.save(store, draft, initiator)
    return True


def _change_step(store: Store, item: CalendarItem, to: Dates, initiator: object, title: str) -> bool:
    draft: Draft[Any] = _there(progress.load(store, RecommendationProgress.kind(), item.id))
    was = _there(draft.record.next_due)
    draft.record.next_due, _ = to(was, None)
    if draft.record.next_due == was:
        return False
    with store.change(title, initiator=initiator):
        progress.record_progress(store, draft, initiator=initiator)
    return True


def _change_measure(store: Store, item: CalendarItem, to: Dates, initiator: object, title: str) -> bool:
    was = _there(plan_items.existing(store, item.id).due)
    new, _ = to(was, None)
    if new == was:
        return False
    with store.change(title, initiator=initiator):
        plan_items.set_field(store, item.id, "due", new, initiator)
    return True


_DEEDS: dict[ItemKind, Callable[[Store, CalendarItem, Dates, object, str], bool]] = {
    ItemKind.EVENT: _change_event,
    ItemKind.DEADLINE: _change_deadline,
    ItemKind.STEP: _change_step,
    ItemKind.MEASURE: _change_measure,
}


def _shifted(start: PartialDate, end: PartialDate | None, steps: int) -> tuple[PartialDate, PartialDate | None]:
    unit = common_unit(start, end)
    if unit is None:
        raise Invalid([Problem("start", _DIFFERENT)])
    try:
        return shifted(start, unit, steps), shifted(end, unit, steps) if end else None
    except ValueError:
        raise Invalid([Problem("start", _BEYOND)]) from None


def _there(found: Any) -> Any:
    """What was read; Invalid when it is gone or has lost its date meanwhile."""
    if found is None:
        raise Invalid([Problem("id", _GONE)])
    return found


def _refuse(why: str) -> None:
    if why:
        raise Invalid([Problem("start", why)])
