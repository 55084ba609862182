"""The Excel summary is written beside the window, from what the page shows, in the language chosen for it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox

from tests.gui.windows import a_window, choose_file, entries, message, press, shown, until
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.question import Filter
from wpstracker.gui.dialogs.export_dialog import ExportDialog
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.pages.reports import ReportsPage
from wpstracker.gui.settings import Settings
from wpstracker.records import EventPerson, Person
from wpstracker.services import events, files
from wpstracker.store.database import Store


@pytest.fixture
def window(app: QApplication, settings: Settings, tmp_path: Path) -> Iterator[MainWindow]:
    store = files.new_file(tmp_path / "office.wpst")
    an_event(store, "Training in Almaty", country="KZ", start=date(2023, 5, 4))
    an_event(store, "Seminar in Bishkek", country="KG", start=date(2022, 3, 1))
    store.close()
    with a_window(app, settings, tmp_path / "office.wpst") as made:
        yield made


def an_event(store: Store, title: str, *, country: str, start: date) -> None:
    draft = events.blank()
    draft.record.title, draft.record.country, draft.record.status = title, country, "held"
    draft.record.start = PartialDate(start.year, start.month, start.day)
    events.save(store, draft)


def open_dialog(window: MainWindow, question: Filter | None = None) -> ExportDialog:
    if question is None:
        entries(window)["Events"].trigger()
        entries(window)["Export summary…"].trigger()
    else:
        window.export(question)
    return shown(window, ExportDialog)


def titles_in(path: Path) -> set[str]:
    """Every text in the workbook."""
    book = load_workbook(path)
    return {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, str)}


def write(window: MainWindow, dialog: ExportDialog, path: Path) -> set[str]:
    """Write the workbook to a place and read it."""
    dialog.path.setText(str(path))
    dialog.export_button.click()
    until(lambda: QApplication.activeModalWidget() is not dialog and path.exists())
    shown(window, QMessageBox)
    assert path.name in message(window)
    return titles_in(path)


def test_everything_is_written_when_nothing_is_asked(window: MainWindow, tmp_path: Path) -> None:
    dialog = open_dialog(window)
    assert "2 events" in dialog.count.text()
    assert {"Training in Almaty", "Seminar in Bishkek"} <= write(window, dialog, tmp_path / "all.xlsx")


def test_the_question_of_the_page_is_taken_over_and_said(window: MainWindow, tmp_path: Path) -> None:
    dialog = open_dialog(window, Filter(countries=("KZ",), text="training"))
    assert any("training" in label.text() for label in dialog.findChildren(QLabel))
    assert "1 event" in dialog.count.text()
    texts = write(window, dialog, tmp_path / "some.xlsx")
    assert "Training in Almaty" in texts
    assert "Seminar in Bishkek" not in texts


def test_the_question_can_be_widened_and_narrowed(window: MainWindow) -> None:
    dialog = open_dialog(window, Filter(text="training"))
    dialog.rest.setChecked(False)
    assert "2 events" in dialog.count.text()
    dialog.first.set_text("2023")
    assert dialog.question().after == PartialDate(2023)
    assert "1 event" in dialog.count.text()
    dialog.countries.set_value(("KG",))
    dialog.countries.changed.emit()
    assert "0 events" in dialog.count.text()


def test_the_question_stands_there_as_text_and_can_be_written(window: MainWindow) -> None:
    dialog = open_dialog(window, Filter(countries=("KZ",), text="training"))
    line = dialog.typed.line
    assert line.text() == "country:KZ training"
    line.setFocus()
    line.clear()
    QTest.keyClicks(line, "seminar -country:KZ after:2020")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.question() == Filter(text="seminar", after=PartialDate(2020), without=Filter(countries=("KZ",)))
    assert "1 event" in dialog.count.text()
    dialog.first.set_value(None)
    dialog.first.changed.emit()
    assert line.text() == "seminar -country:KZ"


def test_a_question_that_cannot_be_read_stops_the_export(window: MainWindow, tmp_path: Path) -> None:
    dialog = open_dialog(window)
    dialog.path.setText(str(tmp_path / "x.xlsx"))
    dialog.typed.line.setFocus()
    QTest.keyClicks(dialog.typed.line, "type:nothing")
    QTest.keyClick(dialog.typed.line, Qt.Key.Key_Return)
    dialog.export_button.click()
    assert dialog.isVisible() and dialog.typed.problem() and not (tmp_path / "x.xlsx").exists()


def test_the_language_of_the_workbook_is_chosen_apart(window: MainWindow, tmp_path: Path) -> None:
    dialog = open_dialog(window)
    dialog.language.setCurrentIndex(dialog.language.findText("Русский"))
    assert "Казахстан" in write(window, dialog, tmp_path / "сводка.xlsx")
    assert window.windowTitle() == "office.wpst — WPS Tracker"


def test_more_reports_are_a_step_away_with_the_same_period_and_filters(window: MainWindow) -> None:
    dialog = open_dialog(window, Filter(text="training"))
    dialog.first.set_text("2023")
    next(each for each in dialog.findChildren(type(dialog.export_button)) if each.text() == "More reports…").click()
    assert window.workspace
    page = window.workspace.page()
    assert isinstance(page, ReportsPage) and page.in_settings()
    assert page.chosen.request().question == Filter(text="training", after=PartialDate(2023))
    until(lambda: not page.preview.is_waiting)


def test_the_proposed_name_carries_the_day(window: MainWindow) -> None:
    assert open_dialog(window).target().name == "WPS summary 2023-11-20.xlsx"


def test_a_name_without_suffix_gets_one(window: MainWindow, tmp_path: Path) -> None:
    dialog = open_dialog(window)
    dialog.path.setText(str(tmp_path / "yearly 20.01"))
    assert dialog.target() == tmp_path / "yearly 20.01.xlsx"


def test_the_place_is_chosen_in_the_folders(window: MainWindow, tmp_path: Path) -> None:
    dialog = open_dialog(window)
    button = next(each for each in dialog.findChildren(type(dialog.export_button)) if each.text() == "Choose…")
    button.click()
    choose_file(dialog, tmp_path / "chosen.xlsx")
    assert dialog.target() == tmp_path / "chosen.xlsx"


def test_an_older_workbook_is_replaced_only_after_asking(window: MainWindow, tmp_path: Path) -> None:
    older = tmp_path / "older.xlsx"
    older.write_bytes(b"older")
    dialog = open_dialog(window)
    dialog.path.setText(str(older))
    dialog.export_button.click()
    press(dialog, "Cancel")
    assert older.read_bytes() == b"older"
    dialog.export_button.click()
    press(dialog, "Replace")
    until(lambda: older.read_bytes() != b"older")
    assert "older.xlsx" in message(window)


def test_a_place_that_refuses_is_told_and_the_dialog_stays(window: MainWindow, tmp_path: Path) -> None:
    dialog = open_dialog(window)
    dialog.path.setText(str(tmp_path / "missing" / "summary.xlsx"))
    dialog.export_button.click()
    assert "missing" in message(dialog)
    assert dialog.isVisible()
    assert dialog.export_button.isEnabled()


@pytest.mark.parametrize(("first", "last"), [("2024", "2023"), ("nonsense", "")])
def test_a_period_that_cannot_be_is_shown_beside_its_field(window: MainWindow, tmp_path: Path, first: str, last: str) -> None:
    dialog = open_dialog(window)
    dialog.path.setText(str(tmp_path / "never.xlsx"))
    dialog.first.set_text(first)
    dialog.last.set_text(last)
    dialog.export_button.click()
    QTest.qWait(50)
    assert dialog.form.problems()
    assert not (tmp_path / "never.xlsx").exists()


def test_the_folder_is_proposed_again(window: MainWindow, tmp_path: Path) -> None:
    write(window, open_dialog(window), tmp_path / "first.xlsx")
    assert open_dialog(window).target().parent == tmp_path


def test_confidential_content_is_named_and_asked_for_a_second_time(window: MainWindow, tmp_path: Path) -> None:
    assert window.workspace is not None
    store = window.workspace.context.store
    (id_,) = (row[0] for row in store.rows("SELECT id FROM event WHERE title = 'Seminar in Bishkek'"))
    draft = events.load(store, id_)
    assert draft is not None
    draft.record.privacy = "restricted"
    person = Person(name="Vera Named")
    draft.new.append(person)
    draft.of(EventPerson).append(EventPerson(person=person.id, role="participant"))
    events.save(store, draft)
    target = tmp_path / "all.xlsx"
    dialog = open_dialog(window)
    assert "1 event" in dialog.count.text()
    dialog.restricted.setChecked(True)
    dialog.participants.setChecked(True)
    assert "2 events" in dialog.count.text()
    dialog.path.setText(str(target))

    dialog.export_button.click()
    box = shown(window, QMessageBox)
    assert "• 1 restricted record" in box.informativeText()
    assert "• 1 name of a participant" in box.informativeText()
    press(window, "Cancel")
    assert not target.exists()

    dialog.export_button.click()
    press(window, "Export it all the same")
    until(target.exists)
    message(window)
    assert {"Seminar in Bishkek", "Vera Named"} <= titles_in(target)


def test_nothing_is_asked_when_nothing_confidential_is_there(window: MainWindow, tmp_path: Path) -> None:
    dialog = open_dialog(window)
    dialog.restricted.setChecked(True)
    assert "Training in Almaty" in write(window, dialog, tmp_path / "all.xlsx")


def test_small_numbers_are_suppressed_when_asked(window: MainWindow) -> None:
    dialog = open_dialog(window)
    assert not dialog.handover().suppress_small
    dialog.suppress.setChecked(True)
    assert dialog.handover().suppress_small
    assert not dialog.handover().is_confidential
