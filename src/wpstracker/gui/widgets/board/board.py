"""Columns of cards side by side: one selection, one current card, and the ways to move cards on."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from wpstracker.domain.highlighting import Marker
from wpstracker.gui.widgets.board.cards import ColumnKind, Fetch
from wpstracker.gui.widgets.board.column import BoardColumn

_EDGE, _STEP, _BEAT = 48, 22, 30
"""Within so many pixels of its edges the board scrolls while something is dragged, so far and so often."""


class Board(QScrollArea):
    """Cards are chosen in one column at a time. Nothing moves by itself: `move_wanted(ids, column)` asks for it."""

    current_changed = Signal(object)
    selection_changed = Signal()
    activated_id = Signal(str)
    menu_requested = Signal(QPoint)
    move_wanted = Signal(list, str)
    stuck = Signal(int)
    folds_changed = Signal()

    def __init__(
        self, kinds: Sequence[ColumnKind], fetch: Fetch, steps: Callable[[Sequence[str]], Collection[str]], *, name: str = ""
    ) -> None:
        """`steps(ids)` gives the keys of the columns all these cards may move to."""
        super().__init__()
        self._steps = steps
        self._quiet = False
        self._told: str | None = None
        self.columns = [BoardColumn(kind, fetch) for kind in kinds]
        self._front = self.columns[0]
        self._edges = QTimer(self, interval=_BEAT)
        self._edges.timeout.connect(self._scroll_at_edges)
        self._build(name)
        for column in self.columns:
            self._connect(column)

    # -- what is shown

    def set_ids(self, ids: Mapping[str, Sequence[str]]) -> None:
        """Show these cards, by column; what was chosen and is still there stays chosen, wherever it is now."""
        chosen, current, had_keyboard = self.selected_ids(), self.current_id(), self.has_keyboard()
        self._quiet = True
        for column in self.columns:
            wanted, place = list(ids.get(column.kind.key, ())), column.cards.verticalScrollBar().value()
            if wanted == column.cards.cards.ids():
                column.cards.cards.refresh(wanted)
                continue
            column.cards.cards.set_ids(wanted)
            column.set_count(len(wanted))
            column.cards.verticalScrollBar().setValue(place)
        self._choose(chosen, current)
        self._quiet = False
        if had_keyboard:
            self._front.cards.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def column(self, key: str) -> BoardColumn:
        """The column of a key; KeyError for any other."""
        return self._by_key[key]

    def column_of(self, id_: str | None) -> BoardColumn | None:
        """Where a card is."""
        return next((each for each in self.columns if id_ and each.cards.cards.row_of(id_) >= 0), None)

    def current_id(self) -> str | None:
        """The card with the keyboard."""
        return self._front.cards.current_id()

    def selected_ids(self) -> list[str]:
        """The chosen cards."""
        return self._front.cards.selected_ids()

    def set_current_id(self, id_: str | None) -> bool:
        """Choose a card alone and bring it into view, its column opened; False when it is not on the board."""
        column = self.column_of(id_)
        if column is None or id_ is None:
            return False
        column.set_folded(False)
        self._choose([id_], id_)
        self.ensureWidgetVisible(column, 0, 0)
        self._tell()
        return True

    def folded(self) -> list[str]:
        """The keys of the folded columns."""
        return [column.kind.key for column in self.columns if column.is_folded()]

    def mark(self, marker: Marker) -> None:
        """Mark the words that were looked for."""
        for column in self.columns:
            column.cards.mark(marker)

    def set_folded(self, keys: Iterable[str]) -> None:
        """Fold these columns and open the others."""
        wanted = set(keys)
        for column in self.columns:
            column.set_folded(column.kind.key in wanted)

    def set_movable(self, on: bool) -> None:
        """Whether cards can be moved."""
        for column in self.columns:
            column.cards.cards.movable = on

    def has_keyboard(self) -> bool:
        """Whether one of the columns has the focus."""
        return any(column.cards.hasFocus() for column in self.columns)

    # -- moving

    def may_move_to(self) -> list[str]:
        """The columns the chosen cards may move to, in the order shown."""
        ids = self.selected_ids()
        allowed = self._steps(ids) if ids and self._front.cards.cards.movable else ()
        return [column.kind.key for column in self.columns if column.kind.key in allowed]

    def push(self, side: int) -> None:
        """Move the chosen cards to the next column on a side that may take them."""
        ids, allowed = self.selected_ids(), self.may_move_to()
        here = self.columns.index(self._front)
        beyond = self.columns[here + 1 :] if side > 0 else self.columns[:here][::-1]
        target = next((column for column in beyond if column.kind.key in allowed), None)
        if target is None:
            self.stuck.emit(side)
        elif ids:
            self.move_wanted.emit(ids, target.kind.key)

    def begin_drag(self, ids: Sequence[str]) -> None:
        """Show where these cards may go."""
        allowed = self._steps(ids)
        for column in self.columns:
            column.set_target(column.kind.key in allowed if column is not self.column_of(ids[0]) else None)
        self._edges.start()

    def end_drag(self) -> None:
        """Nothing is dragged any more."""
        self._edges.stop()
        for column in self.columns:
            column.set_target(None)

    # -- inside

    def _connect(self, column: BoardColumn) -> None:
        cards = column.cards
        cards.chosen.connect(lambda: self._take_front(column))
        cards.focused.connect(lambda: self._take_front(column))
        cards.activated_id.connect(self.activated_id)
        cards.menu_wanted.connect(self.menu_requested)
        cards.side_wanted.connect(lambda side: self._go(column, side))
        cards.push_wanted.connect(self.push)
        cards.drag_begun.connect(self.begin_drag)
        cards.drag_over.connect(self.end_drag)
        column.dropped.connect(lambda ids: self._take_dropped(ids, column))
        column.fold_changed.connect(lambda _on: self.folds_changed.emit())

    def _take_dropped(self, ids: list[str], column: BoardColumn) -> None:
        """Once the drag is really over: a dialog may follow."""
        QTimer.singleShot(0, self, lambda: self.move_wanted.emit(ids, column.kind.key))

    def _take_front(self, column: BoardColumn) -> None:
        """Only one column has chosen cards: the one looked at last."""
        if self._quiet or (column is not self._front and not column.cards.selected_ids()):
            return
        self._front = column
        for other in self.columns:
            if other is not column and other.cards.selectionModel().hasSelection():
                other.cards.choose([], None)
        self.setFocusProxy(column.cards)
        self._tell()

    def _tell(self) -> None:
        """The current card may be another; the selection surely is."""
        if self.current_id() != self._told:
            self._told = self.current_id()
            self.current_changed.emit(self._told)
        self.selection_changed.emit()

    def _choose(self, chosen: Sequence[str], current: str | None) -> None:
        """Choose by id, in the column the current card is in."""
        quiet, self._quiet = self._quiet, True
        column = self.column_of(current) or next((found for id_ in chosen if (found := self.column_of(id_))), None)
        for each in self.columns:
            each.cards.choose(chosen if each is column else [], current if each is column else None)
        if column is not None:
            self._front = column
            self.setFocusProxy(column.cards)
        self._quiet = quiet

    def _go(self, column: BoardColumn, side: int) -> None:
        """To the neighbour that is open and has cards, at the same height."""
        here = self.columns.index(column)
        beyond = self.columns[here + 1 :] if side > 0 else self.columns[:here][::-1]
        target = next((each for each in beyond if not each.is_folded() and each.cards.cards.rowCount()), None)
        if target is None:
            return
        index = column.cards.currentIndex()
        height = column.cards.visualRect(index).top()
        below = target.cards.indexAt(QPoint(12, max(height, 0) + 12))
        target.cards.take_over(below.row() if below.isValid() else target.cards.cards.rowCount() - 1)
        self.ensureWidgetVisible(target, 8, 0)

    def _scroll_at_edges(self) -> None:
        """What is dragged to an edge brings the columns beyond it into view."""
        at = self.viewport().mapFromGlobal(QCursor.pos())
        if not self.viewport().rect().contains(at):
            return
        bar = self.horizontalScrollBar()
        if at.x() < _EDGE:
            bar.setValue(bar.value() - _STEP)
        elif at.x() > self.viewport().width() - _EDGE:
            bar.setValue(bar.value() + _STEP)

    def _build(self, name: str) -> None:
        self._by_key = {column.kind.key: column for column in self.columns}
        inside = QWidget()
        inside.setProperty("role", "page")
        line = QHBoxLayout(inside)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for column in self.columns:
            line.addWidget(column, 1)
        line.addStretch(0)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setFocusProxy(self.columns[0].cards)
