"""What a reader sees on paper and in narrow columns: figures kept together, room between columns, charts of a sensible size."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.reports.books import a_table, read, written
from wpstracker.figures.columns import Column, Type
from wpstracker.reports.book import Chart, Figures, PageSheet, ToRow
from wpstracker.reports.charts import HEIGHT
from wpstracker.reports.formulas import count_where

NAME, NUMBER, LONG = Column("name", "Name", Type.TEXT), Column("number", "Number", Type.COUNT), Column("long", "Remarks", Type.LONG_TEXT)


def some_figures(rows: int, **parts: Any) -> Figures:
    """A table with a chart beside it."""
    lines = [{"name": f"Row {number}", "number": number + 1} for number in range(rows)]
    chart = Chart("Numbers", ("number",), ("0072B2",), lying=parts.pop("lying", False))
    return Figures("Numbers", "Numbers", (NAME, NUMBER), lines, chart=chart, **parts)


def breaks(path: Path) -> list[int]:
    """After which rows a page ends."""
    page: Any = load_workbook(path)["Page"]
    return [each.id for each in page.row_breaks.brk]


def test_figures_that_do_not_fit_the_page_begin_another_one(tmp_path: Path) -> None:
    path = written(tmp_path, PageSheet("Page", "A page", [some_figures(18), some_figures(18), some_figures(18)]))
    headings = [number for number, row in enumerate(read(path, "Page"), 1) if row[0] == "Numbers"]
    assert len(headings) == 3
    assert breaks(path) == [headings[2] - 1]


def test_figures_longer_than_a_page_follow_where_they_are(tmp_path: Path) -> None:
    assert breaks(written(tmp_path, PageSheet("Page", "A page", [some_figures(3), some_figures(200)]))) == []


def test_figures_that_want_a_page_of_their_own_have_it(tmp_path: Path) -> None:
    assert len(breaks(written(tmp_path, PageSheet("Page", "A page", [some_figures(3), some_figures(3, new_page=True)])))) == 1


def test_numbers_keep_clear_of_what_stands_to_their_right(tmp_path: Path) -> None:
    sheet = load_workbook(written(tmp_path, a_table([{"name": "a", "number": 3}], (NUMBER, NAME))))["Things"]
    assert [(sheet[cell].alignment.horizontal, sheet[cell].alignment.indent) for cell in ("A1", "A2")] == [("right", 1)] * 2


def test_a_column_in_which_nobody_wrote_anything_is_as_wide_as_its_heading(tmp_path: Path) -> None:
    sheet = load_workbook(written(tmp_path, a_table([{"name": "a"}], (NAME, LONG))))["Things"]
    assert sheet.column_dimensions["B"].width < 15
    sheet = load_workbook(written(tmp_path, a_table([{"long": "a"}], (NAME, LONG))))["Things"]
    assert sheet.column_dimensions["B"].width >= 30


def test_a_table_without_rows_is_printed_on_one_page(tmp_path: Path) -> None:
    columns = [Column(f"text{number}", f"A rather long heading, number {number}", Type.TEXT) for number in range(40)]
    path = written(tmp_path, a_table([], columns))
    assert load_workbook(path)["Things"].page_setup.fitToWidth == 1


def test_a_table_without_rows_counts_no_empty_cells(tmp_path: Path) -> None:
    """COUNTIFS of an empty cell counts every empty cell there is."""
    formulas = {"number": count_where("Others", name="name")}
    links = {"name": ToRow("Others", "name")}
    others = a_table([{"name": "a"}], (NAME,), name="Others", title="Others")
    path = written(tmp_path, others, a_table([], (NAME, NUMBER), formulas=formulas, links=links))
    cells = [cell.value for row in load_workbook(path)["Things"].iter_rows(min_row=2) for cell in row]
    assert [value for value in cells if value is not None] == ["Nothing here."]


@pytest.mark.parametrize(("rows", "least", "most"), [(1, 4.0, 6.5), (2, 5.0, 7.5), (8, HEIGHT, HEIGHT + 1), (30, 20.0, 30.0)])
def test_lying_bars_are_neither_squeezed_nor_blown_up(tmp_path: Path, rows: int, least: float, most: float) -> None:
    page: Any = load_workbook(written(tmp_path, PageSheet("Page", "A page", [some_figures(rows, lying=True)])))["Page"]
    (chart,) = page._charts
    assert least <= chart.anchor.ext.height / 360_000 <= most
    assert chart.gapWidth == (120 if rows <= 3 else 40)


def test_a_heading_with_nothing_below_says_that_there_is_nothing(tmp_path: Path) -> None:
    empty = Figures("Numbers", "Numbers", (NAME, NUMBER), ())
    told = Figures("Others", "Others", (NAME, NUMBER), (), "Only held events.")
    shown = [row[0] for row in read(written(tmp_path, PageSheet("Page", "A page", [empty, told])), "Page") if row[0]]
    assert shown == ["A page", "Numbers", "Nothing to show", "Others", "Only held events."]
