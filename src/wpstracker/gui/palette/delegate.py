"""How the lines of the box are drawn: symbol, title with the typed parts strong and tinted, key or star; the field and its words below."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wpstracker.domain.fuzzy import Span
from wpstracker.gui.icons import paint_icon
from wpstracker.gui.palette.entries import Entry, Group
from wpstracker.gui.palette.model import ROW, Index
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.drawn_text import bold, draw_line, sized

_EDGE, _ICON, _GAP = 12, 18, 12
_SMALL = 0.9
_BEFORE_MARK = 24


class EntryDelegate(QStyledItemDelegate):
    """Headings, and lines of one or two rows of text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """By what there is to say."""
        row, line = index.data(ROW), option.fontMetrics.height()
        if isinstance(row, Group):
            return QSize(60, line + 14)
        return QSize(60, 2 * line + 14 if row.excerpt else line + 16)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Group):
            room = option.rect.adjusted(_EDGE, 6, -_EDGE, 0)
            draw_line(painter, room, row.title, bold(sized(option.font, _SMALL)), tokens().muted)
        else:
            self._paint_entry(painter, option, row)
        painter.restore()

    def _paint_entry(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setPen(QColor(tokens().focus) if chosen else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().selection if chosen else tokens().hover))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(4.5, 1.5, -4.5, -1.5), 6, 6)
        room: QRect = option.rect.adjusted(_EDGE, 0, -_EDGE, 0)
        line = option.fontMetrics.height() + 2
        first = QRect(room.left(), room.top() + (6 if entry.excerpt else (room.height() - line) // 2), room.width(), line)
        entry.icon.paint(painter, room.left(), first.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        first.setLeft(room.left() + _ICON + _GAP)
        below = QRect(first.left(), first.bottom() + 1, first.width(), line)
        first.setRight(_draw_right(painter, first, entry, option.font))
        small = sized(option.font, _SMALL)
        about = min(QFontMetrics(small).horizontalAdvance(entry.about), first.width() // 3) if entry.about else -_GAP
        taken = draw_marked(painter, first.adjusted(0, 0, -about - _GAP, 0), entry.title, entry.spans, option.font, tokens().text)
        if entry.about:
            draw_line(painter, first.adjusted(taken + _GAP, 0, 0, 0), entry.about, small, tokens().muted)
        if entry.excerpt:
            _draw_excerpt(painter, below, entry, small)


def draw_marked(painter: QPainter, room: QRect, text: str, spans: Iterable[Span], font: QFont, colour: str) -> int:
    """One line of text, cut off with dots, the parts of it that were typed strong and on a tint; the width it took."""
    text, spans = _from_the_mark(text, tuple(spans), bold(font), room.width())
    shown = QFontMetrics(bold(font) if spans else font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    kept = len(shown) - 1 if shown != text else len(shown)
    layout = QTextLayout(shown, font)
    layout.setFormats([_mark(start, min(end, kept)) for start, end in spans if start < kept])
    layout.beginLayout()
    line = layout.createLine()
    line.setNumColumns(len(shown))
    layout.endLayout()
    painter.setPen(QColor(colour))
    painter.setClipRect(room)
    layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2))
    painter.setClipping(False)
    return min(round(line.naturalTextWidth()), room.width())


def _from_the_mark(text: str, spans: tuple[Span, ...], font: QFont, width: int) -> tuple[str, tuple[Span, ...]]:
    """A text whose first typed part would be cut off begins shortly before it."""
    if not spans or QFontMetrics(font).horizontalAdvance(text[: spans[0][1] + 2]) <= width:
        return text, spans
    cut = max(0, spans[0][0] - _BEFORE_MARK)
    return f"…{text[cut:]}", tuple((start - cut + 1, end - cut + 1) for start, end in spans)


def _mark(start: int, end: int) -> QTextLayout.FormatRange:
    mark = QTextLayout.FormatRange()
    mark.start, mark.length = start, end - start
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setForeground(QColor(tokens().text))
    look.setBackground(QColor(tokens().warning_soft))
    mark.format = look
    return mark


def _draw_right(painter: QPainter, room: QRect, entry: Entry, font: QFont) -> int:
    """The star and the key at the right; how far the title may go."""
    right = room.right()
    if entry.starred:
        right -= _ICON
        paint_icon(painter, "star-filled", QRectF(right, room.center().y() - 7, 15, 15), tokens().warning)
        right -= _GAP
    if entry.keys:
        small = sized(font, _SMALL)
        width = QFontMetrics(small).horizontalAdvance(entry.keys) + 14
        cap = QRectF(right - width + 0.5, room.top() + 0.5, width - 1, room.height() - 1)
        painter.setPen(QColor(tokens().border))
        painter.setBrush(QColor(tokens().raised))
        painter.drawRoundedRect(cap, 4, 4)
        draw_line(painter, cap.toRect(), entry.keys, small, tokens().muted, Qt.AlignmentFlag.AlignCenter)
        right -= width + _GAP
    return right


def _draw_excerpt(painter: QPainter, room: QRect, entry: Entry, font: QFont) -> None:
    """The field, then its words."""
    if entry.place:
        draw_line(painter, room, entry.place, bold(font), tokens().muted)
        room.setLeft(room.left() + min(QFontMetrics(bold(font)).horizontalAdvance(entry.place) + 8, room.width() // 2))
    draw_marked(painter, room, entry.excerpt, entry.excerpt_spans, font, tokens().muted)
