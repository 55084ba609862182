"""What may stand in a cell: texts made safe, values turned into what Excel counts with. Nothing here raises, nothing is cut."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime
from html import escape
from typing import Any

from wpstracker.domain.partial_date import PartialDate
from wpstracker.figures.columns import Column, Type
from wpstracker.words import N_, Words

CellValue = str | int | float | date | None

LONGEST = 32_767
"""Units of UTF-16 that Excel keeps in a cell; openpyxl would cut what is beyond them."""

FIRST_DAY = date(1900, 3, 1)
"""Before it Excel and other programs disagree about the day, or know none at all."""

EXACT_UP_TO = 10**15
"""Excel counts with fifteen digits; a longer number is an identifier and stays text."""

_BLANKS = str.maketrans({"\v": " ", "\f": " "})
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA_SIGNS = frozenset("=+-@\t\r\n＝＋－＠")
_ODD_ENDS = frozenset({*_FORMULA_SIGNS, *filter(str.isspace, map(chr, range(0x3001)))})


def clean(text: str) -> str:
    """The text without what XML forbids: a vertical tab becomes a blank, other control characters and lone surrogates a �."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_BLANKS)
    return _FORBIDDEN.sub("\ufffd", text)


def escaped(text: str) -> str:
    """Excel reads _x0041_ in a text as the letter A; what was typed so is written so that it stays."""
    return _ESCAPE.sub("_x005F_", text) if "_x" in text else text


def in_xml(text: str) -> str:
    """The text with the signs of XML written out."""
    return escape(text, quote=False)


def may_be_formula(text: str) -> bool:
    """Whether a program that forgets a cell's type could take the text for a formula."""
    return text[:1] in _FORMULA_SIGNS


def is_ordinary(text: str) -> bool:
    """Whether a text can stand in a cell letter by letter and is no address; most can, and are told so at once."""
    odd = "&" in text or "<" in text or ">" in text or "_x" in text or ":/" in text or "@" in text
    return not odd and text[0] not in _ODD_ENDS and text[-1] not in _ODD_ENDS


def pieces(text: str, longest: int = LONGEST) -> list[str]:
    """The text in parts that fit a cell; most texts are one part."""
    if len(escaped(text)) * 2 <= longest:
        return [text]
    found: list[str] = []
    begin = length = 0
    for position, letter in enumerate(text):
        size = 2 if letter > "\uffff" else 7 if letter == "_" and _ESCAPE.match(text, position) else 1
        if length + size > longest:
            found.append(text[begin:position])
            begin, length = position, 0
        length += size
    return [*found, text[begin:]]


def plain(value: object) -> CellValue:
    """Any value as Excel keeps it: a number, a day or a safe text."""
    if isinstance(value, str):
        return clean(value) or None
    match value:
        case None:
            return None
        case bool():
            return str(value)
        case int():
            return value if abs(value) < EXACT_UP_TO else str(value)
        case float():
            return value if math.isfinite(value) else str(value)
        case datetime():
            moment = value.replace(tzinfo=None, microsecond=0)
            return moment if moment.date() >= FIRST_DAY else moment.isoformat(" ")
        case date():
            return value if value >= FIRST_DAY else f"{value:%d.%m}.{value.year:04}"
    return clean(str(value))


def converter(column: Column, words: Words) -> Callable[[Any], CellValue]:
    """What turns the values of a column into cells: numbers and full dates stay what they are, the rest is shown in words."""
    match column.holds:
        case Type.COUNT | Type.NUMBER | Type.SHARE | Type.TEXT | Type.LONG_TEXT:
            return plain
        case Type.DATE:
            return lambda value: _date(value, column, words)
        case Type.FLAG:
            return lambda value: None if value is None else words(N_("yes")) if value else words(N_("no"))
    return lambda value: plain(column.show(value, words))


def _date(value: Any, column: Column, words: Words) -> CellValue:
    """A day where it is known; "June 2007" stays text, since the first of June would be a lie."""
    if isinstance(value, PartialDate) and value.is_day:
        return plain(value.earliest())
    return plain(value) if isinstance(value, date) else plain(column.show(value, words))
