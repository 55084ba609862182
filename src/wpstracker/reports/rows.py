"""Rows as the XML of a worksheet, several times as fast as cell objects; a test compares them with openpyxl's own reading."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from textwrap import wrap
from typing import Any
from xml.sax.saxutils import escape

from wpstracker.figures.columns import Column, Type
from wpstracker.reports.book import Row
from wpstracker.reports.cells import LONGEST, CellValue, converter, escaped, may_be_formula
from wpstracker.reports.links import Link, to_address
from wpstracker.reports.looks import Look
from wpstracker.words import Words

LINE_HEIGHT = 15.0
_EDGES = 2.5
"""Letters that a cell's indent and edges take of its width."""

MOST_LINES = 14
"""A row is not made taller than this; what is longer is read in the cell itself."""

_DAY_ZERO = date(1899, 12, 30)
_REPEATED = (Type.CHOICE, Type.COUNTRY, Type.COUNTRIES, Type.LANGUAGES, Type.FLAG)

Spill = Callable[[str, Column, str], str]
"""Keeps a text that is too long for a cell elsewhere and tells what to put into the cell; given the row's name and the column."""


Written = tuple[str, int]
"""What follows a cell's address, and how many lines it takes."""

_MOST_KEPT = 2_000
_LONGEST_KEPT = 400
_ADDRESSES = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Placed:
    """A column in its place: letter, width in letters, how its values become cells, how these look and where their texts lead.

    `formula`: what works a value out that is written beside it.

    `written` keeps the cells of values that come again and again: most values of most columns do.
    """

    letter: str
    column: Column
    width: float
    convert: Callable[[Any], CellValue]
    look: Look
    link: Link | None = None
    leading: Look = Look(0, 0)
    formula: str = ""
    written: dict[Any, Written] = field(default_factory=dict)


def value_converter(column: Column, words: Words) -> Callable[[Any], CellValue]:
    """The column's converter; words that repeat are looked up once."""
    convert = converter(column, words)
    return cache(convert) if column.holds in _REPEATED else convert


class RowWriter:
    """Makes rows of XML for columns in their places. An empty cell is left out: the column itself says how it would look."""

    def __init__(self, columns: Sequence[Placed], spill: Spill) -> None:
        self._spill = spill
        self._keys = [place.column.key for place in columns]
        self._places = [(place, f'<c r="{place.letter}', place.written.get) for place in columns]
        self._skipped = not any(place.formula for place in columns)

    def xml(self, number: int, row: Row) -> str:
        """One row."""
        cells, tall, skipped = [], [], self._skipped
        for value, (place, begin, known) in zip(map(row.get, self._keys), self._places, strict=True):
            if value is None and skipped:
                continue
            try:
                cell = known(value)
            except TypeError:  # a list has no hash
                cell = None
            written, lines = cell or self._cell(value, place, number, row)
            if written:
                cells.append(f'{begin}{number}"{written}')
                if lines > 1:
                    tall.append(lines)
        return f'<row r="{number}"{_height(max(tall)) if tall else ""}>{"".join(cells)}</row>'

    def _cell(self, given: Any, place: Placed, number: int, row: Row) -> Written:
        """A value as it is written; short ones are kept to be written again."""
        value = place.convert(given)
        if isinstance(value, str) and len(value) > LONGEST // 2:
            text = self._spill(str(row.get(self._keys[0]) or number), place.column, value)
            return text_xml(text, place.look), lines_of(text, place.width)
        found = _written(value, place)
        if len(found[0]) < _LONGEST_KEPT and given.__hash__:
            if len(place.written) == _MOST_KEPT:
                place.written.clear()
            place.written[given] = found
        return found


def _written(value: CellValue, place: Placed) -> Written:
    if value is None:
        return _formula_xml(place, None) if place.formula else "", 1
    if not isinstance(value, str):
        if place.formula:
            return _formula_xml(place, value), 1
        return f' s="{place.look.plain}"><v>{number_of(value)}</v></c>', 1
    lines = lines_of(value, place.width) if len(value) > place.width - _EDGES or "\n" in value else 1
    formula = place.link(value) if place.link else to_address(value) if value.startswith(_ADDRESSES) else ""
    return (_link_xml(formula, value, place.leading) if formula else text_xml(value, place.look)), lines


def _formula_xml(place: Placed, value: float | date | None) -> str:
    """A formula with what it gave; an empty text where nothing can be worked out."""
    kind, said = (' t="str"', "") if value is None else ("", number_of(value))
    return f' s="{place.look.plain}"{kind}><f>{escape(place.formula)}</f><v>{said}</v></c>'


def _link_xml(formula: str, text: str, look: Look) -> str:
    """A text that leads somewhere; it stands beside the formula for programs that do not work formulas out."""
    return f' s="{look.plain}" t="str"><f>{escape(formula)}</f><v>{escape(escaped(text))}</v></c>'


def text_xml(text: str, look: Look) -> str:
    """What follows the address of a cell that holds text."""
    style = look.quoted if may_be_formula(text) else look.plain
    space = ' xml:space="preserve"' if text != text.strip() else ""
    if "&" in text or "<" in text or ">" in text:
        text = escape(text)
    return f' s="{style}" t="inlineStr"><is><t{space}>{escaped(text)}</t></is></c>'


def number_of(value: float | date) -> str:
    """A number or day as Excel counts it."""
    if isinstance(value, datetime):
        return repr((value - datetime(1899, 12, 30)).total_seconds() / 86_400)
    return str((value - _DAY_ZERO).days) if isinstance(value, date) else repr(value)


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column; words that wrap early are allowed for."""
    fit = max(1.0, width * 0.95)
    if "\n" not in text:
        return 1 + int(len(text) / fit)
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
    return f' ht="{height_of(lines)}"{fixed}'


def header_xml(number: int, titles: Sequence[str], columns: Sequence[Placed], looks: Sequence[Look], height: float) -> str:
    """A row of headings."""
    cells = (f'<c r="{place.letter}{number}"{text_xml(title, look)}' for title, place, look in zip(titles, columns, looks, strict=True))
    return f'<row r="{number}" ht="{height}" customHeight="1">{"".join(cells)}</row>'


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
