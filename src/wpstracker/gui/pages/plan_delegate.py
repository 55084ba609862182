"""Draws the lines of the list of plans: a country in bold; a plan in two lines with its status as a pill."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wpstracker.domain.highlighting import Marker
from wpstracker.gui import privacy
from wpstracker.gui.icons import paint_icon
from wpstracker.gui.pages.plan_lines import CountryLine, PlanLine
from wpstracker.gui.tables.pill_delegate import draw_pill
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.drawn_text import LEFT, RIGHT, bold, draw_line, sized
from wpstracker.gui.widgets.found_marks import NOTHING

_Index = QModelIndex | QPersistentModelIndex


class PlanDelegate(QStyledItemDelegate):
    """The ground comes from the style, the words from the line."""

    marker = NOTHING

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One line of text for a country, two for a plan."""
        line = QFontMetrics(option.font).height()
        return QSize(200, line + 14 if isinstance(_line_of(index), CountryLine) else 2 * line + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One line."""
        self.initStyleOption(option, index)
        option.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        line, room = _line_of(index), option.rect.adjusted(4, 0, -10, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, CountryLine):
            _draw_country(painter, room, line, option.font, self.marker)
        elif isinstance(line, PlanLine):
            _draw_plan(painter, room, line, option.font, self.marker)
        painter.restore()


def _line_of(index: _Index) -> CountryLine | PlanLine:
    found: CountryLine | PlanLine = index.data(Qt.ItemDataRole.UserRole)
    return found


def _draw_country(painter: QPainter, room: QRect, line: CountryLine, font: QFont, marker: Marker) -> None:
    """The name, and at the right how many plans or that none is known."""
    small = sized(font, 0.9)
    small.setItalic(not line.plans)
    width = QFontMetrics(small).horizontalAdvance(line.note) + 12
    draw_line(painter, room.adjusted(0, 0, -width, 0), line.name, bold(font), tokens().text, LEFT, marker=marker)
    draw_line(painter, room, line.note, small, tokens().muted, RIGHT)


def _draw_plan(painter: QPainter, room: QRect, line: PlanLine, font: QFont, marker: Marker) -> None:
    """Title and status above, detail and doubts below."""
    small = sized(font, 0.9)
    half = QRect(room.left(), room.top() + 4, room.width(), room.height() // 2 - 3)
    below = half.translated(0, half.height() - 1)
    painter.setFont(small)
    metrics = QFontMetrics(small)
    pill = min(metrics.horizontalAdvance(line.status) + 18, room.width() // 2)
    lock = 0
    if privacy.is_private(line.privacy):
        said, lock = privacy.shown(line.privacy), 20
        place = QRectF(half.left(), half.center().y() - 7, 15, 15)
        paint_icon(painter, said.icon, place, tokens().colour(said.role))
    draw_line(painter, half.adjusted(lock, 0, -pill - 8, 0), line.title, font, tokens().text, LEFT, marker=marker)
    painter.setFont(small)
    draw_pill(painter, QRectF(half.right() - pill, half.top(), pill + 1, half.height()), line.status, line.role)
    doubts = " · ".join(line.marks)
    width = min(metrics.horizontalAdvance(doubts) + 10, room.width() - 110) if doubts else 0
    draw_line(painter, below.adjusted(0, 0, -width, 0), line.detail, small, tokens().muted, LEFT, marker=marker)
    draw_line(painter, QRect(below.right() - width, below.top(), width, below.height()), doubts, small, tokens().warning, RIGHT)
