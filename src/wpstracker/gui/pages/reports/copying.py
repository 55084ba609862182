"""Cells for the clipboard: a table that Word and Excel take, and text with tabs for everything else."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData

from wpstracker.figures.columns import Column, Type
from wpstracker.gui.grids.clipboard import to_text
from wpstracker.gui.widgets.reading_pane import esc
from wpstracker.reports.book import Report, Row
from wpstracker.reports.cell_texts import reader
from wpstracker.reports.cells import clean, may_be_formula

_TEXT = " style=\"mso-number-format:'\\@'\""
"""Excel's own word for a cell that is text, whatever it begins with."""


def as_mime(columns: Sequence[Column], rows: Iterable[Row], report: Report, *, headings: bool = True) -> QMimeData:
    """The cells as HTML and as text; nothing in them is taken for a formula."""
    texts = _texts(columns, rows, report)
    titles = [report.heading(column) for column in columns] if headings else []
    return mime_of(titles, texts, columns)


def mime_of(titles: Sequence[str], texts: Sequence[Sequence[str]], columns: Sequence[Column]) -> QMimeData:
    """Texts of cells, made ready for other programs."""
    mime = QMimeData()
    mime.setHtml(_html(titles, texts, columns))
    plain = [[_defused(cell, column) for cell, column in _paired(row, columns)] for row in texts]
    mime.setText(to_text([titles, *plain] if titles else plain))
    return mime


def _texts(columns: Sequence[Column], rows: Iterable[Row], report: Report) -> list[list[str]]:
    """Numbers without the spaces that would make them words."""
    shown = [(column.key, reader(column, report.words), column.is_number) for column in columns]
    return [[_cell(show(row.get(key)), is_number) for key, show, is_number in shown] for row in rows]


def _cell(text: str, is_number: bool) -> str:
    return "".join(text.split()) if is_number and text[:1].isdigit() else clean(text)


def _html(titles: Sequence[str], texts: Sequence[Sequence[str]], columns: Sequence[Column]) -> str:
    head = "".join(f"<th>{esc(title)}</th>" for title in titles)
    rows = ("".join(f"<td{_kind(cell, column)}>{esc(cell)}</td>" for cell, column in _paired(row, columns)) for row in texts)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<table border="1" cellspacing="0" cellpadding="3">{f"<tr>{head}</tr>" if titles else ""}{body}</table>'


def _paired(row: Sequence[str], columns: Sequence[Column]) -> Iterable[tuple[str, Column]]:
    return zip(row, columns, strict=True)


def _kind(cell: str, column: Column) -> str:
    return _TEXT if not column.is_number and column.holds is not Type.DATE and cell else ""


def _defused(cell: str, column: Column) -> str:
    return f"'{cell}" if may_be_formula(cell) and not column.is_number else cell
