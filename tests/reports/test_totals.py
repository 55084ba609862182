"""The last row of a table: sums with their values, which go on adding up in Excel."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.reports.books import a_report, a_table, read, written
from wpstracker.figures.columns import Column, Type
from wpstracker.reports.book import Quotient, Sum
from wpstracker.reports.family import chosen_columns
from wpstracker.reports.workbook import write

COLUMNS = (
    Column("who", "Who", Type.TEXT),
    Column("women", "Women [all]", Type.COUNT),
    Column("counted", "Counted", Type.COUNT),
    Column("share", "Share", Type.SHARE),
)
ROWS: list[dict[str, Any]] = [
    {"who": "A", "women": 3, "counted": 4},
    {"who": "B", "women": None, "counted": 6},
    {"who": "C", "women": 2, "counted": 10},
]
TOTALS = {"who": "Together", "women": Sum(5), "counted": Sum(20), "share": Quotient("women", "counted", 0.25)}


def test_sums_are_there_as_values_and_as_formulas_of_the_table(tmp_path: Path) -> None:
    path = written(tmp_path, a_table(ROWS, COLUMNS, totals=TOTALS))
    assert read(path, "Things")[-1] == ["Together", 5, 20, 0.25]
    sheet = load_workbook(path)["Things"]
    assert [cell.value for cell in sheet[5]] == [
        "Together",
        "=SUBTOTAL(109,Things[Women '[all']])",
        "=SUBTOTAL(109,Things[Counted])",
        "=IF(SUBTOTAL(109,Things[Counted])=0,\"\",SUBTOTAL(109,Things[Women '[all']])/SUBTOTAL(109,Things[Counted]))",
    ]
    table = sheet.tables["Things"]
    assert (table.ref, table.autoFilter.ref, table.totalsRowCount) == ("A1:D5", "A1:D4", 1)
    assert [column.totalsRowFunction for column in table.tableColumns] == [None, "sum", "sum", "custom"]
    assert table.tableColumns[0].totalsRowLabel == "Together"


def test_a_total_that_is_no_sum_of_the_rows_is_a_value(tmp_path: Path) -> None:
    path = written(tmp_path, a_table(ROWS, COLUMNS, totals={"who": "All", "women": 4, "counted": "at least 7"}))
    assert [cell.value for cell in load_workbook(path)["Things"][5]] == ["All", 4, "at least 7", None]


def test_a_share_is_a_value_where_its_columns_were_not_chosen(tmp_path: Path) -> None:
    report = chosen_columns(a_report(a_table(ROWS, COLUMNS, totals=TOTALS)), {"Things": ("who", "share")})
    write(report, tmp_path / "b.xlsx")
    assert [cell.value for cell in load_workbook(tmp_path / "b.xlsx")["Things"][5]] == ["Together", 0.25]


def test_an_empty_table_has_no_totals(tmp_path: Path) -> None:
    sheet = replace(a_table([], COLUMNS), totals=TOTALS)
    book = load_workbook(written(tmp_path, sheet))
    assert book["Things"].tables["Things"].totalsRowCount is None
