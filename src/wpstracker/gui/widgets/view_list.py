"""The saved views in the side bar: a short list of names, each with the number of records it holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wpstracker.gui.icons import paint_icon
from wpstracker.gui.language import tr
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.drawn_text import RIGHT, bold, draw_line, sized
from wpstracker.gui.widgets.keys import on_key

_Index = QModelIndex | QPersistentModelIndex
_ID, _NUMBER, _ICON, _IN_FRONT = (Qt.ItemDataRole.UserRole + 1 + number for number in range(4))
_LINE = 30
_FEWEST, _MARGIN = 3, 2


@dataclass(frozen=True, slots=True)
class ViewLine:
    """One view: `number` is its count as it is shown, `spoken` what a screen reader says, `hint` the tooltip."""

    id: str
    name: str
    icon: str
    number: str = ""
    spoken: str = ""
    hint: str = ""


class ViewList(QListWidget):
    """As high as its lines, and scrolled where there is less room. Enter, Space or a click chooses; the arrows only go along."""

    chosen = Signal(str)
    menu_requested = Signal(str, QPoint)
    rename_requested = Signal(str)
    delete_requested = Signal(str)
    move_requested = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._in_front = ""
        self.setObjectName("viewList")
        self.setAccessibleName(tr("Saved views"))
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.customContextMenuRequested.connect(self._open_menu)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(_ID)))
        on_key(self, "F2", partial(self._with_current, self.rename_requested.emit))
        on_key(self, "Del", partial(self._with_current, self.delete_requested.emit))
        on_key(self, "Alt+Up", partial(self._move_current, -1))
        on_key(self, "Alt+Down", partial(self._move_current, 1))

    def show_lines(self, lines: Sequence[ViewLine]) -> None:
        """Show these views; the one with the keyboard keeps it."""
        current = self.current_id()
        at = self.currentRow()
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.name)
            item.setData(_ID, line.id)
            self.addItem(item)
            self.show_line(line)
        self._make_current(current, at)
        self.updateGeometry()

    def show_line(self, line: ViewLine) -> None:
        """Show one of the views as it is now."""
        item = self._item(line.id)
        if item is None:
            return
        item.setText(line.name)
        item.setToolTip(line.hint)
        item.setData(_NUMBER, line.number)
        item.setData(_ICON, line.icon)
        item.setData(_IN_FRONT, line.id == self._in_front)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken or line.name)

    def set_in_front(self, id_: str) -> None:
        """Mark the view whose list is shown; "" for none."""
        self._in_front = id_
        for row in range(self.count()):
            item = self.item(row)
            item.setData(_IN_FRONT, item.data(_ID) == id_)

    def in_front(self) -> str:
        """The view whose list is shown."""
        return self._in_front if self._item(self._in_front) else ""

    def current_id(self) -> str:
        """The view the keyboard is at."""
        item = self.currentItem()
        return str(item.data(_ID)) if item else ""

    def ids(self) -> list[str]:
        """The views from top to bottom."""
        return [str(self.item(row).data(_ID)) for row in range(self.count())]

    def spoken(self, id_: str) -> str:
        """What a screen reader says of a view."""
        item = self._item(id_)
        return str(item.data(Qt.ItemDataRole.AccessibleTextRole)) if item else ""

    def number(self, id_: str) -> str:
        """The count shown beside a view."""
        item = self._item(id_)
        return str(item.data(_NUMBER)) if item else ""

    def set_current_id(self, id_: str) -> None:
        """Let the keyboard be at a view."""
        item = self._item(id_)
        if item:
            self.setCurrentItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose; letters go to the name they begin."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self._with_current(self.chosen.emit)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is always a line the keyboard is at."""
        super().focusInEvent(event)
        if self.currentItem() is None and self.count():
            self.setCurrentItem(self._item(self._in_front) or self.item(0))

    def sizeHint(self) -> QSize:
        """All lines."""
        return QSize(100, self.count() * self._line() + 2 * _MARGIN + 2)

    def minimumSizeHint(self) -> QSize:
        """A few lines."""
        return QSize(40, min(self.count(), _FEWEST) * self._line() + 2 * _MARGIN + 2)

    def _line(self) -> int:
        return max(_LINE, self.fontMetrics().height() + 12)

    def _item(self, id_: str) -> QListWidgetItem | None:
        return next((item for row in range(self.count()) if (item := self.item(row)).data(_ID) == id_), None)

    def _make_current(self, id_: str, row: int) -> None:
        """Where the keyboard was; where that view is gone, at the one that stands there now."""
        item = self._item(id_) or (self.item(min(row, self.count() - 1)) if row >= 0 and self.count() else None)
        if item:
            self.setCurrentItem(item)

    def _with_current(self, do: Callable[[str], object]) -> None:
        if self.current_id():
            do(self.current_id())

    def _move_current(self, steps: int) -> None:
        self._with_current(lambda id_: self.move_requested.emit(id_, steps))

    def _open_menu(self, place: QPoint) -> None:
        """Where the mouse is; for the menu key, below the line the keyboard is at."""
        item = self.itemAt(place) or self.currentItem()
        if item:
            self.setCurrentItem(item)
            below = self.visualItemRect(item).center()
            self.menu_requested.emit(str(item.data(_ID)), self.viewport().mapToGlobal(place if self.itemAt(place) else below))


class _Delegate(QStyledItemDelegate):
    """Icon, name cut off with dots, a muted number."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """One line."""
        return QSize(60, max(_LINE, option.fontMetrics.height() + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One view."""
        self.initStyleOption(option, index)
        state, in_front = option.state, bool(index.data(_IN_FRONT))
        colours, room = tokens(), option.rect.adjusted(0, 1, 0, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = colours.accent_soft if in_front else colours.hover if state & QStyle.StateFlag.State_MouseOver else ""
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(QRectF(room), 7, 7)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(colours.focus))
            painter.drawRoundedRect(QRectF(room).adjusted(1, 1, -1, -1), 6, 6)
        self._draw(painter, room.adjusted(10, 0, -9, 0), option, index, colours.accent if in_front else colours.muted)
        painter.restore()

    def _draw(self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, index: _Index, colour: str) -> None:
        number, small = str(index.data(_NUMBER) or ""), sized(option.font, 0.92)
        painter.setFont(small)
        width = painter.fontMetrics().horizontalAdvance(number)
        draw_line(painter, room, number, small, tokens().muted, RIGHT)
        paint_icon(painter, str(index.data(_ICON)), QRectF(room.left(), room.center().y() - 7, 16, 16), colour)
        font = bold(option.font) if index.data(_IN_FRONT) else option.font
        draw_line(
            painter,
            room.adjusted(26, 0, -width - (8 if number else 0), 0),
            str(option.text),
            font,
            colour if index.data(_IN_FRONT) else tokens().text,
        )
