"""Rows as the XML of a worksheet, several times as fast as cell objects; a test compares them with openpyxl's own reading."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from itertools import repeat
from operator import itemgetter
from textwrap import wrap
from typing import Any

from wpstracker.figures.columns import Column, Type
from wpstracker.reports.book import Row
from wpstracker.reports.cells import LONGEST, CellValue, converter, escaped, in_xml, is_ordinary, may_be_formula, plain
from wpstracker.reports.links import Link, to_address
from wpstracker.reports.looks import Look
from wpstracker.words import Words

LINE_HEIGHT = 15.0
_EDGES = 2.5
"""Letters that a cell's indent and edges take of its width."""

MOST_LINES = 14
"""A row is not made taller than this; what is longer is read in the cell itself."""

PORTION = 200
"""Rows that are made at a time."""

_DAY_ZERO = date(1899, 12, 30)
_REPEATED = (Type.CHOICE, Type.COUNTRY, Type.COUNTRIES, Type.LANGUAGES, Type.FLAG)

Spill = Callable[[str, Column, str], str]
"""Keeps a text that is too long for a cell elsewhere and tells what to put into the cell; given the row's name and the column."""

_ROW = "\0"
"""Stands for the row's number in a finished cell; no text has this letter (`cells.clean`)."""

_TOO_LONG = "\1"
"""Stands for a cell whose text does not fit."""

_MOST_KEPT = 1_000
_LONGEST_KEPT = 400
_ADDRESSES = ("http://", "https://", "mailto:")


@dataclass(frozen=True, slots=True)
class Placed:
    """A column in its place: letter, width in letters, how its values become cells, how these look and where their texts lead.

    `formula`: what works a value out that is written beside it.
    """

    letter: str
    column: Column
    width: float
    convert: Callable[[Any], CellValue]
    look: Look
    link: Link | None = None
    leading: Look = Look(0, 0)
    formula: str = ""


def value_converter(column: Column, words: Words) -> Callable[[Any], CellValue]:
    """The column's converter; words that repeat are looked up once."""
    convert = converter(column, words)
    return cache(convert) if column.holds in _REPEATED else convert


class Cells(dict[Any, str]):
    """The finished cells of a column by the values in them, each made when it is first asked for: most values come again and again.

    `tall`: how many lines a value takes, if more than one. `spills`: some text did not fit. An empty cell is "": the column itself says
    how it would look.
    """

    def __init__(self, place: Placed) -> None:
        super().__init__()
        self.tall: dict[Any, int] = {}
        self.spills = False
        self._place, self._fits = place, place.width - _EDGES
        self._is_text = place.convert is plain
        self._begin = f'<c r="{place.letter}{_ROW}"'
        self._begin_text = f'{self._begin} s="{place.look.plain}" t="inlineStr"><is><t>'

    def of(self, values: Sequence[Any]) -> list[str]:
        """A cell for each of these values, which can be told apart by their hashes; none where all of them are empty."""
        if max(len(self), len(self.tall)) > _MOST_KEPT:
            self.clear()
            self.tall.clear()
        first = values[0]
        if first == values[-1] and values.count(first) == len(values):
            cell = self[first]
            return [cell] * len(values) if cell else []
        return list(map(self.__getitem__, values))

    def whole(self, text: str) -> str:
        """The cell of a text that is known to fit."""
        return self._begin + text_xml(text, self._place.look)

    def __missing__(self, given: Any) -> str:
        place = self._place
        is_as_said = self._is_text and given and type(given) is str and given.isprintable()
        value = given if is_as_said else place.convert(given)
        if isinstance(value, str):
            cell = self._told(given, value)
        elif place.formula:
            cell = self._begin + _formula_xml(place, value)
        else:
            cell = "" if value is None else f'{self._begin} s="{place.look.plain}"><v>{number_of(value)}</v></c>'
        if len(cell) < _LONGEST_KEPT:
            self[given] = cell
        return cell

    def _told(self, given: Any, text: str) -> str:
        """A cell that holds text."""
        place = self._place
        if len(text) > self._fits or "\n" in text:
            lines = lines_of(text, place.width)
            if lines > 1:
                self.tall[given] = lines
            if len(text) > LONGEST // 2:
                self.spills = True
                return _TOO_LONG
        if is_ordinary(text) and not place.link:
            return f"{self._begin_text}{text}</t></is></c>"
        formula = place.link(text) if place.link else to_address(text) if text.startswith(_ADDRESSES) else ""
        return self._begin + (_link_xml(formula, text, place.leading) if formula else text_xml(text, place.look))


