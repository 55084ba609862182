"""Time goes in steps without gaps; the shortest that fit a page are the usual ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.steps import MOST_STEPS, Step, length_of, show_step, steps_between, usual_step
from wpstracker.words import words_for

MONTHS = st.builds("{:04}-{:02}".format, st.integers(1990, 2040), st.integers(1, 12))


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (Step.MONTH, ["2023-11", "2023-12", "2024-01"]),
        (Step.QUARTER, ["2023-10", "2024-01"]),
        (Step.HALF_YEAR, ["2023-07", "2024-01"]),
        (Step.YEAR, ["2023-01", "2024-01"]),
    ],
)
def test_steps_go_from_the_first_to_the_last(step: Step, expected: list[str]) -> None:
    assert steps_between("2023-11", "2024-01", step) == expected


@given(MONTHS, MONTHS, st.sampled_from(Step))
def test_every_month_lies_in_one_step(one: str, two: str, step: Step) -> None:
    first, last = sorted((one, two))
    found = steps_between(first, last, step)
    assert found[0] <= first and found[-1] <= last
    numbers = [int(month[:4]) * 12 + int(month[5:]) for month in found]
    assert all(after - before == length_of(step) for before, after in zip(numbers, numbers[1:], strict=False))


@given(MONTHS, MONTHS)
def test_the_usual_step_fits_a_page_unless_even_years_do_not(one: str, two: str) -> None:
    first, last = sorted((one, two))
    usual = usual_step(first, last)
    assert usual is Step.YEAR or len(steps_between(first, last, usual)) <= MOST_STEPS


def test_steps_are_called_as_people_call_them() -> None:
    english, russian = words_for("en"), words_for("ru")
    assert [show_step("2024-07", step, english) for step in Step] == ["July 2024", "3rd quarter of 2024", "2nd half of 2024", "2024"]
    assert show_step("2024-07", Step.HALF_YEAR, russian) == "II полугодие 2024 года"
