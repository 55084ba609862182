"""Sheets that are made later are made when somebody looks at them, and once."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.reports.books import a_report, a_table
from wpstracker.figures.columns import Column, Type
from wpstracker.reports.book import Later, PageSheet, Sheet
from wpstracker.reports.family import chosen_columns


def test_only_what_is_looked_at_is_made_and_once() -> None:
    made: list[str] = []

    def group(*names: str) -> tuple[Sequence[str], Callable[[], Sequence[Sheet]]]:
        def make() -> Sequence[Sheet]:
            made.extend(names)
            return [a_table([], [Column("a", "A", Type.TEXT)], name=name) if name else PageSheet("P", "P", ()) for name in names]

        return names, make

    sheets = Later(group(""), group("One", "Two"), group("Three"))
    assert len(sheets) == 4 and made == []
    table = sheets.table("Two")
    assert table is not None and table.name == "Two" and made == ["One", "Two"]
    assert sheets.table("Four") is None and sheets.table("") is None and made == ["One", "Two"]
    assert sheets[2] is table and [sheet.title for sheet in sheets[:1]] == ["P"]
    assert len(list(sheets)) == 4 and sorted(made) == ["", "One", "Three", "Two"]


def test_a_group_that_may_lack_sheets_is_made_to_know_and_no_other() -> None:
    made: list[str] = []

    def tables(*names: str) -> Callable[[], Sequence[Sheet]]:
        def make() -> Sequence[Sheet]:
            made.extend(names)
            return [a_table([], [Column("a", "A", Type.TEXT)], name=name) for name in names if name != "Empty"]

        return make

    sheets = Later((("One",), tables("One")), (("Empty",), tables("Empty"), True), (("Two",), tables("Two"), True))
    assert sheets[0].title == "Things" and made == ["One"]
    assert sheets.table("Empty") is None and made == ["One", "Empty"]
    assert len(sheets) == 2 and [getattr(sheet, "name", "") for sheet in sheets] == ["One", "Two"]
    assert sheets[1] is sheets.table("Two") is sheets[-1]


def test_columns_are_chosen_without_making_the_other_sheets() -> None:
    def tables() -> Sequence[Sheet]:
        return [a_table([], [Column("a", "A", Type.TEXT), Column("b", "B", Type.TEXT)], name="One")]

    def never() -> Sequence[Sheet]:
        raise AssertionError

    report = chosen_columns(replace(a_report(), sheets=Later((("One",), tables), (("Two",), never))), {"One": ("b",)})
    assert isinstance(report.sheets, Later)
    table = report.sheets.table("One")
    assert table is not None and [column.key for column in table.columns] == ["b"]
