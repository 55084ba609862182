"""The table keeps what is chosen, and the person's columns."""

import json
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest

from wpstracker.figures.listing import Listing
from wpstracker.gui.tables.paged_model import ColumnSpec, PagedModel
from wpstracker.gui.tables.record_table import RecordTable
from wpstracker.gui.widgets.cards import EmptyState

COLUMNS = [
    ColumnSpec("title", "Title", 300),
    ColumnSpec("start", "Start", 110),
    ColumnSpec("status", "Status", 90, kind="pill", role=lambda _value: "good"),
    ColumnSpec("note", "Note", visible=False, sortable=False),
]
IDS = [f"id{number}" for number in range(600)]


def make_table() -> RecordTable:
    model = PagedModel(COLUMNS, lambda ids: {one: (f"Title of {one}", "2023", "held", "") for one in ids})
    return RecordTable(model, name="Events", empty=EmptyState("No events yet"))


@pytest.fixture
def table(app) -> RecordTable:
    made = make_table()
    made.set_ids(IDS)
    made.resize(700, 400)
    made.show()
    made.activateWindow()
    made.setFocus()
    app.processEvents()
    return made


def test_the_current_record_is_told(table) -> None:
    told = QSignalSpy(table.current_changed)
    table.set_current_id("id3")
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert [told.at(number) for number in range(2)] == [["id3"], ["id4"]]
    assert table.current_id() == "id4"


def test_home_and_end_go_to_the_ends(table) -> None:
    table.set_current_id("id3")
    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current_id() == "id599"
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.current_id() == "id0"


