"""Rows as the XML of a worksheet, several times as fast as cell objects; a test compares them with openpyxl's own reading."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from textwrap import wrap
from typing import Any
from xml.sax.saxutils import escape

from wpstracker.figures.columns import Column, Type
from wpstracker.reports.book import Row
from wpstracker.reports.cells import LONGEST, CellValue, converter, escaped, may_be_formula
from wpstracker.reports.looks import Look
from wpstracker.words import Words

LINE_HEIGHT = 15.0
MOST_LINES = 14
"""A row is not made taller than this; what is longer is read in the cell itself."""

_DAY_ZERO = date(1899, 12, 30)
_REPEATED = (Type.CHOICE, Type.COUNTRY, Type.COUNTRIES, Type.LANGUAGES, Type.FLAG)

Spill = Callable[[str, Column, str], str]
"""Keeps a text that is too long for a cell elsewhere and tells what to put into the cell; given the row's name and the column."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A column in its place: letter, width in letters, how its values become cells and how these look."""

    letter: str
    column: Column
    width: float
    convert: Callable[[Any], CellValue]
    look: Look


def value_converter(column: Column, words: Words) -> Callable[[Any], CellValue]:
    """The column's converter; words that repeat are looked up once."""
    convert = converter(column, words)
    return cache(convert) if column.holds in _REPEATED else convert


def row_xml(number: int, row: Row, columns: Sequence[Placed], spill: Spill) -> str:
    """One row."""
    cells = []
    lines = 1
    for place in columns:
        value = place.convert(row.get(place.column.key))
        at = f'<c r="{place.letter}{number}"'
        if value is None:
            cells.append(f'{at} s="{place.look.plain}"/>')
        elif isinstance(value, str):
            if len(value) > LONGEST // 2:
                value = spill(str(row.get(columns[0].column.key) or number), place.column, value)
            cells.append(at + text_xml(value, place.look))
            if len(value) > place.width or "\n" in value:
                lines = max(lines, lines_of(value, place.width))
        else:
            cells.append(f'{at} s="{place.look.plain}"><v>{number_of(value)}</v></c>')
    return f'<row r="{number}"{_height(lines)}>{"".join(cells)}</row>'


def text_xml(text: str, look: Look) -> str:
    """What follows the address of a cell that holds text."""
    style = look.quoted if may_be_formula(text) else look.plain
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f' s="{style}" t="inlineStr"><is><t{space}>{escape(escaped(text))}</t></is></c>'


def number_of(value: float | date) -> str:
    """A number or day as Excel counts it."""
    if isinstance(value, datetime):
        return repr((value - datetime(1899, 12, 30)).total_seconds() / 86_400)
    return str((value - _DAY_ZERO).days) if isinstance(value, date) else repr(value)


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column; words that wrap early are allowed for."""
    fit = max(1.0, width * 0.95)
    return sum(1 + int(len(part) / fit) for part in text.split("\n"))


def wrapped(text: str, width: float) -> int:
    """How many lines a text takes, word by word; for the few texts of which the height must be right."""
    return sum(max(1, len(wrap(part, max(1, int(width))))) for part in text.split("\n"))


def height_of(lines: int) -> float:
    """The height of a row of so many lines, in points."""
    return LINE_HEIGHT * min(lines, MOST_LINES)


def _height(lines: int) -> str:
    """Only a row that is kept lower than its text is fixed; others follow when somebody edits them."""
    fixed = ' customHeight="1"' if lines > MOST_LINES else ""
    return f' ht="{height_of(lines)}"{fixed}' if lines > 1 else ""


def header_xml(titles: Sequence[str], columns: Sequence[Placed], looks: Sequence[Look], height: float) -> str:
    """The first row."""
    cells = (f'<c r="{place.letter}1"{text_xml(title, look)}' for title, place, look in zip(titles, columns, looks, strict=True))
    return f'<row r="1" ht="{height}" customHeight="1">{"".join(cells)}</row>'


def remark_xml(number: int, text: str, look: Look) -> str:
    """A row that holds one remark."""
    return f'<row r="{number}"><c r="A{number}"{text_xml(text, look)}</row>'


def in_portions(texts: Iterator[str], portion: int = 200) -> Iterator[tuple[int, bytes]]:
    """How many texts so far, and a few of them together as they go into the file."""
    waiting: list[str] = []
    number = 0
    for number, text in enumerate(texts, 1):
        waiting.append(text)
        if len(waiting) == portion:
            yield number, "".join(waiting).encode()
            waiting.clear()
    yield number, "".join(waiting).encode()
