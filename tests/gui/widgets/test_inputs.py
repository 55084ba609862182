"""Dates, counts and choices keep what is typed and say what is wrong with it."""

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from wpstracker.domain.partial_date import PartialDate
from wpstracker.gui import language
from wpstracker.gui.widgets.choice import ChoiceBox, Entry, SearchableChoice
from wpstracker.gui.widgets.number_edit import CountEdit
from wpstracker.gui.widgets.partial_date_edit import partial_date_edit


@pytest.mark.parametrize(
    ("typed", "value", "readback"),
    [
        ("2007", PartialDate(2007), "2007, month and day not known"),
        ("06.2007", PartialDate(2007, 6), "June 2007, day not known"),
        ("12 July 2013", PartialDate(2013, 7, 12), ""),
        ("12.7.2013", PartialDate(2013, 7, 12), "12 July 2013"),
        ("3 August", PartialDate(None, 8, 3), "3 August (year not stated)"),
        ("", None, ""),
    ],
)
def test_partial_dates_are_understood_and_read_back(app, typed, value, readback) -> None:
    edit = partial_date_edit("Start")
    edit.set_text(typed)
    assert edit.value() == value
    assert not edit.problem()
    assert edit._readback.text() == readback


@pytest.mark.parametrize("value", [PartialDate(2007), PartialDate(2007, 6), PartialDate(2013, 7, 12), PartialDate(None, 8, 3), None])
def test_a_date_survives_being_shown_for_editing(app, value) -> None:
    edit = partial_date_edit()
    edit.set_value(value)
    shown = edit.text()
    edit.set_text("")
    edit.set_text(shown)
    assert edit.value() == value


def test_a_date_that_is_not_understood_stays_as_typed(app) -> None:
    edit = partial_date_edit()
    edit.set_text("some day soon")
    assert edit.value() is None
    assert edit.text() == "some day soon"
    assert edit.problem().startswith("“some day soon” is not a date")
    assert edit.line.property("problem") is True
    edit.set_text("2013")
    assert edit.problem() == ""
    assert edit.line.property("problem") is False


def test_a_day_chosen_in_the_calendar_is_written(app) -> None:
    from datetime import date

    edit = partial_date_edit()
    changed = QSignalSpy(edit.changed)
    edit._take_day(date(2013, 7, 12))
    assert edit.text() == "12.07.2013"
    assert edit.value() == PartialDate(2013, 7, 12)
    assert changed.count() >= 1


def test_the_calendar_opens_at_the_date(app) -> None:
    edit = partial_date_edit()
    edit.set_value(PartialDate(2007, 6))
    edit.show()
    edit.open_calendar()
    app.processEvents()
    from PySide6.QtWidgets import QCalendarWidget

    calendar = edit.findChildren(QCalendarWidget)[0]
    assert (calendar.yearShown(), calendar.monthShown()) == (2007, 6)


def test_the_calendar_speaks_the_language_of_the_window(app) -> None:
    from PySide6.QtWidgets import QCalendarWidget

    language.use("ru")
    edit = partial_date_edit()
    edit.show()
    edit.open_calendar()
    assert edit.findChildren(QCalendarWidget)[0].locale().language() == QLocale.Language.Russian


def test_an_empty_count_is_not_reported_and_never_zero(app) -> None:
    edit = CountEdit(name="Women")
    assert edit.value() is None
    assert edit.placeholderText() == "not reported"
    edit.setText("0")
    assert edit.value() == 0


@pytest.mark.parametrize(("typed", "value"), [("24", 24), ("6 802", 6802), ("6\u00a0802", 6802), (" 7 ", 7), ("6\u202f802", 6802)])
def test_counts_may_be_grouped_by_spaces(app, typed, value) -> None:
    edit = CountEdit()
    edit.setText(typed)
    assert edit.value() == value
    assert not edit.problem()


@pytest.mark.parametrize("typed", ["about 50", "-3", "2.5", "٣", "9999999999999"])
def test_what_is_no_count_is_marked_and_kept(app, typed) -> None:
    edit = CountEdit()
    edit.show()
    edit.setText(typed)
    edit.editingFinished.emit()
    assert edit.value() is None
    assert edit.text() == typed
    assert edit.problem()
    assert edit.property("problem") is True


