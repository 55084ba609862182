"""The reporting calendar, read back by the library that other calendars use."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from wpstracker.domain.obligations import DueState, report_id
from wpstracker.domain.partial_date import PartialDate
from wpstracker.exchange.calendars import calendar_of
from wpstracker.words import words_for

MADE = datetime(2025, 7, 20, 12, 0, tzinfo=UTC)
DUE = date(2026, 1, 15)


def a_row(**said: Any) -> dict[str, Any]:
    return {
        "id": report_id("duty", DUE),
        "title": "Полугодовой отчёт о реализации Национального плана действий по резолюции 1325 «Женщины, мир, безопасность»",
        "about": "2nd half of 2025",
        "due": DUE,
        "state": DueState.LATER,
        "to_whom": "Министерство труда, социального обеспечения и миграции",
        "country": "KG",
        "plan_name": "",
        "rule_written": "каждое полугодие, до 15 числа следующего месяца; по форме",
        "prepared": None,
        "handed_in": None,
        "reference": "KG-OB-001",
    } | said


def read(*rows: dict[str, Any], language: str = "en") -> list[Any]:
    return list(Calendar.from_ical(calendar_of(rows, words_for(language), MADE)).walk("VEVENT"))


def test_a_due_date_is_an_all_day_event_with_an_alarm_a_week_before():
    (event,) = read(a_row(title="Half-yearly report"))
    assert event["summary"] == "Report due: Half-yearly report (2nd half of 2025)"
    assert event.decoded("dtstart") == DUE and event.decoded("dtend") == DUE + timedelta(days=1)
    assert event["uid"] == f"{report_id('duty', DUE)}@wpstracker"
    (alarm,) = event.walk("VALARM")
    assert alarm["action"] == "DISPLAY" and alarm.decoded("trigger") == timedelta(days=-7, hours=9)
    assert alarm["description"] == "Due in 7 days: Half-yearly report (2nd half of 2025)"


def test_cyrillic_commas_and_long_lines_come_back_as_they_were():
    row = a_row()
    (event,) = read(row, language="ru")
    assert row["title"] in event["summary"]
    lines = str(event["description"]).split("\n")
    assert lines[0].endswith(row["to_whom"]) and lines[1].endswith("Кыргызстан")
    assert any(line.endswith(row["rule_written"]) for line in lines)


def test_no_line_of_the_file_is_longer_than_75_bytes():
    written = calendar_of([a_row()], words_for("ru"), MADE)
    assert max(map(len, written.split(b"\r\n"))) <= 75
    assert written.endswith(b"END:VCALENDAR\r\n")


def test_what_is_handed_in_says_so_and_rings_no_more():
    (event,) = read(a_row(state=DueState.LATE, handed_in=PartialDate(2026, 1, 18), prepared=PartialDate(2026, 1, 10)))
    assert event["summary"].startswith("Handed in: ")
    assert "Handed in on: 18 January 2026" in event["description"] and "Prepared on: 10 January 2026" in event["description"]
    assert not event.walk("VALARM")


def test_a_later_export_keeps_the_uid_and_has_a_later_stamp():
    earlier = read(a_row())[0]
    later = list(Calendar.from_ical(calendar_of([a_row()], words_for("en"), MADE + timedelta(days=1))).walk("VEVENT"))[0]
    assert earlier["uid"] == later["uid"] and earlier.decoded("dtstamp") < later.decoded("dtstamp")


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_any_title_comes_back(title: str):
    assert read(a_row(title=title, about=""))[0]["summary"] == f"Report due: {title}"
