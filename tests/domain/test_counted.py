"""Numbers of people as they stand in other people's tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.counted import Counted, read_count
from wpstracker.domain.vocabularies import Precision

ABOUT, AT_LEAST = Precision.ABOUT, Precision.AT_LEAST


@pytest.mark.parametrize(
    ("text", "number", "precision"),
    [
        ("24", 24, None),
        ("0", 0, None),
        (" 1\u00a0234 ", 1234, None),
        ("1 234 567", 1_234_567, None),
        ("12\u202f000", 12_000, None),
        ("1,234", 1234, None),
        ("1'234'567", 1_234_567, None),
        ("24.0", 24, None),
        ("24,00", 24, None),
        ("24 человека", 24, None),
        ("24 чел.", 24, None),
        ("24 participants", 24, None),
        ("ок. 50", 50, ABOUT),
        ("Около 50", 50, ABOUT),
        ("about 50", 50, ABOUT),
        ("~50", 50, ABOUT),
        ("≈ 1 050", 1050, ABOUT),
        ("approx. 50 people", 50, ABOUT),
        ("Some 50", 50, ABOUT),
        (">=30", 30, AT_LEAST),
        ("≥ 30", 30, AT_LEAST),
        ("30+", 30, AT_LEAST),
        ("не менее 30", 30, AT_LEAST),
        ("более 30 человек", 30, AT_LEAST),
        ("at least 30", 30, AT_LEAST),
        ("", None, None),
        ("\u00a0", None, None),
    ],
)
def test_written_numbers_are_read(text: str, number: int | None, precision: Precision | None) -> None:
    assert read_count(text) == Counted(number, precision)


@pytest.mark.parametrize(
    "text",
    [
        "many",
        "-",
        "–",
        "n/a",
        "5-6",
        "1.5",
        "1,5",
        "1.234",
        "12,34",
        "-3",
        "до 30",
        "<30",
        "30%",
        "#N/A",
        "=5",
        "5 6x",
        "5 6",
        "1 2345",
        "1 234,567",
        "ок",
        "about 50+",
        "3 groups of 5",
    ],
)
def test_what_may_mean_something_else_is_not_guessed(text: str) -> None:
    assert read_count(text) is None


@given(st.integers(0, 10**9))
def test_a_number_as_the_program_shows_it_is_read_back(number: int) -> None:
    assert read_count(f"{number:,}".replace(",", "\u00a0")) == Counted(number)


@given(st.text(max_size=12))
def test_no_text_stops_the_program(text: str) -> None:
    read_count(text)
