"""Commands are found by parts of their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.fuzzy import BEGINS, INSIDE, LETTERS, WORDS, best, matched


@pytest.mark.parametrize(
    ("typed", "name", "rank"),
    [
        ("", "New event", BEGINS),
        ("new", "New event", BEGINS),
        ("new ev", "New event", BEGINS),
        ("ev new", "New event", WORDS),
        ("event", "New event", WORDS),
        ("vent", "New event", INSIDE),
        ("nwev", "New event", LETTERS),
        ("НОВОЕ МЕР", "Новое мероприятие", BEGINS),
        ("отчет", "Отчёты", BEGINS),
        ("theme dark", "Colour theme: Dark", WORDS),
    ],
)
def test_what_is_typed_finds_the_name(typed: str, name: str, rank: int) -> None:
    match = matched(typed, name)
    assert match is not None and match.rank == rank


@pytest.mark.parametrize(
    ("typed", "name"), [("plan", "New event"), ("nev event x", "New event"), ("ewn", "New event"), ("net", "New event")]
)
def test_other_names_are_not_found(typed: str, name: str) -> None:
    match = matched(typed, name)
    assert match is None or match.rank == LETTERS


def test_the_typed_parts_are_told() -> None:
    match = matched("ev ne", "New event")
    assert match is not None and [("New event"[start:end]) for start, end in match.spans] == ["Ne", "ev"]


def test_letters_left_out_are_told_in_stretches() -> None:
    match = matched("nwev", "New event")
    assert match is not None and "".join("New event"[start:end] for start, end in match.spans) == "Nwev"


def test_the_best_of_several_names_is_told() -> None:
    hit = best("event", ("Новое мероприятие", "New event"))
    assert hit is not None and hit[1] == 1


@given(st.text(max_size=12), st.text(max_size=20))
def test_parts_told_always_stand_in_the_name(typed: str, name: str) -> None:
    match = matched(typed, name)
    for start, end in match.spans if match else ():
        assert 0 <= start < end
        assert start < len(name)


@given(st.text(alphabet="abcdefg хцчшё", max_size=20))
def test_a_name_is_found_by_itself(name: str) -> None:
    match = matched(name, name)
    assert match is not None and match.rank <= WORDS
