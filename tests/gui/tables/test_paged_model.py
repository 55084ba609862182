"""The paged model asks only for what is looked at."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from wpstracker.gui.tables.paged_model import PILL_ROLE, ColumnSpec, PagedModel

COLUMNS = [
    ColumnSpec("title", "Title", 300),
    ColumnSpec("women", "Women", kind="number", show=lambda value: "–" if value is None else str(value)),
    ColumnSpec("status", "Status", kind="pill", role=lambda value: "good" if value == "held" else "info", hint="Where it stands"),
    ColumnSpec("note", "Note", sortable=False, visible=False),
]


class Records:
    """Counts what it is asked for."""

    def __init__(self) -> None:
        self.asked: list[Sequence[str]] = []
        self.title = "Event"
        self.gone: set[str] = set()

    def fetch(self, ids: Sequence[str]) -> dict[str, tuple]:
        self.asked.append(ids)
        return {one: (f"{self.title} {one}", None if one.endswith("7") else int(one), "held", "") for one in ids if one not in self.gone}


@pytest.fixture
def records() -> Records:
    return Records()


@pytest.fixture
def model(app, records) -> PagedModel:
    made = PagedModel(COLUMNS, records.fetch)
    made.set_ids(str(number) for number in range(1000))
    return made


def text(model: QAbstractItemModel, row: int, column: int = 0) -> str:
    return str(model.data(model.index(row, column)))


def test_it_is_a_proper_model_over_a_hundred_thousand_records(app, records) -> None:
    model = PagedModel(COLUMNS[:1], lambda ids: dict.fromkeys(ids, ("",)))
    model.set_ids(str(number) for number in range(100_000))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert len(model._pages) <= 40
    del tester


def test_it_is_a_proper_model_through_every_change(app, records) -> None:
    model = PagedModel(COLUMNS, records.fetch)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_ids(str(number) for number in range(600))
    model.refresh(["5", "599"])
    model.set_ids([])
    model.set_ids(["3", "1"])
    assert model.rowCount() == 2
    del tester


def test_only_the_pages_looked_at_are_fetched_and_once(model, records) -> None:
    assert [text(model, row) for row in (0, 255, 999)] == ["Event 0", "Event 255", "Event 999"]
    assert text(model, 1, 1) == "1"
    assert [len(ids) for ids in records.asked] == [32, 32, 8]


def test_pages_not_used_for_long_are_dropped(app, records) -> None:
    model = PagedModel(COLUMNS, records.fetch)
    model.set_ids(str(number) for number in range(32 * 80))
    for page in range(80):
        text(model, page * 32)
    assert len(model._pages) == 60
    text(model, 0)
    assert len(records.asked) == 81


def test_values_are_shown_aligned_and_spoken(model) -> None:
    cell = model.index(7, 1)
    assert model.data(cell) == "–"
    assert model.data(cell, Qt.ItemDataRole.UserRole) is None
    assert model.data(cell, Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.data(cell, Qt.ItemDataRole.AccessibleTextRole) == "Women: –"
    assert model.data(model.index(0, 2), PILL_ROLE) == "good"
    assert model.data(cell, Qt.ItemDataRole.DecorationRole) is None


def test_headers_have_label_and_hint(model) -> None:
    side = Qt.Orientation.Horizontal
    assert model.headerData(2, side) == "Status"
    assert model.headerData(2, side, Qt.ItemDataRole.ToolTipRole) == "Where it stands"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_ids_and_rows_lead_to_each_other(model) -> None:
    model.set_ids(["b", "a"])
    assert (model.row_of("a"), model.row_of("x")) == (1, -1)
    assert (model.id_at(0), model.id_at(9)) == ("b", None)


def test_changed_records_are_fetched_anew(model, records) -> None:
    text(model, 0)
    records.title = "Renamed"
    changed = QSignalSpy(model.dataChanged)
    model.refresh(["3", "not here"])
    assert changed.count() == 1
    assert text(model, 3) == "Renamed 3"


def test_a_record_that_is_gone_shows_an_empty_row(model, records) -> None:
    records.gone = {"3"}
    assert text(model, 3) == ""
    assert text(model, 4) == "Event 4"


def test_sorting_is_asked_for(model) -> None:
    asked = QSignalSpy(model.sort_requested)
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.sort(3)
    model.sort(-1)
    assert [asked.at(number) for number in range(asked.count())] == [["title", True]]


def test_only_needed_columns_are_asked_for_until_another_is_looked_at(model, records) -> None:
    model.need({"title", "status"})
    assert model.needed() == ["title", "status"]
    text(model, 0)
    text(model, 0, 2)
    assert len(records.asked) == 1
    assert text(model, 0, 1) == "0"
    assert (model.needed(), len(records.asked)) == (["title", "women", "status"], 2)
    model.need({"title"})
    text(model, 0)
    assert len(records.asked) == 2
    model.need({"title", "note"})
    text(model, 0)
    assert len(records.asked) == 3
