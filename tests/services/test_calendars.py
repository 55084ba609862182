"""Handing over the reporting calendar."""

from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.builders import a_recommendation, an_event
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import KnownError
from wpstracker.domain.question import Filter
from wpstracker.figures.calendar_item import ItemKind
from wpstracker.records import Obligation
from wpstracker.services import obligations
from wpstracker.services.calendars import days_until, export_calendar, write_calendar
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

TODAY = date(2025, 7, 20)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file.wpst"
    with closing(Store.create(path)) as store:
        known = {"country": "KG", "rhythm": "half_yearly", "days_after": 15, "begins": PartialDate(2025)}
        obligations.save(store, Draft(Obligation(title="Half-yearly report", **known)))
        obligations.save(store, Draft(Obligation(title="Secret report", privacy="restricted", **known)))
    return path


def titles(path: Path) -> list[str]:
    return [str(event["summary"]) for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]


def test_the_calendar_reaches_to_the_end_of_next_year_without_what_is_restricted(file: Path, tmp_path: Path):
    assert export_calendar(file, tmp_path / "reports", until=None, language="en", today=TODAY) == 3
    assert titles(tmp_path / "reports.ics") == [
        "Report due: Half-yearly report (1st half of 2025)",
        "Report due: Half-yearly report (2nd half of 2025)",
        "Report due: Half-yearly report (1st half of 2026)",
    ]


def test_it_can_end_earlier_and_hold_what_is_restricted(file: Path, tmp_path: Path):
    target = tmp_path / "reports.ics"
    assert export_calendar(file, target, until=date(2025, 12, 31), language="en", today=TODAY, restricted=True) == 2
    assert any("Secret" in title for title in titles(target))


def test_it_holds_what_the_list_shows(file: Path, tmp_path: Path):
    with closing(Store.open(file)) as store:
        days = days_until(TODAY, None)
        asked = Filter(countries=("KZ",))
        assert write_calendar(store, tmp_path / "none.ics", days=days, language="en", today=TODAY, question=asked) == 0


def test_a_place_that_refuses_is_told(file: Path, tmp_path: Path):
    with pytest.raises(KnownError):
        export_calendar(file, tmp_path / "nowhere" / "a.ics", until=None, language="en", today=TODAY)


def test_events_and_deadlines_go_with_the_reports(file: Path, tmp_path: Path):
    with closing(Store.open(file)) as store:
        for start in ("12.11.2025", "November 2025", "2025"):
            an_event(store, f"Event {start}", country="KG", start=start)
        an_event(store, "Secret event", country="KG", start="12.11.2025", privacy="restricted")
        a_recommendation(store, "Train", deadline="2025", country="KG")
        days = (date(2025, 1, 1), date(2025, 12, 31))
        known: dict[str, Any] = {"days": days, "language": "en", "today": TODAY, "question": Filter(countries=("KG",))}
        kinds = (ItemKind.EVENT, ItemKind.DEADLINE, ItemKind.REPORT)
        assert write_calendar(store, tmp_path / "a.ics", kinds=kinds, **known) == 4
        assert write_calendar(store, tmp_path / "b.ics", kinds=kinds, restricted=True, **known) == 6
    said = sorted(title.split(":")[0] for title in titles(tmp_path / "a.ics"))
    assert said == ["Deadline", "Event 12.11.2025", "Event November 2025 (day not known)", "Report due"]
