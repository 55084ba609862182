"""The table in front comes before the rest of a report, and no row of it twice."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.builders import an_event
from wpstracker.domain.report_request import ReportRequest
from wpstracker.gui.pages.reports import reader as reading
from wpstracker.gui.pages.reports.reader import Answer, Built, Early, Portion, ReportReader
from wpstracker.store.database import Store

DAY = date(2024, 6, 1)


@pytest.fixture
def reader(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReportReader]:
    for number in range(3):
        an_event(store, title=f"Event {number}")
    monkeypatch.setattr(reading, "PORTION", 2)
    reader = ReportReader(store.address)
    yield reader
    reader.stop()


def until(reader: ReportReader, is_there: Callable[[list[Answer]], bool]) -> list[Answer]:
    """What the reader answers, until something is among it."""
    found: list[Answer] = []
    patience = time.monotonic() + 20
    while not is_there(found):
        assert time.monotonic() < patience, found
        found += reader.answers()
        time.sleep(0.005)
    return found


def test_the_front_is_there_first_and_goes_on_where_it_stopped(reader: ReportReader) -> None:
    reader.build(ReportRequest(), DAY, "Events")
    early, built = until(reader, lambda found: any(isinstance(each, Built) for each in found))
    assert isinstance(early, Early) and isinstance(built, Built)
    assert early.name == "Events" and early.first is not None
    assert len(early.first.rows) == 2 and not early.first.is_last

    reader.more("Events")
    (last,) = until(reader, bool)
    assert isinstance(last, Portion) and last.is_last
    assert {row["title"] for row in (*early.first.rows, *last.rows)} == {"Event 0", "Event 1", "Event 2"}


def test_a_page_in_front_is_there_first_too(reader: ReportReader) -> None:
    reader.build(ReportRequest("donor"), DAY, "page 1")
    early, built = until(reader, lambda found: any(isinstance(each, Built) for each in found))
    assert isinstance(early, Early) and early.name == "page 1" and early.first is None
    assert isinstance(built, Built) and built.report.sheets[1].title == early.report.sheets[0].title == "Summary"


def test_of_a_report_opened_anew_the_first_sheet_of_interest_is_there_first(reader: ReportReader) -> None:
    reader.build(ReportRequest("workforce"), DAY, "a table of another report")
    early, _ = until(reader, lambda found: any(isinstance(each, Built) for each in found))
    assert isinstance(early, Early) and early.name == "FiguresByYear" and early.first is not None


def test_the_page_that_explains_waits_for_the_whole(reader: ReportReader) -> None:
    reader.build(ReportRequest(), DAY, "page 0")
    (built,) = until(reader, bool)
    assert isinstance(built, Built) and built.report.sheets[1].title == "Dashboard"


def test_a_report_nobody_waits_for_any_more_is_not_finished(reader: ReportReader, tmp_path: Path) -> None:
    reader.build(ReportRequest(), DAY, "Events")
    number = reader.build(ReportRequest("tracker"), DAY)
    found = until(reader, lambda found: any(isinstance(each, Built) for each in found))
    assert {each.number for each in found} == {number}