class RowWriter:
    """Makes rows of XML for columns in their places, a portion at a time, each of its columns at once."""

    def __init__(self, columns: Sequence[Placed], spill: Spill) -> None:
        self._columns, self._spill = columns, spill
        self._cells = [Cells(place) for place in columns]
        self._keys = [place.column.key for place in columns]
        self._whole = itemgetter(*self._keys, self._keys[0])  # of two at least, for it gives no tuple of one

    def xml(self, first: int, rows: Sequence[Row]) -> str:
        """Rows below each other, the first of which has this number."""
        values = self._values(rows)
        cells = [kept.of(given) for kept, given in zip(self._cells, values, strict=True)]
        if any(kept.spills for kept in self._cells):
            self._spill_over(cells, values, first)
        heights = self._heights(values, len(rows))
        filled = list(zip(*filter(None, cells), strict=True)) or [()] * len(rows)
        return "".join(
            f'<row r="{number}"{height}>{"".join(row).replace(_ROW, str(number))}</row>'
            for number, (height, row) in enumerate(zip(heights, filled, strict=True), first)
        )

    def _values(self, rows: Sequence[Row]) -> Sequence[Sequence[Any]]:
        """What the rows hold in each column; a row may leave out what it has not."""
        try:
            return list(zip(*map(self._whole, rows), strict=True))[:-1]
        except KeyError:
            return [[row.get(key) for row in rows] for key in self._keys]

    def _heights(self, values: Sequence[Sequence[Any]], count: int) -> Iterable[str]:
        """What is said of the height of each row; nothing of one that takes a single line."""
        lines = [map(kept.tall.get, given, repeat(1)) for kept, given in zip(self._cells, values, strict=True) if kept.tall]
        return map(_height, map(max, zip(repeat(1, count), *lines, strict=True)))

    def _spill_over(self, cells: Sequence[list[str]], values: Sequence[Sequence[Any]], first: int) -> None:
        """Put into every cell of which the text is too long what goes on elsewhere, row after row."""
        for at, row in enumerate(zip(*values, strict=True)):
            for place, kept, column, given in zip(self._columns, self._cells, cells, row, strict=True):
                if column and column[at] is _TOO_LONG:
                    column[at] = kept.whole(self._spill(str(row[0] or first + at), place.column, str(place.convert(given))))


def _formula_xml(place: Placed, value: float | date | None) -> str:
    """A formula with what it gave; an empty text where nothing can be worked out."""
    kind, said = (' t="str"', "") if value is None else ("", number_of(value))
    return f' s="{place.look.plain}"{kind}><f>{in_xml(place.formula)}</f><v>{said}</v></c>'


def _link_xml(formula: str, text: str, look: Look) -> str:
    """A text that leads somewhere; it stands beside the formula for programs that do not work formulas out."""
    return f' s="{look.plain}" t="str"><f>{in_xml(formula)}</f><v>{in_xml(escaped(text))}</v></c>'


def text_xml(text: str, look: Look) -> str:
    """What follows the address of a cell that holds text."""
    style = look.quoted if may_be_formula(text) else look.plain
    space = ' xml:space="preserve"' if text != text.strip() else ""
    if "&" in text or "<" in text or ">" in text:
        text = in_xml(text)
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


@cache
def _height(lines: int) -> str:
    """What is said of a row's height. Only one that is kept lower than its text is fixed; others follow when somebody edits them."""
    if lines == 1:
        return ""
    fixed = ' customHeight="1"' if lines > MOST_LINES else ""
    return f' ht="{height_of(lines)}"{fixed}'


def header_xml(number: int, titles: Sequence[str], columns: Sequence[Placed], looks: Sequence[Look], height: float) -> str:
    """A row of headings."""
    cells = (f'<c r="{place.letter}{number}"{text_xml(title, look)}' for title, place, look in zip(titles, columns, looks, strict=True))
    return f'<row r="{number}" ht="{height}" customHeight="1">{"".join(cells)}</row>'


def remark_xml(number: int, text: str, look: Look) -> str:
    """A row that holds one remark."""
    return f'<row r="{number}"><c r="A{number}"{text_xml(text, look)}</row>'
