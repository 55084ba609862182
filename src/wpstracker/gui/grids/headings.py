"""Headings of a grid: as many lines as their words need, no word cut."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from wpstracker.gui.grids.columns import GridColumn

_PADDING = 18


def set_headings(view: QTableView, columns: Sequence[GridColumn], row_height: int) -> None:
    """Give columns and rows of a view their sizes."""
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag(Qt.TextFlag.TextWordWrap))
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setHighlightSections(False)
    header.setMinimumSectionSize(44)
    widths = [max(column.width, _longest_word(column.title, header)) for column in columns]
    for at, width in enumerate(widths):
        view.setColumnWidth(at, width)
    lines = max(_lines(column.title, width, header) for column, width in zip(columns, widths, strict=True))
    header.setFixedHeight(lines * view.fontMetrics().lineSpacing() + 14)
    rows = view.verticalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(row_height)
    rows.setHighlightSections(False)
    view.setCornerButtonEnabled(False)


def _bold(widget: QWidget) -> QFontMetrics:
    """Headings are set in a heavier face."""
    font = widget.font()
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font)


def _longest_word(title: str, widget: QWidget) -> int:
    """The width below which a heading would be cut."""
    return max(_bold(widget).horizontalAdvance(word) for word in title.split()) + _PADDING


def _lines(title: str, width: int, widget: QWidget) -> int:
    """How many lines a heading takes in its column."""
    metrics = _bold(widget)
    room = metrics.boundingRect(0, 0, width - _PADDING, 1000, int(Qt.TextFlag.TextWordWrap.value), title)
    return max(1, round(room.height() / metrics.lineSpacing()))
