"""How a sheet is printed: A4, as wide as the paper, with a header and numbered pages."""

from datetime import date
from typing import Any

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from wpstracker.figures.columns import show_day
from wpstracker.words import N_, Words

_A4 = 9
_MARGIN, _EDGE = 0.5, 0.3
"""Inches."""


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


def head_pages(worksheet: Worksheet, report: str, sheet: str, made: date, words: Words) -> None:
    """The report and the sheet at the top; the day and the page's number at the bottom."""
    top: Any = worksheet.oddHeader
    bottom: Any = worksheet.oddFooter
    top.left.text, top.right.text = _literal(report), _literal(sheet)
    bottom.left.text = show_day(made)
    bottom.right.text = words(N_("Page {page} of {pages}"), page="&P", pages="&N")


def _literal(text: str) -> str:
    """An ampersand begins a code in headers."""
    return text[:100].replace("&", "&&")
