"""The list of one column: keys go from card to card and move them, the mouse drags them."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QFocusEvent, QKeyEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from wpstracker.domain.highlighting import Marker
from wpstracker.gui.widgets.board.cards import CardModel, ids_in, mime_of
from wpstracker.gui.widgets.board.delegate import CardDelegate

_Flag = QItemSelectionModel.SelectionFlag
_SIDES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_MOVING = (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier)


class CardList(QListView):
    """Tells what a person wants; whoever holds the columns does it."""

    chosen = Signal()
    activated_id = Signal(str)
    side_wanted = Signal(int)
    push_wanted = Signal(int)
    menu_wanted = Signal(QPoint)
    drag_begun = Signal(list)
    drag_over = Signal()
    hovered = Signal(bool)
    dropped = Signal(list)
    focused = Signal()

    def __init__(self, cards: CardModel) -> None:
        super().__init__()
        self.cards = cards
        self.accepts = False
        """Whether what is dragged just now may be dropped here."""
        self.setModel(cards)
        self._marks = CardDelegate(self)
        self.setItemDelegate(self._marks)
        self._set_behaviour()

    def mark(self, marker: Marker) -> None:
        """Mark the words that were looked for."""
        self._marks.marker = marker
        self.viewport().update()

    def current_id(self) -> str | None:
        """The id of the current card."""
        index = self.currentIndex()
        return self.cards.id_at(index.row()) if index.isValid() else None

    def selected_ids(self) -> list[str]:
        """The ids of the selected cards in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [known for row in rows if (known := self.cards.id_at(row))]

    def choose(self, ids: Sequence[str], current: str | None) -> None:
        """Select these cards; nothing is announced."""
        selection = QItemSelection()
        for known in ids:
            if (row := self.cards.row_of(known)) >= 0:
                selection.select(self.cards.index(row, 0), self.cards.index(row, 0))
        self.blockSignals(True)
        row = self.cards.row_of(current) if current else -1
        if row >= 0:
            self.selectionModel().setCurrentIndex(self.cards.index(row, 0), _Flag.NoUpdate)
        self.selectionModel().select(selection, _Flag.ClearAndSelect)
        self.blockSignals(False)
        if row >= 0:
            self.scrollTo(self.currentIndex())

    def take_over(self, row: int) -> None:
        """Become the column with the keyboard, at this row or the last one."""
        row = min(row, self.cards.rowCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self.cards.index(row, 0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that other cards are selected."""
        super().selectionChanged(selected, deselected)
        self.chosen.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A column that gets the keyboard has a current card."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.cards.rowCount():
            self.setCurrentIndex(self.cards.index(0, 0))
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right go to the neighbours, with Alt+Shift or Ctrl they move the cards; Enter opens."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _SIDES and plain in _MOVING:
            self.push_wanted.emit(_SIDES[Qt.Key(event.key())])
        elif event.key() in _SIDES and plain == Qt.KeyboardModifier.NoModifier:
            self.side_wanted.emit(_SIDES[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id():
            self.activated_id.emit(self.current_id())
        else:
            super().keyPressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Carry the selected cards; the picture is that of the first one."""
        ids = self.selected_ids()
        if not (ids and self.cards.movable):
            return
        drag = QDrag(self)
        drag.setMimeData(mime_of(ids))
        drag.setPixmap(self._picture(ids[0]))
        drag.setHotSpot(QPoint(20, 14))
        self.drag_begun.emit(ids)
        drag.exec(Qt.DropAction.MoveAction)
        self.drag_over.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what may come here."""
        self._judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Still."""
        self._judge(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Gone elsewhere."""
        self.hovered.emit(False)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Cards are dropped on the column, wherever in it."""
        ids = ids_in(event.mimeData())
        self.hovered.emit(False)
        if not (self.accepts and ids):
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.dropped.emit(ids)

    def _judge(self, event: QDragMoveEvent) -> None:
        may = self.accepts and bool(ids_in(event.mimeData()))
        self.hovered.emit(may)
        if may:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def _picture(self, id_: str) -> QPixmap:
        return self.viewport().grab(self.visualRect(self.cards.index(self.cards.row_of(id_), 0)))

    def _set_behaviour(self) -> None:
        """Cards of one height, laid out at once; columns without a frame of their own."""
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.setAutoScroll(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda place: self.menu_wanted.emit(self.viewport().mapToGlobal(place)))
        self.doubleClicked.connect(lambda index: self.activated_id.emit(self.cards.id_at(index.row())))
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("QListView { background: transparent; padding: 0; border: none; } QListView::item { border: none; }")
