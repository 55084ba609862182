"""The text of a source beside something else: chosen, marked, quoted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSplitter, QWidget

from wpstracker.gui.widgets.source_reader import SourceReader
from wpstracker.gui.widgets.source_text import SourceTextPane
from wpstracker.gui.widgets.styling import push_button
from wpstracker.services.sources import SourceText

pytestmark = pytest.mark.usefixtures("app")

RELEASE = SourceText("r", "Press release", "BOROVOYE, 12 July\n\nSome 50 officials are taking part.", ("some 50 officials",))
EMPTY = SourceText("e", "An act", "")


def a_pane(*sources: SourceText, cites: bool = True) -> SourceTextPane:
    pane = SourceTextPane(cites=cites)
    pane.resize(400, 500)
    pane.show_sources(sources)
    pane.show()
    pane.activateWindow()
    assert QTest.qWaitForWindowActive(pane)
    return pane


def choose_words(pane: SourceTextPane, words: str) -> None:
    place = pane.pane.toPlainText().index(words)
    cursor = pane.pane.textCursor()
    cursor.setPosition(place)
    cursor.setPosition(place + len(words), cursor.MoveMode.KeepAnchor)
    pane.pane.setTextCursor(cursor)


def about(pane: SourceTextPane) -> str:
    return pane._about.text()


def test_the_first_source_with_a_text_is_read() -> None:
    pane = a_pane(EMPTY, RELEASE)
    assert pane.source_id() == "r"
    assert "Some 50 officials" in pane.text()
    assert about(pane) == "1 place is quoted and marked."
    pane.choice.setCurrentIndex(0)
    assert pane.source_id() == "e" and pane.text() == ""
    assert about(pane).startswith("The text of this source is not in the file.")


def test_without_a_source_it_says_what_to_do() -> None:
    pane = a_pane()
    assert about(pane).startswith("No source is named yet.")
    assert not pane.choice.isVisible() and not pane.cite_button.isEnabled()


def test_the_source_that_is_read_stays_when_the_record_changes() -> None:
    other = SourceText("o", "Other", "Other text")
    pane = a_pane(RELEASE, other)
    pane.choice.setCurrentIndex(1)
    pane.show_sources([RELEASE, other])
    assert pane.source_id() == "o"
    pane.show_sources([RELEASE])
    assert pane.source_id() == "r"


def test_chosen_words_are_told_in_one_line() -> None:
    pane = a_pane(RELEASE)
    told: list[str] = []
    pane.cite_wanted.connect(told.append)
    pane.cite()
    assert told == []
    choose_words(pane, "12 July\nSome 50")
    assert pane.cite_button.isEnabled()
    pane.pane.setFocus()
    QTest.keyClick(pane.pane, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert told == ["12 July Some 50"]


def test_the_button_names_the_field() -> None:
    pane = a_pane(RELEASE)
    pane.set_field("Start")
    assert pane.cite_button.text() == "Cite for “Start”"
    pane.set_field("")
    assert pane.cite_button.text() == "Cite for the whole record"
    assert not a_pane(RELEASE, cites=False).cite_button.isVisible()


def test_a_reader_opens_and_closes_beside_what_is_read_with_it() -> None:
    owner, splitter, line = QWidget(), QSplitter(), QLineEdit()
    splitter.addWidget(line)
    button = push_button("Source text")
    box = QHBoxLayout(owner)
    box.addWidget(button)
    box.addWidget(splitter, 1)
    asked: list[int] = []

    def texts() -> list[SourceText]:
        asked.append(1)
        return [RELEASE]

    reader = SourceReader(owner, splitter, button, texts)
    owner.resize(900, 300)
    owner.show()
    owner.activateWindow()
    assert QTest.qWaitForWindowActive(owner)
    before = line.width()
    reader.refresh()
    assert asked == []

    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert button.isChecked() and reader.pane.isVisible() and reader.pane.pane.hasFocus() and asked == [1]
    assert line.width() < before

    QTest.keyClick(reader.pane.pane, Qt.Key.Key_Escape)
    assert not button.isChecked() and not reader.pane.isVisible() and line.hasFocus()
    assert line.width() == before


def test_half_a_word_is_quoted_whole() -> None:
    pane = a_pane(RELEASE)
    choose_words(pane, "fficials are tak")
    assert pane.selected_words() == "officials are taking"
    choose_words(pane, " ")
    assert pane.selected_words() == ""


def test_a_source_without_a_text_can_be_opened_to_paste_it() -> None:
    pane = a_pane(EMPTY, cites=False)
    assert "wps:source/e" in pane.pane.toHtml()
    assert "wps:source/e" not in a_pane(EMPTY).pane.toHtml()
