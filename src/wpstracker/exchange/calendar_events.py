"""One entry of the calendar as an event of an iCalendar file: as exactly as its date is known, and no more."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Event

from wpstracker.domain.period import Period
from wpstracker.domain.places import country_name
from wpstracker.domain.redating import Unit
from wpstracker.domain.vocabularies import EventStatus, MeasureStatus, RecommendationStatus, Vocabulary
from wpstracker.figures.calendar_item import CalendarItem, ItemKind, PlanDay, State
from wpstracker.words import N_, Words

WARNED_BEFORE = 7
"""Days before a due date on which the calendar speaks up, at nine in the morning."""
ALARM_AT = timedelta(hours=9) - timedelta(days=WARNED_BEFORE)
_SUMMARIES = {
    ItemKind.DEADLINE: (N_("Deadline: {title}"), N_("Done: {title}")),
    ItemKind.STEP: (N_("Next step: {title}"), N_("Done: {title}")),
    ItemKind.MEASURE: (N_("Measure due: {title}"), N_("Done: {title}")),
}
_STATUSES: dict[ItemKind, type[Vocabulary]] = {
    ItemKind.EVENT: EventStatus,
    ItemKind.DEADLINE: RecommendationStatus,
    ItemKind.MEASURE: MeasureStatus,
}
_STATES = {EventStatus.CANCELLED: "CANCELLED", EventStatus.PLANNED: "TENTATIVE", EventStatus.POSTPONED: "TENTATIVE"}


def event_of(item: CalendarItem, words: Words, stamp: datetime) -> Event:
    """An all-day event, or one with hours where day, hours and zone are known.

    What is known to the month lies over the month and says so; a deadline stands on the last day it can mean.
    """
    event = Event()
    event.add("uid", f"{item.id}{'-' if item.part else ''}{item.part}@wpstracker")
    event.add("dtstamp", stamp)
    starts, ends = _times(item) or _days(item)
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("transp", "OPAQUE" if isinstance(starts, datetime) else "TRANSPARENT")
    event.add("summary", _summary(item, words))
    event.add("description", "\n".join(_said(item, words)))
    event.add("categories", [words(N_("Women, Peace and Security"))])
    if item.kind is ItemKind.EVENT:
        event.add("status", _STATES.get(item.status, "CONFIRMED"))  # type: ignore[call-overload]
        place = ", ".join(part for part in (item.place, country_name(item.country, words.language) if item.country else "") if part)
        if place:
            event.add("location", place)
    elif item.state in (State.OPEN, State.OVERDUE):
        event.add_component(_alarm(item, words))
    return event


def _days(item: CalendarItem) -> tuple[date, date]:
    """The first day and the day after the last."""
    first = item.first if item.kind is ItemKind.EVENT else item.last
    return first, item.last + timedelta(days=1) if item.last < date.max else item.last


def _times(item: CalendarItem) -> tuple[datetime, datetime] | None:
    """When it begins and ends by the clock; None where a part of that is not known, or its days have hours each."""
    begins, _, ends = item.hours.partition("–")
    if item.exact is not Unit.DAY or item.days > 1 or not (begins and ends and item.zone):
        return None
    try:
        zone = ZoneInfo(item.zone)
        both = [datetime.combine(item.first, time.fromisoformat(hour), zone).astimezone(UTC) for hour in (begins, ends)]
    except (KeyError, ValueError, OSError):  # a zone or an hour nobody knows, a computer without the list of zones
        return None
    return (both[0], both[1]) if both[0] < both[1] else None


def _summary(item: CalendarItem, words: Words) -> str:
    title = item.title or words(N_("without a title"))
    if item.kind is ItemKind.PLAN:
        title = words(N_("{what}: {title}"), what=words(PlanDay(item.part).label), title=title)
    elif item.kind in _SUMMARIES:
        open_, done = _SUMMARIES[item.kind]
        title = words(done if item.state is State.DONE else open_, title=title)
    if item.exact is Unit.MONTH:
        return words(N_("{title} (day not known)"), title=title)
    return words(N_("{title} (month not known)"), title=title) if item.exact is Unit.YEAR else title


def _said(item: CalendarItem, words: Words) -> list[str]:
    """What else is known, a line each; the date as far as it is known."""
    language = words.language
    status = _STATUSES[item.kind](item.status).label if item.kind in _STATUSES and item.status else ""
    lines = (
        (N_("Date: {when}"), Period(item.start, item.end).show(language)),
        (N_("Hours: {when}"), item.hours),
        (N_("Status: {status}"), words(status) if status else ""),
        (N_("Country: {name}"), country_name(item.country, language) if item.country else ""),
    )
    return [words(text, when=value, status=value, name=value) for text, value in lines if value]


def _alarm(item: CalendarItem, words: Words) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words.plural("Due in {n} day: {title}", "Due in {n} days: {title}", WARNED_BEFORE, title=item.title))
    alarm.add("trigger", ALARM_AT)
    return alarm


def is_exact_enough(item: CalendarItem) -> bool:
    """Whether it can stand in a calendar of days: an event known only to its year cannot."""
    return item.kind is not ItemKind.EVENT or item.exact is not Unit.YEAR
