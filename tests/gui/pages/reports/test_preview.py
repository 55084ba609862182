"""The preview while a report is on its way: what is in front comes first, and the sheets of another report do not stay beside it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from tests.builders import an_event
from wpstracker.domain.report_request import ReportRequest
from wpstracker.gui.pages.reports.preview import ReportPreview
from wpstracker.gui.pages.reports.reader import Built, Early, Portion
from wpstracker.reports.book import Report, TableSheet
from wpstracker.services.reporting import report_of
from wpstracker.store.database import Store

DAY = date(2024, 6, 1)


@pytest.fixture
def preview(app: QApplication, store: Store) -> Iterator[ReportPreview]:
    an_event(store, title="Seminar")
    preview = ReportPreview(store.address, lambda: DAY)
    yield preview
    preview.stop()


def whole(store: Store, kind: str) -> Report:
    report = report_of(store, ReportRequest(kind), "office.wpst", DAY)
    return replace(report, sheets=list(report.sheets))


def ask(preview: ReportPreview, kind: str) -> None:
    """Ask without letting the reader's own answers in."""
    preview.show_request(ReportRequest(kind), anew=True)
    preview._watch.stop()


def early(report: Report, at: int) -> Early:
    sheet = report.sheets[at]
    if isinstance(sheet, TableSheet):
        return Early(1, replace(report, sheets=(sheet,)), sheet.name, Portion(1, sheet.name, list(sheet.rows()), True))
    return Early(1, replace(report, sheets=(sheet,)), f"page {at}", None)


def tabs(preview: ReportPreview) -> list[str]:
    return [preview.tabs.tabText(at) for at in range(preview.tabs.count())]


def test_the_sheet_in_front_stands_alone_until_the_others_of_its_report_come(preview: ReportPreview, store: Store) -> None:
    donor = whole(store, "donor")
    ask(preview, "donor")
    preview._take(early(donor, 1))
    assert tabs(preview) == ["Summary"] and preview.is_waiting and preview.is_front_there
    preview._take(Built(1, donor))
    assert tabs(preview) == [sheet.title for sheet in donor.sheets]
    front = preview.front()
    assert front is not None and front.title == "Summary" and not preview.is_waiting


def test_sheets_of_another_report_do_not_stay_beside_the_first_of_the_new_one(preview: ReportPreview, store: Store) -> None:
    ask(preview, "donor")
    preview._take(Built(1, whole(store, "donor")))
    workforce = whole(store, "workforce")
    ask(preview, "workforce")
    preview._take(early(workforce, 1))
    assert tabs(preview) == ["By year"]
    preview._take(Built(1, workforce))
    assert tabs(preview) == ["About", "By year", "Every figure"]
    front = preview.front()
    assert front is not None and front.title == "By year"


def test_of_the_same_report_the_other_sheets_stay_meanwhile(preview: ReportPreview, store: Store) -> None:
    summary = whole(store, "summary")
    ask(preview, "summary")
    preview._take(Built(1, summary))
    preview.bring_to_front("Events")
    before = tabs(preview)
    ask(preview, "summary")
    preview._take(early(summary, 2))
    assert tabs(preview) == before
    front = preview.front()
    assert front is not None and front.title == "Events"
