"""Table columns made from the descriptions of fields."""

from PySide6.QtWidgets import QApplication

from wpstracker.domain.headcount import Headcount
from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.period import Period
from wpstracker.figures.events import COLUMNS
from wpstracker.figures.selecting import EVENT_SORTS
from wpstracker.gui import language
from wpstracker.gui.pages.event_cells import columns
from wpstracker.gui.tables.elastic_column import ElasticColumn
from wpstracker.gui.tables.from_figures import specs
from wpstracker.gui.tables.paged_model import ColumnSpec, PagedModel
from wpstracker.gui.tables.record_table import RecordTable


def spec(key: str) -> ColumnSpec:
    """One column of the events' table."""
    return next(column for column in columns() if column.key == key)


def test_visible_columns_come_first_and_every_other_can_be_shown(app) -> None:
    made = specs(COLUMNS, visible=("title", "start"), sorts=EVENT_SORTS, widths={"title": 300})
    assert [column.key for column in made[:2]] == ["title", "start"]
    assert [column.visible for column in made] == [True, True] + [False] * (len(COLUMNS) - 2)
    assert made[0].width == 300
    assert {column.key for column in made if column.sortable} == set(EVENT_SORTS)


def test_a_status_is_a_pill_in_the_colour_of_its_code(app) -> None:
    status = spec("status")
    assert status.kind == "pill"
    assert status.role is not None
    assert (status.show("held"), status.role("held"), status.role("cancelled")) == ("Held", "good", "bad")


def test_long_texts_are_one_line(app) -> None:
    assert spec("summary").show("First.\n\nSecond.") == "First. Second."
    assert spec("summary").show(None) == ""


def test_dates_are_short_and_as_full_as_they_are_known(app) -> None:
    show = spec("start").show
    assert show(Period(PartialDate(2023, 9, 14), PartialDate(2023, 9, 15))) == "14–15 Sep 2023"
    assert show(Period(PartialDate(2023, 9, 30), PartialDate(2023, 10, 2))) == "30 Sep – 2 Oct 2023"
    assert show(Period(PartialDate(2023, 12, 30), PartialDate(2024, 1, 2))) == "30 Dec 2023 – 2 Jan 2024"
    assert show(Period(PartialDate(2007, 6))) == "Jun 2007"
    assert show(Period(PartialDate(2007))) == "2007"
    assert show(Period(PartialDate(None, 8, 3), PartialDate(None, 8, 5))) == "3–5 Aug, year?"
    assert show(Period()) == ""
    language.use("ru")
    assert show(Period(PartialDate(2023, 9, 14))) == "14 сен 2023"


def test_people_not_reported_are_a_dash_and_nobody_is_a_number(app) -> None:
    show = spec("people").show
    assert show(Headcount()) == "–"
    assert show(Headcount(women=0, men=0)) == "0"


def test_the_elastic_column_takes_what_the_others_leave(app) -> None:
    table = RecordTable(PagedModel([ColumnSpec("a", "A", 100), ColumnSpec("b", "B", 100), ColumnSpec("c", "C", 100)], lambda ids: {}))
    ElasticColumn(table, "b", 150)
    table.resize(640, 300)
    table.show()
    QApplication.processEvents()
    assert table.horizontalHeader().length() == table.viewport().width()
    table.columns.set_visible("c", False)
    QApplication.processEvents()
    assert table.horizontalHeader().length() == table.viewport().width()
    table.resize(220, 300)
    QApplication.processEvents()
    assert table.columnWidth(1) == 150
