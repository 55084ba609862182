"""Inputs derived from field descriptions."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from wpstracker.domain.partial_date import PartialDate
from wpstracker.gui import language
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.inputs import LineInput
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.records import Event, Participation, Plan, Source
from wpstracker.records.fields import ByLanguage, Link

VALUES: dict[str, list[Any]] = {
    "title": ["", "Round table", "  kept  as it was ", "Қазақстан", "two\nlines"],
    "summary": ["", "One\n\ntwo\u00a0three", "ends with a blank ", "tab\there\r\nwindows"],
    "event_kind": [None, "training", "a kind from the future"],
    "status": ["planned", "held", None],
    "start": [None, PartialDate(2007), PartialDate(2007, 6), PartialDate(2023, 9, 14), PartialDate(None, 8, 3)],
    "duration_days": [None, 2.0, 1.5, 0.123456789, 1e6],
    "country": ["", "KZ", "GB", "XX"],
    "countries_covered": [(), ("KZ", "TJ"), ("TJ", "KZ", "QQ")],
    "verified": [True, False],
}


def type_into(widget: QWidget, text: str) -> None:
    """Commit text as an input method does; `keyClicks` cannot write Cyrillic."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, each in VALUES.items() for value in each])
def test_what_is_read_is_written_unchanged(app, name, value):
    fields = FormFields(Event, [name])
    record, twin = Event(**{name: value}), Event()
    fields.read(record)
    fields.write(twin)
    assert getattr(twin, name) == value
    assert not fields.touched() and not fields.problems()


@pytest.mark.parametrize("model", [Event, Source, Plan, Participation])
def test_every_described_field_has_an_input(app, model):
    names = [name for name, field in model.described().items() if not isinstance(field, Link | ByLanguage)]
    fields = FormFields(model, names)
    fields.read(model())
    assert all(fields.widget(name).accessibleName() for name in names)
    assert fields.touched() == []


def test_labels_choices_and_help_follow_the_language(app):
    language.use("ru")
    fields, grid = FormFields(Event, ["event_kind", "start", "country"]), FormGrid()
    fields.place(grid, *fields.names())
    assert grid.row("event_kind").label.text() == language.tr("Type")
    assert language.tr("Training") in [fields.widget("event_kind").itemText(i) for i in range(fields.widget("event_kind").count())]
    fields.widget("country").set_value("KZ")
    assert fields.widget("country").text() == "Казахстан"


def test_a_country_is_found_by_any_of_its_names(app):
    fields = FormFields(Event, ["country", "countries_covered"])
    for typed in ("Киргизия", "Кыргыз", "KG", "kyrgyzstan"):
        assert "KG" in [entry.value for entry in fields.widget("country").found(typed)]
    assert [entry.value for entry in fields.widget("country").found("")][:5] == ["KZ", "KG", "TJ", "TM", "UZ"]


def test_a_date_that_cannot_be_read_stays_as_typed_and_is_told(app):
    fields = FormFields(Event, ["start"])
    fields.read(Event())
    QTest.keyClicks(fields.widget("start").line, "the 32nd of May")
    assert "the 32nd of May" in fields.problems()["start"]
    assert fields.touched() == ["start"]
    assert fields.widget("start").text() == "the 32nd of May"


def test_a_number_takes_comma_and_point_and_refuses_words(app):
    fields = FormFields(Event, ["duration_days"])
    number = fields.widget("duration_days")
    for typed, value in {"1,5": 1.5, "2": 2.0, "0.25": 0.25, "1 000": 1000.0}.items():
        number.setText(typed)
        assert number.value() == value and not fields.problems()
    for typed in ("two", "nan", "1e5", "inf"):
        number.setText(typed)
        assert typed in fields.problems()["duration_days"]


def test_typing_announces_and_reading_does_not(app):
    fields, heard = FormFields(Event, ["title", "summary"]), []
    fields.changed.connect(lambda: heard.append(True))
    fields.read(Event(title="Workshop", summary="Text"))
    assert not heard
    QTest.keyClicks(fields.widget("title"), "A ")
    type_into(fields.widget("summary"), "Семинар ")
    assert heard and fields.touched() == ["title", "summary"]


def test_a_field_changed_back_is_written_as_it_was(app):
    fields, record = FormFields(Event, ["title"]), Event(title="Old ")
    fields.read(record)
    fields.widget("title").setText("New")
    fields.write(record)
    assert record.title == "New"
    fields.widget("title").setText("Old ")
    fields.write(record)
    assert record.title == "Old "


def test_a_problem_stands_beside_its_field_until_it_is_changed(app):
    fields, grid = FormFields(Event, ["title", "end"]), FormGrid()
    fields.place(grid, "title", "end")
    fields.read(Event())
    assert fields.set_problem("end", "The end is before the start.")
    assert grid.problems() == {"end": "The end is before the start."}
    assert not fields.set_problem("venue", "no such field")
    QTest.keyClicks(fields.widget("end").line, "2007")
    assert not grid.problems()


def test_countries_typed_in_full_are_taken_when_the_field_is_left(app):
    fields = FormFields(Event, ["countries_covered"])
    chips = fields.widget("countries_covered")
    type_into(chips.line, "Таджикистан")
    assert not fields.problems() and chips.value() == ("TJ",)
    QTest.keyClicks(chips.line, "Atlantis")
    assert "Atlantis" in fields.problems()["countries_covered"]


def test_a_long_text_grows_to_show_all_its_lines(app):
    fields, window = FormFields(Event, ["summary"]), QWidget()
    grid = FormGrid(1, window)
    fields.place(grid, "summary")
    text = fields.widget("summary")
    heights = []
    for value in ("", "word " * 60):
        fields.read(Event(summary=value))
        grid.resize(400, 600)
        window.show()
        app.processEvents()
        heights.append(text.height())
    assert heights[0] < heights[1]
    assert not text.verticalScrollBar().isVisible()


def test_tab_leaves_a_long_text(app):
    fields, window = FormFields(Event, ["summary", "title"]), QWidget()
    grid = FormGrid(1, window)
    fields.place(grid, *fields.names())
    window.show()
    fields.focus("summary")
    QTest.keyClick(fields.widget("summary"), Qt.Key.Key_Tab)
    assert fields.widget("summary").value() == ""
    assert isinstance(fields.widget("title"), LineInput)
