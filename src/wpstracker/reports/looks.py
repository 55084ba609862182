"""How cells look. Openpyxl keeps every distinct look once for a workbook; a cell names it by number."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from wpstracker.figures.columns import Type

ACCENT, INK, MUTED, LINE = "0B6A70", "1A242E", "55616D", "D6DCE2"

_BEHIND_TAGS = "ECEFF2"

DAY_FORMAT = "dd.mm.yyyy"
FORMATS = {Type.DATE: DAY_FORMAT, Type.COUNT: "#,##0", Type.SHARE: "0%"}
_RIGHT = (Type.COUNT, Type.NUMBER, Type.SHARE)


@dataclass(frozen=True, slots=True)
class Look:
    """The numbers of a style: as it is, and for a text that must not be taken for a formula."""

    plain: int
    quoted: int


def dress_header(cell: Cell, *, right: bool = False) -> None:
    """The head of a column."""
    cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor=ACCENT)
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="right" if right else "left", indent=1)


def dress_value(cell: Cell, holds: Type) -> None:
    """A value of a column: wrapped, at the top, with a hair line below."""
    dress_column(cell, holds)
    cell.border = Border(bottom=Side(style="hair", color=LINE))


def dress_column(place: Cell | ColumnDimension, holds: Type) -> None:
    """What a cell of a column looks like before anything stands in it."""
    place.font = Font(name="Calibri", size=11, color=INK)
    right = holds in _RIGHT
    place.alignment = Alignment("right" if right else "left", "top", wrap_text=not right, indent=1)
    place.number_format = FORMATS.get(holds, "General")


def dress_text(cell: Cell, *, size: int = 11, bold: bool = False, colour: str = INK) -> None:
    """A text of a page."""
    cell.font = Font(name="Calibri", size=size, bold=bold, color=colour)
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")


def dress_link(cell: Cell) -> None:
    """The letters of a text that leads to another sheet."""
    cell.font = Font(name="Calibri", size=11, underline="single", color=ACCENT)


class Looks:
    """The looks that the tables of a workbook share; `totals` stand in the last row, `heads` are set to the right or not."""

    def __init__(self, sheet: Worksheet) -> None:
        self.values = {holds: _look(sheet, partial(dress_column, holds=holds)) for holds in Type}
        self.totals = {holds: _total_look(sheet, holds) for holds in Type}
        self.heads = {right: _look(sheet, partial(dress_header, right=right)) for right in (False, True)}
        self.link, self.tag = _link_look(sheet), _tag_look(sheet)


def _link_look(sheet: Worksheet) -> Look:
    """The look of a text in a table that leads somewhere."""

    def dress(cell: Cell) -> None:
        dress_value(cell, Type.TEXT)
        cell.font = Font(name="Calibri", size=11, underline="single", color=ACCENT)

    return _look(sheet, dress)


def _tag_look(sheet: Worksheet) -> Look:
    """The look of the tags below the headings."""

    def dress(cell: Cell) -> None:
        dress_text(cell, colour=MUTED)
        cell.fill = PatternFill("solid", fgColor=_BEHIND_TAGS)

    return _look(sheet, dress)


def _total_look(sheet: Worksheet, holds: Type) -> Look:
    """The look of a value in the last row of a table, below a line."""

    def dress(cell: Cell) -> None:
        dress_value(cell, holds)
        cell.font = Font(name="Calibri", size=11, bold=True, color=INK)
        cell.border = Border(top=Side(style="thin", color=ACCENT))

    return _look(sheet, dress)


def _look(sheet: Worksheet, dress: Callable[[Cell], None]) -> Look:
    """Two cells are dressed, since openpyxl keeps the very style it is given and later changes would change it there too."""
    plain, quoted = Cell(sheet, 1, 1), Cell(sheet, 1, 1)
    dress(plain)
    dress(quoted)
    quoted.quotePrefix = True
    return Look(plain.style_id, quoted.style_id)
