"""How cells look. Openpyxl keeps every distinct look once for a workbook; a cell names it by number."""

from dataclasses import dataclass

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from wpstracker.figures.columns import Type

ACCENT, INK, MUTED, LINE, SOFT = "0B6A70", "1A242E", "55616D", "D6DCE2", "EEF3F4"

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
    cell.font = Font(name="Calibri", size=11, color=INK)
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="right" if holds in _RIGHT else "left", indent=1)
    cell.border = Border(bottom=Side(style="hair", color=LINE))
    cell.number_format = FORMATS.get(holds, "General")


def dress_text(cell: Cell, *, size: int = 11, bold: bool = False, colour: str = INK) -> None:
    """A text of a page."""
    cell.font = Font(name="Calibri", size=size, bold=bold, color=colour)
    cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")


def dress_link(cell: Cell) -> None:
    """A text that leads to another sheet."""
    dress_text(cell, colour=ACCENT)
    cell.font = Font(name="Calibri", size=11, underline="single", color=ACCENT)


def looks(sheet: Worksheet) -> dict[Type, Look]:
    """The look of each kind of value."""
    found = {}
    for holds in Type:
        cell = Cell(sheet, 1, 1)
        dress_value(cell, holds)
        plain = cell.style_id
        cell.quotePrefix = True
        found[holds] = Look(plain, cell.style_id)
    return found


def header_look(sheet: Worksheet, *, right: bool) -> Look:
    """The look of a column's head."""
    cell = Cell(sheet, 1, 1)
    dress_header(cell, right=right)
    plain = cell.style_id
    cell.quotePrefix = True
    return Look(plain, cell.style_id)
