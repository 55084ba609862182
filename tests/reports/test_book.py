"""Sheets that are made later are made when somebody looks at them, and once."""

from collections.abc import Callable, Sequence

from tests.reports.books import a_table
from wpstracker.figures.columns import Column, Type
from wpstracker.reports.book import Later, PageSheet, Sheet


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
