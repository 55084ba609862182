"""Days and places on the line of time belong together at every scale."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.gui.pages.calendar.scale import CLOSEST, WIDEST, Scale, ticks


@given(st.dates(date(1000, 1, 1), date(9999, 12, 31)), st.floats(WIDEST, CLOSEST), st.dates(date(1000, 1, 1), date(9999, 12, 31)))
def test_a_day_is_found_again_where_it_is_drawn(day: date, per_day: float, begins: date) -> None:
    scale = Scale(begins.toordinal(), per_day)
    assert abs((scale.day(scale.x(day) + per_day / 2) - day).days) == 0


@given(st.floats(WIDEST, CLOSEST), st.integers(-30, 30), st.floats(0, 1500))
def test_zooming_keeps_what_is_under_the_mouse(per_day: float, steps: int, x: float) -> None:
    scale = Scale(738_000.0, per_day)
    other = scale.zoomed(steps, x)
    assert abs((scale.begins + x / scale.per_day) - (other.begins + x / other.per_day)) < 1e-6
    assert WIDEST <= other.per_day <= CLOSEST


@pytest.mark.parametrize("per_day", [0.06, 0.1, 0.3, 1, 2.3, 5, 9, 15, 25, 40])
def test_names_of_marks_do_not_cover_each_other(per_day: float) -> None:
    scale = Scale(date(2019, 11, 20).toordinal(), per_day)
    places = [scale.x(tick.day) for tick in ticks(scale, 900) if tick.name]
    gaps = [later - earlier for earlier, later in zip(places, places[1:], strict=False)]
    assert places and min(gaps, default=99) >= (20 if per_day >= 22 else 36)
    assert len(ticks(scale, 900)) < 300
