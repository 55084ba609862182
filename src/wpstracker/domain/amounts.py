"""Amounts of money as plans write them: “6 802,5 тыс. сом”, “10 000 EUR”, “5 млн тенге”."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from wpstracker.domain.currencies import CURRENCIES
from wpstracker.domain.written_numbers import read_number

Meaning = TypeVar("Meaning", str, int)

_CURRENCIES = {
    r"сомони|somoni": "TJS",
    r"сомов|сома|сомдон|сом": "KGS",
    r"тенге|теңге|tenge|₸": "KZT",
    r"грн|гривен\w*|гривн\w*|hryvnia|₴": "UAH",
    r"so[ʻ’'`]?m|сумов|сум": "UZS",
    r"манат\w*|manat": "TMT",
    r"евро|euros?|€": "EUR",
    r"долл\w*(?:\s+сша)?|us\s*dollars?|us\s*\$|\$": "USD",
    r"рубл\w*|руб|₽": "RUB",
} | {code.lower(): code for code in CURRENCIES}
_TIMES = {r"тыс\w*|thousands?|минг|ming|миң|мың": 1_000, r"млн|миллион\w*|mln|millions?": 1_000_000, r"млрд|billions?": 1_000_000_000}

_CODE = re.compile(r"(?<!\w)[A-Z]{3}(?!\w)")


@dataclass(frozen=True, slots=True)
class Amount:
    """How much, in which currency; "" where it is not said."""

    value: float
    currency: str = ""


def read_amount(text: str, heading: str = "") -> Amount | None:
    """The amount; thousands and the currency may stand in the column's heading. None where nothing is said; ValueError for other words."""
    rest, currency = _found(text, _CURRENCIES)
    if currency is None and (code := _CODE.search(text)):
        rest, currency = text.replace(code[0], " "), code[0]
    rest, times = _found(rest, _TIMES)
    number = read_number(rest.strip(" .,"))
    if number is None:
        if currency or times:
            raise ValueError(text)
        return None
    if number < 0:
        raise ValueError(text)
    return Amount(number * (times or _found(heading, _TIMES)[1] or 1), currency or _found(heading, _CURRENCIES)[1] or "")


def _found(text: str, known: Mapping[str, Meaning]) -> tuple[str, Meaning | None]:
    """The text without the first word that is known, and what that means."""
    for pattern, meaning in known.items():
        found = re.search(rf"(?<![^\W\d_])(?:{pattern})(?![^\W\d_])\.?", text, re.IGNORECASE)
        if found:
            return text[: found.start()] + " " + text[found.end() :], meaning
    return text, None
