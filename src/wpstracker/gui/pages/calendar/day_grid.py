"""A month as a grid of days: entries as chips over their days, "+3 more" where they do not fit, all of it by mouse and by keyboard."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QLocale, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from wpstracker.figures.calendar_item import CalendarItem
from wpstracker.gui.language import tr
from wpstracker.gui.pages.calendar.chip_rows import ChipRows
from wpstracker.gui.pages.calendar.day_cells import DayCells
from wpstracker.gui.pages.calendar.day_model import WEEK, DayModel
from wpstracker.gui.pages.calendar.dragging import Grip, Hand, Place
from wpstracker.gui.pages.calendar.packing import Density
from wpstracker.gui.pages.calendar.told import lines, spoken
from wpstracker.gui.theme import tokens
from wpstracker.services.redating import can_change_end


class DayGrid(QTableView):
    """Days of one month. The keyboard stands on a day, and on one of its entries when there are several."""

    day_wanted = Signal(object)
    """An arrow led to a day that is not shown."""
    day_opened = Signal(object)
    item_opened = Signal(object)
    move_wanted = Signal(object, int)
    """An entry, and by how many days."""
    new_wanted = Signal(object)
    chosen_changed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, density: Density, *, beyond: bool = False, weeks: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.density = density
        self.days = DayModel(self, beyond=beyond, weeks=weeks)
        self.hand: Hand | None = None
        self._today: date | None = None
        self._chosen = ""
        self._drop: tuple[date, date] | None = None
        self.chips = ChipRows(self, self.days, density)
        self.setModel(self.days)
        self._dress()

    # -- what is shown

    def show_month(self, *, today: date, **shown: object) -> None:
        """What `DayModel.show` takes; the day and the entry chosen stay."""
        day = self.current_day()
        self._today = today
        self.days.show(**shown)  # type: ignore[arg-type]
        self.chips.renew()
        if day is not None and self.days.index_of(day).isValid():
            self.setCurrentIndex(self.days.index_of(day))
        if self.chosen() is None:
            self._chosen = ""
        self.viewport().update()

    def current_day(self) -> date | None:
        """The day the keyboard stands on."""
        return self.days.day(self.currentIndex())

    def set_current_day(self, day: date) -> bool:
        """Stand on a day; whether it is shown."""
        index = self.days.index_of(day)
        if index.isValid() and index != self.currentIndex():
            self._chosen = ""
            self.setCurrentIndex(index)
        return index.isValid()

    def chosen(self) -> CalendarItem | None:
        """The entry that is chosen; the only one of the day when none was."""
        day = self.current_day()
        on_day = self.days.on(day) if day else []
        named = next((item for item in self.days.items() if item.key == self._chosen), None)
        return named or (on_day[0] if len(on_day) == 1 else None)

    def choose(self, item: CalendarItem | None) -> None:
        """Choose an entry; a screen reader is told."""
        self._chosen = item.key if item else ""
        self.setAccessibleDescription(spoken(item) if item else "")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.chosen_changed.emit()
        self.viewport().update()

    def place_at(self, spot: QPoint) -> Place | None:
        """The day at a point of the screen."""
        here = self.viewport().mapFromGlobal(spot)
        day = self.days.day(self.indexAt(here)) if self.isVisible() and self.viewport().rect().contains(here) else None
        return Place(day) if day else None

    def show_drop(self, span: tuple[date, date] | None) -> None:
        """Frame the days an entry would come to stand on."""
        if span != self._drop:
            self._drop = span
            self.viewport().update()

    def item_at(self, here: QPoint) -> tuple[CalendarItem | None, bool]:
        """The entry under a point of the grid, and whether the point is on its end."""
        if self.density is not Density.NUMBERS:
            piece, on_end = self.chips.piece_at(here)
            return (piece.item if piece else None), on_end
        day = self.days.day(self.indexAt(here))
        on_day = self.days.on(day) if day else []
        return (on_day[0] if len(on_day) == 1 else None), False

    # -- keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows by day and week, Space from entry to entry, Enter opens, Ctrl+arrows move the entry, N begins a new one."""
        day, step = self.current_day(), _STEPS.get(Qt.Key(event.key())) if event.key() in _STEPS else None
        moves = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if day is None:
            event.ignore()
        elif step is not None and moves:
            self.move_wanted.emit(self.chosen(), step)
        elif step is not None:
            self.go(day + timedelta(days=step))
        elif event.key() == Qt.Key.Key_Space:
            self.choose_next(day)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.chosen()
            self.item_opened.emit(item) if item else self.day_opened.emit(day)
        elif event.key() == Qt.Key.Key_N and not event.modifiers():
            self.new_wanted.emit(day)
        elif event.key() == Qt.Key.Key_Menu:
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))
        else:
            event.ignore()

    def go(self, day: date) -> None:
        """Stand on a day, here or elsewhere."""
        own = self.days.month.start <= day <= self.days.month.end
        if not own or not self.set_current_day(day):
            self.day_wanted.emit(day)

    def choose_next(self, day: date) -> None:
        """The next entry of the day, from the last one back to the first."""
        on_day = self.days.on(day)
        keys = [item.key for item in on_day]
        at = (keys.index(self._chosen) + 1) % len(keys) if self._chosen in keys else 0
        self.choose(on_day[at] if on_day else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stand on the day, choose the entry, take hold of it."""
        here = event.position().toPoint()
        day, (item, on_edge) = self.days.day(self.indexAt(here)), self.item_at(here)
        if day is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.set_current_day(day)
            self.choose(item)
        if self.hand and day is not None:
            self.hand.press(event, Grip(item, day, on_edge and can_change_end(item)) if item else None)
        if event.button() == Qt.MouseButton.RightButton:
            self.menu_wanted.emit(event.globalPosition().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what can be done here."""
        if self.hand and self.hand.move(event):
            return
        item, on_edge = self.item_at(event.position().toPoint())
        if item and on_edge and self.hand and can_change_end(item):
            self.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
        else:
            over = item or self.chips.more_at(event.position().toPoint())
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop; or open the day behind "+3 more"."""
        if self.hand and self.hand.release(event):
            return
        more = self.chips.more_at(event.position().toPoint())
        if more is not None and event.button() == Qt.MouseButton.LeftButton:
            self.day_opened.emit(more)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the entry, or begin a new one on an empty place."""
        here = event.position().toPoint()
        item, day = self.item_at(here)[0], self.days.day(self.indexAt(here))
        if event.button() != Qt.MouseButton.LeftButton or day is None:
            return
        if item is not None:
            self.item_opened.emit(item)
        elif self.chips.more_at(here) is None:
            (self.day_opened if self.density is Density.NUMBERS and self.days.count(day) else self.new_wanted).emit(day)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell everything known of the entry under the mouse, or of the day."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            item, _ = self.item_at(event.pos())
            day = self.days.day(self.indexAt(event.pos()))
            told = "\n".join(lines(item)) if item else self.days.spoken(day) if day and self.days.count(day) else ""
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().viewportEvent(event)

    # -- drawing

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other sizes hold other numbers of lines."""
        super().resizeEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The days, then the chips over them."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        chosen = self.chosen() if self.hasFocus() else None
        self.chips.paint(painter, ring=chosen.key if chosen else "")
        if self._drop:
            self._paint_drop(painter, *self._drop)
        painter.end()

    def _paint_drop(self, painter: QPainter, first: date, last: date) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().accent), 2))
        ground = QColor(tokens().accent)
        ground.setAlpha(36)
        painter.setBrush(ground)
        begins, ends = self.days.shown_days()
        day = max(first, begins)
        while day <= min(last, ends):
            painter.drawRoundedRect(QRectF(self.visualRect(self.days.index_of(day))).adjusted(2, 2, -2, -2), 5, 5)
            day += timedelta(days=1)

    def _dress(self) -> None:
        self.setItemDelegate(DayCells(self))
        self.setAccessibleName(tr("Days"))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(12)
        self.horizontalHeader().setMinimumSectionSize(12)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.setProperty("density", self.density.value)
        if self.density is Density.NUMBERS:
            self.days.name_days(QLocale.FormatType.NarrowFormat)

    def today(self) -> date | None:
        """The day that is marked."""
        return self._today

    def minimumSizeHint(self) -> QSize:
        """Small enough for twelve of them, and as high as its numbers."""
        number = self.fontMetrics().ascent() + 2
        return QSize(7 * 22, self.horizontalHeader().sizeHint().height() + self.days.rowCount() * number)


_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -WEEK, Qt.Key.Key_Down: WEEK}
