"""Dates move by what is known of them, and never come to say more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.redating import Unit, coarsest, common_unit, shifted, steps_between, unit_of


def of(code: str) -> PartialDate:
    return PartialDate.from_code(code)


DATES = st.one_of(
    st.dates(date(1500, 1, 1), date(2500, 12, 31)).map(PartialDate.of),
    st.builds(PartialDate, st.integers(1500, 2500), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1500, 2500)),
)


@pytest.mark.parametrize(
    ("code", "steps", "then"),
    [
        ("2023-11-12", 3, "2023-11-15"),
        ("2023-12-31", 1, "2024-01-01"),
        ("2024-03-01", -1, "2024-02-29"),
        ("2023-11", 2, "2024-01"),
        ("2023-01", -1, "2022-12"),
        ("2023", -3, "2020"),
    ],
)
def test_a_date_moves_by_its_own_unit(code: str, steps: int, then: str) -> None:
    when = of(code)
    unit = unit_of(when)
    assert unit and shifted(when, unit, steps) == of(then)


@given(DATES, st.integers(-400, 400))
def test_there_and_back_is_where_it_was_and_no_better_known(when: PartialDate, steps: int) -> None:
    unit = unit_of(when)
    assert unit
    then = shifted(when, unit, steps)
    assert unit_of(then) is unit
    assert shifted(then, unit, -steps) == when


@given(DATES, st.integers(-400, 400))
def test_what_was_dropped_lies_where_it_was_put(when: PartialDate, steps: int) -> None:
    unit, first = unit_of(when), when.earliest()
    assert unit and first
    then = shifted(when, unit, steps).earliest()
    assert then and steps_between(unit, first, then) == steps


def test_dates_known_differently_have_no_unit_in_common() -> None:
    assert common_unit(of("2023-11-12"), of("2023-12")) is None
    assert common_unit(of("2023-11"), of("2023-12")) is Unit.MONTH
    assert common_unit(of("2023-11-12"), None) is Unit.DAY
    assert common_unit(of("--08-03"), None) is None
    assert coarsest(of("2023-11-12"), of("2023-12")) is Unit.MONTH
    assert coarsest(of("2023"), of("2023-12")) is Unit.YEAR


@pytest.mark.parametrize(("code", "steps"), [("9999-12-31", 1), ("1000-01-01", -1), ("9999-12", 1), ("1000", -1), ("2023-11-12", 10**9)])
def test_beyond_the_calendar_is_refused(code: str, steps: int) -> None:
    when = of(code)
    unit = unit_of(when)
    assert unit
    with pytest.raises(ValueError):
        shifted(when, unit, steps)
    with pytest.raises(ValueError):
        shifted(of("--08-03"), Unit.DAY, 1)
