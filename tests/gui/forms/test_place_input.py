"""Typing a place: offers by any name, what is typed stands, an empty country is filled and said."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.contexts import a_context
from tests.gui.editors import opened
from tests.unsaved import event
from wpstracker.gui.forms.event_editor import EventEditor
from wpstracker.services import events, files
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path):
    with closing(files.new_file(tmp_path / "t.wpst")) as store:
        with store.change("Fill") as writer:
            writer.save(event(place="Leilek", country="KG", region="Batken region"))
        yield store


@pytest.fixture
def editor(app: QApplication, store: Store, tmp_path: Path):
    editor = opened(EventEditor(a_context(store, tmp_path), events.blank()))
    app.processEvents()
    yield editor
    editor.done(0)


def field(editor: EventEditor, name: str) -> Any:
    """An input, in whatever section it stands."""
    for group in editor.groups:
        fields = getattr(group, "fields", None)
        if fields is not None and name in fields.names():
            return fields.widget(name)
    raise KeyError(name)


def test_a_chosen_place_fills_an_empty_country_and_region_and_says_so(editor: Any) -> None:
    place = field(editor, "place")
    place.setFocus()
    QTest.keyClicks(place, "Leil")
    assert place.popup.items()[0].label == "Leilek"
    assert place.popup.items()[0].hint == "Batken region, Kyrgyzstan"

    QTest.keyClick(place, Qt.Key.Key_Down)
    QTest.keyClick(place, Qt.Key.Key_Return)

    assert place.value() == "Leilek"
    assert field(editor, "country").value() == "KG"
    assert field(editor, "region").value() == "Batken region"
    assert editor.groups[0].filled.text() == "Country taken from the place: Kyrgyzstan."
    assert not editor.groups[0].filled.isHidden()


def test_a_stated_country_stays(editor: Any) -> None:
    field(editor, "country").set_value("UZ")
    place = field(editor, "place")
    QTest.keyClicks(place, "Leilek")
    place.editingFinished.emit()
    assert field(editor, "country").value() == "UZ"
    assert field(editor, "region").value() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_what_is_typed_stands_unless_an_offer_was_marked(editor: Any, key: Qt.Key) -> None:
    place = field(editor, "place")
    place.setFocus()
    QTest.keyClicks(place, "Bish")
    assert place.popup.isVisible()
    QTest.keyClick(place, key)
    assert place.value() == "Bish"
    assert not place.popup.isVisible()


def test_a_former_name_is_offered_with_the_present_one_beside_it(editor: Any) -> None:
    place = field(editor, "place")
    place.setFocus()
    QTest.keyClicks(place, "Nur-S")
    items = [(item.label, item.hint) for item in place.popup.items()]
    assert items[:2] == [("Nur-Sultan", "today Astana, Kazakhstan"), ("Astana", "Kazakhstan")]


def test_escape_closes_the_list_and_not_the_form(editor: Any) -> None:
    place = field(editor, "place")
    place.setFocus()
    QTest.keyClicks(place, "Bish")
    QTest.keyClick(place, Qt.Key.Key_Escape)
    assert editor.isVisible()
    assert not place.popup.isVisible()
