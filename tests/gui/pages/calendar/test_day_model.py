"""The days of any month, in weeks that begin on Monday."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from wpstracker.gui import language
from wpstracker.gui.pages.calendar.day_model import DayModel, month_of


@pytest.mark.parametrize("beyond", [True, False])
def test_it_is_a_sound_model(app: QApplication, beyond: bool) -> None:
    model = DayModel(beyond=beyond)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for day in (date(2023, 11, 1), date(2024, 2, 1), date(2021, 2, 1)):
        model.show(month_of(day))
    assert tester.model() is model


@given(st.dates(date(1000, 2, 1), date(9990, 1, 1)), st.booleans())
def test_every_day_of_the_month_has_its_cell(day: date, beyond: bool) -> None:
    model = DayModel(beyond=beyond)
    model.show(month_of(day))
    index = model.index_of(day)
    assert index.isValid() and model.day(index) == day and index.column() == day.weekday()
    first, last = model.shown_days()
    shown = [model.day(model.index(row, column)) for row in range(model.rowCount()) for column in range(7)]
    assert [each for each in shown if each] == [first + timedelta(days=more) for more in range((last - first).days + 1)]


def test_week_days_are_named_in_the_language(app: QApplication) -> None:
    model = DayModel(beyond=True)
    names = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(7)]
    assert names[0] == "Mon" and names[6] == "Sun"
    language.use("ru")
    assert [model.headerData(column, Qt.Orientation.Horizontal) for column in (0, 6)] == ["пн", "вс"]
