"""Which columns of a sheet are written, and in which order."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.flow_layout import FlowLayout
from wpstracker.gui.widgets.styling import icon_button, push_button, text_label

_KEY = Qt.ItemDataRole.UserRole
_ROWS = 9


class ColumnChoice(QWidget):
    """A list to tick and to put in order, by drag or with Alt+Up and Alt+Down; nothing chosen means all as they come."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._usual: list[str] = []
        self.list = _Ordered()
        self.list.setAccessibleName(tr("Columns"))
        self.list.setAccessibleDescription(tr("Space ticks a column, Alt+Up and Alt+Down move it."))
        self.list.itemChanged.connect(self._ticked)
        self.list.moved.connect(self.changed.emit)
        self.count = text_label(role="small")
        self.changed.connect(self._tell)
        self._build()

    def show_columns(self, name: str, known: Sequence[tuple[str, str]], chosen: Sequence[str]) -> None:
        """Offer the columns (key, heading) of a sheet, the chosen ones first and ticked; none chosen: all.

        A list that says so already stays as it is: its order must not change under somebody's hands.
        """
        labels = dict(known)
        shown = {key: label for key, label, _ in self._items()}
        if shown == labels and self.list.accessibleName() == name and self.value() == tuple(chosen):
            return
        self._usual = [key for key, _ in known]
        first = [key for key in chosen if key in labels]
        order = [*first, *(key for key in self._usual if key not in first)]
        self.list.setAccessibleName(name)
        self._fill([(key, labels[key], not first or key in first) for key in order])

    def value(self) -> tuple[str, ...]:
        """The keys of the ticked columns in their order; nothing when all are there as they come."""
        ticked = [key for key, _, is_ticked in self._items() if is_ticked]
        return () if ticked == self._usual else tuple(ticked)

    def move_current(self, steps: int) -> None:
        """Move the current column up (negative) or down."""
        self.list.move_current(steps)

    def take_all(self) -> None:
        """All columns as they come."""
        labels = {key: label for key, label, _ in self._items()}
        self._fill([(key, labels[key], True) for key in self._usual])
        self.changed.emit()

    def take_none_but(self) -> None:
        """Only the current column, from which a short table can be begun."""
        current = self.list.currentItem()
        key = current.data(_KEY) if current else self._usual[0]
        self._fill([(each, label, each == key) for each, label, _ in self._items()])
        self.changed.emit()

    def _items(self) -> list[tuple[str, str, bool]]:
        items = [self.list.item(at) for at in range(self.list.count())]
        return [(item.data(_KEY), item.text(), item.checkState() == Qt.CheckState.Checked) for item in items]

    def _fill(self, columns: Sequence[tuple[str, str, bool]]) -> None:
        current = self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for key, label, is_ticked in columns:
            item = QListWidgetItem(label)
            item.setData(_KEY, key)
            item.setToolTip(label)
            item.setFlags((item.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsDropEnabled)
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(current, 0), self.list.count() - 1))
        self.list.blockSignals(False)
        self._tell()

    def _ticked(self, item: QListWidgetItem) -> None:
        """The last column stays: a table without any is none."""
        if not any(is_ticked for _, _, is_ticked in self._items()):
            self.list.blockSignals(True)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.blockSignals(False)
            return
        self.changed.emit()

    def _tell(self) -> None:
        items = self._items()
        ticked = sum(is_ticked for *_, is_ticked in items)
        self.count.setText(tr_n("{chosen} of {n} column", "{chosen} of {n} columns", len(items), chosen=ticked))

    def _build(self) -> None:
        up, down = icon_button("chevron-up", tr("Move up (Alt+Up)")), icon_button("chevron-down", tr("Move down (Alt+Down)"))
        up.clicked.connect(lambda: self.move_current(-1))
        down.clicked.connect(lambda: self.move_current(1))
        every, one = push_button(tr("All, as they come"), role="quiet"), push_button(tr("Only this one"), role="quiet")
        every.clicked.connect(self.take_all)
        one.clicked.connect(self.take_none_but)
        buttons = QWidget()
        line = FlowLayout(buttons, spacing=2)
        for button in (up, down, every, one):
            line.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.count)
        box.addWidget(self.list)
        box.addWidget(buttons)
        self.setFocusProxy(self.list)


class _Ordered(QListWidget):
    """Items that can be moved by drag and with Alt and the arrows."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setFixedHeight(_ROWS * 30)

    def move_current(self, steps: int) -> None:
        """Move the current item; nothing happens at the ends."""
        at = self.currentRow()
        target = at + steps
        if at < 0 or not 0 <= target < self.count():
            return
        self.blockSignals(True)
        item = self.takeItem(at)
        self.insertItem(target, item)
        self.setCurrentRow(target)
        self.blockSignals(False)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and the arrows move; all else as in every list."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_current(steps)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell once the item is in its place."""
        super().dropEvent(event)
        QTimer.singleShot(0, self, self.moved.emit)
