"""The columns of a matrix as the person wants them: which are shown, how wide; the text takes what is left."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QMenu, QTreeView

from wpstracker.gui.language import tr
from wpstracker.gui.pages.plan_matrix_columns import BY_KEY, COLUMNS, TEXT

_NARROWEST_TEXT, _NARROWEST, _WIDEST = 200, 30, 1200
_PAUSE_MS = 120
"""While a window or a column is drawn wider, 2,000 lines are not measured at every step."""


class MatrixHeader(QObject):
    """`changed` when columns were shown, hidden or drawn wider."""

    changed = Signal()

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree, self._header = tree, tree.header()
        self._fitting = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._settled)
        self._breaking = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._breaking.timeout.connect(tree.scheduleDelayedItemsLayout)
        header = self._header
        header.setStretchLastSection(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_NARROWEST)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda place: self.menu().popup(header.mapToGlobal(place)))
        header.sectionResized.connect(lambda _at, _before, _now: None if self._fitting else self._pause.start())
        self.reset()

    def shown(self) -> list[int]:
        """The columns that are shown, from left to right."""
        return [at for at in range(len(COLUMNS)) if not self._header.isSectionHidden(at)]

    def reset(self) -> None:
        """Columns and widths as delivered."""
        self.restore({"hidden": [column.key for column in COLUMNS if not column.is_shown], "widths": {}})

    def set_shown(self, key: str, shown: bool) -> None:
        """Show or hide a column; the text always stays."""
        if BY_KEY[key] != TEXT:
            self._header.setSectionHidden(BY_KEY[key], not shown)
            self.fit()
            self.changed.emit()

    def state(self) -> dict[str, Any]:
        """Hidden columns and widths as plain data."""
        shown = self.shown()
        return {
            "hidden": [column.key for at, column in enumerate(COLUMNS) if at not in shown],
            "widths": {COLUMNS[at].key: self._header.sectionSize(at) for at in shown if at != TEXT},
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Bring back a `state()`; unknown columns are passed over."""
        hidden, widths = state.get("hidden", ()), state.get("widths", {})
        for at, column in enumerate(COLUMNS):
            self._header.setSectionHidden(at, column.key in hidden and at != TEXT)
            width = int(widths.get(column.key, column.width))
            self._header.resizeSection(at, max(_NARROWEST, min(width, _WIDEST)))
        self.fit()

    def fit(self) -> None:
        """The text takes the width that is left; with little room the table scrolls sideways."""
        others = sum(self._header.sectionSize(at) for at in self.shown() if at != TEXT)
        wanted = max(_NARROWEST_TEXT, self._tree.viewport().width() - others)
        if wanted != self._header.sectionSize(TEXT):
            self._fitting = True
            self._header.resizeSection(TEXT, wanted)
            self._fitting = False
            self._breaking.start()  # texts break elsewhere, and lines are as high as their texts

    def menu(self) -> QMenu:
        """Every column but the text, to show or hide."""
        menu = QMenu(self._header)
        for column in COLUMNS:
            if BY_KEY[column.key] == TEXT:
                continue
            action = menu.addAction(tr(column.label))
            action.setCheckable(True)
            action.setChecked(not self._header.isSectionHidden(BY_KEY[column.key]))
            action.toggled.connect(lambda on, key=column.key: self.set_shown(key, on))
        menu.addSeparator()
        menu.addAction(tr("Reset columns"), self._reset)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _reset(self) -> None:
        self.reset()
        self.changed.emit()

    def _settled(self) -> None:
        """A column was drawn wider or narrower: lines break elsewhere."""
        self._breaking.start()
        self.fit()
        self.changed.emit()
