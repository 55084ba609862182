"""How the cells of a plan's matrix are drawn: texts in lines, cut with an ellipsis where their room ends, statuses as pills."""

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from wpstracker.domain.highlighting import Marker
from wpstracker.gui.language import tr
from wpstracker.gui.pages.plan_matrix_columns import MatrixColumn
from wpstracker.gui.pages.plan_matrix_lines import Line
from wpstracker.gui.tables.pill_delegate import draw_pill
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.found_marks import NOTHING, tint

_MOST_LINES, _MOST_BESIDE = 6, 3
"""A text that needs more lines is cut, other cells sooner; the whole of it stands beside the table."""
_ENOUGH = 20
"""Letters by which a line of a text is found in it; the end of the last one may be cut."""
_LEFT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
_RIGHT_CUT = Qt.TextElideMode.ElideRight


def line_height(font: str) -> int:
    """The height of one line in a font, as `QFont.toString` names it."""
    return _metrics(font, False).height()


def height_of(text: str, width: int, font: str, column: MatrixColumn, line: Line) -> int:
    """The height of a wrapped text, at least one line, at most so many as the column shows."""
    bold, most = _is_bold(line, column), _MOST_LINES if column.key == "text" else _MOST_BESIDE
    return _metrics(font, bold).height() * max(1, len(broken(text, width, font, bold, most)))


@lru_cache(maxsize=40_000)
def broken(text: str, width: int, font: str, bold: bool, most: int) -> tuple[str, ...]:
    """A text in lines of a width; one that needs more than `most` ends in an ellipsis."""
    metrics = _metrics(font, bold)
    if "\n" not in text and metrics.horizontalAdvance(text) <= width:
        return (text,) if text else ()
    lines: list[str] = []
    for start, length in _places(text, width, font, bold):
        if len(lines) == most - 1 and start + length < _units(text):
            lines.append(metrics.elidedText(" ".join(_part(text, start).split()), _RIGHT_CUT, width))
            break
        lines.append(_part(text, start, length).rstrip())
    return tuple(lines)


def draw_status(painter: QPainter, room: QRect, text: str, role: str) -> None:
    """A pill for a measure; "not reported" has only an outline, so that it is not taken for a status."""
    if role and role != "none":
        draw_pill(painter, QRectF(room.left() - 2, room.top() - 1, room.width() + 4, painter.fontMetrics().height() + 5), text, role)
        return
    font = QFont(painter.font())
    font.setItalic(role == "none")
    painter.setFont(font)
    painter.setPen(QColor(tokens().muted))
    painter.drawText(room, int(_LEFT), painter.fontMetrics().elidedText(text, _RIGHT_CUT, room.width()))


def draw_text(
    painter: QPainter, font: QFont, room: QRect, text: str, line: Line, column: MatrixColumn, second: str, marker: Marker = NOTHING
) -> None:
    """The text, goals and objectives bold; late terms in red; a second line small below. Words the marker finds are tinted."""
    colours, bold = tokens(), _is_bold(line, column)
    is_late = column.key == "term" and line.counted.is_overdue
    colour = colours.bad if is_late else colours.text if column.key == "text" or bold else colours.muted
    if column.key == "text" and not text:
        text, colour = tr("Text missing"), colours.warning
    drawn = QFont(font)
    drawn.setBold(bold)
    painter.setFont(drawn)
    painter.setPen(QColor(colour))
    height = _metrics(font.toString(), bold).height()
    room_for = max(1, (room.height() - (height if second else 0)) // height)
    lines = broken(text, room.width(), font.toString(), bold, room_for if column.is_wrapped else 1)
    flags = int(_RIGHT if column.is_number and not column.icon else _LEFT)
    begins = 0
    for at, part in enumerate(lines):
        painter.drawText(QRect(room.left(), room.top() + at * height, room.width(), height), flags, part)
        begins = max(begins, text.find(part[:_ENOUGH].rstrip("…"), begins))
        if flags == int(_LEFT):
            tint(painter, marker, text, part, room.left(), room.top() + at * height, _metrics(font.toString(), bold), begins)
        begins += len(part)
    if second:
        small = QFont(font)
        small.setPointSizeF(small.pointSizeF() * 0.9)
        painter.setFont(small)
        painter.setPen(QColor(colours.bad if is_late else colours.muted))
        below = QRect(room.left(), room.top() + len(lines) * height, room.width(), height + 2)
        painter.drawText(below, int(_LEFT), QFontMetrics(small).elidedText(second, _RIGHT_CUT, below.width()))


def _is_bold(line: Line, column: MatrixColumn) -> bool:
    return line.is_heading and column.key in ("number", "text")


@lru_cache(maxsize=64)
def _metrics(font: str, bold: bool) -> QFontMetrics:
    return QFontMetrics(_font(font, bold))


def _font(font: str, bold: bool) -> QFont:
    made = QFont()
    made.fromString(font)
    made.setBold(bold)
    return made


def _places(text: str, width: int, font: str, bold: bool) -> Iterator[tuple[int, int]]:
    """Where each line of a wrapped text begins and how long it is, as Qt counts."""
    layout = QTextLayout(text.replace("\n", "\u2028"), _font(font, bold))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        yield line.textStart(), line.textLength()
    layout.endLayout()


def _units(text: str) -> int:
    """The length of a text as Qt counts it: characters beyond the first 65,536 of Unicode are two."""
    return len(text) + sum(character > "\uffff" for character in text)


def _part(text: str, start: int, length: int | None = None) -> str:
    """A part of a text by Qt's places."""
    if _units(text) == len(text):
        return text[start:] if length is None else text[start : start + length]
    pairs = text.encode("utf-16-le")[2 * start : None if length is None else 2 * (start + length)]
    return pairs.decode("utf-16-le", "replace")
