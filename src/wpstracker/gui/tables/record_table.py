"""The table of records: rows are chosen by record id, columns are the person's own."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from wpstracker.domain.highlighting import Marker
from wpstracker.figures.listing import Listing
from wpstracker.gui.language import tr
from wpstracker.gui.tables.columns import Columns
from wpstracker.gui.tables.mark_delegate import MarkDelegate
from wpstracker.gui.tables.paged_model import PagedModel
from wpstracker.gui.tables.pill_delegate import PillDelegate
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.gui.widgets.empty_over import EmptyOver
from wpstracker.gui.widgets.styling import icon_button

_Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag
_MOST_RESTORED = 5000


class RecordTable(QTableView):
    """Shows a PagedModel; keeps the chosen records when the list is loaded anew."""

    current_changed = Signal(object)
    selection_changed = Signal()
    activated_id = Signal(str)
    state_changed = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, model: PagedModel, *, name: str = "", empty: EmptyState | None = None, parent: QWidget | None = None) -> None:
        """`current_changed(id or None)`, `activated_id(id)` on Enter or double click, `menu_requested(global place)`."""
        super().__init__(parent)
        self._records = model
        self._quiet = False
        self._waiting: str | None = None
        self._sorted: tuple[str, bool] | None = None
        self.setModel(model)
        self._empty = EmptyOver(self)
        self.setAccessibleName(name or tr("Table of records"))
        self._set_behaviour()
        self._set_header()
        self.columns = Columns(self.horizontalHeader(), model)
        self.columns.reset()
        self.columns.changed.connect(self.state_changed.emit)
        self._marks = MarkDelegate(self)
        self.setItemDelegate(self._marks)
        for at, column in enumerate(model.columns):
            if column.kind == "pill":
                self.setItemDelegateForColumn(at, PillDelegate(self))
        self.column_button = icon_button("columns-3", tr("Choose columns"))
        self.column_button.clicked.connect(self._open_column_menu)
        self.set_empty(empty or EmptyState(tr("Nothing to show")))
        self.doubleClicked.connect(self._activate)

    def records(self) -> PagedModel:
        """The model."""
        return self._records

    def set_ids(self, ids: Iterable[str], *, from_top: bool = False) -> None:
        """Show these records; what was chosen and is still there stays chosen and in view.

        A list that answers another question is shown `from_top`; then the row of the current record need not be known before `finish`.
        """
        chosen, current, place = self.selected_ids(), self.current_id(), self.verticalScrollBar().value()
        later = from_top and current is not None and isinstance(ids, Listing) and not ids.begins_with(current)
        self._quiet = True
        self._records.set_ids(ids)
        if later and isinstance(ids, Listing):
            self._waiting = current if ids.means(str(current)) else None
        else:
            self._waiting = None
            self.verticalScrollBar().setValue(0 if from_top and isinstance(ids, Listing) and not ids.is_complete else place)
            self._restore_selection(chosen, current)
        self._quiet = False
        if self.current_id() != current:
            self.current_changed.emit(self.current_id())
        if self.selected_ids() != chosen:
            self.selection_changed.emit()

    def finish(self) -> None:
        """Mark the row of the current record, now that it is known; the view stays where it is."""
        row = self._records.row_of(self._waiting) if self._waiting else -1
        self._waiting = None
        if row >= 0:
            index, place = self._records.index(row, self.columns.first()), self.verticalScrollBar().value()
            self._quiet = True
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)
            self.verticalScrollBar().setValue(place)
            self._quiet = False

    def current_id(self) -> str | None:
        """The id of the current record."""
        if self._waiting:
            return self._waiting
        index = self.currentIndex()
        return self._records.id_at(index.row()) if index.isValid() else None

    def set_current_id(self, record_id: str | None) -> bool:
        """Choose a record alone and bring it into view; False when it is not in the list."""
        row = self._records.row_of(record_id) if record_id is not None else -1
        if row < 0:
            self.selectionModel().clear()
            return False
        index = self._records.index(row, self.columns.first())
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)
        self.scrollTo(index)
        return True

    def choose(self, ids: Iterable[str], current: str | None) -> None:
        """Choose several records, one of them the current one."""
        self._restore_selection(list(ids), current)

    def selected_ids(self) -> list[str]:
        """The ids of all selected records in the order shown."""
        if self._waiting:
            return [self._waiting]
        rows: set[int] = set()
        for part in list(self.selectionModel().selection()):  # type: ignore[call-overload]
            rows.update(range(part.top(), part.bottom() + 1))
        return [known for row in sorted(rows) if (known := self._records.id_at(row)) is not None]

    def listed_ids(self) -> Sequence[str]:
        """The ids of all records in the table; of a long list perhaps not all are read yet."""
        return self._records.listed()

    def mark(self, marker: Marker) -> None:
        """Mark in the cells the words that were looked for."""
        own = (self.itemDelegateForColumn(column) for column in range(self._records.columnCount()))
        for delegate in (self._marks, *(each for each in own if isinstance(each, MarkDelegate))):
            delegate.marker = marker
        self.viewport().update()

    def shown_texts(self, record_id: str) -> str:
        """What stands in the cells of a record that can be seen, however wide they are."""
        row = self._records.row_of(record_id) if record_id != self._waiting else -1
        shown = [at for at in range(self._records.columnCount()) if not self.isColumnHidden(at)]
        return " · ".join(str(self._records.data(self._records.index(row, at))) for at in shown) if row >= 0 else ""

    def set_empty(self, empty: EmptyState) -> None:
        """What is said when there are no rows."""
        self._empty.set(empty)

    def set_sort(self, key: str, descending: bool) -> None:
        """Show by which column the list is sorted, without asking for it."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(self._records.column_of(key), order)
        header.blockSignals(False)
        self._sorted = (key, descending)
        header.viewport().update()

    def sort_state(self) -> tuple[str, bool] | None:
        """The column sorted by, and whether from the last to the first."""
        header = self.horizontalHeader()
        at = header.sortIndicatorSection()
        if not 0 <= at < len(self._records.columns):
            return None
        return self._records.columns[at].key, header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder

    def saved_state(self) -> dict[str, Any]:
        """Order, widths, hidden columns and sorting, as plain data."""
        sort = self.sort_state()
        return self.columns.state() | {"sort": list(sort) if sort else None}

    def restore_state(self, state: Mapping[str, Any]) -> None:
        """Bring back a `saved_state()`; what it does not know stays as it is."""
        self.columns.restore(state)
        sort = state.get("sort")
        if sort and self._records.column_of(str(sort[0])) >= 0:
            self.set_sort(str(sort[0]), bool(sort[1]))

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which record is the current one."""
        super().currentChanged(current, previous)
        if not self._quiet and (current.row() != previous.row() or self._waiting):
            self._waiting = None
            self.current_changed.emit(self._records.id_at(current.row()))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that other records are selected."""
        super().selectionChanged(selected, deselected)
        if not self._quiet:
            self.selection_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Home and End go to the first and last record."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._records.rowCount() - 1}
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._activate(self.currentIndex())
        elif event.key() in ends and plain:
            self.set_current_id(self._records.id_at(ends[Qt.Key(event.key())]))
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole text of a cell that is cut off, as a tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            text = str(self._records.data(index)) if index.isValid() else ""
            cut = self.fontMetrics().horizontalAdvance(text) > self.columnWidth(index.column()) - 14 if text else False
            QToolTip.showText(event.globalPos(), text if cut else "", self)
            return True
        return super().viewportEvent(event)

    def _keep_sortable(self, section: int, order: Qt.SortOrder) -> None:
        """A press on the header of a column that cannot be sorted by leaves the mark where it was."""
        if not 0 <= section < len(self._records.columns):
            return
        column = self._records.columns[section]
        if column.sortable:
            self._sorted = (column.key, order == Qt.SortOrder.DescendingOrder)
        else:
            self.set_sort(*(self._sorted or ("", False)))

    def _activate(self, index: _Index) -> None:
        """Open a record."""
        record_id = self._records.id_at(index.row()) if index.isValid() else None
        if record_id is not None:
            self.activated_id.emit(record_id)

    def _restore_selection(self, chosen: list[str], current: str | None) -> None:
        """Select by id what was selected before."""
        row = self._records.row_of(current) if current is not None else -1
        if row >= 0:
            self.selectionModel().setCurrentIndex(self._records.index(row, self.columns.first()), _Flag.NoUpdate)
        selection = QItemSelection()
        last = self._records.columnCount() - 1
        for known in chosen[:_MOST_RESTORED]:
            at = self._records.row_of(known)
            if at >= 0:
                selection.select(self._records.index(at, 0), self._records.index(at, last))
        self.selectionModel().select(selection, _Flag.ClearAndSelect)
        if row >= 0:
            self.scrollTo(self.currentIndex())

    def _open_column_menu(self) -> None:
        """The list of columns, below its button."""
        button = self.column_button
        self.columns.menu().popup(button.mapToGlobal(QPoint(0, button.height())))

    def _open_header_menu(self, place: QPoint) -> None:
        """What can be done with the column under the mouse."""
        header = self.horizontalHeader()
        at = header.logicalIndexAt(place)
        key = self._records.columns[at].key if at >= 0 else ""
        self.columns.menu(key).popup(header.mapToGlobal(place))

    def _set_behaviour(self) -> None:
        """Whole rows, no grid, no editing, Tab leaves the table."""
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(max(32, self.fontMetrics().height() + 15))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda place: self.menu_requested.emit(self.viewport().mapToGlobal(place)))

    def _set_header(self) -> None:
        """Columns can be moved, drawn wider, sorted by."""
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(40)
        header.setStretchLastSection(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._open_header_menu)
        header.sortIndicatorChanged.connect(self._keep_sortable)
        self.setSortingEnabled(True)

    def minimumSizeHint(self) -> QSize:
        """May become small beside a reading pane."""
        return QSize(220, 120)
