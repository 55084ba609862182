"""A filter ticked in a list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from wpstracker.gui.widgets.filter_button import FilterButton, Option

COUNTRIES = [Option("KZ", "Kazakhstan", ("Казахстан",)), Option("KG", "Kyrgyzstan", ("Кыргызстан",)), Option("TJ", "Tajikistan")]


@pytest.fixture
def button(app) -> FilterButton:
    made = FilterButton("Country")
    made.set_options(COUNTRIES)
    made.show()
    return made


def heard(button: FilterButton) -> list[tuple[object, ...]]:
    """What is asked at each change."""
    told: list[tuple[object, ...]] = []
    button.changed.connect(lambda: told.append(button.values()))
    return told


def test_it_says_what_is_asked(button) -> None:
    assert button.text() == "Country"
    assert button.accessibleName() == "Country: any"
    button.set_values(("KZ",))
    assert button.text() == "Country: Kazakhstan"
    button.set_values(("KZ", "TJ"))
    assert button.text() == "Country: Kazakhstan +1"
    assert button.accessibleName() == "Country: Kazakhstan, Tajikistan"


def test_setting_is_silent_and_ticking_is_told(button) -> None:
    told = heard(button)
    button.set_values(("KZ",))
    assert told == []
    button.popup.ticked.emit("KG")
    button.popup.ticked.emit("KZ")
    assert told == [("KZ", "KG"), ("KG",)]


def test_the_keyboard_alone_is_enough(button) -> None:
    told = heard(button)
    QTest.keyClick(button, Qt.Key.Key_Down)
    assert button.popup.isVisible()
    QTest.keyClick(button.popup.list, Qt.Key.Key_Down)
    QTest.keyClick(button.popup.list, Qt.Key.Key_Space)
    assert told == [("KG",)]
    QTest.keyClick(button.popup.list, Qt.Key.Key_Escape)
    assert not button.popup.isVisible()
    QTest.keyClick(button, Qt.Key.Key_Delete)
    assert told[-1] == ()


def test_a_long_list_is_searched_in_any_script_without_the_heads(app) -> None:
    button = FilterButton("Tag")
    button.set_options([Option(n, f"Theme {n}", group="Themes") for n in range(12)] + [Option("p", "Police", ("Полиция",), "Tags")])
    button.open_list()
    assert button.popup.list.item(0).text() == "Themes"
    button.popup.search.setText("полиц")
    assert button.popup.shown() == ["Police"]
    QTest.keyClick(button.popup.search, Qt.Key.Key_Return)
    assert button.values() == ("p",)


def test_one_of_several_closes_the_list(app) -> None:
    button = FilterButton("Year", single=True)
    button.set_options([Option(2023, "2023"), Option(2007, "2007")])
    button.open_list()
    button.popup.ticked.emit(2023)
    button.popup.ticked.emit(2007)
    assert button.values() == (2007,)
    assert not button.popup.isVisible()


def test_ticks_can_be_cleared_and_what_is_no_longer_offered_is_still_named(button) -> None:
    button.set_values(("UZ",))
    assert button.text() == "Country: UZ"
    button.open_list()
    button.popup.findChild(QPushButton).click()
    assert button.values() == ()
