"""What is looked for when text is replaced."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.text_pattern import Pattern


def found(pattern: Pattern, text: str) -> list[str]:
    return [text[start:end] for start, end in pattern.places(text)]


@pytest.mark.parametrize(
    ("pattern", "text", "hits"),
    [
        (Pattern("тренинг"), "Тренинг и тренингов", ["Тренинг", "тренинг"]),
        (Pattern("тренинг", whole_words=True), "Тренинг и тренингов", ["Тренинг"]),
        (Pattern("Тренинг", match_case=True), "Тренинг и тренингов", ["Тренинг"]),
        (Pattern("все"), "Всё и все", ["Всё", "все"]),
        (Pattern("все", yo_is_e=False), "Всё и все", ["все"]),
        (Pattern("12 мая"), "12\u00a0мая", ["12\u00a0мая"]),
        (Pattern("a.c"), "abc a.c", ["a.c"]),
        (Pattern("трен*", signs=True), "Тренинг, тренировка", ["Тренинг", "тренировка"]),
        (Pattern("20## г?", signs=True), "2023 г. и 202 г.", ["2023 г."]),
        (Pattern("a*b", signs=True, whole_words=True), "abxb ab axb c", ["abxb", "ab", "axb"]),
        (Pattern("a*b*c", signs=True), "a12b34c ac", ["a12b34c"]),
        (Pattern("*", signs=True), "anything", []),
        (Pattern(""), "anything", []),
        (Pattern("*"), "2 * 3", ["*"]),
    ],
)
def test_places(pattern: Pattern, text: str, hits: list[str]) -> None:
    assert found(pattern, text) == hits


@given(st.text(alphabet="aаё.*?#[(\\ ", min_size=1), st.text(alphabet="aаё.*?#[(\\ "))
def test_without_signs_every_place_is_what_was_typed(typed: str, text: str) -> None:
    pattern = Pattern(typed, match_case=True, yo_is_e=False)
    places = pattern.places(text)
    assert all(text[start:end] == typed for start, end in places)
    assert len(places) == text.count(typed)


@given(st.text(alphabet="ab*?#", min_size=1), st.booleans())
def test_any_signs_can_be_looked_for(typed: str, whole: bool) -> None:
    Pattern(typed, whole_words=whole, signs=True).places("aabab12 abba")


def test_no_pattern_takes_long() -> None:
    began = time.process_time()
    Pattern("a*a*a*a*a*a*a*b", signs=True, whole_words=True).places("a" * 50_000)
    assert time.process_time() - began < 2
