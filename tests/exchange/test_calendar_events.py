"""Entries of the calendar in an .ics file: as exactly as they are known, read back by the library that other calendars use."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from wpstracker.domain.partial_date import PartialDate
from wpstracker.exchange.calendar_events import is_exact_enough
from wpstracker.exchange.calendars import calendar_of
from wpstracker.figures.calendar_item import CalendarItem, ItemKind, State
from wpstracker.words import words_for

MADE = datetime(2025, 7, 20, 12, 0, tzinfo=UTC)


def an_item(start: str, end: str = "", *, kind: ItemKind = ItemKind.EVENT, state: State = State.OPEN, **more: Any) -> CalendarItem:
    begins, ends = PartialDate.from_code(start), PartialDate.from_code(end) if end else None
    first, last = begins.earliest(), (ends or begins).latest()
    assert first and last
    return CalendarItem(kind, "id", ("event", "id"), "Training", "KZ", begins, ends, first, last, state, **more)


def read(item: CalendarItem, language: str = "en") -> Any:
    (event,) = Calendar.from_ical(calendar_of([], words_for(language), MADE, [item], "WPS")).walk("VEVENT")
    return event


def test_days_are_whole_days() -> None:
    event = read(an_item("2026-11-12", "2026-11-14", place="Astana", status="planned"))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 11, 12), date(2026, 11, 15))
    assert (event["summary"], event["location"], event["status"]) == ("Training", "Astana, Kazakhstan", "TENTATIVE")
    assert not event.walk("VALARM")


def test_hours_with_their_zone_are_hours() -> None:
    event = read(an_item("2026-11-12", hours="10:00–17:15", zone="Asia/Tashkent", status="held"))
    assert event.decoded("dtstart") == datetime(2026, 11, 12, 5, 0, tzinfo=UTC)
    assert event.decoded("dtend") == datetime(2026, 11, 12, 12, 15, tzinfo=UTC)
    assert event["status"] == "CONFIRMED"


@pytest.mark.parametrize(
    ("hours", "zone"), [("10:00", "Asia/Tashkent"), ("10:00–17:15", ""), ("10:00–17:15", "Nowhere/Else"), ("late–early", "UTC")]
)
def test_hours_that_are_not_wholly_known_stay_words(hours: str, zone: str) -> None:
    event = read(an_item("2026-11-12", hours=hours, zone=zone))
    assert event.decoded("dtstart") == date(2026, 11, 12)
    assert f"Hours: {hours}" in event["description"]


def test_a_month_lies_over_its_days_and_says_that_the_day_is_not_known() -> None:
    event = read(an_item("2026-11"), "ru")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2026, 11, 1), date(2026, 12, 1))
    assert event["summary"] == "Training (день неизвестен)"
    assert not is_exact_enough(an_item("2026")) and is_exact_enough(an_item("2026", kind=ItemKind.DEADLINE))


def test_a_deadline_stands_on_its_last_day_with_an_alarm_until_it_is_done() -> None:
    event = read(an_item("2026-11", kind=ItemKind.DEADLINE, status="accepted"))
    assert (event.decoded("dtstart"), event["summary"]) == (date(2026, 11, 30), "Deadline: Training (day not known)")
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-7, hours=9)
    done = read(an_item("2026-11-05", kind=ItemKind.DEADLINE, state=State.DONE, status="implemented"))
    assert done["summary"] == "Done: Training" and not done.walk("VALARM")


def test_the_dates_of_one_plan_are_told_apart() -> None:
    event = read(an_item("2026-11-05", kind=ItemKind.PLAN, state=State.NONE, part="until"))
    assert (event["uid"], event["summary"]) == ("id-until@wpstracker", "Ends: Training")
