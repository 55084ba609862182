"""Due dates of reports by month, with how far each report has come in words and colour."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from wpstracker.domain.highlighting import Marker
from wpstracker.domain.months import month_name
from wpstracker.figures.columns import show_day
from wpstracker.figures.rows import Row
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.due_delegate import ROW_ROLE, DueDelegate, detail_of, weekday_of
from wpstracker.gui.pages.due_text import state_text
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.gui.widgets.empty_over import EmptyOver

_Move = QAbstractItemView.CursorAction
_BACK = (_Move.MoveUp, _Move.MovePageUp, _Move.MovePrevious, _Move.MoveLeft)


class DueList(QTreeWidget):
    """Keeps what is chosen by the id of its row. Months are headings, which arrows and mouse pass over."""

    current_changed = Signal(object)
    activated_id = Signal(str)
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._headings: list[QTreeWidgetItem] = []
        self._quiet = False
        self.setAccessibleName(tr("Due dates of reports"))
        self._marks = DueDelegate(self)
        self.setItemDelegate(self._marks)
        self._empty = EmptyOver(self)
        self.model().modelReset.disconnect(self._empty.show)  # a QTreeWidget also resets its model while it is being deleted
        self._set_behaviour()
        self.currentItemChanged.connect(lambda _new, _old: self._tell_current())
        self.itemDoubleClicked.connect(lambda item, _column: self._activate(item))

    def mark(self, marker: Marker) -> None:
        """Mark the words that were looked for."""
        self._marks.marker = marker
        self.viewport().update()

    def set_rows(self, rows: Sequence[Row], undated: Sequence[Row] = ()) -> None:
        """Show due dates, oldest first, and behind them obligations without any; what is chosen and still there stays chosen."""
        current, place = self.current_id(), self.verticalScrollBar().value()
        self._quiet = True
        self.clear()
        self._items, self._headings = {}, []
        for row in rows:
            self._add(self._month(row), row, _spoken(row))
        if undated:
            heading = self._heading(tr("No due date in these years"))
            for row in undated:
                self._add(heading, row, row["title"])
        self.expandAll()
        self._empty.show()
        self.verticalScrollBar().setValue(place)
        if current:
            self.set_current_id(current)
        self._quiet = False
        if self.current_id() != current:
            self.current_changed.emit(self.current_id())

    def set_empty(self, empty: EmptyState) -> None:
        """What to say while there is nothing."""
        self._empty.set(empty)

    def current_id(self) -> str | None:
        """The id of the chosen row."""
        return _id_of(self.currentItem())

    def set_current_id(self, id_: str | None) -> bool:
        """Choose a row and bring it into view; False when it is not shown."""
        item = self._items.get(id_ or "")
        if item is None:
            return False
        self.setCurrentItem(item)
        self.scrollToItem(item, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def ids(self) -> list[str]:
        """Everything shown, in its order."""
        return list(self._items)

    def spoken(self, id_: str) -> str:
        """What a row says to a screen reader."""
        return str(self._items[id_].data(0, Qt.ItemDataRole.AccessibleTextRole))

    def headings(self) -> list[str]:
        """The months, in their order."""
        return [heading.text(0) for heading in self._headings]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what a double click does."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._activate(item)
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go on over headings in the same direction, at the upper end back to the first due date."""
        found = super().moveCursor(action, modifiers)
        if action in _BACK and self._is_heading(found):
            found = self.indexAbove(found)
        return self.indexBelow(found) if self._is_heading(found) else found or self.currentIndex()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A heading cannot be chosen."""
        if not self._is_heading(self.indexAt(event.position().toPoint())):
            super().mousePressEvent(event)

    def _is_heading(self, index: QModelIndex) -> bool:
        return index.isValid() and not index.parent().isValid()

    def _month(self, row: Row) -> QTreeWidgetItem:
        """The heading of a due date's month."""
        due = row["due"]
        said = tr("{month} {year}", month=month_name(due.month, words().language).capitalize(), year=due.year)
        return self._headings[-1] if self._headings and self._headings[-1].text(0) == said else self._heading(said)

    def _heading(self, text: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [text])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self._headings.append(item)
        return item

    def _add(self, under: QTreeWidgetItem, row: Row, spoken: str) -> None:
        item = QTreeWidgetItem(under, [row["title"]])
        item.setData(0, Qt.ItemDataRole.UserRole, row["id"])
        item.setData(0, ROW_ROLE, row)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.setToolTip(0, spoken)
        self._items[row["id"]] = item

    def _activate(self, item: QTreeWidgetItem) -> None:
        if id_ := _id_of(item):
            self.activated_id.emit(id_)

    def _tell_current(self) -> None:
        if not self._quiet:
            self.current_changed.emit(self.current_id())

    def _set_behaviour(self) -> None:
        """A list without branches to open."""
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(8)
        self.setExpandsOnDoubleClick(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda place: self.menu_requested.emit(self.viewport().mapToGlobal(place)))


def _id_of(item: QTreeWidgetItem | None) -> str | None:
    return (str(item.data(0, Qt.ItemDataRole.UserRole) or "") or None) if item else None


def _spoken(row: Row) -> str:
    """A due date in one sentence."""
    day = tr("{weekday} {day}", weekday=weekday_of(row), day=show_day(row["due"]))
    return ", ".join(part for part in (day, row["title"], detail_of(row), state_text(row)) if part)
