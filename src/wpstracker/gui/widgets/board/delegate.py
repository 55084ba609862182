"""Draws a card: its text in up to three lines, where, whose, and when it is due."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wpstracker.domain.highlighting import Marker
from wpstracker.gui import privacy
from wpstracker.gui.icons import paint_icon
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.board.cards import Card
from wpstracker.gui.widgets.drawn_text import draw_line
from wpstracker.gui.widgets.found_marks import NOTHING, tint

_Index = QModelIndex | QPersistentModelIndex
_LINES = 3
_PAD, _GAP, _ICON = 9, 6, 14
_ENOUGH = 400
"""Letters of a text that three lines never hold."""


class CardDelegate(QStyledItemDelegate):
    """All cards are equally high, so that a column of thousands is laid out at once."""

    marker = NOTHING

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Three lines of text and three small ones."""
        line, small = QFontMetrics(option.font).lineSpacing(), QFontMetrics(_small(option.font)).lineSpacing()
        return QSize(120, _LINES * line + 3 * small + 2 * _PAD + _GAP + 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One card."""
        card: Card | None = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(option.rect).adjusted(3.5, 2.5, -3.5, -3.5)
        _draw_ground(painter, ground, option)
        if card is not None:
            _draw_words(painter, ground.adjusted(_PAD, _PAD - 2, -_PAD, -_PAD + 2).toRect(), card, option.font, self.marker)
        painter.restore()


def _draw_ground(painter: QPainter, ground: QRectF, option: QStyleOptionViewItem) -> None:
    """A raised card; chosen ones on the colour of what is chosen, the one with the keyboard in a frame."""
    c = tokens()
    state = option.state
    chosen, under = state & QStyle.StateFlag.State_Selected, state & QStyle.StateFlag.State_MouseOver
    focused = state & QStyle.StateFlag.State_HasFocus
    painter.setPen(QPen(QColor(c.focus), 2) if focused else QPen(QColor(c.accent if chosen else c.border), 1))
    painter.setBrush(QColor(c.selection if chosen else c.hover if under else c.surface))
    painter.drawRoundedRect(ground, 6, 6)


def _draw_words(painter: QPainter, room: QRect, card: Card, font: QFont, marker: Marker) -> None:
    c = tokens()
    small = _small(font)
    height = QFontMetrics(small).lineSpacing()
    due = QRect(room.left(), room.bottom() - height + 1, room.width(), height)
    whose, where = due.translated(0, -height), due.translated(0, -2 * height)
    lock = 0
    if privacy.is_private(card.privacy):
        said, lock = privacy.shown(card.privacy), _ICON + 5
        paint_icon(painter, said.icon, QRectF(room.left(), where.center().y() - _ICON / 2, _ICON, _ICON), c.colour(said.role))
    _draw_text(painter, room, card, font, marker)
    draw_line(painter, where.adjusted(lock, 0, 0, 0), card.where, small, c.muted, marker=marker)
    draw_line(painter, whose, card.whose, small, c.muted, marker=marker)
    urgent = _ICON + 4 if card.urgency and card.due else 0
    if urgent:
        paint_icon(painter, "clock", QRectF(due.left(), due.center().y() - _ICON / 2 + 1, _ICON, _ICON), c.colour(card.urgency))
    draw_line(painter, due.adjusted(urgent, 0, 0, 0), card.due, small, c.colour(card.urgency) if card.urgency else c.muted)


def _draw_text(painter: QPainter, room: QRect, card: Card, font: QFont, marker: Marker) -> None:
    """Up to three lines; the last one ends in dots where there is more."""
    c = tokens()
    shown = QFont(font)
    shown.setItalic(card.faint)
    metrics, text = QFontMetrics(shown), card.text[:_ENOUGH]
    painter.setFont(shown)
    painter.setPen(QColor(c.muted if card.faint else c.text))
    for number, (start, length) in enumerate(_broken(text, shown, room.width())):
        rest = text[start:]
        is_cut = number == _LINES - 1 and len(rest) > length
        said = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room.width()) if is_cut else rest[:length].rstrip()
        top = room.top() + number * metrics.lineSpacing()
        painter.drawText(QPointF(room.left(), top + metrics.ascent()), said)
        tint(painter, marker, text, said, room.left(), top, metrics, start)


def _broken(text: str, font: QFont, width: int) -> list[tuple[int, int]]:
    """Where the lines of a text begin and how long they are."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[tuple[int, int]] = []
    layout.beginLayout()
    while len(found) < _LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append((line.textStart(), line.textLength()))
    layout.endLayout()
    return found


def _small(font: QFont) -> QFont:
    other = QFont(font)
    other.setPointSizeF(font.pointSizeF() * 0.9)
    return other
