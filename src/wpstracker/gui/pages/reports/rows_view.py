"""The table of a sheet on the screen; what is chosen can be copied."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from wpstracker.gui.copying import copy_out
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.pages.reports.copying import as_mime
from wpstracker.gui.pages.reports.rows import RowsModel
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.gui.widgets.empty_over import EmptyOver
from wpstracker.gui.widgets.styling import text_label
from wpstracker.reports.book import Report, Row, TableSheet

_ROW = 28
_AROUND = 26
"""Pixels of a column around its letters."""


class RowsView(QWidget):
    """A read-only table with the number of its rows below."""

    def __init__(self, sheet: TableSheet, report: Report, more: Callable[[], None]) -> None:
        super().__init__()
        self._sheet, self._report = sheet, report
        self._model = RowsModel(sheet, report, more, self)
        self._is_fitted = False
        self.table = QTableView()
        self.table.setModel(self._model)
        self.table.setAccessibleName(sheet.title)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        self.table.verticalHeader().setMinimumWidth(44)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._empty = EmptyOver(self.table)
        self._add_copying()
        self.setFocusProxy(self.table)
        self._count = text_label(role="small")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.table, 1)
        box.addWidget(self._count)
        self._tell()

    @property
    def name(self) -> str:
        """The table's name in the report."""
        return self._sheet.name

    def model(self) -> RowsModel:
        """The rows read so far."""
        return self._model

    def is_waiting(self) -> bool:
        """Whether rows were asked for that are not there yet."""
        return self._model.is_waiting

    def show_sheet(self, sheet: TableSheet, report: Report, *, fresh: bool) -> None:
        """Show another state of the sheet; not `fresh` it differs in its columns only, and the rows stay."""
        place = self.table.verticalScrollBar().value()
        before = [column.key for column in self._model.columns()]
        self._sheet, self._report = sheet, report
        if fresh:
            self._empty.set(EmptyState(""))
            self._model.show_sheet(sheet, report)
            self._is_fitted = False
        elif before != [column.key for column in sheet.columns]:
            self._model.show_columns(sheet)
            self._fit()
            self.table.verticalScrollBar().setValue(place)
        self._tell()

    def append(self, rows: Sequence[Row], *, is_last: bool) -> None:
        """Take the next rows."""
        self._model.append(rows, is_last=is_last)
        if not self._is_fitted:
            self._fit()
            self._is_fitted = True
        self._tell()
        self._empty.show()

    def copy(self) -> None:
        """Put the chosen cells on the clipboard, with their headings when there is more than one row."""
        chosen = self.table.selectionModel().selectedIndexes()
        if not chosen:
            return
        rows = sorted({index.row() for index in chosen})
        columns = [self._model.columns()[at] for at in sorted({index.column() for index in chosen})]
        found = [self._model.row(row) for row in rows]
        copy_out(as_mime(columns, found, self._report, headings=len(rows) > 1), "rows", len(rows))

    def _fit(self) -> None:
        """Columns as wide as what they hold."""
        letter = self.fontMetrics().averageCharWidth() * 1.08
        for at in range(self._model.columnCount()):
            self.table.setColumnWidth(at, round(self._model.letters(at) * letter) + _AROUND)

    def _tell(self) -> None:
        """How many rows there are, and how many of them were read."""
        read, count = self._model.read, self._sheet.count
        if self._model.is_whole and read == 0:
            self._empty.set(EmptyState(self._sheet.empty, icon_name="table"))
        if self._model.is_whole or read >= count:
            self._count.setText(tr_n("{n} row", "{n} rows", read) if self._model.is_whole else "")
        else:
            self._count.setText(
                tr_n("{read} of {n} row read; scroll for more", "{read} of {n} rows read; scroll for more", count, read=read)
            )

    def _add_copying(self) -> None:
        action = QAction(icon("copy"), tr("Copy cells"), self.table)
        action.setShortcuts([QKeySequence("Ctrl+C"), QKeySequence("Ctrl+Ins")])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda _checked=False: self.copy())
        self.table.addAction(action)
