"""Numbers as people write them into tables."""

import pytest

from wpstracker.domain.written_numbers import read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("24", 24),
        ("1 234,5", 1234.5),
        ("1\u00a0234", 1234),
        ("12 %", 12),
        ("12,5%", 12.5),
        ("-3", -3),
        ("\u22123.5", -3.5),
        ("0,125", 0.125),
        ("1.234", 1.234),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1,234,567", 1234567),
        ("40 people", 40),
        ("", None),
        ("н/д", None),
        ("Not reported", None),
    ],
)
def test_a_written_number_is_read(text, number):
    assert read_number(text, "people") == number


@pytest.mark.parametrize("text", ["1,234", "-", "about 5", "12-14", "5 men", "1,2,3"])
def test_what_can_mean_two_things_is_not_read(text):
    with pytest.raises(ValueError):
        read_number(text, "people")
