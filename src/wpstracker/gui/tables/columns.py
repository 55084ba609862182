"""The person's own columns: order, widths, which are hidden, and the menu to change that."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QMenu

from wpstracker.gui.language import tr
from wpstracker.gui.tables.paged_model import ColumnSpec, PagedModel

_NARROWEST, _WIDEST = 40, 2000


class Columns(QObject):
    """Arranges the header of one table."""

    changed = Signal()

    def __init__(self, header: QHeaderView, model: PagedModel) -> None:
        super().__init__(header)
        self._header, self._model = header, model
        self._widths: dict[str, int] = {}
        header.sectionMoved.connect(lambda _section, _before, _after: self.changed.emit())
        header.sectionResized.connect(self._note_width)

    def reset(self) -> None:
        """Order, widths and visibility as delivered."""
        for at, column in enumerate(self._model.columns):
            self._header.moveSection(self._header.visualIndex(at), at)
            self._header.setSectionHidden(at, not column.visible)
            self._set_width(column.key, column.width)
        self._need_visible()
        self.changed.emit()

    def is_visible(self, key: str) -> bool:
        """Whether a column is shown."""
        return not self._header.isSectionHidden(self._model.column_of(key))

    def set_visible(self, key: str, visible: bool) -> None:
        """Show or hide a column; the last visible one stays."""
        at = self._model.column_of(key)
        if at >= 0 and (visible or self._header.count() - self._header.hiddenSectionCount() > 1):
            self._header.setSectionHidden(at, not visible)
            if visible:
                self._header.resizeSection(at, self._widths.get(key, self._model.columns[at].width))
            self._need_visible()
            self.changed.emit()

    def move(self, key: str, steps: int) -> None:
        """Move a column over visible neighbours to the left (negative) or right."""
        at = self._header.visualIndex(self._model.column_of(key))
        target = at + steps
        while 0 <= target < self._header.count() and self._header.isSectionHidden(self._header.logicalIndex(target)):
            target += 1 if steps > 0 else -1
        if 0 <= target < self._header.count():
            self._header.moveSection(at, target)

    def first(self) -> int:
        """The logical position of the first visible column."""
        places = (self._header.logicalIndex(visual) for visual in range(self._header.count()))
        return next((at for at in places if not self._header.isSectionHidden(at)), 0)

    def shown(self) -> tuple[str, ...]:
        """The keys of the visible columns from left to right."""
        keys = (self._model.columns[self._header.logicalIndex(visual)].key for visual in range(self._header.count()))
        return tuple(key for key in keys if self.is_visible(key))

    def state(self) -> dict[str, Any]:
        """Order, widths and hidden columns as plain data."""
        columns = self._model.columns
        return {
            "order": [columns[self._header.logicalIndex(visual)].key for visual in range(self._header.count())],
            "widths": dict(self._widths),
            "hidden": [column.key for column in columns if not self.is_visible(column.key)],
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Bring back a `state()`; unknown columns are passed over, columns it does not know keep theirs."""
        known = [key for key in state.get("order", []) if self._model.column_of(key) >= 0]
        for target, key in enumerate(known):
            self._header.moveSection(self._header.visualIndex(self._model.column_of(key)), target)
        for key in known:
            self._header.setSectionHidden(self._model.column_of(key), key in state.get("hidden", []))
        for key, width in state.get("widths", {}).items():
            self._set_width(key, max(_NARROWEST, min(int(width), _WIDEST)))
        if self._header.hiddenSectionCount() == self._header.count():
            self.reset()
        self._need_visible()

    def menu(self, key: str = "") -> QMenu:
        """Every column to show or hide; with `key`, also to move, hide and sort by that one."""
        menu = QMenu(self._header)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if key:
            self._add_own_actions(menu, self._model.columns[self._model.column_of(key)])
            menu.addSeparator()
        for column in self._model.columns:
            action = menu.addAction(column.label)
            action.setCheckable(True)
            action.setChecked(self.is_visible(column.key))
            action.toggled.connect(lambda on, name=column.key: self.set_visible(name, on))
        menu.addSeparator()
        menu.addAction(tr("Reset columns"), self.reset)
        return menu

    def _add_own_actions(self, menu: QMenu, column: ColumnSpec) -> None:
        """What can be done with one column."""
        at = self._model.column_of(column.key)
        if column.sortable:
            up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
            menu.addAction(tr("Sort from first to last"), lambda: self._header.setSortIndicator(at, up))
            menu.addAction(tr("Sort from last to first"), lambda: self._header.setSortIndicator(at, down))
        menu.addAction(tr("Move left"), lambda: self.move(column.key, -1))
        menu.addAction(tr("Move right"), lambda: self.move(column.key, 1))
        menu.addAction(tr("Hide this column"), lambda: self.set_visible(column.key, False))

    def _need_visible(self) -> None:
        self._model.need({column.key for at, column in enumerate(self._model.columns) if not self._header.isSectionHidden(at)})

    def _set_width(self, key: str, width: int) -> None:
        """Set a width, also of a hidden column."""
        at = self._model.column_of(key)
        if at < 0:
            return
        self._widths[key] = width
        if not self._header.isSectionHidden(at):
            self._header.resizeSection(at, width)

    def _note_width(self, section: int, _before: int, width: int) -> None:
        """Remember a width the person has drawn; hiding reports 0, which is none."""
        if width > 0 and section < len(self._model.columns):
            self._widths[self._model.columns[section].key] = width
            self.changed.emit()
