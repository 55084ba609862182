"""Choosing a record by its name: what is begun is completed, what is written out under another name becomes new."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.records import Event
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("osce ashg", "OSCE Centre in Ashgabat"),
        ("odihr", "OSCE Office for Democratic Institutions and Human Rights"),
        ("UN Women", "UN Women"),
        ("Committee on Roads", "Committee on Roads"),
    ],
)
def test_tab_takes_what_is_meant(app: QApplication, store: Store, typed: str, taken: str) -> None:
    names = Names(store, Draft(Event()))
    choice = RecordChoice(names, "organisation", creates=True)
    choice.show()
    QTest.keyClicks(choice.line, typed)
    QTest.keyClick(choice.line, Qt.Key.Key_Tab)
    assert choice.text() == taken
    assert names.is_new(choice.value()) == (typed == taken)


def test_the_other_spellings_are_still_offered_below_a_new_name(app: QApplication, store: Store) -> None:
    offered = [item.label for item in Names(store, Draft(Event())).offers("organisation", "UN Women")]
    assert offered[0] == "Add “UN Women”"
    assert "Women's Union of Turkmenistan" in offered