def test_enter_and_double_click_open(table) -> None:
    opened = QSignalSpy(table.activated_id)
    table.set_current_id("id2")
    QTest.keyClick(table, Qt.Key.Key_Return)
    place = table.visualRect(table.records().index(4, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [opened.at(number) for number in range(2)] == [["id2"], ["id4"]]


def test_what_is_chosen_stays_chosen_when_the_list_is_loaded_anew(table) -> None:
    table.set_current_id("id5")
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    told = QSignalSpy(table.current_changed)
    table.set_ids(reversed(IDS))
    assert sorted(table.selected_ids()) == ["id5", "id6"]
    assert table.current_id() == "id6"
    assert told.count() == 0


def test_a_record_that_left_the_list_is_no_longer_current(table) -> None:
    table.set_current_id("id5")
    told = QSignalSpy(table.current_changed)
    table.set_ids(IDS[10:])
    assert table.current_id() is None
    assert table.selected_ids() == []
    assert told.at(0) == [None]


def test_the_current_record_stays_in_view(table, app) -> None:
    table.set_current_id("id599")
    table.set_ids([*IDS[300:], *IDS[:300]])
    app.processEvents()
    assert table.viewport().rect().intersects(table.visualRect(table.currentIndex()))


def test_selecting_everything_and_loading_anew_is_quick_enough(app) -> None:
    table = make_table()
    table.set_ids(str(number) for number in range(20_000))
    table.selectAll()
    assert len(table.selected_ids()) == 20_000
    table.set_ids(str(number) for number in range(20_000))
    assert len(table.selected_ids()) == 5_000


def test_an_empty_list_says_what_to_do(table) -> None:
    assert table.findChildren(EmptyState)[-1].isHidden()
    table.set_ids([])
    assert not table.findChildren(EmptyState)[-1].isHidden()
    table.set_ids(["id1"])
    assert table.findChildren(EmptyState)[-1].isHidden()


def test_columns_order_widths_and_sorting_are_brought_back(app, table) -> None:
    table.columns.move("status", -1)
    table.columns.set_visible("note", True)
    table.columns.set_visible("start", False)
    table.setColumnWidth(0, 222)
    table.set_sort("title", True)
    saved = json.loads(json.dumps(table.saved_state()))
    other = make_table()
    other.restore_state(saved)
    assert other.saved_state() == saved
    assert saved["order"] == ["title", "status", "start", "note"]
    assert saved["hidden"] == ["start"]
    assert saved["widths"]["title"] == 222
    assert saved["sort"] == ["title", True]


def test_a_state_with_unknown_or_missing_columns_does_no_harm(table) -> None:
    before = table.saved_state()
    table.restore_state({"order": ["gone", "status"], "widths": {"gone": 5, "title": 9}, "hidden": ["gone"], "sort": ["gone", True]})
    assert table.saved_state()["order"] == ["status", "title", "start", "note"]
    assert table.columnWidth(0) == 40
    assert table.saved_state()["hidden"] == before["hidden"]
    table.restore_state({})


def test_columns_are_reset(table) -> None:
    before = table.saved_state()
    table.columns.move("title", 1)
    table.columns.set_visible("start", False)
    table.columns.reset()
    assert table.saved_state() == before


def test_the_last_column_cannot_be_hidden(table) -> None:
    for key in ("title", "start", "status"):
        table.columns.set_visible(key, False)
    assert table.columns.is_visible("status")


def test_the_menu_of_a_column_sorts_moves_and_hides(table) -> None:
    asked = QSignalSpy(table.records().sort_requested)
    menu = table.columns.menu("title")
    actions = {action.text(): action for action in menu.actions()}
    assert actions["Note"].isCheckable() and not actions["Note"].isChecked()
    actions["Sort from last to first"].trigger()
    actions["Move right"].trigger()
    actions["Hide this column"].trigger()
    assert asked.at(0) == ["title", True]
    assert table.saved_state()["order"][:2] == ["start", "title"]
    assert not table.columns.is_visible("title")


def test_clicking_a_header_asks_for_sorting(table) -> None:
    asked = QSignalSpy(table.records().sort_requested)
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(1) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.at(0)[0] == "start"
    assert table.sort_state()[0] == "start"


def test_showing_the_sorting_does_not_ask_for_it(table) -> None:
    asked = QSignalSpy(table.records().sort_requested)
    table.set_sort("start", True)
    assert asked.count() == 0
    assert table.sort_state() == ("start", True)


def test_it_is_painted_with_its_pills(table) -> None:
    from wpstracker.gui.theme import tokens

    image = table.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(40, image.height(), 2)}
    assert tokens().good_soft in colours


LONG = [f"01a202e1-fa3a-7ff0-acc9-{number:012x}" for number in range(500)]


def a_listing(ids: list[str], reads: list[None]) -> Listing:
    """A list of which the first 64 are read."""

    def read(_store: Any) -> list[str]:
        reads.append(None)
        return ids

    return Listing(ids[:64], len(ids), cast(Any, None), read, ids.__contains__)


def test_a_list_that_answers_another_question_is_shown_from_its_top_without_being_read_to_its_end(table, app) -> None:
    reads: list[None] = []
    table.set_ids(a_listing(LONG, reads))
    table.set_current_id(LONG[5])
    told = QSignalSpy(table.current_changed)
    backwards = a_listing(LONG[::-1], reads)
    table.set_ids(backwards, from_top=True)
    app.processEvents()
    assert (reads, table.current_id(), table.selected_ids()) == ([], LONG[5], [LONG[5]])
    assert table.verticalScrollBar().value() == 0
    backwards.complete(LONG[::-1])
    table.finish()
    assert (table.currentIndex().row(), table.selected_ids(), table.verticalScrollBar().value()) == (494, [LONG[5]], 0)
    assert (reads, told.count()) == ([], 0)


def test_another_record_can_be_chosen_before_the_list_is_read_to_its_end(table) -> None:
    table.set_ids(LONG)
    table.set_current_id(LONG[5])
    backwards = a_listing(LONG[::-1], [])
    table.set_ids(backwards, from_top=True)
    table.set_current_id(LONG[-2])
    assert (table.current_id(), table.selected_ids()) == (LONG[-2], [LONG[-2]])
    table.finish()
    assert table.current_id() == LONG[-2]


def test_a_record_that_the_other_question_does_not_mean_is_not_chosen_any_more(table) -> None:
    table.set_ids(LONG)
    table.set_current_id(LONG[5])
    table.set_ids(a_listing(LONG[10:], []), from_top=True)
    assert (table.current_id(), table.selected_ids()) == (None, [])


def test_a_list_of_a_hundred_thousand_is_a_proper_model(app) -> None:
    ids = [f"01a202e1-fa3a-7ff0-acc9-{number:012x}" for number in range(100_000)]
    reads: list[None] = []
    model = PagedModel(COLUMNS, lambda ids: {one: (one, "2023", "held", "") for one in ids})
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_ids(a_listing(ids, reads))
    assert (model.rowCount(), str(model.data(model.index(63, 0)))) == (100_000, ids[63])
    assert str(model.data(model.index(99_999, 0))) == ids[-1]
    assert len(reads) == 1
    del tester