def test_a_large_count_is_shown_in_groups(app) -> None:
    edit = CountEdit()
    changed = QSignalSpy(edit.changed)
    edit.set_value(6802)
    assert edit.text() == "6\u00a0802"
    assert edit.value() == 6802
    assert changed.count() == 0


def test_a_choice_starts_as_not_stated(app) -> None:
    box = ChoiceBox([("t", "training"), ("w", "workshop")])
    assert (box.value(), box.currentText()) == (None, "not stated")
    box.set_value("w")
    assert box.currentText() == "workshop"


def test_a_choice_keeps_a_value_that_left_the_list(app) -> None:
    box = ChoiceBox([("t", "training")])
    box.set_value("retired kind")
    assert box.value() == "retired kind"


COUNTRIES = [
    Entry("FR", "France"),
    Entry("GB", "United Kingdom", ("Great Britain",)),
    Entry("KZ", "Kazakhstan", ("Қазақстан", "Казахстан", "KZ"), "KZ", first=True),
    Entry("UZ", "Uzbekistan", ("Ўзбекистон",), first=True),
]


@pytest.fixture
def country(app) -> SearchableChoice:
    shown = SearchableChoice(COUNTRIES, name="Country")
    shown.show()
    shown.activateWindow()
    shown.line.setFocus()
    app.processEvents()
    return shown


def test_the_priority_group_comes_first(country) -> None:
    assert [entry.value for entry in country.found("")] == ["KZ", "UZ", "FR", "GB"]


def test_an_entry_is_found_by_any_of_its_names(country) -> None:
    assert [entry.value for entry in country.found("казах")] == ["KZ"]
    assert [entry.value for entry in country.found("britain")] == ["GB"]
    assert [entry.value for entry in country.found("ST")] == ["KZ", "UZ"]


def test_typing_and_enter_choose(country) -> None:
    changed = QSignalSpy(country.changed)
    QTest.keyClicks(country.line, "uzb")
    QTest.keyClick(country.line, Qt.Key.Key_Return)
    assert country.value() == "UZ"
    assert country.text() == "Uzbekistan"
    assert changed.count() >= 1


def test_a_name_typed_in_full_needs_no_choosing(country) -> None:
    QTest.keyClicks(country.line, "great britain")
    QTest.keyClick(country.line, Qt.Key.Key_Escape)
    country.line.editingFinished.emit()
    assert country.value() == "GB"
    assert country.text() == "United Kingdom"


def test_an_unknown_name_is_refused_and_kept(country) -> None:
    QTest.keyClicks(country.line, "Atlantis")
    country.line.editingFinished.emit()
    assert country.value() is None
    assert country.text() == "Atlantis"
    assert country.problem().startswith("“Atlantis” is not in the list.")


def test_emptying_takes_the_value_away(country) -> None:
    country.set_value("KZ")
    country.line.selectAll()
    QTest.keyClick(country.line, Qt.Key.Key_Delete)
    country.line.editingFinished.emit()
    assert country.value() is None
    assert not country.problem()


def test_a_value_that_left_the_list_is_kept(country) -> None:
    country.set_value("SU")
    country.line.editingFinished.emit()
    assert country.value() == "SU"


def test_dates_speak_russian(app) -> None:
    language.use("ru")
    edit = partial_date_edit()
    edit.set_text("12.07.2013")
    assert edit._readback.text() == "12 июля 2013"


def test_a_choice_that_has_no_room_is_told_whole_by_its_tooltip(app: QApplication):
    long = "Public institution, civil society organisation or university"
    box = ChoiceBox([("a", "Short"), ("b", long)], empty=None, name="Kind")
    box.setToolTip("What kind it is")
    box.resize(140, 32)
    box.show()
    assert box.toolTip() == "What kind it is"
    box.set_value("b")
    assert box.toolTip() == f"{long}\n\nWhat kind it is"
    box.resize(900, 32)
    assert box.toolTip() == "What kind it is"
