"""The terms of one list as a tree; own terms can be dragged to another place."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTreeView

from wpstracker.domain.highlighting import Marker
from wpstracker.figures.term_rows import TermRow
from wpstracker.gui.language import tr
from wpstracker.gui.pages.term_model import CODE, LABEL, MARK, OTHER, USED, WORDS, TermModel
from wpstracker.gui.tables.dragging import let_lines_be_moved
from wpstracker.gui.tables.mark_delegate import MarkDelegate
from wpstracker.gui.widgets.empty_over import EmptyOver

_Index = QModelIndex | QPersistentModelIndex
_Flag = QItemSelectionModel.SelectionFlag
_BOLD, _MARGINS = 1.2, 48
"""Headings are bold by the style sheet, which the metrics do not know, and have room at both sides."""
_WIDTHS = {LABEL: 230, OTHER: 166, CODE: 92, WORDS: 140, USED: 60, MARK: 38}
_NARROWEST = 170
_HIDDEN = (CODE, WORDS)
"""Columns that are shown when they are wanted: the page beside the tree tells the same."""


class TermTree(QTreeView):
    """Keeps the chosen terms by id. `activated_id(id)` on Enter or double click, `menu_requested(place)`."""

    current_changed = Signal(object)
    selection_changed = Signal()
    activated_id = Signal(str)
    menu_requested = Signal(QPoint)

    def __init__(self, other_language: str) -> None:
        super().__init__()
        self._terms = TermModel(other_language)
        self._quiet = False
        self.setModel(self._terms)
        self.empty = EmptyOver(self)
        self._marks = MarkDelegate(self)
        self.setItemDelegate(self._marks)
        self.setAccessibleName(tr("Terms of the list"))
        self._set_behaviour()
        self.doubleClicked.connect(self._activate)

    def terms(self) -> TermModel:
        """The model."""
        return self._terms

    def mark(self, marker: Marker) -> None:
        """Mark the words that were looked for."""
        self._marks.marker = marker
        self.viewport().update()

    def set_rows(self, rows: Sequence[TermRow], *, movable: bool) -> None:
        """Show these terms, all of them open; what was chosen and is still there stays chosen."""
        chosen, current, place = self.selected_ids(), self.current_id(), self.verticalScrollBar().value()
        self._quiet = True
        self._terms.set_rows(rows, movable=movable)
        self.expandAll()
        self.setRootIsDecorated(any(row.parent for row in rows))
        self.verticalScrollBar().setValue(place)
        self.select(chosen, current)
        self._quiet = False
        if self.current_id() != current:
            self.current_changed.emit(self.current_id())

    def current_id(self) -> str | None:
        """The id of the current term."""
        row = self._terms.row_at(self.currentIndex())
        return row.id if row else None

    def current_row(self) -> TermRow | None:
        """The current term."""
        return self._terms.row_at(self.currentIndex())

    def selected_rows(self) -> list[TermRow]:
        """The selected terms from top to bottom."""
        indexes = sorted(self.selectionModel().selectedRows(), key=lambda index: self.visualRect(index).top())
        return [row for index in indexes if (row := self._terms.row_at(index))]

    def selected_ids(self) -> list[str]:
        """Their ids."""
        return [row.id for row in self.selected_rows()]

    def select(self, ids: Iterable[str], current: str | None) -> None:
        """Choose several terms, one of them the current one."""
        selection = QItemSelection()
        for id_ in ids:
            index = self._terms.index_of(id_)
            if index.isValid():
                selection.select(index, index.siblingAtColumn(MARK))
        self.selectionModel().setCurrentIndex(self._terms.index_of(current), _Flag.NoUpdate)
        self.selectionModel().select(selection, _Flag.ClearAndSelect)

    def set_current_id(self, id_: str | None) -> bool:
        """Choose one term and bring it into view; False when it is not in the list."""
        index = self._terms.index_of(id_)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)
            self.scrollTo(index)
        return index.isValid()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which term is the current one."""
        super().currentChanged(current, previous)
        if not self._quiet:
            self.current_changed.emit(self.current_id())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that others are selected."""
        super().selectionChanged(selected, deselected)
        if not self._quiet:
            self.selection_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; keys with Alt belong to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        """Give the spare width to the terms themselves."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """The terms take what the other columns leave."""
        header = self.header()
        others = sum(header.sectionSize(column) for column in range(header.count()) if column != LABEL)
        header.resizeSection(LABEL, max(_NARROWEST, self.viewport().width() - others))

    def column_menu(self) -> QMenu:
        """Every column but the terms themselves, to show or hide."""
        menu = QMenu(self)
        for column in range(OTHER, self.header().count()):
            action = menu.addAction(str(self._terms.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)))
            action.setCheckable(True)
            action.setChecked(not self.header().isSectionHidden(column))
            action.toggled.connect(lambda on, column=column: self._show_column(column, on))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _show_column(self, column: int, on: bool) -> None:
        self.header().setSectionHidden(column, not on)
        self.fit()

    def _activate(self, index: _Index) -> None:
        row = self._terms.row_at(index)
        if row is not None:
            self.activated_id.emit(row.id)

    def _set_behaviour(self) -> None:
        """Whole rows, several at a time, columns of the person's own widths, terms dragged within the list."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setAllColumnsShowFocus(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        let_lines_be_moved(self, self.menu_requested.emit)
        header = self.header()
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda place: self.column_menu().popup(header.mapToGlobal(place)))
        counted = str(self.model().headerData(USED, Qt.Orientation.Horizontal))
        for column, width in _WIDTHS.items():
            wanted = int(header.fontMetrics().horizontalAdvance(counted) * _BOLD) + _MARGINS if column == USED else 0
            header.resizeSection(column, max(width, wanted))
            header.setSectionHidden(column, column in _HIDDEN)
