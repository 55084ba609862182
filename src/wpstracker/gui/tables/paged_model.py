"""A table over any number of record ids that holds only the pages looked at."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from wpstracker.figures.listing import Listing
from wpstracker.gui import privacy
from wpstracker.gui.icons import icon

_Index = QModelIndex | QPersistentModelIndex
_PAGE = 32
_PAGES_KEPT = 60
PILL_ROLE = Qt.ItemDataRole.UserRole + 1
Fetch = Callable[[Sequence[str]], Mapping[str, Sequence[Any]]]
_NOWHERE = QModelIndex()
_NAMES = ("title", "name", "text")
"""The column that bears a padlock where a record is not public; its `privacy` must be among the columns."""


def plain(value: Any) -> str:
    """The usual way to show a value: nothing for None."""
    return "" if value is None else str(value)


@dataclass(frozen=True)
class ColumnSpec:
    """One column: what it is called and how its values are shown."""

    key: str
    label: str
    width: int = 140
    align: str = "left"
    kind: str = "text"  # text, number, date, pill
    sortable: bool = True
    visible: bool = True
    show: Callable[[Any], str] = plain
    role: Callable[[Any], str] | None = None  # for pills: value -> theme role (good, warning, bad, info, neutral, accent)
    hint: str = ""


@dataclass(slots=True)
class _Row:
    """One fetched record: raw values, and the texts of those that were looked at."""

    values: Sequence[Any]
    texts: dict[int, str] = field(default_factory=dict)


class PagedModel(QAbstractTableModel):
    """Rows by id; cells are fetched page by page. Sorting is asked for, and done by whoever sets the ids."""

    sort_requested = Signal(str, bool)

    def __init__(self, columns: Sequence[ColumnSpec], fetch: Fetch, parent: QObject | None = None) -> None:
        """`fetch(ids)` gives each id's values in the order of `columns`; an id it leaves out shows an empty row."""
        super().__init__(parent)
        self.columns = list(columns)
        self._fetch = fetch
        self._ids: Sequence[str] = []
        self._rows_by_id: dict[str, int] | None = None
        self._pages: OrderedDict[int, list[_Row | None]] = OrderedDict()
        self._needed = [True] * len(self.columns)
        self._alignments = [_alignment(column) for column in self.columns]
        self._privacy = self.column_of("privacy")
        self._locked = next((at for at, column in enumerate(self.columns) if column.key in _NAMES and self._privacy >= 0), -1)

    def need(self, keys: Collection[str]) -> None:
        """Only these columns are shown, so that the others need not be read until somebody asks for them all the same."""
        before, self._needed = self._needed, [column.key in keys or column.key == "privacy" for column in self.columns]
        if any(now and not then for now, then in zip(self._needed, before, strict=True)):
            self._pages.clear()

    def needed(self) -> list[str]:
        """The columns that `fetch` must give values of."""
        return [column.key for column, needed in zip(self.columns, self._needed, strict=True) if needed]

    def set_ids(self, ids: Iterable[str]) -> None:
        """Show these records in this order; of a `Listing` only those that are looked at are asked for."""
        self.beginResetModel()
        self._ids = ids if isinstance(ids, Listing) else list(ids)
        self._rows_by_id = None
        self._pages.clear()
        self.endResetModel()

    def ids(self) -> list[str]:
        """All ids in their order."""
        return list(self._ids)

    def listed(self) -> Sequence[str]:
        """All ids in their order, without reading those of a `Listing`."""
        return self._ids

    def id_at(self, row: int) -> str | None:
        """The id of a row, None outside."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_of(self, record_id: str) -> int:
        """The row of an id, -1 when it is not shown."""
        if isinstance(self._ids, Listing):
            return self._ids.place(record_id)
        if self._rows_by_id is None:
            self._rows_by_id = {known: row for row, known in enumerate(self._ids)}
        return self._rows_by_id.get(record_id, -1)

    def column_of(self, key: str) -> int:
        """The position of a column, -1 when there is none."""
        return next((at for at, column in enumerate(self.columns) if column.key == key), -1)

    def refresh(self, record_ids: Iterable[str]) -> None:
        """Fetch these records anew where they are shown."""
        rows = sorted(row for row in map(self.row_of, set(record_ids)) if row >= 0)
        for row in rows:
            self._pages.pop(row // _PAGE, None)
        for row in rows[:_PAGE]:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
        if len(rows) > _PAGE:
            self.dataChanged.emit(self.index(rows[_PAGE], 0), self.index(rows[-1], len(self.columns) - 1))

    def read_again(self) -> None:
        """Fetch whatever is looked at anew; the rows are the same."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """One row per id."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """One column per specification."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, alignment, raw value, pill role; every other role costs nothing."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignments[index.column()]
        if role == PILL_ROLE:
            row, said = self._row(index.row(), index.column()), self.columns[index.column()].role
            return said(row.values[index.column()]) if row and said else ""
        if role == Qt.ItemDataRole.UserRole:
            row = self._row(index.row(), index.column())
            return row.values[index.column()] if row else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index)
        if index.column() == self._locked and role in (Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.ToolTipRole):
            return self._padlock(index.row(), role)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Labels of the columns; rows have none."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].label
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignments[section]
        return (self.columns[section].hint or None) if role == Qt.ItemDataRole.ToolTipRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order."""
        if 0 <= column < len(self.columns) and self.columns[column].sortable:
            self.sort_requested.emit(self.columns[column].key, order == Qt.SortOrder.DescendingOrder)

    def _spoken(self, index: _Index) -> str:
        """What a screen reader says: the column and its text."""
        row = self._row(index.row(), index.column())
        text = self._text(index.row(), index.column())
        level = row.values[self._privacy] if row and index.column() == self._locked else None
        lock = f", {privacy.shown(level).word}" if privacy.is_private(level) else ""
        return f"{self.columns[index.column()].label}: {text}{lock}"

    def _padlock(self, number: int, role: int) -> Any:
        """The padlock of a record that is not public, or what it means."""
        row = self._row(number, self._privacy)
        level = row.values[self._privacy] if row else None
        if not privacy.is_private(level):
            return None
        said = privacy.shown(level)
        return f"{said.word}. {said.meaning}" if role == Qt.ItemDataRole.ToolTipRole else icon(said.icon, colour_role=said.role)

    def _text(self, number: int, column: int) -> str:
        """What a cell shows; worked out when it is first looked at."""
        row = self._row(number, column)
        if row is None:
            return ""
        if column not in row.texts:
            row.texts[column] = self.columns[column].show(row.values[column])
        return row.texts[column]

    def _row(self, row: int, column: int) -> _Row | None:
        """One fetched row, of which a column is looked at."""
        if not self._needed[column]:
            self._needed[column] = True
            self._pages.clear()
        page = self._pages.get(row // _PAGE)
        if page is None:
            page = self._load(row // _PAGE)
        return page[row % _PAGE]

    def _load(self, number: int) -> list[_Row | None]:
        """Fetch one page and drop the one not used for longest."""
        ids = self._ids[number * _PAGE : (number + 1) * _PAGE]
        found = self._fetch(ids)
        page = [_Row(found[record_id]) if record_id in found else None for record_id in ids]
        self._pages[number] = page
        if len(self._pages) > _PAGES_KEPT:
            self._pages.popitem(last=False)
        return page


def _alignment(column: ColumnSpec) -> Qt.AlignmentFlag:
    """How a column's cells stand; numbers at the right."""
    sides = {"right": Qt.AlignmentFlag.AlignRight, "center": Qt.AlignmentFlag.AlignHCenter, "left": Qt.AlignmentFlag.AlignLeft}
    side = sides["right" if column.kind == "number" else column.align]
    return side | Qt.AlignmentFlag.AlignVCenter
