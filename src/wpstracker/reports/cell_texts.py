"""What a cell says to a reader, as text: the very value the workbook gets, written as Excel shows it."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any

from wpstracker.figures.columns import Column, Type, show_day
from wpstracker.reports.cells import CellValue, converter
from wpstracker.words import N_, Words, with_decimal_mark


def reader(column: Column, words: Words) -> Callable[[Any], str]:
    """What turns the values of a column into texts to read."""
    convert = converter(column, words)
    show = _SHOWN.get(column.holds, _plain)
    if column.holds in _REPEATED:
        return cache(lambda value: show(convert(value), words))
    return lambda value: show(convert(value), words)


def _plain(value: CellValue, _words: Words) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{show_day(value)} {value:%H:%M}"
    return show_day(value) if isinstance(value, date) else str(value)


def _count(value: CellValue, words: Words) -> str:
    return f"{value:,}".replace(",", "\u00a0") if isinstance(value, int) else _plain(value, words)


def _share(value: CellValue, words: Words) -> str:
    return words(N_("{percent} %"), percent=round(value * 100)) if isinstance(value, int | float) else _plain(value, words)


def _number(value: CellValue, words: Words) -> str:
    """With the decimal comma where the language has one."""
    shown = _plain(value, words)
    return with_decimal_mark(shown, words.language) if isinstance(value, float) else shown


_SHOWN: dict[Type, Callable[[CellValue, Words], str]] = {Type.COUNT: _count, Type.SHARE: _share, Type.NUMBER: _number}
_REPEATED = (Type.CHOICE, Type.COUNTRY, Type.COUNTRIES, Type.FLAG)
