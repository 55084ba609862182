"""What everybody chooses is weak, in either keyboard; several words together are strong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wpstracker.domain.password_strength import Strength, bits, strength


@pytest.mark.parametrize(
    "password",
    [
        "",
        "a",
        "12345678",
        "password",
        "Password1",
        "qwerty123",
        "йцукен2026",
        "Пароль1325",
        "aaaaaaaaaaaaaaaa",
        "Astana2024!",
        "казахстан1",
    ],
)
def test_what_everybody_chooses_is_weak(password):
    assert strength(password) is Strength.WEAK


@pytest.mark.parametrize("password", ["лампа гора синий поезд чашка", "correct horse battery staple window river", "x7#Qp!9vR$2mK@4tL^8w"])
def test_several_words_or_much_noise_are_strong(password):
    assert strength(password) is Strength.STRONG


def test_between_them_there_are_steps():
    found = [strength(" ".join(["лампа", "гора", "синий", "поезд", "чашка", "окно"][:n])) for n in range(1, 7)]
    assert found == sorted(found, key=list(Strength).index) and len(set(found)) == 4


@given(st.text(max_size=40), st.text(max_size=10))
def test_more_is_never_much_weaker_and_nothing_breaks(password, more):
    assert bits(password) >= 0
    assert bits(f"{password} {more}") >= bits(password)
