"""Draws the lines of the reporting calendar: a month as a heading; a due date with its day, the report, and how far it has come."""

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wpstracker.domain.highlighting import Marker
from wpstracker.domain.obligations import DueState
from wpstracker.domain.places import country_name
from wpstracker.figures.rows import Row
from wpstracker.gui.language import words
from wpstracker.gui.pages.due_text import state_text
from wpstracker.gui.roles import role_of
from wpstracker.gui.tables.pill_delegate import draw_pill
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.drawn_text import bold, draw_line, sized
from wpstracker.gui.widgets.found_marks import NOTHING

_Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The row of `figures` behind a line; nothing for a heading."""
_DAY = 62
_MIDDLE = Qt.AlignmentFlag.AlignCenter


class DueDelegate(QStyledItemDelegate):
    """The ground comes from the style, the words from the row."""

    marker = NOTHING

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line of text for a heading, two for a due date."""
        line = QFontMetrics(option.font).height()
        return QSize(200, 2 * line + 14 if index.data(ROW_ROLE) else line + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One line."""
        self.initStyleOption(option, index)
        text, row = str(option.text), index.data(ROW_ROLE)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        room = option.rect.adjusted(4, 0, -10, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row:
            _draw_due(painter, room, row, option.font, self.marker)
        else:
            draw_line(painter, room.adjusted(0, 4, 0, 0), text, bold(option.font), tokens().muted)
        painter.restore()


def _draw_due(painter: QPainter, room: QRect, row: Row, font: QFont, marker: Marker) -> None:
    """The day at the left; title and state above, period and addressee below."""
    small = sized(font, 0.9)
    half = QRect(room.left() + _DAY, room.top() + 4, room.width() - _DAY, room.height() // 2 - 3)
    below = half.translated(0, half.height() - 1)
    if row.get("due"):
        _draw_day(painter, room, half, row, font)
    pill = 0
    if row.get("state"):
        painter.setFont(small)
        said = state_text(row)
        pill = min(QFontMetrics(small).horizontalAdvance(said) + 18, half.width() * 3 // 5)
        place = QRectF(half.right() - pill, half.top(), pill + 1, half.height())
        draw_pill(painter, place, said, role_of(DueState, row["state"]))
    draw_line(painter, half.adjusted(0, 0, -pill - 8, 0), row["title"], font, tokens().text, marker=marker)
    draw_line(painter, below, detail_of(row), small, tokens().muted, marker=marker)


def _draw_day(painter: QPainter, room: QRect, half: QRect, row: Row, font: QFont) -> None:
    """The day of the month, and which day of the week it is."""
    place = QRect(room.left(), half.top(), _DAY - 14, half.height())
    draw_line(painter, place, str(row["due"].day), bold(sized(font, 1.15)), tokens().text, _MIDDLE)
    draw_line(painter, place.translated(0, half.height() - 1), weekday_of(row), sized(font, 0.9), tokens().muted, _MIDDLE)


def weekday_of(row: Row) -> str:
    """Mon, Tue …"""
    return QLocale(words().language).dayName(row["due"].isoweekday(), QLocale.FormatType.ShortFormat)


def detail_of(row: Row) -> str:
    """Period, addressee, country."""
    country = country_name(row["country"], words().language) if row["country"] else ""
    return " · ".join(part for part in (row.get("about", ""), row["to_whom"], country) if part)
