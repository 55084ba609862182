"""The lines of a plan's matrix as a tree that follows its plan line by line, so that the table keeps its place."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex

from wpstracker.gui.pages.plan_matrix_columns import COLUMNS, TEXT
from wpstracker.gui.pages.plan_matrix_lines import Line, LineBranch
from wpstracker.records import PlanItem

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_MANY = 100
NEW = "\0new"
"""The id of a line that is being typed and is not in the file yet."""


class _Node:
    """A line in its place. The serial number is what an index carries; it stays the item's as long as the model lives."""

    __slots__ = ("above", "children", "line", "row", "serial")

    def __init__(self, serial: int, line: Line, above: "_Node | None") -> None:
        self.serial, self.line, self.above = serial, line, above
        self.children: list[_Node] = []
        self.row = 0


class LineTree(QAbstractItemModel):
    """Where each line stands. An index carries the serial number of its item, which stays the item's as long as the model lives."""

    def __init__(self) -> None:
        super().__init__()
        self._serials: dict[str, int] = {}
        self._nodes: dict[int, _Node] = {}
        self._top = _Node(0, Line.unsaved("", PlanItem()), None)

    def set_branches(self, branches: Sequence[LineBranch]) -> None:
        """Show these: what is gone goes, what moved moves, what is new comes, and lines that say something else are drawn anew."""
        wanted: dict[str, str] = {}
        _note_places(branches, "", wanted)
        if len(wanted.keys() ^ {line.id for line in self.lines()}) > _MANY:
            self._begin_anew(branches)
            return
        self._remove_gone(self._top, wanted)
        self._put(self._top, branches)

    def update_line(self, line: Line) -> None:
        """An item says something else and stands where it stood; nothing happens when it is not shown."""
        node = self._nodes.get(self._serials.get(line.id, 0))
        if node is not None:
            self._renew(node, line)

    def line_at(self, index: _Index) -> Line | None:
        """The line at an index."""
        return self._node(index).line if index.isValid() else None

    def id_at(self, index: _Index) -> str:
        """The id of the item at an index; empty for none."""
        return self._node(index).line.id if index.isValid() else ""

    def line_of(self, id_: str) -> Line | None:
        """The line of an item; None when it is not shown."""
        node = self._nodes.get(self._serials.get(id_, 0))
        return node.line if node else None

    def index_of(self, id_: str, column: int = TEXT) -> QModelIndex:
        """Where an item stands; invalid when it is not shown."""
        node = self._nodes.get(self._serials.get(id_, 0))
        return self._index(node, column) if node else QModelIndex()

    def lines(self) -> Iterator[Line]:
        """Every line shown, in the order of the table."""
        waiting = self._top.children[::-1]
        while waiting:
            node = waiting.pop()
            yield node.line
            waiting.extend(reversed(node.children))

    def above(self, id_: str) -> str:
        """The item that an item shown hangs under; empty at the top."""
        node = self._nodes.get(self._serials.get(id_, 0))
        return node.above.line.id if node and node.above else ""

    def depth(self, index: _Index) -> int:
        """How many items an item hangs under; 0 at the top."""
        node, found = self._node(index), 0
        while node.above is not None:
            node, found = node.above, found + 1
        return found

    def below(self, id_: str) -> list[str]:
        """The items shown that hang directly under one, or, for an empty id, at the top."""
        node = self._nodes.get(self._serials.get(id_, 0)) if id_ else self._top
        return [child.line.id for child in node.children] if node else []

    # -- a line that is not in the file yet

    def begin_new(self, line: Line, above: str, row: int) -> QModelIndex:
        """Show a line to type a new item in; it goes when it is dropped or the table is shown anew."""
        self.drop_new()
        node = self._nodes[self._serials[above]] if above else self._top
        self._insert(node, min(row, len(node.children)), [LineBranch(line)])
        return self.index_of(line.id)

    def drop_new(self) -> None:
        """Take that line away again."""
        node = self._nodes.get(self._serials.get(NEW, 0))
        if node is not None:
            above = node.above or self._top
            self.beginRemoveRows(self._index(above, 0), node.row, node.row)
            above.children.pop(node.row)
            self._forget(node)
            _number(above)
            self.endRemoveRows()

    def index(self, row: int, column: int, parent: _Index = _NOWHERE) -> QModelIndex:
        """The index of a row under a parent."""
        children = self._node(parent).children
        if not (0 <= row < len(children) and 0 <= column < len(COLUMNS)):
            return QModelIndex()
        return self.createIndex(row, column, children[row].serial)

    def parent(self, index: _Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """The item above."""
        above = self._node(index).above if index.isValid() else None
        return self._index(above, 0) if above else QModelIndex()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many stand under an item."""
        return 0 if parent.isValid() and parent.column() else len(self._node(parent).children)

    def hasChildren(self, parent: _Index = _NOWHERE) -> bool:
        """Whether anything stands under an item."""
        return self.rowCount(parent) > 0

    # -- inside

    def _node(self, index: _Index) -> _Node:
        return self._nodes[int(index.internalId())] if index.isValid() else self._top

    def _index(self, node: _Node, column: int) -> QModelIndex:
        return QModelIndex() if node is self._top else self.createIndex(node.row, column, node.serial)

    def _begin_anew(self, branches: Sequence[LineBranch]) -> None:
        """Hundreds of lines come or go: Qt takes that all at once in a tenth of the time."""
        self.beginResetModel()
        self._nodes.clear()
        self._top.children = [self._made(branch, self._top) for branch in branches]
        _number(self._top)
        self.endResetModel()

    def _remove_gone(self, node: _Node, wanted: dict[str, str]) -> None:
        """Take out the lines that are no longer there or hang under another item now, from the end, run by run."""
        last = len(node.children) - 1
        while last >= 0:
            if wanted.get(node.children[last].line.id) == node.line.id:
                self._remove_gone(node.children[last], wanted)
                last -= 1
                continue
            first = last
            while first and wanted.get(node.children[first - 1].line.id) != node.line.id:
                first -= 1
            self.beginRemoveRows(self._index(node, 0), first, last)
            for child in node.children[first : last + 1]:
                self._forget(child)
            del node.children[first : last + 1]
            _number(node)
            self.endRemoveRows()
            last = first - 1

    def _put(self, node: _Node, branches: Sequence[LineBranch]) -> None:
        """Bring the lines under a node to those wanted."""
        place = 0
        while place < len(branches):
            row = _row_of(node, branches[place].line.id, place)
            if row is not None:
                self._move_up(node, row, place)
                self._renew(node.children[place], branches[place].line)
                self._put(node.children[place], branches[place].children)
                place += 1
                continue
            staying = {child.line.id for child in node.children[place:]}
            end = place + 1
            while end < len(branches) and branches[end].line.id not in staying:
                end += 1
            self._insert(node, place, branches[place:end])
            place = end

    def _insert(self, node: _Node, place: int, branches: Sequence[LineBranch]) -> None:
        self.beginInsertRows(self._index(node, 0), place, place + len(branches) - 1)
        node.children[place:place] = [self._made(branch, node) for branch in branches]
        _number(node)
        self.endInsertRows()

    def _move_up(self, node: _Node, row: int, to: int) -> None:
        if row == to:
            return
        above = self._index(node, 0)
        self.beginMoveRows(above, row, row, above, to)
        node.children.insert(to, node.children.pop(row))
        _number(node)
        self.endMoveRows()

    def _made(self, branch: LineBranch, above: _Node) -> _Node:
        serial = self._serials.setdefault(branch.line.id, len(self._serials) + 1)
        node = self._nodes[serial] = _Node(serial, branch.line, None if above is self._top else above)
        node.children = [self._made(child, node) for child in branch.children]
        _number(node)
        return node

    def _forget(self, node: _Node) -> None:
        del self._nodes[node.serial]
        for child in node.children:
            self._forget(child)

    def _renew(self, node: _Node, line: Line) -> None:
        if line == node.line:
            return
        node.line = line
        self.dataChanged.emit(self._index(node, 0), self._index(node, len(COLUMNS) - 1))


def _note_places(branches: Sequence[LineBranch], above: str, wanted: dict[str, str]) -> None:
    """Under which item each one is to hang."""
    for branch in branches:
        wanted[branch.line.id] = above
        _note_places(branch.children, branch.line.id, wanted)


def _row_of(node: _Node, id_: str, first: int) -> int | None:
    """The row of an item among the children from a place on; nearly always it is the first of them."""
    return next((row for row in range(first, len(node.children)) if node.children[row].line.id == id_), None)


def _number(node: _Node) -> None:
    for row, child in enumerate(node.children):
        child.row = row
