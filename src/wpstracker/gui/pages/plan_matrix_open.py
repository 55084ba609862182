"""Which lines of a matrix show what hangs below them: all but those a person closed."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject
from PySide6.QtWidgets import QTreeView

from wpstracker.gui.pages.plan_matrix_model import MatrixModel


class OpenLines(QObject):
    """Keeps the closed items by id, and opens what comes."""

    def __init__(self, tree: QTreeView, model: MatrixModel) -> None:
        super().__init__(tree)
        self._tree, self._matrix, self._quiet = tree, model, False
        self._closed: set[str] = set()
        tree.collapsed.connect(lambda index: self._note(index, closed=True))
        tree.expanded.connect(lambda index: self._note(index, closed=False))
        model.rowsInserted.connect(self._open_new)
        model.modelReset.connect(lambda: self.set_closed(self._closed))

    def closed(self) -> list[str]:
        """The items whose lines below are hidden."""
        return sorted(self._closed)

    def set_closed(self, ids: Iterable[str]) -> None:
        """Hide what hangs below these, show everything else."""
        self._closed = set(ids)
        self._quiet = True
        self._tree.expandAll()
        for id_ in self._closed:
            self._tree.collapse(self._matrix.index_of(id_, 0))
        self._quiet = False

    def _note(self, index: QModelIndex, *, closed: bool) -> None:
        if not self._quiet:
            (self._closed.add if closed else self._closed.discard)(self._matrix.id_at(index))

    def _open_new(self, parent: QModelIndex, first: int, last: int) -> None:
        """Everything is open but what the person closed."""
        self._quiet = True
        self._tree.expand(parent)
        for row in range(first, last + 1):
            self._open_below(self._matrix.index(row, 0, parent))
        self._quiet = False

    def _open_below(self, index: QModelIndex) -> None:
        if not self._matrix.hasChildren(index) or self._matrix.id_at(index) in self._closed:
            return
        self._tree.expand(index)
        for row in range(self._matrix.rowCount(index)):
            self._open_below(self._matrix.index(row, 0, index))
