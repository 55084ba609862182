"""Typed letters mean a name in any script and spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.alike import ALIKE, APART
from wpstracker.domain.finding import Typed
from wpstracker.domain.folding import folded_words
from wpstracker.domain.transliteration import heard_words, sounds


def test_there_are_many_cases_and_most_are_of_the_region() -> None:
    of_the_region = [case for case in ALIKE if any("а" <= letter.lower() <= "ӿ" for text in case for letter in text)]
    assert len(set(ALIKE)) >= 60
    assert len(of_the_region) >= len(ALIKE) / 2


@pytest.mark.parametrize(("written", "typed"), ALIKE)
def test_look_alikes_are_found(written: str, typed: str) -> None:
    assert Typed.of(typed).begins(written)


@pytest.mark.parametrize(("written", "typed"), APART)
def test_what_differs_is_not_found(written: str, typed: str) -> None:
    assert not Typed.of(typed).begins(written)


@pytest.mark.parametrize("typed", ["osce ashg", "OSCE Centre", "ОБСЕ Ашх", "centre", "o. ashgabat"])
def test_a_name_goes_on_as_it_was_begun(typed: str) -> None:
    assert Typed.of(typed).goes_on("OSCE Centre in Ashgabat") or Typed.of(typed).goes_on("Центр ОБСЕ в Ашхабаде")


@pytest.mark.parametrize("typed", ["UN Women", "Fam Affairs", "police"])
def test_beginnings_of_scattered_words_are_another_name(typed: str) -> None:
    assert not Typed.of(typed).goes_on("Committee on Women and Family Affairs under the Government of the Republic of Tajikistan")


@pytest.mark.parametrize(("written", "typed"), [("Рамазанова Ляззат", "Ramazanova Lyazzat"), ("Astana", "Астана"), ("МВД", "mvd")])
def test_every_beginning_of_three_letters_and_more_finds_it(written: str, typed: str) -> None:
    for length in range(3, len(typed) + 1):
        if len(typed[:length].rsplit(maxsplit=1)[-1]) >= 3:
            assert Typed.of(typed[:length]).begins(written), typed[:length]


def test_a_whole_name_may_be_spelled_alike_or_sound_alike() -> None:
    assert Typed.of("MINISTRY of  interior").is_spelled("Ministry of Interior")
    assert not Typed.of("Рамазанова").is_spelled("Ramazanova")
    assert Typed.of("Рамазанова").sounds_like("Ramazanova")
    assert not Typed.of("").sounds_like("")


@given(st.text(max_size=60))
def test_the_words_that_are_heard_are_the_words_that_are_folded(text: str) -> None:
    assert [word for word, _ in heard_words(text)] == folded_words(text)


@given(st.text(st.characters(categories=["L", "N", "Zs", "P"]), max_size=40))
def test_a_name_is_found_by_itself(name: str) -> None:
    assert Typed.of(name).begins(name)
    assert Typed.of(name).is_spelled(name)
    assert not sounds(name) or Typed.of(name).sounds_like(name)
