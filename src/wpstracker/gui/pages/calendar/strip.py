"""What stands in a month though its day is not known: a list beside the days, never on one of them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from wpstracker.domain.highlighting import Marker
from wpstracker.domain.redating import Unit
from wpstracker.figures.calendar_item import CalendarItem
from wpstracker.gui.language import tr
from wpstracker.gui.pages.calendar.dragging import Grip, Hand, Place
from wpstracker.gui.pages.calendar.signs import paint_chip
from wpstracker.gui.pages.calendar.told import lines, spoken, title_text
from wpstracker.gui.widgets.found_marks import NOTHING

_WIDEST = 280
_ROW = Qt.ItemDataRole.UserRole


class ItemList(QListWidget):
    """Entries as chips one below the other; Enter opens one, Ctrl+arrows move it by its unit."""

    item_opened = Signal(object)
    move_wanted = Signal(object, int)
    chosen_changed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marker = NOTHING
        self.setAccessibleName(name)
        self.setItemDelegate(_Chips(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(1)
        self.itemActivated.connect(lambda row: self.item_opened.emit(row.data(_ROW)))
        self.currentItemChanged.connect(lambda _now, _before: self.chosen_changed.emit())

    def mark(self, marker: Marker) -> None:
        """Mark the words that were looked for."""
        self.marker = marker
        self.viewport().update()

    def show_items(self, items: Sequence[CalendarItem]) -> None:
        """List these; what was chosen stays chosen."""
        was = self.chosen()
        self.blockSignals(True)
        self.clear()
        for item in items:
            row = QListWidgetItem(title_text(item), self)
            row.setData(_ROW, item)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(item))
            row.setToolTip("\n".join(lines(item)))
            if was is not None and item.key == was.key:
                self.setCurrentItem(row)
        self.blockSignals(False)

    def chosen(self) -> CalendarItem | None:
        """The entry the keyboard stands on."""
        row = self.currentItem()
        found: CalendarItem | None = row.data(_ROW) if row else None
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+arrows move."""
        step, item = _STEPS.get(Qt.Key(event.key())) if event.key() in _STEPS else None, self.chosen()
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.item_opened.emit(item)
        elif item is not None and step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.move_wanted.emit(item, step)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The right button opens the menu of the entry."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.RightButton and self.itemAt(event.position().toPoint()):
            self.menu_wanted.emit(event.globalPosition().toPoint())


class Strip(ItemList):
    """The entries of one month of which the day is not known; they can be dragged to another month."""

    def __init__(self, *, lying: bool, rows: int = 1, parent: QWidget | None = None) -> None:
        """`lying`: side by side in one line; otherwise at most so many `rows` before it scrolls."""
        super().__init__(tr("Day not known"), parent)
        self.hand: Hand | None = None
        self._month = date(2000, 1, 1)
        self._lying, self._rows, self._least = lying, rows, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight if lying else QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded if lying else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff if lying else Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setProperty("role", "strip")

    def show_month(self, month: date, items: Sequence[CalendarItem]) -> None:
        """The month it is of, by its first day, and what is known to stand in it."""
        self._month = month
        self.show_items(items)
        self.updateGeometry()

    def reserve(self, rows: int) -> None:
        """At least the height of so many entries, as far as it may grow."""
        self._least = min(self._rows, rows)
        self.updateGeometry()

    def is_lying(self) -> bool:
        """Whether its entries stand side by side."""
        return self._lying

    def sizeHint(self) -> QSize:
        """As high as its lines, and its scroll bar when it needs one."""
        line = QFontMetrics(self.font()).height() + 10
        return QSize(200, line * max(1, self._least, min(self._rows, self.count())) + 6)

    def minimumSizeHint(self) -> QSize:
        """The same height."""
        return QSize(60, self.sizeHint().height())

    def place_at(self, spot: QPoint) -> Place | None:
        """Its month, when the point is on it."""
        here = self.viewport().mapFromGlobal(spot)
        return Place(self._month, Unit.MONTH) if self.isVisible() and self.viewport().rect().contains(here) else None

    def show_drop(self, span: tuple[date, date] | None) -> None:
        """The days are framed; the list itself stays as it is."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of an entry."""
        super().mousePressEvent(event)
        row = self.itemAt(event.position().toPoint())
        if self.hand:
            self.hand.press(event, Grip(row.data(_ROW), self._month) if row else None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        if not (self.hand and self.hand.move(event)) and not event.buttons():
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop it."""
        if not (self.hand and self.hand.release(event)):
            super().mouseReleaseEvent(event)


class _Chips(QStyledItemDelegate):
    """Rows drawn as the chips of the days are."""

    def __init__(self, rows: ItemList) -> None:
        super().__init__(rows)
        self._list = rows

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as its title where entries lie side by side; otherwise the list makes it as wide as itself."""
        metrics = QFontMetrics(self._list.font())
        width = metrics.horizontalAdvance(str(index.data())) + 46
        lying = isinstance(self._list, Strip) and self._list.is_lying()
        return QSize(min(_WIDEST, width) if lying else 60, metrics.height() + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """The chip, with a ring when the keyboard stands on it."""
        ring = self._list.hasFocus() and index == self._list.currentIndex()
        rect = QRectF(option.rect).adjusted(2, 1, -2, -1)
        paint_chip(painter, index.data(_ROW), rect, self._list.font(), ring=ring, marker=self._list.marker)


_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
