"""A table that is filled in by keyboard like a spreadsheet."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QToolButton, QWidget

from wpstracker.gui.grids.deeds import CellDeeds
from wpstracker.gui.grids.delegate import CellDelegate
from wpstracker.gui.grids.headings import set_headings
from wpstracker.gui.grids.model import GridModel
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr

_ROW, _MOST_ROWS = 32, 12
_MOVES = {Qt.Key.Key_Tab: (0, 1), Qt.Key.Key_Backtab: (0, -1), Qt.Key.Key_Return: (1, 0), Qt.Key.Key_Enter: (1, 0)}
_ARROWS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}


class GridView(QTableView):
    """Tab and Enter move, typing edits, Ctrl+C and Ctrl+V talk with Excel. `said` tells what a person should know of a paste."""

    said = Signal(str)

    def __init__(self, model: GridModel, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._tabbed_from: int | None = None
        self._anchor: tuple[int, int] | None = None
        self.setModel(model)
        self.cells = CellDelegate(model, self)
        self.cells.moved.connect(self.move_by)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        set_headings(self, model.columns, _ROW)
        self.deeds = CellDeeds(self, model)
        self._make_actions()
        model.edited.connect(self.fit)
        model.modelReset.connect(self.fit)
        self.fit()

    # -- where one is

    def shown(self) -> list[int]:
        """The columns that are not hidden."""
        return [at for at in range(len(self._model.columns)) if not self.isColumnHidden(at)]

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current and only chosen one."""
        self._anchor = None
        index = self._model.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def stretch_to(self, rows: int, columns: int) -> None:
        """Choose one row or column more, from the cell where this began."""
        index, shown = self.currentIndex(), self.shown()
        self._anchor = self._anchor or (index.row(), index.column())
        row = min(max(index.row() + rows, 0), self._model.rowCount() - 1)
        column = shown[min(max(shown.index(index.column()) + columns, 0), len(shown) - 1)]
        self.selectionModel().setCurrentIndex(self._model.index(row, column), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.select_block([self._anchor, (row, column)])
        self.scrollTo(self._model.index(row, column))

    def move_by(self, rows: int, columns: int) -> None:
        """Go on as Tab and Enter do: along the row and into the next one, or down to the column where tabbing began."""
        index, shown = self.currentIndex(), self.shown()
        if columns:
            self._tabbed_from = index.column() if self._tabbed_from is None else self._tabbed_from
            place = index.row() * len(shown) + shown.index(index.column()) + columns
            if 0 <= place < self._model.rowCount() * len(shown):
                self.go_to(place // len(shown), shown[place % len(shown)])
            else:
                self.focusNextPrevChild(columns > 0)
            return
        column = self._tabbed_from if rows > 0 and self._tabbed_from is not None else index.column()
        self._tabbed_from = None
        self.go_to(min(max(index.row() + rows, 0), self._model.rowCount() - 1), column)

    def chosen(self) -> tuple[int, int, list[int]]:
        """First row, last row and shown columns of what is selected; the current cell if nothing is."""
        found = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        rows, columns = [index.row() for index in found], {index.column() for index in found}
        return min(rows), max(rows), [column for column in self.shown() if column in columns]

    def settle(self) -> None:
        """Keep what is being typed."""
        self.cells.commit()

    def open_cell(self) -> None:
        """Edit the current cell with its text in it."""
        self.edit(self.currentIndex())
        if line := self.cells.line:
            line.end(False)
            line.offer_all()

    def button(self, keys: str) -> QToolButton:
        """A button for one of the commands, by its first key; the keyboard has the key itself, so Tab passes the button by."""
        button = QToolButton()
        button.setDefaultAction(self.commands[keys])
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(self.commands[keys].text())
        return button

    # -- Qt's own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tab, Enter, F2, Backspace; other keys type or move as in every table."""
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.focusNextPrevChild(key == Qt.Key.Key_Tab)
        elif key in _MOVES and not control:
            back = -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and _MOVES[key][0] else 1
            self.move_by(_MOVES[key][0] * back, _MOVES[key][1])
        elif key in _MOVES:
            event.ignore()
        elif key == Qt.Key.Key_F2:
            self.open_cell()
        elif key == Qt.Key.Key_Backspace:
            self.deeds.clear_cells()
        elif key == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.select_block([(self.currentIndex().row(), column) for column in self.shown()])
        elif key in _ARROWS and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ShiftModifier:
            self.stretch_to(*_ARROWS[key])
        else:
            if key in _ARROWS:
                self._tabbed_from = self._anchor = None
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A letter that comes whole from an input method begins typing; Qt alone would lose it."""
        if not event.commitString() or event.preeditString() or self.state() == QAbstractItemView.State.EditingState:
            super().inputMethodEvent(event)
            return
        self.edit(self.currentIndex())
        if self.cells.line:
            QApplication.sendEvent(self.cells.line, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click begins anew."""
        self._tabbed_from = self._anchor = None
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the cell under the mouse."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.open_cell()

    def event(self, event: QEvent) -> bool:
        """Tab is for the cells."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.keyPressEvent(event)
            return True
        return bool(super().event(event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The scroll bar below comes and goes."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """As high as the rows, up to a limit; the first column takes the room that is left."""
        header = self.horizontalHeader()
        spare = self.viewport().width() - sum(self.columnWidth(at) for at in self.shown()[1:])
        wanted = max(self._model.columns[0].width, spare)
        if self.columnWidth(0) != wanted:
            self.setColumnWidth(0, wanted)
        rows = min(self._model.rowCount(), _MOST_ROWS)
        bar = self.horizontalScrollBar().sizeHint().height() if spare < self._model.columns[0].width else 0
        self.setFixedHeight(header.height() + rows * _ROW + bar + 2 * self.frameWidth() + 6)

    # -- inside

    def select_block(self, cells: Iterable[tuple[int, int]]) -> None:
        """Choose the block these cells lie in; the current cell stays."""
        cells = list(cells)
        rows, columns = [row for row, _ in cells], [column for _, column in cells]
        corners = self._model.index(min(rows), min(columns)), self._model.index(max(rows), max(columns))
        self.selectionModel().select(QItemSelection(*corners), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _make_actions(self) -> None:
        """Keys that work while a cell is current and not being typed in; the context menu lists them."""
        undo, deeds = self._model.undo_stack, self.deeds
        found = (
            (tr("Copy"), "copy", ("Ctrl+C", "Ctrl+Ins"), deeds.copy),
            (tr("Cut"), "", ("Ctrl+X",), deeds.cut),
            (tr("Paste"), "clipboard", ("Ctrl+V", "Shift+Ins"), deeds.paste),
            (tr("Clear cells"), "", ("Del",), deeds.clear_cells),
            (tr("Fill down"), "arrow-down", ("Ctrl+D",), deeds.fill_down),
            (tr("Insert a row above"), "plus", ("Ins", "Ctrl++"), deeds.insert_row),
            (tr("Remove the row"), "x", ("Ctrl+Del", "Ctrl+-"), deeds.remove_rows),
            (tr("Move the row up"), "chevron-up", ("Alt+Up",), lambda: deeds.move_rows(-1)),
            (tr("Move the row down"), "chevron-down", ("Alt+Down",), lambda: deeds.move_rows(1)),
            (tr("Undo"), "undo-2", ("Ctrl+Z",), undo.undo),
            (tr("Redo"), "redo-2", ("Ctrl+Y", "Ctrl+Shift+Z"), undo.redo),
        )
        self.commands = {keys[0]: self._action(text, name, keys, do) for text, name, keys, do in found}
        for keys, can in (("Ctrl+Z", undo.canUndoChanged), ("Ctrl+Y", undo.canRedoChanged)):
            self.commands[keys].setEnabled(False)
            can.connect(self.commands[keys].setEnabled)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _action(self, text: str, icon_name: str, keys: Sequence[str], do: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        if icon_name:
            action.setIcon(icon(icon_name))
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setToolTip(f"{text} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        action.triggered.connect(lambda _checked=False: do())
        self.addAction(action)
        return action

    def sizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(400, self.height())
