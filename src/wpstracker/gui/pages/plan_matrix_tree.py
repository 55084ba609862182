"""The table of a plan's matrix: a tree whose cells are typed in, as in a spreadsheet."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QStyleOptionViewItem, QTreeView, QWidget

from wpstracker.domain.vocabularies import ItemLevel
from wpstracker.gui.copying import copy_out
from wpstracker.gui.grids.clipboard import to_text
from wpstracker.gui.language import tr
from wpstracker.gui.pages.plan_matrix_columns import COLUMNS, NUMBER, TEXT
from wpstracker.gui.pages.plan_matrix_delegate import MatrixDelegate
from wpstracker.gui.pages.plan_matrix_editors import CellText, Offers
from wpstracker.gui.pages.plan_matrix_header import MatrixHeader
from wpstracker.gui.pages.plan_matrix_lines import LineBranch
from wpstracker.gui.pages.plan_matrix_model import MatrixModel
from wpstracker.gui.pages.plan_matrix_open import OpenLines
from wpstracker.gui.pages.plan_matrix_rows import NEW
from wpstracker.gui.tables.dragging import let_lines_be_moved
from wpstracker.gui.theme import blend, tokens
from wpstracker.gui.widgets.empty_over import EmptyOver

_Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag
_TABS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MatrixTree(QTreeView):
    """Keeps the chosen items by id. `current_changed(id)`, `beyond_end()` on Enter in the last line, `menu_requested(place)`."""

    current_changed = Signal(str)
    selection_changed = Signal()
    beyond_end = Signal()
    left_new = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, model: MatrixModel, offers: Offers) -> None:
        super().__init__()
        self._matrix, self._quiet = model, False
        self._tabbed_from: int | None = None
        self.setModel(model)
        self.empty = EmptyOver(self)
        self.cells = MatrixDelegate(self, model, offers)
        self.setItemDelegate(self.cells)
        self.columns = MatrixHeader(self)
        self.setTreePosition(TEXT)
        self.setAccessibleName(tr("Matrix of the plan"))
        self._set_behaviour()
        self.opened = OpenLines(self, model)

    # -- what is shown

    def set_branches(self, branches: Sequence[LineBranch]) -> None:
        """Show these; what was chosen and is still there stays chosen, and the place is kept."""
        chosen, current, column = self.selected_ids(), self.current_id(), self.currentIndex().column()
        self._quiet = True
        self._matrix.set_branches(branches)
        self.empty.show()
        if current and self._matrix.index_of(current).isValid():
            self.select(chosen, current, column)
        self._quiet = False
        if self.current_id() != current:
            self.current_changed.emit(self.current_id())
        self.selection_changed.emit()

    def current_id(self) -> str:
        """The id of the current item; empty for none."""
        return self._matrix.id_at(self.currentIndex())

    def selected_ids(self) -> list[str]:
        """The selected items that are in the file, from top to bottom."""
        chosen = {self._matrix.id_at(index) for index in self.selectionModel().selectedRows()}
        return [line.id for line in self._matrix.lines() if line.id in chosen and line.id != NEW] if chosen else []

    def select(self, ids: Iterable[str], current: str, column: int = -1) -> None:
        """Choose several items, one of them the current one."""
        selection = QItemSelection()
        for id_ in ids:
            if (index := self._matrix.index_of(id_, 0)).isValid():
                selection.select(index, index.siblingAtColumn(len(COLUMNS) - 1))
        at = column if column >= 0 else self.currentIndex().column()
        index = self._matrix.index_of(current, at if at >= 0 else TEXT)
        self.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        self.selectionModel().select(selection, _Flag.ClearAndSelect)

    def set_current_id(self, id_: str, column: int = -1) -> bool:
        """Choose one item and bring it into view; False when it is not shown."""
        at = column if column >= 0 else self.currentIndex().column()
        return self.go_to(self._matrix.index_of(id_, at if at >= 0 else TEXT))

    def go_to(self, index: QModelIndex) -> bool:
        """Make a cell the current one, its line the only chosen one."""
        if not index.isValid():
            return False
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)
        self.scrollTo(index)
        return True

    # -- moving about

    def move_by(self, rows: int, columns: int) -> None:
        """Go on as Enter and Tab do: down to where tabbing began, or along the line and into the next one."""
        index = self.currentIndex()
        if not index.isValid():
            return
        if columns:
            self._tabbed_from = index.column() if self._tabbed_from is None else self._tabbed_from
            self._go_along(index, columns)
            return
        column = index.column() if self._tabbed_from is None else self._tabbed_from
        self._tabbed_from = None
        below = self.indexBelow(index.siblingAtColumn(0))
        if below.isValid():
            self.go_to(below.siblingAtColumn(column))
        else:
            self.beyond_end.emit()

    def _go_along(self, index: QModelIndex, steps: int) -> None:
        shown = self.columns.shown()
        at = shown.index(index.column()) + steps if index.column() in shown else 0
        if 0 <= at < len(shown):
            self.go_to(index.siblingAtColumn(shown[at]))
            return
        line = self.indexBelow(index.siblingAtColumn(0)) if steps > 0 else self.indexAbove(index.siblingAtColumn(0))
        if line.isValid():
            self.go_to(line.siblingAtColumn(shown[0] if steps > 0 else shown[-1]))
        else:
            self.focusNextPrevChild(steps > 0)

    def edit_cell(self, id_: str, column: int = TEXT, text: str | None = None) -> None:
        """Open a cell with the cursor behind its text, or with another text that is half typed."""
        index = self._matrix.index_of(id_, column)
        if not index.isValid():
            return
        self.go_to(index)
        self.edit(index)
        editor = self.cells.editor
        if isinstance(editor, CellText):
            if text is not None:
                editor.setPlainText(text)
                editor.document().setModified(True)
            editor.begin_at_end()

    def open_cell(self) -> None:
        """Edit the current cell."""
        index = self.currentIndex()
        if not index.isValid() or not self._matrix.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return
        self.edit_cell(self.current_id(), index.column())
        if self.cells.editor is not None and not isinstance(self.cells.editor, CellText):
            self.cells.editor.showPopup()

    def is_typing(self) -> bool:
        """Whether a cell is open."""
        return self.state() == QAbstractItemView.State.EditingState

    def copied(self) -> str:
        """The selected lines as a table, the shown columns with their names above."""
        shown = self.columns.shown()
        rows = [[tr(COLUMNS[at].label) for at in shown]]
        for id_ in self.selected_ids():
            index = self._matrix.index_of(id_)
            rows.append([str(index.siblingAtColumn(at).data() or "") for at in shown])
        return to_text(rows)

    def copy(self) -> None:
        """Put the selected lines on the clipboard."""
        copied = self.copied()
        copy_out(copied, "plan_item", copied.count("\n") + 1)

    # -- Qt's own

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which item is the current one."""
        super().currentChanged(current, previous)
        if not self._quiet and self._matrix.id_at(current) != self._matrix.id_at(previous):
            self.current_changed.emit(self._matrix.id_at(current))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that others are selected."""
        super().selectionChanged(selected, deselected)
        if not self._quiet:
            self.selection_changed.emit()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Leaving the cell of a line that is not in the file yet without a text takes the line away."""
        super().closeEditor(editor, hint)
        if self.current_id() == NEW:
            self.left_new.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down, Tab along the line, arrows from cell to cell; at the ends of a line they close and open what hangs below."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _ENTER and not modifiers:
            self.move_by(1, 0)
        elif key in _TABS and not modifiers & Qt.KeyboardModifier.ControlModifier:
            self.move_by(0, _TABS[key])
        elif key == Qt.Key.Key_F2:
            self.open_cell()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not modifiers:
            self._tabbed_from = None
            self._step_aside(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            self._tabbed_from = None
            super().keyPressEvent(event)

    def _step_aside(self, step: int) -> None:
        """One cell to the left or right; a closed line opens first, and the first cell of an open one closes it."""
        index, shown = self.currentIndex(), self.columns.shown()
        if not index.isValid():
            return
        line, at = index.siblingAtColumn(0), shown.index(index.column()) if index.column() in shown else 0
        if step > 0 and index.column() in (NUMBER, TEXT) and self._matrix.hasChildren(line) and not self.isExpanded(line):
            self.expand(line)
        elif step < 0 and at == 0 and self._matrix.hasChildren(line) and self.isExpanded(line):
            self.collapse(line)
        elif step < 0 and at == 0 and line.parent().isValid():
            self.go_to(line.parent().siblingAtColumn(index.column()))
        elif 0 <= at + step < len(shown):
            self.go_to(index.siblingAtColumn(shown[at + step]))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """A letter that comes whole from an input method begins typing; Qt alone would lose it."""
        if not event.commitString() or event.preeditString() or self.is_typing():
            super().inputMethodEvent(event)
            return
        self.edit(self.currentIndex())
        if self.cells.editor:
            QApplication.sendEvent(self.cells.editor, event)

    def event(self, event: QEvent) -> bool:
        """Tab is for the cells."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _TABS:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                return bool(self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab))
            self.keyPressEvent(event)
            return True
        return bool(super().event(event))

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Goals and objectives on a ground of their own, a thin line below everything."""
        line = self._matrix.line_at(index)
        rect: QRect = option.rect
        if line is not None and line.is_heading:
            share = 1.0 if line.level is ItemLevel.GOAL else 0.45
            painter.fillRect(rect, QColor(blend(tokens().raised, tokens().surface, share)))
        super().drawRow(painter, option, index)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens().grid))

    def resizeEvent(self, event: Any) -> None:
        """The text takes the spare width."""
        super().resizeEvent(event)
        self.columns.fit()

    # -- inside

    def _set_behaviour(self) -> None:
        """Whole lines are chosen, several at a time; cells are typed in; lines are dragged within the plan."""
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(False)
        self.setWordWrap(True)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(18)
        self.setAnimated(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)  # by the pixel every line of 2,000 would be measured
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        let_lines_be_moved(self, self.menu_requested.emit)
