"""What is done with the text of a source: tidied, searched for its quotes, looked through for data about persons."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from wpstracker.domain.pasted_text import tidy_text
from wpstracker.domain.personal_data import PersonalData, personal_data, without_personal_data
from wpstracker.domain.quoting import spans

TEXT = "BOROVOYE, 12 July – Some 50 officials are\ntaking part.\n\n“It's a key step,” said the Ambassador. Women, peace and security."


def quoted(text: str, *quotes: str) -> list[str]:
    return [text[start:end] for start, end in spans(text, quotes)]


# -- quotes


def test_a_quote_is_found_whatever_its_line_breaks_case_and_marks() -> None:
    assert quoted(TEXT, "some 50 officials are taking part") == ["Some 50 officials are\ntaking part"]
    assert quoted(TEXT, '"it’s a key step,"') == ["“It's a key step,”"]
    assert quoted(TEXT, "12 July - Some") == ["12 July – Some"]


def test_what_was_left_out_parts_a_quote_in_two() -> None:
    assert quoted(TEXT, "Some 50 officials […] said the Ambassador") == ["Some 50 officials", "said the Ambassador"]


def test_overlapping_quotes_are_one() -> None:
    assert quoted(TEXT, "Women, peace", "peace and security") == ["Women, peace and security"]


def test_next_to_nothing_and_parts_of_words_are_no_quotes() -> None:
    assert quoted(TEXT, "", " ", "a", "art", "omen") == []


def test_every_place_of_a_quote_is_found() -> None:
    assert quoted("one two one two", "one two") == ["one two", "one two"]


@given(some.text(max_size=60), some.lists(some.text(max_size=12), max_size=4))
def test_spans_lie_in_the_text_in_order_and_apart(text: str, quotes: list[str]) -> None:
    found = spans(text, quotes)
    edges = [edge for span in found for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in found)


# -- data about persons


@pytest.mark.parametrize(
    ("text", "addresses", "numbers"),
    [
        ("Write to press.kz@example.org.", ("press.kz@example.org",), ()),
        ("Tel. +7 (7172) 58-00-70, mob: 8 701 123 45 67", (), ("Tel. +7 (7172) 58-00-70", "mob: 8 701 123 45 67")),
        ("тел.: 8 (7172) 580070", (), ("тел.: 8 (7172) 580070",)),
        ("+996312665015 and +996312665015", (), ("+996312665015",)),
        ("UNSCR 1325 (2000), S/2010/498, 12-13 July 2013, 2013-07-12, 10 000 000 EUR, page 12–15", (), ()),
        ("MC.DEC/14/04, @handle, a@b, 2+2 = 4, about +50 people", (), ()),
    ],
)
def test_addresses_and_telephone_numbers_are_found_and_years_are_not(
    text: str, addresses: tuple[str, ...], numbers: tuple[str, ...]
) -> None:
    assert personal_data(text) == PersonalData(addresses, numbers)


def test_they_can_be_taken_out() -> None:
    text = "Ask Ms A: a@example.org, tel. +7 7172 580070."
    assert without_personal_data(text, "[removed]") == "Ask Ms A: [removed], [removed]."
    assert not personal_data(without_personal_data(text, "[removed]"))


def test_a_text_made_to_keep_us_busy_does_not() -> None:
    began = time.perf_counter()
    for text in ("a." * 50_000 + "@", "+1 " * 50_000, "tel " * 50_000, "@" * 100_000, "a@" + "b." * 50_000):
        personal_data(text)
    assert time.perf_counter() - began < 3


# -- pasted texts


def test_paragraphs_stay_and_control_marks_go() -> None:
    assert (
        tidy_text("One\r\nline\x07 soft\u00adhyphen\ufeff\u200b\r\n\r\n\r\n\r\nTwo\x0b\tthree  \n") == "One\nline softhyphen\n\nTwo\n three"
    )
    assert tidy_text("A\u2029B") == "A\n\nB"


def test_letters_of_every_language_and_no_break_spaces_stay() -> None:
    text = "Қазақстан Республикасы — 12\u00a0июля “да” می\u200cخواهم"
    assert tidy_text(text) == text


@given(some.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy_text(tidy_text(text)) == tidy_text(text)
