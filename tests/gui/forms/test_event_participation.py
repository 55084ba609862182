"""Counting people in a grid: by keyboard, from Excel, with what is unknown left unknown."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from tests.builders import an_event, event_draft
from tests.gui.contexts import a_context
from tests.gui.editors import opened
from wpstracker.gui import language
from wpstracker.gui.forms.event_editor import EventEditor
from wpstracker.gui.forms.event_participation import ParticipationGroup
from wpstracker.gui.grids.model import LOOK_ROLE
from wpstracker.records import Event, Organisation, Participation
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store

PARTICIPATION = 3
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def edit(app, store: Store, tmp_path: Path):
    """Opens an editor at its grid; a new event by default."""

    def made(draft: Draft[Event] | None = None) -> EventEditor:
        editor = opened(EventEditor(a_context(store, tmp_path), draft or Draft(Event(title="Training"))))
        editor.activateWindow()
        editor.form.go_to(PARTICIPATION)
        app.processEvents()
        return editor

    return made


def people(editor: EventEditor) -> ParticipationGroup:
    found = editor.groups[PARTICIPATION]
    assert isinstance(found, ParticipationGroup)
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def write(text: str) -> None:
    for letter in text:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, letter)


def paste(editor: EventEditor, text: str, row: int = 0, column: str = "who") -> None:
    QGuiApplication.clipboard().setText(text)
    grid = people(editor).grid
    grid.setFocus()
    grid.go_to(row, people(editor).model.column_of(column))
    press(Qt.Key.Key_V, CTRL)


def kept(store: Store, *names: str) -> list[tuple[Any, ...]]:
    return store.rows(f"SELECT {', '.join(names)} FROM participation ORDER BY sort")


def cell(editor: EventEditor, row: int, column: str, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
    model = people(editor).model
    return model.index(row, model.column_of(column)).data(role)


def test_two_institutions_are_counted_by_keyboard_alone(store, edit):
    editor = edit()
    for who, women, men in (("Border service", "12", "8"), ("Customs", "3", "")):
        write(who)
        for number in (women, men):
            press(Qt.Key.Key_Tab)
            write(number)
        press(Qt.Key.Key_Return)
    assert people(editor).summary() == "23 people: 15 women, 8 men"
    press(Qt.Key.Key_S, CTRL)
    assert not editor.isVisible()
    assert kept(store, "who", "women", "men", "total", "capacity", "precision") == [
        ("Border service", 12, 8, None, "participant", "exact"),
        ("Customs", 3, None, None, "participant", "exact"),
    ]


def test_a_number_still_being_typed_is_saved_too(store, edit):
    editor = edit()
    press(Qt.Key.Key_Right)
    write("12")
    assert editor.touched()
    press(Qt.Key.Key_S, CTRL)
    assert kept(store, "women") == [(12,)]


def test_a_table_from_excel_is_pasted_with_its_doubts(store, edit):
    editor = edit()
    paste(editor, "Police\t1\u00a0234\t\t\t\t\r\nNGOs\t\t\t\t\tок. 50\r\nMedia\t\t\t\t\t>=30\r\nGuests\t~20\t5\t\t\t\r\n")
    editor.save()
    assert kept(store, "who", "women", "men", "total", "precision") == [
        ("Police", 1234, None, None, "exact"),
        ("NGOs", None, None, 50, "about"),
        ("Media", None, None, 30, "at_least"),
        ("Guests", 20, 5, None, "about"),
    ]


def test_what_cannot_be_read_stays_marked_and_nothing_is_guessed(store, edit):
    editor = edit()
    paste(editor, "Police\tmany\t5-6\nNGOs\t7\t-")
    assert (cell(editor, 0, "women"), cell(editor, 0, "women", LOOK_ROLE)) == ("many", "bad")
    assert "“many” cannot be read as a number of people" in cell(editor, 0, "women", Qt.ItemDataRole.ToolTipRole)
    assert "3 cells could not be read" in people(editor).said.text()
    editor.save()
    assert editor.isVisible() and store.rows("SELECT count(*) FROM event") == [(0,)]
    assert people(editor).grid.hasFocus()
    index = people(editor).grid.currentIndex()
    assert (index.row(), people(editor).model.columns[index.column()].key) == (0, "women")
    paste(editor, "4\t5\n7\t", 0, "women")
    editor.save()
    assert kept(store, "women", "men") == [(4, 5), (7, None)]


def test_a_pasted_header_brings_the_details_in_any_order_and_language(store, edit):
    known = store.rows("SELECT count(*) FROM organisation")[0][0]
    editor = edit()
    paste(editor, "Страна\tWomen\tOrganisation\tInstitution type\tCapacity\nказахстан\t5\tNew Guild\tCustoms\tSpeakers\n")
    assert people(editor).more.isChecked()
    editor.save()
    assert kept(store, "country", "women", "capacity") == [("KZ", 5, "speaker")]
    assert store.rows("SELECT o.name FROM participation p JOIN organisation o ON o.id = p.organisation_id") == [("New Guild",)]
    assert store.rows("SELECT count(*) FROM organisation") == [(known + 1,)]


def test_a_known_organisation_is_found_while_typing(store, edit):
    editor = edit()
    people(editor).more.setChecked(True)
    people(editor).grid.go_to(0, people(editor).model.column_of("organisation"))
    write("odihr")
    press(Qt.Key.Key_Tab)
    assert cell(editor, 0, "organisation").startswith("OSCE Office for Democratic") or "ODIHR" in cell(editor, 0, "organisation")
    editor.save()
    assert store.rows("SELECT count(*) FROM participation WHERE organisation_id IS NOT NULL") == [(1,)]


def test_a_problem_of_the_record_lands_in_its_cell(edit):
    editor = edit()
    paste(editor, "Police\t5\nNGOs\t99999999999")
    editor.save()
    assert editor.isVisible()
    assert "not that many people on Earth" in cell(editor, 1, "women", Qt.ItemDataRole.ToolTipRole)
    assert "Row 2, Women" in people(editor).said.text()
    assert people(editor).grid.currentIndex().row() == 1


def test_totals_shares_and_differences_are_shown_and_nothing_is_forced(store, edit):
    editor = edit()
    paste(editor, "All\t44\t6\t\t\t55")
    group = people(editor)
    assert group._totals.text() == "In all: 55"
    assert "88 %" in group._split.text()
    assert "50" in group._remark_line.text() and "55" in group._remark_line.text()
    assert cell(editor, 0, "total", LOOK_ROLE) == "warning"
    paste(editor, "", 0, "total")
    group.model.clear([(0, group.model.column_of("total"))])
    assert cell(editor, 0, "total") == "= 50" and cell(editor, 0, "total", LOOK_ROLE) == "muted"
    editor.save()
    assert kept(store, "women", "men", "total") == [(44, 6, None)]


def test_a_read_block_is_left_exactly_as_it_was(store, edit):
    blocks = [
        Participation(who=" two  blanks ", women=0, total=1234, precision="about", capacity="unknown too", country="KG"),
        Participation(),
        Participation(who="rank", rank=store.rows("SELECT id FROM term WHERE scheme = 'rank'")[0][0]),
    ]
    id_ = an_event(store, participation=blocks)
    before = store.rows("SELECT count(*) FROM change")
    editor = edit(event_draft(store, id_))
    assert not editor.touched()
    assert cell(editor, 0, "capacity") == "unknown too"
    group = people(editor)
    group.grid.go_to(1, group.model.column_of("men"))
    write("3")
    press(Qt.Key.Key_Return)
    editor.save()
    changes = store.rows("SELECT kind, field_values FROM change ORDER BY id")[before[0][0] :]
    assert changes == [("participation", '{"men":3}')]


def test_an_undone_change_is_no_change(store, edit):
    editor = edit(event_draft(store, an_event(store, participation=[Participation(who="a", women=1)])))
    people(editor).grid.go_to(0, 0)
    write("b")
    press(Qt.Key.Key_Return)
    assert editor.touched()
    press(Qt.Key.Key_Z, CTRL)
    assert not editor.touched()


def test_removed_and_emptied_rows_are_gone_and_moved_ones_stand_elsewhere(store, edit):
    id_ = an_event(store, participation=[Participation(who=name, women=at) for at, name in enumerate("abcd")])
    editor = edit(event_draft(store, id_))
    grid = people(editor).grid
    grid.go_to(0, 0)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    grid.go_to(2, 0)
    press(Qt.Key.Key_Delete, CTRL)
    grid.go_to(2, 0)
    press(Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Delete)
    editor.save()
    assert kept(store, "who", "women") == [("b", 1), ("a", 0)]


def test_half_typed_cells_are_kept_with_a_draft_and_put_back(store, edit):
    editor = edit()
    paste(editor, "Police\tmany")
    people(editor).grid.go_to(0, people(editor).model.column_of("men"))
    write("3")
    group = people(editor)
    typed = group.typed()
    assert typed == {"participation[0].women": "many", "participation[0].men": "3"}
    group.write(editor.draft)
    assert group.grid.cells.line is not None, "writing while somebody types leaves the line alone"
    again = edit(editor.draft)
    people(again).put_typed(typed)
    assert (cell(again, 0, "women"), cell(again, 0, "men")) == ("many", "3")


def test_the_grid_of_people_keeps_to_qts_rules(app, store, edit):
    editor = edit()
    model = people(editor).model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    paste(editor, "a\t1\nb\t2\nc\tx")
    for _ in range(2):
        model.undo_stack.undo()
        model.undo_stack.redo()
    tester.deleteLater()


def test_headers_are_the_fields_names_in_russian_too(store, edit):
    language.use("ru")
    editor = edit()
    model = people(editor).model
    titles = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert len(titles) == 13 and not any(title.isascii() for title in titles)
    paste(editor, "Police\t5")
    assert cell(editor, 0, "women", Qt.ItemDataRole.AccessibleTextRole) == "Женщины, строка 1: 5" or language.words().language == "ru"


def test_an_organisation_made_in_a_cell_that_was_changed_again_is_not_saved(store, edit):
    known = store.rows("SELECT count(*) FROM organisation")
    editor = edit()
    paste(editor, "Organisation\nSome new guild")
    paste(editor, "Organisation\nODIHR")
    editor.save()
    assert store.rows("SELECT count(*) FROM organisation") == known
    assert store.get(Organisation, kept(store, "organisation_id")[0][0]) is not None
