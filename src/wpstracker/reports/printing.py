"""How a sheet is printed: A4, as wide as the paper, with a header and numbered pages."""

from typing import Any

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from wpstracker.figures.columns import show_day
from wpstracker.reports.book import Report
from wpstracker.words import N_

_A4 = 9
_MARGIN, _EDGE = 0.5, 0.3
"""Inches."""
_PER_INCH = 2.54

_LONGEST = 110
"""Letters at the left of a header: on one line, since not every program breaks it, and clear of what stands at the right."""


def set_up_page(worksheet: Worksheet, *, portrait: bool = False, pages: int = 1) -> None:
    """A4 across or upright, `pages` beside each other and as many below as it takes."""
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    setup = worksheet.page_setup
    setup.paperSize, setup.orientation = _A4, "portrait" if portrait else "landscape"
    setup.fitToWidth, setup.fitToHeight, setup.pageOrder = pages, 0, "overThenDown"
    margins = worksheet.page_margins
    margins.left = margins.right = _MARGIN
    margins.top = margins.bottom = _MARGIN + _EDGE
    margins.header = margins.footer = _EDGE


def room_on_page(width: float, *, portrait: bool = False) -> float:
    """How many centimetres of rows go on a page on which columns of this width, in centimetres, take the whole paper."""
    long, short = 29.7 - _PER_INCH * 2 * _MARGIN, 21.0 - _PER_INCH * 2 * _MARGIN
    across, down = (short, long) if portrait else (long, short)
    return (down - _PER_INCH * 2 * _EDGE) / min(1.0, across / width)


def head_pages(worksheet: Worksheet, report: Report, sheet: str) -> None:
    """The report, what was asked and the sheet at the top; the day and the page's number at the bottom."""
    top: Any = worksheet.oddHeader
    bottom: Any = worksheet.oddFooter
    said = f"{report.title} · {report.asked}" if report.asked else report.title
    top.left.text, top.right.text = _literal(said, _LONGEST), _literal(sheet, _LONGEST)
    bottom.left.text = show_day(report.made)
    bottom.right.text = report.words(N_("Page {page} of {pages}"), page="&P", pages="&N")


def _literal(text: str, most: int) -> str:
    """An ampersand begins a code in headers; these hold few letters."""
    said = " ".join(text.split()).replace("&", "&&")
    return said if len(said) <= most else said[: most - 2].removesuffix("&") + "…"
