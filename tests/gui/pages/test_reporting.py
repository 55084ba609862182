"""The Reporting page: due dates by month, what was handed in, and the calendar for other programs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.contexts import Window
from tests.gui.windows import choose_file, press, shown, until
from wpstracker.domain.obligations import DueState, report_id
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.gui import language
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.hand_in import HandInDialog
from wpstracker.gui.forms.obligation_editor import ObligationEditor
from wpstracker.gui.pages.reporting import ReportingPage
from wpstracker.gui.settings import Settings
from wpstracker.records import Obligation, Submission
from wpstracker.services import attachments, obligations
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

TODAY = date(2025, 7, 20)
JULY, JANUARY = date(2025, 7, 15), date(2026, 1, 15)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "file.wpst")
    yield made
    made.close()


@pytest.fixture
def page(app: QApplication, store: Store, window: Window, tmp_path: Path) -> ReportingPage:
    return a_page(store, tmp_path, window)


def a_page(store: Store, folder: Path, window: Window) -> ReportingPage:
    made = ReportingPage(Context(store, Settings(folder / "s.ini"), window, lambda: TODAY))
    store.announcer.subscribe(made.changed)
    made.resize(1100, 700)
    made.show()
    return made


def half_yearly(store: Store, **said: object) -> str:
    known = {"title": "Half-yearly report", "country": "KG", "rhythm": "half_yearly", "days_after": 15, "begins": PartialDate(2025)}
    return obligations.save(store, Draft(Obligation(**(known | said))))


def yearly(store: Store, **said: object) -> str:
    known = {"title": "Annual report", "country": "KZ", "rule": "on_day", "rhythm": "yearly", "due_month": 1, "due_day": 20}
    return obligations.save(store, Draft(Obligation(**(known | {"begins": PartialDate(2025)} | said))))


def said(page: ReportingPage) -> list[str]:
    return [page.list.spoken(id_) for id_ in page.list.ids()]


def text(page: ReportingPage) -> str:
    return page.pane.toPlainText().replace("\u00a0", " ")


def test_due_dates_stand_by_month_with_their_state_in_words(page, store):
    id_ = half_yearly(store)
    yearly(store)
    obligations.mark(store, id_, JANUARY, prepared=PartialDate(2025, 7, 19))
    assert page.list.headings() == ["July 2025", "January 2026", "July 2026"]
    assert said(page) == [
        "Tue 15.07.2025, Half-yearly report, 1st half of 2025 · Kyrgyzstan, 5 days overdue",
        "Thu 15.01.2026, Half-yearly report, 2nd half of 2025 · Kyrgyzstan, Prepared, due in 179 days",
        "Tue 20.01.2026, Annual report, year 2025 · Kazakhstan, Due in 184 days",
        "Wed 15.07.2026, Half-yearly report, 1st half of 2026 · Kyrgyzstan, Due in 360 days",
    ]
    assert page.current()["due"] == JULY
    assert "5 days overdue" in text(page) and "Every half-year, 15 days after it ends." in text(page)


def test_the_list_speaks_russian(app, store, window, tmp_path):
    half_yearly(store)
    language.use("ru")
    page = a_page(store, tmp_path, window)
    assert page.list.headings()[0] == "Июль 2025"
    assert "I полугодие 2025 года" in said(page)[0] and said(page)[0].endswith("Просрочен на 5 дней")


def test_filters_narrow_the_list(page, store):
    kg, _kz = half_yearly(store), yearly(store)
    page.ask(Filter(countries=("KZ",)))
    assert len(page.list.ids()) == 1
    page.ask(Filter(kinds=(kg,), statuses=(DueState.OVERDUE.value,)))
    assert page.list.ids() == [report_id(kg, JULY)]
    page.ask(Filter(text="nowhere"))
    assert page.list.ids() == [] and page.list.headings() == []
    page.show_record("obligation", kg)
    assert page.list.current_id() == report_id(kg, JULY)


def test_a_rule_that_is_not_known_yet_leaves_the_obligation_in_sight(page, store):
    id_ = half_yearly(store, rhythm=None, title="Donor report")
    assert page.list.headings() == ["No due date in these years"] and page.list.ids() == [id_]
    assert "No due date follows yet" in text(page)
    assert not page.prepared.isEnabled() and page.edit.isEnabled()


def test_arrows_pass_over_the_months_and_a_month_cannot_be_chosen(page, store):
    half_yearly(store)
    yearly(store)
    first, second, third, fourth = page.list.ids()
    page.list.set_current_id(first)
    for key, expected in (("Down", second), ("Down", third), ("Down", fourth), ("Down", fourth), ("Up", third), ("Up", second)):
        QTest.keyClick(page.list, getattr(Qt.Key, f"Key_{key}"))
        assert page.list.current_id() == expected
    for _ in range(3):
        QTest.keyClick(page.list, Qt.Key.Key_Up)
    assert page.list.current_id() == first
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 8))
    assert page.list.current_id() == first


def test_a_report_is_marked_as_prepared_and_taken_back(page, store, window):
    id_ = half_yearly(store)
    page.prepared.trigger()
    kept = store.get(Submission, report_id(id_, JULY))
    assert kept is not None and kept.prepared == PartialDate.of(TODAY) and window.said
    assert "5 days overdue" in said(page)[0] and not page.prepared.isEnabled()
    page.taken_back.trigger()
    press(page, "Take back")
    assert store.get(Submission, report_id(id_, JULY)) is None
    assert page.list.current_id() == report_id(id_, JULY)


def test_a_report_is_handed_in_with_date_note_and_file(page, store, tmp_path):
    id_ = half_yearly(store)
    sent = tmp_path / "report.txt"
    sent.write_text("What was done")
    page.handed_in.trigger()
    dialog = shown(page, HandInDialog)
    dialog.when.line.setText("18.07.2025")
    dialog.note.setPlainText("By letter 12-3")
    dialog.files.take([sent])
    until(dialog.files.incoming)
    dialog.save()
    assert "Handed in 3 days late" in said(page)[0]
    assert "By letter 12-3" in text(page) and "report.txt" in text(page)
    assert [file.name for file in attachments.of_record(store, report_id(id_, JULY))] == ["report.txt"]


def test_a_date_that_cannot_be_is_refused_beside_its_field(page, store):
    id_ = half_yearly(store)
    obligations.mark(store, id_, JULY, prepared=PartialDate(2025, 7, 10))
    page.handed_in.trigger()
    dialog = shown(page, HandInDialog)
    for typed in ("1.7.2025", "31.13.2025", ""):
        dialog.when.line.setText(typed)
        dialog.save()
        assert dialog.isVisible() and dialog.form.problems()["handed_in"]
    dialog.reject()


def test_a_file_is_taken_away_again_before_it_is_kept(page, store, tmp_path):
    half_yearly(store)
    sent = tmp_path / "report.txt"
    sent.write_text("What was done")
    page.handed_in.trigger()
    dialog = shown(page, HandInDialog)
    dialog.files.take([sent])
    until(dialog.files.incoming)
    dialog.files.list.setCurrentRow(0)
    dialog.files.remove()
    assert dialog.files.incoming() == []
    dialog.reject()


def test_the_calendar_holds_what_the_list_shows(page, store, tmp_path, window):
    half_yearly(store)
    yearly(store)
    page.ask(Filter(countries=("KZ",)))
    page.export.trigger()
    choose_file(page, tmp_path / "reports.ics")
    events = Calendar.from_ical((tmp_path / "reports.ics").read_bytes()).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == ["Report due: Annual report (year 2025)"]
    assert "reports.ics" in window.said[-1]


def test_an_empty_page_offers_the_known_rules_and_keeps_none_by_itself(page, store):
    assert page.list.ids() == [] and not store.fetch(Obligation.select())
    kyrgyzstan, _kazakhstan = obligations.EXAMPLES
    page.new_from(kyrgyzstan)
    editor = shown(page, ObligationEditor)
    assert not store.fetch(Obligation.select())
    editor.save()
    (kept,) = store.fetch(Obligation.select())
    assert kept.rule_written == "каждое полугодие, до 15 числа следующего месяца" and kept.days_after == 15
    assert "To be confirmed for the 1325 plan" in kept.notes
    assert "Order No. 159-r" in text(page) and page.list.ids()


def test_an_obligation_is_deleted_with_its_reports(page, store):
    id_ = half_yearly(store)
    obligations.mark(store, id_, JULY, handed_in=PartialDate(2025, 7, 14))
    page.delete.trigger()
    press(page, "Delete")
    assert page.list.ids() == [] and not store.fetch(Submission.select())


def test_what_is_chosen_is_remembered(app, store, window, tmp_path):
    half_yearly(store)
    page = a_page(store, tmp_path, window)
    page.list.set_current_id(page.list.ids()[2])
    again = a_page(store, tmp_path, window)
    again.restore(page.state())
    assert again.list.current_id() == page.list.ids()[2]
