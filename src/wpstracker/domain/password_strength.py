"""How long a password would withstand guessing, roughly: what everybody chooses counts for nothing."""

import math
import re

from wpstracker.domain.folding import folded
from wpstracker.domain.vocabularies import Vocabulary
from wpstracker.words import N_


class Strength(Vocabulary):
    """What to think of a password."""

    WEAK = "weak", N_("Weak: it can be guessed in minutes")
    FAIR = "fair", N_("Fair: somebody with time can guess it")
    GOOD = "good", N_("Good")
    STRONG = "strong", N_("Strong")


_BITS = ((40, Strength.WEAK), (50, Strength.FAIR), (64, Strength.GOOD))
"""Up to so many bits; each guess costs 600,000 rounds, which is worth some twenty bits more."""
# fmt: off
_COMMON = frozenset({
    "password", "passwort", "qwerty", "qwertyuiop", "asdfgh", "zxcvbn", "letmein", "welcome", "admin", "administrator", "iloveyou",
    "monkey", "dragon", "master", "secret", "login", "abc", "abcd", "osce", "1325", "unscr", "wps", "tracker", "пароль", "йцукен",
    "йцукенг", "фывапр", "ячсмит", "привет", "люблю", "админ", "администратор", "секрет", "вход", "россия", "казахстан", "кыргызстан",
    "киргизия", "таджикистан", "туркменистан", "узбекистан", "бишкек", "астана", "алматы", "душанбе", "ашхабад", "ташкент", "обсе",
})
# fmt: on
_RUNS = (
    "0123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "йцукенгшщзхъ",
)
_PIECES = re.compile(r"[^\W\d_]+|\d+|.", re.DOTALL)
_WORD_BITS, _COMMON_BITS, _YEAR_BITS = 13.0, 4.0, 6.0
"""A word out of some thousands; one everybody thinks of; a year."""


def bits(password: str) -> float:
    """The number of guesses as a power of two, guessing words, years, runs and repetitions first."""
    pieces = _PIECES.findall(password)
    seen: set[str] = set()
    total = 0.0
    for piece in pieces:
        said = folded(piece)
        total += 1.0 if said in seen else _bits_of(piece, said)
        seen.add(said)
    return total


def strength(password: str) -> Strength:
    """What to think of it."""
    found = bits(password)
    return next((level for limit, level in _BITS if found < limit), Strength.STRONG)


def _bits_of(piece: str, said: str) -> float:
    """One word, number or sign."""
    each = len(set(said)) * math.log2(_letters(piece)) if len(set(said)) > 1 else math.log2(_letters(piece)) + 1
    if said in _COMMON or any(said in run or said in run[::-1] for run in _RUNS if len(said) > 2):
        return min(each, _COMMON_BITS)
    if re.fullmatch(r"(19|20)\d\d", said):
        return _YEAR_BITS
    return min(each, _WORD_BITS + (2 if piece.lower() != piece else 0)) if piece.isalpha() and len(piece) > 3 else each


def _letters(piece: str) -> int:
    """How many signs somebody who guesses has to try for each."""
    return 10 if piece.isdigit() else 33 if piece.isalpha() else 20
