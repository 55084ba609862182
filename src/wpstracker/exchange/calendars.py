"""Events, deadlines and due dates of reports as an iCalendar file (RFC 5545) for Outlook, Thunderbird, Google and telephones."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from wpstracker import __version__
from wpstracker.domain.obligations import DueState
from wpstracker.domain.places import country_name
from wpstracker.exchange.calendar_events import ALARM_AT, WARNED_BEFORE, event_of
from wpstracker.figures.calendar_item import CalendarItem
from wpstracker.figures.rows import Row
from wpstracker.words import N_, Words

_DONE = (DueState.HANDED_IN, DueState.LATE)


def calendar_of(rows: Iterable[Row], words: Words, made: datetime, items: Iterable[CalendarItem] = (), name: str = "") -> bytes:
    """Rows of `figures.obligations` and entries of `figures.calendar_items` as events of a calendar with a name.

    An event keeps its UID, so a newer export replaces it in a calendar that had it.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//WPS Tracker//{__version__}//{words.language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name or words(N_("Reports due")))
    stamp = made.astimezone(UTC)
    for row in rows:
        calendar.add_component(_event(row, words, stamp))
    for item in items:
        calendar.add_component(event_of(item, words, stamp))
    return bytes(calendar.to_ical())


def _event(row: Row, words: Words, made: datetime) -> Event:
    """One due date; what is handed in says so and rings no more."""
    done = row["state"] in _DONE
    title = words(N_("{title} ({period})"), title=row["title"], period=row["about"]) if row["about"] else row["title"]
    event = Event()
    event.add("uid", f"{row['id']}@wpstracker")
    event.add("dtstamp", made)
    event.add("dtstart", row["due"])
    event.add("dtend", row["due"] + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", words(N_("Handed in: {title}"), title=title) if done else words(N_("Report due: {title}"), title=title))
    event.add("description", "\n".join(_said(row, words)))
    event.add("categories", [words(N_("Women, Peace and Security"))])
    if not done:
        event.add_component(_alarm(title, words))
    return event


def _said(row: Row, words: Words) -> list[str]:
    """What else is known, a line each."""
    language = words.language
    lines = (
        (N_("To whom: {name}"), row["to_whom"]),
        (N_("Country: {name}"), country_name(row["country"], language) if row["country"] else ""),
        (N_("Plan: {name}"), row["plan_name"]),
        (N_("Rule: {name}"), row["rule_written"]),
        (N_("Prepared on: {name}"), row["prepared"].show(language) if row["prepared"] else ""),
        (N_("Handed in on: {name}"), row["handed_in"].show(language) if row["handed_in"] else ""),
        (N_("Reference: {name}"), row["reference"]),
    )
    return [words(text, name=value) for text, value in lines if value]


def _alarm(title: str, words: Words) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words.plural("Due in {n} day: {title}", "Due in {n} days: {title}", WARNED_BEFORE, title=title))
    alarm.add("trigger", ALARM_AT)
    return alarm
