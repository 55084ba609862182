"""The lines of the box as a list model: headings, which cannot be chosen, and entries."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wpstracker.gui.palette.entries import Entry, Group

Index = QModelIndex | QPersistentModelIndex
Row = Entry | Group
ROW = Qt.ItemDataRole.UserRole


class EntryModel(QAbstractListModel):
    """Groups laid out one below the other; a group without entries is left out."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self._group_of: list[str] = []

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self.rows, self._group_of = [], []
        for group in groups:
            if group.entries:
                self.rows += [group, *group.entries]
                self._group_of += [group.title] * (1 + len(group.entries))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Headings and entries."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, the whole line for screen readers, the row itself."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken(self._group_of[index.row()]) if isinstance(row, Entry) else row.title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are passed over."""
        if self.entry(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren if index.isValid() else Qt.ItemFlag.NoItemFlags

    def entry(self, row: int) -> Entry | None:
        """The entry in a row; None for a heading and beyond the ends."""
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, Entry) else None

    def spoken(self, row: int) -> str:
        """What a screen reader says of a row."""
        entry = self.entry(row)
        return entry.spoken(self._group_of[row]) if entry else ""

    def places(self) -> list[int]:
        """The rows that are entries."""
        return [at for at, row in enumerate(self.rows) if isinstance(row, Entry)]

    def place_of(self, wanted: Entry) -> int:
        """The row of an entry that stood here before: the same record, or the same name; -1 when it is gone."""
        for at, row in enumerate(self.rows):
            if isinstance(row, Entry) and row.record == wanted.record and (row.record or row.title == wanted.title):
                return at
        return -1
