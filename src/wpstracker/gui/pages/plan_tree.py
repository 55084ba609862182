"""The list of countries with their plans as a tree: arrows open and close, letters find."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from wpstracker.domain.highlighting import Marker
from wpstracker.gui.language import tr
from wpstracker.gui.pages.plan_delegate import PlanDelegate
from wpstracker.gui.pages.plan_lines import COUNTRY, CountryLine, PlanLine
from wpstracker.gui.widgets.cards import EmptyState
from wpstracker.gui.widgets.empty_over import EmptyOver

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
LINE_ROLE = Qt.ItemDataRole.UserRole


class PlanModel(QAbstractItemModel):
    """Countries and, under them, plans. An index carries 0 for a country, else the row of its country plus 1."""

    def __init__(self) -> None:
        super().__init__()
        self._countries: list[CountryLine] = []
        self._places: dict[str, tuple[int, int]] = {}

    def set_countries(self, countries: Sequence[CountryLine]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._countries = list(countries)
        self._places = {}
        for row, line in enumerate(self._countries):
            self._places[line.id] = (row, -1)
            if line.none_known:
                self._places[line.none_known] = (row, -1)
            self._places |= {plan.id: (row, child) for child, plan in enumerate(line.plans)}
        self.endResetModel()

    def countries(self) -> list[CountryLine]:
        """The countries in their order."""
        return list(self._countries)

    def line(self, index: _Index) -> CountryLine | PlanLine | None:
        """What stands at an index."""
        if not index.isValid():
            return None
        inside = int(index.internalId())
        return self._countries[inside - 1].plans[index.row()] if inside else self._countries[index.row()]

    def index_of(self, id_: str) -> QModelIndex:
        """Where a plan or country stands; the record that says there is no plan stands at its country."""
        row, child = self._places.get(id_, (-1, -1))
        if row < 0:
            return QModelIndex()
        return self.createIndex(row, 0, 0) if child < 0 else self.createIndex(child, 0, row + 1)

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        """The index of a row under a parent."""
        if column or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """The country of a plan."""
        inside = int(index.internalId()) if index.isValid() else 0
        return self.createIndex(inside - 1, 0, 0) if inside else QModelIndex()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Countries, or the plans of one."""
        if not parent.isValid():
            return len(self._countries)
        return 0 if parent.internalId() else len(self._countries[parent.row()].plans)

    def columnCount(self, _parent: _Index = _NOWHERE) -> int:
        """One: each line draws itself."""
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name for type-ahead, the whole line for drawing, a sentence for screen readers."""
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.name if isinstance(line, CountryLine) else line.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return line.spoken
        return line if role == LINE_ROLE else None


class PlanTree(QTreeView):
    """Keeps selection and closed countries by id; ids of countries are "country:KZ"."""

    current_changed = Signal(object)
    activated_id = Signal(str)
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = PlanModel()
        self._closed: set[str] = set()
        self._quiet = False
        self.setModel(self._lines)
        self._empty = EmptyOver(self)
        self._marks = PlanDelegate(self)
        self.setItemDelegate(self._marks)
        self.setAccessibleName(tr("Countries and their plans"))
        self._set_behaviour()
        self.collapsed.connect(lambda index: self._note(index, closed=True))
        self.expanded.connect(lambda index: self._note(index, closed=False))
        self.doubleClicked.connect(self._activate)

    def lines(self) -> PlanModel:
        """The model."""
        return self._lines

    def mark(self, marker: Marker) -> None:
        """Mark the words that were looked for."""
        self._marks.marker = marker
        self.viewport().update()

    def set_countries(self, countries: Sequence[CountryLine]) -> None:
        """Show these; what was selected and is still there stays selected."""
        current, place = self.current_id(), self.verticalScrollBar().value()
        self._quiet = True
        self._lines.set_countries(countries)
        self._open_all_but_closed()
        self.verticalScrollBar().setValue(place)
        if current and not self.set_current_id(current):
            self.selectionModel().clear()
        self._quiet = False
        if self.current_id() != current:
            self.current_changed.emit(self.current_id())

    def current_id(self) -> str | None:
        """The id of the current plan or country."""
        line = self._lines.line(self.currentIndex())
        return line.id if line else None

    def selected_ids(self) -> list[str]:
        """The selected plans in the order shown."""
        chosen = {line.id for index in self.selectedIndexes() if isinstance(line := self._lines.line(index), PlanLine)}
        return [id_ for id_ in self.listed_ids() if id_ in chosen]

    def listed_ids(self) -> list[str]:
        """Every plan listed."""
        return [plan.id for line in self._lines.countries() for plan in line.plans]

    def set_current_id(self, id_: str) -> bool:
        """Go to a plan or country; False when it is not in the list."""
        index = self._lines.index_of(id_)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def closed(self) -> list[str]:
        """The codes of the countries that are closed."""
        return sorted(self._closed)

    def set_closed(self, codes: Iterable[str]) -> None:
        """Close these countries, open all others."""
        self._closed = set(codes)
        self._open_all_but_closed()

    def toggle_all(self) -> None:
        """Close every country, or open them all when all are closed."""
        every = {line.code for line in self._lines.countries() if line.plans}
        self.set_closed(set() if every <= self._closed else every)

    def set_empty(self, empty: EmptyState) -> None:
        """What is said when nothing is shown."""
        self._empty.set(empty)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell where the person is."""
        super().currentChanged(current, previous)
        if not self._quiet:
            self.current_changed.emit(self.current_id())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs other heights."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def _activate(self, index: _Index) -> None:
        line = self._lines.line(index)
        if line is not None:
            self.activated_id.emit(line.id)

    def _note(self, index: QModelIndex, *, closed: bool) -> None:
        """Remember which countries the person closed."""
        line = self._lines.line(index)
        if self._quiet or not isinstance(line, CountryLine):
            return
        (self._closed.add if closed else self._closed.discard)(line.code)

    def _open_all_but_closed(self) -> None:
        quiet, self._quiet = self._quiet, True
        self.expandAll()
        for code in self._closed:
            self.collapse(self._lines.index_of(f"{COUNTRY}{code}"))
        self._quiet = quiet

    def _set_behaviour(self) -> None:
        """No header, whole lines, smooth scrolling, a menu of its own."""
        self.setHeaderHidden(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(False)
        self.setIndentation(14)
        self.setAnimated(False)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(300)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(lambda place: self.menu_requested.emit(self.viewport().mapToGlobal(place)))
