"""Rows, forms and sections say where the problem is."""

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QVBoxLayout, QWidget

from wpstracker.gui.widgets.field import FieldRow, FormGrid
from wpstracker.gui.widgets.number_edit import CountEdit
from wpstracker.gui.widgets.partial_date_edit import partial_date_edit
from wpstracker.gui.widgets.rows_editor import RowsEditor
from wpstracker.gui.widgets.section import Section


class NameRow(QWidget):
    """One name."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        QVBoxLayout(self).addWidget(self.line)

    def value(self) -> str | None:
        return self.line.text() or None

    def set_value(self, value: str) -> None:
        self.line.setText(value)

    def problem(self) -> str:
        return "A name has no digits." if any(letter.isdigit() for letter in self.line.text()) else ""


@pytest.fixture
def rows(app) -> RowsEditor:
    editor = RowsEditor(NameRow, add_text="Add a name", empty_text="No names yet.")
    editor.set_rows(["Ada", "Berta", "Clara"])
    editor.show()
    editor.activateWindow()
    app.processEvents()
    return editor


def go_to(rows: RowsEditor, number: int) -> QLineEdit:
    line: QLineEdit = rows.inputs()[number].line
    line.setFocus()
    return line


def test_rows_are_added_below_the_present_one_by_keyboard(rows) -> None:
    QTest.keyClick(go_to(rows, 0), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(rows.inputs()[1].line, "Zoe")
    assert rows.rows() == ["Ada", "Zoe", "Berta", "Clara"]


def test_rows_are_removed_by_keyboard_and_the_next_gets_the_focus(rows) -> None:
    removed = QSignalSpy(rows.changed)
    QTest.keyClick(go_to(rows, 1), Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert rows.rows() == ["Ada", "Clara"]
    assert QApplication.focusWidget() is rows.inputs()[1].line
    assert removed.count() == 1


def test_rows_move_by_keyboard_and_keep_the_focus(rows, app) -> None:
    line = go_to(rows, 2)
    QTest.keyClick(line, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    app.processEvents()
    assert rows.rows() == ["Ada", "Clara", "Berta"]
    assert QApplication.focusWidget() is line
    QTest.keyClick(line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert rows.rows() == ["Ada", "Berta", "Clara"]


def test_tab_goes_through_added_and_moved_rows_as_they_stand_and_on(app) -> None:
    window, after = QWidget(), QLineEdit()
    box = QVBoxLayout(window)
    editor = RowsEditor(NameRow, add_text="Add a name")
    box.addWidget(editor)
    box.addWidget(after)
    editor.set_rows(["Ada", "Berta"])
    window.show()
    window.activateWindow()
    app.processEvents()
    go_to(editor, 0)
    editor.add_row()
    editor.move_row(0, 1)
    app.processEvents()
    seen: list[QWidget] = [go_to(editor, 0)]
    for _ in range(4):
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.append(focused)
    assert seen == [*(row.line for row in editor.inputs()), editor.add_button, after]


def test_a_row_without_content_is_left_out(rows) -> None:
    rows.add_row()
    assert rows.rows() == ["Ada", "Berta", "Clara"]
    assert len(rows.inputs()) == 4


def test_rows_tell_their_problems(rows) -> None:
    QTest.keyClicks(go_to(rows, 0), "7")
    assert rows.problems() == ["A name has no digits."]


def test_showing_rows_is_no_change_and_an_empty_list_says_so(rows) -> None:
    changed = QSignalSpy(rows.changed)
    rows.set_rows([])
    assert changed.count() == 0
    assert not rows._empty.isHidden()
    rows.set_rows(["Ada"])
    assert rows._empty.isHidden()


@pytest.fixture
def form(app) -> FormGrid:
    grid = FormGrid(2)
    grid.add("title", "Title", QLineEdit(), required=True, span=0)
    grid.add("women", "Women", CountEdit(), help="Counted women only.")
    grid.add("men", "Men", CountEdit())
    grid.show()
    grid.activateWindow()
    app.processEvents()
    return grid


def test_an_input_has_its_label_as_name_and_buddy(form) -> None:
    row = form.row("women")
    assert row.widget.accessibleName() == "Women"
    assert row.label.buddy() is row.widget
    assert row.widget.whatsThis() == "Counted women only."


def test_a_problem_stands_beside_its_field_until_cleared(form) -> None:
    assert form.set_problem("title", "Give the event a title.")
    assert form.problems() == {"title": "Give the event a title."}
    assert form.row("title").widget.accessibleDescription() == "Give the event a title."
    form.clear_problems()
    assert form.problems() == {}


def test_a_field_that_is_not_here_is_said_so(form) -> None:
    assert not form.set_problem("elsewhere", "Wrong.")


def test_the_first_problem_gets_the_focus(form) -> None:
    form.set_problem("men", "Too many.")
    assert form.focus_first_problem()
    assert QApplication.focusWidget() is form.row("men").widget
    form.clear_problems()
    assert not form.focus_first_problem()


def test_the_problem_of_an_input_shows_in_its_row(form) -> None:
    count = form.row("women").widget
    count.setText("many")
    count.editingFinished.emit()
    assert "whole number" in form.problems()["women"]
    form.clear_problems()
    assert "women" in form.problems(), "what stands in the input is still wrong"
    count.setText("12")
    assert form.problems() == {}


def test_a_tick_has_its_help_beside_it_for_it_names_itself(app) -> None:
    tick, line = (
        FieldRow("", QCheckBox("Cumulative"), help="Every value holds the earlier ones."),
        FieldRow("Text", QLineEdit(), help="Words."),
    )
    for row in (tick, line):
        row.resize(300, 60)
        row.show()
    assert tick._help.geometry().center().y() in range(tick.widget.y(), tick.widget.geometry().bottom())
    assert line._help.geometry().bottom() < line.widget.y()


def test_a_section_folds_and_remembers(app) -> None:
    memory: dict[str, bool] = {}
    section = Section("People", QLineEdit(), key="people", memory=memory)
    section.set_summary("3 speakers")
    section.show()
    section.header.click()
    assert not section.is_open()
    assert memory == {"people": False}
    assert not Section("People", QLineEdit(), key="people", memory=memory).is_open()
    section.header.click()
    assert section.is_open()
    assert "section, open" in section.header.accessibleName()


def test_a_long_title_of_a_section_does_not_widen_the_page(app) -> None:
    title = "Share of women in posts of command in the bodies of internal affairs, by region and by rank"
    section = Section(title, QLineEdit())
    section.resize(300, 100)
    section.show()
    assert section.minimumSizeHint().width() < 300
    assert section.header.text().endswith("…") and section.header.toolTip() == title
    assert section.header.accessibleName() == f"{title}, section, open"
    section.resize(1200, 100)
    QApplication.processEvents()
    assert section.header.text() == title and not section.header.toolTip()


def test_a_section_marks_a_problem_inside(app) -> None:
    section = Section("People", QLineEdit())
    section.set_problem("One person has no name.")
    assert not section._mark.isHidden()
    assert section.header.accessibleDescription() == "One person has no name."
    section.set_problem("")
    assert section._mark.isHidden()


def test_a_form_takes_fewer_columns_when_it_is_narrow(app) -> None:
    grid = FormGrid(3)
    rows = [grid.add(str(number), f"Field {number}", QLineEdit()) for number in range(3)]
    wide = grid.add("wide", "Wide", QLineEdit(), span=0)
    grid.resize(900, 300)
    grid.show()
    app.processEvents()
    assert len({row.y() for row in rows}) == 1
    assert wide.width() > 850
    grid.resize(300, 300)
    app.processEvents()
    assert len({row.y() for row in rows}) == 3
    assert wide.y() > rows[-1].y()


def test_a_problem_set_beside_a_date_frames_its_line(app) -> None:
    grid = FormGrid(1)
    edit = partial_date_edit()
    grid.add("end", "End", edit)
    grid.set_problem("end", "The end is before the start.")
    assert edit.line.property("problem") is True
    grid.clear_problems()
    assert edit.line.property("problem") is False
    edit.set_text("soon")
    grid.clear_problems()
    assert edit.line.property("problem") is True, "what stands in the line is still wrong"
