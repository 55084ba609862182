"""Entries that share a day never share a line."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.partial_date import PartialDate
from wpstracker.figures.calendar_item import CalendarItem, ItemKind, State
from wpstracker.figures.calendar_items import in_order
from wpstracker.gui.pages.calendar.packing import hidden_on, lines_needed, pack

MONDAY = date(2023, 11, 13)


def an_item(begins: int, days: int, number: int = 0) -> CalendarItem:
    first = MONDAY + timedelta(days=begins)
    last = first + timedelta(days=days)
    start, end = PartialDate.of(first), PartialDate.of(last) if days else None
    return CalendarItem(ItemKind.EVENT, str(number), ("event", str(number)), str(number), "", start, end, first, last, State.OPEN)


SPANS = st.lists(st.tuples(st.integers(-10, 10), st.integers(0, 12)), max_size=14)


@given(SPANS, st.integers(0, 5))
def test_nothing_overlaps_and_nothing_is_lost(spans: list[tuple[int, int]], lines: int) -> None:
    items = sorted((an_item(begins, days, number) for number, (begins, days) in enumerate(spans)), key=in_order)
    placed = pack(items, MONDAY, 7)
    for column in range(7):
        day = MONDAY + timedelta(days=column)
        here = [piece for piece in placed if piece.first <= column <= piece.last]
        assert {piece.item.id for piece in here} == {item.id for item in items if item.first <= day <= item.last}
        assert len({piece.line for piece in here}) == len(here)
        assert hidden_on(placed, lines, column) == sum(piece.line >= lines for piece in here)
    assert all(piece.from_before == (piece.item.first < MONDAY) for piece in placed)
    assert all(piece.goes_on == (piece.item.last > MONDAY + timedelta(days=6)) for piece in placed)
    assert lines_needed(placed) == max((piece.line + 1 for piece in placed), default=0)


def test_a_line_is_used_again_where_it_is_free() -> None:
    items = [an_item(0, 1, 1), an_item(1, 1, 2), an_item(3, 0, 3)]
    assert [piece.line for piece in pack(items, MONDAY, 7)] == [0, 1, 0]
