"""The colours of charts on a grey print."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.reports import countries_summary
from wpstracker.reports.greys import lightness, told_apart


def test_black_and_white_are_the_ends() -> None:
    assert (lightness("000000"), round(lightness("FFFFFF"), 3)) == (0, 1)


@pytest.mark.parametrize(
    "colours",
    [
        pytest.param(("D55E00", "0072B2", "A3ADB7"), id="women, men, not disaggregated"),
        pytest.param(("00875F", "0072B2", "D55E00", "A3ADB7", "A8478A"), id="events by status"),
        pytest.param(("00875F", "8FCBB3", "0072B2", "F0C36D", "D55E00", "C9D0D6"), id="measures by status"),
    ],
)
def test_the_colours_of_our_charts_differ_in_grey(colours: tuple[str, ...]) -> None:
    found = told_apart(colours)
    assert found[0] == colours[0]
    assert min(abs(lightness(one) - lightness(other)) for one, other in combinations(found, 2)) >= (0.1 if len(colours) < 6 else 0.08)


def test_a_span_of_time_has_one_colour_whichever_others_its_chart_has() -> None:
    every = list(countries_summary._SPANS.values())
    for number in range(1, len(every) + 1):
        for some in combinations(every, number):
            assert told_apart(("FFFFFF", *some))[1:] == list(some)


@given(st.lists(st.from_regex(r"\A[0-9A-F]{6}\Z"), max_size=9))
def test_every_colour_stays_a_colour(colours: list[str]) -> None:
    found = told_apart(colours)
    assert len(found) == len(colours)
    assert all(len(bytes.fromhex(colour)) == 3 for colour in found)
