"""One part of a filter bar: a button that says what is asked for, and a list to tick it in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QLineEdit, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from wpstracker.domain.finding import Typed
from wpstracker.gui.icons import paint_icon
from wpstracker.gui.language import tr
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.styling import push_button

_SEARCH_FROM = 10
_ROW, _ROWS = 30, 11
_WIDEST, _LETTERS = 210, 27
_LONG = 40


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to ask for, found by its label or any of the `search` texts; those of one `group` stand under its name."""

    value: Any
    label: str
    search: tuple[str, ...] = ()
    group: str = ""


class FilterButton(QAbstractButton):
    """Shows what is ticked; pressed, it opens the list. `single` lists allow one tick."""

    changed = Signal()

    def __init__(
        self, label: str, *, single: bool = False, fold: Callable[[str], str] = str.casefold, parent: QWidget | None = None
    ) -> None:
        """`label` says what is asked about; `fold` makes spellings alike before they are compared."""
        super().__init__(parent)
        self._label, self._single = label, single
        self._options: Sequence[Option] = ()
        self._values: tuple[Any, ...] = ()
        self.popup = FilterPopup(self, label, fold)
        self.popup.ticked.connect(self._tick)
        self.popup.cleared.connect(lambda: self._choose(()))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self.open_list)
        self._tell()

    def set_options(self, options: Iterable[Option]) -> None:
        """What can be ticked, in this order; ticks stay."""
        self._options = tuple(options)
        self._tell()

    def values(self) -> tuple[Any, ...]:
        """What is ticked."""
        return self._values

    def set_values(self, values: Iterable[Any]) -> None:
        """Tick these; not announced as a change."""
        self._values = tuple(values)
        self._tell()

    def open_list(self) -> None:
        """Show the list below the button."""
        self.popup.open_for(self._options, self._values)

    def sizeHint(self) -> QSize:
        """As wide as its text, up to a limit."""
        metrics = self.fontMetrics()
        widest = max(_WIDEST, metrics.averageCharWidth() * _LETTERS, metrics.horizontalAdvance(self._label) + 42)
        return QSize(min(metrics.horizontalAdvance(self.text()) + 42, widest), metrics.height() + 16)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter open the list, Delete takes the ticks away."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_list()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._values:
            self._choose(())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A frame that is coloured while something is ticked."""
        colours, active = tokens(), bool(self._values)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = colours.accent if active else colours.input_border
        painter.setPen(QPen(QColor(colours.focus), 2) if self.hasFocus() else QPen(QColor(border), 1))
        plain = colours.hover if self.underMouse() else colours.surface
        painter.setBrush(QColor(colours.accent_soft if active else plain))
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(inside, 6, 6)
        ink = colours.accent if active else colours.text
        painter.setPen(QColor(ink))
        text = inside.adjusted(10, 0, -26, 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(text.width()) + 1)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        paint_icon(painter, "chevron-down", QRectF(inside.right() - 22, inside.center().y() - 7, 14, 14), ink)
        painter.end()

    def _tick(self, value: Any) -> None:
        """Tick or take back one value."""
        if value in self._values:
            self._choose(tuple(other for other in self._values if other != value))
        else:
            self._choose((value,) if self._single else (*self._values, value))
        if self._single:
            self.popup.hide()

    def _choose(self, values: tuple[Any, ...]) -> None:
        self._values = values
        self._tell()
        self.popup.show_ticks(values)
        self.changed.emit()

    def _tell(self) -> None:
        """Words on the button, for the eye and for a screen reader."""
        known = {option.value: option.label for option in self._options}
        labels = [known.get(value, str(value)) for value in self._values]
        if not labels:
            self.setText(self._label)
        elif len(labels) == 1:
            self.setText(tr("{label}: {value}", label=self._label, value=labels[0]))
        else:
            self.setText(tr("{label}: {value} +{n}", label=self._label, value=labels[0], n=len(labels) - 1))
        self.setAccessibleName(tr("{label}: {value}", label=self._label, value=", ".join(labels) or tr("any")))
        self.setToolTip(", ".join(labels))
        self.updateGeometry()
        self.update()


class FilterPopup(QFrame):
    """The list of options with ticks; long ones can be searched."""

    ticked = Signal(object)
    cleared = Signal()

    def __init__(self, button: QWidget, label: str, fold: Callable[[str], str]) -> None:
        super().__init__(button, Qt.WindowType.Popup)
        self.setObjectName("suggestionPopup")
        self._button, self._fold = button, fold
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Type to find"))
        self.search.setAccessibleName(tr("Find in the list: {label}", label=label))
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(label)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(self._take)
        self.list.installEventFilter(self)
        self.clear_button = push_button(tr("Clear"), role="quiet")
        self.clear_button.clicked.connect(self.cleared.emit)
        box = QVBoxLayout(self)
        box.setContentsMargins(6, 6, 6, 6)
        box.setSpacing(6)
        for widget in (self.search, self.list, self.clear_button):
            box.addWidget(widget)

    def open_for(self, options: Sequence[Option], values: Sequence[Any]) -> None:
        """Fill the list and show it under the button."""
        self._fill(options)
        self.show_ticks(values)
        self.search.clear()
        self.search.setVisible(len(options) >= _SEARCH_FROM)
        rows = min(self.list.count(), _ROWS)
        width = max(self._button.width(), min(self.list.sizeHintForColumn(0) + 60, 420), 220)
        self.list.setFixedHeight(rows * max(_ROW, self.list.sizeHintForRow(0)) + 8)
        self.setFixedWidth(width)
        self.adjustSize()
        self._place()
        self.show()
        first = self.search if self.search.isVisibleTo(self) else self.list
        first.setFocus(Qt.FocusReason.PopupFocusReason)
        if first is self.list:
            self._step_to(0)

    def show_ticks(self, values: Sequence[Any]) -> None:
        """Tick these values."""
        for item in self._items():
            ticked = item.data(Qt.ItemDataRole.UserRole) in values
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.clear_button.setVisible(bool(values))

    def shown(self) -> list[str]:
        """The labels now offered."""
        return [item.text() for item in self._items() if not item.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows go from the line to the list; Space and Enter tick."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        takes = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (key == Qt.Key.Key_Space and watched is self.list)
        if takes:
            self._take(self.list.currentItem())
        elif key == Qt.Key.Key_Down and watched is self.search:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self._step_to(self.list.currentRow())
        else:
            return False
        return True

    def _fill(self, options: Sequence[Option]) -> None:
        self.list.clear()
        group = ""
        for option in options:
            if option.group != group:
                group = option.group
                self._add_head(group)
            item = QListWidgetItem(option.label, self.list)
            item.setToolTip(option.label if len(option.label) > _LONG else "")
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setData(Qt.ItemDataRole.UserRole, option.value)
            item.setData(Qt.ItemDataRole.UserRole + 1, [self._fold(text) for text in (option.label, *option.search)])

    def _add_head(self, group: str) -> None:
        """The name of a group, which cannot be ticked."""
        head = QListWidgetItem(group, self.list)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        head.setForeground(QColor(tokens().muted))

    def _find(self, text: str) -> None:
        """Leave what fits; the first of it is marked."""
        wanted, typed = self._fold(text.strip()), Typed.of(text)
        for item in self._items():
            keys = item.data(Qt.ItemDataRole.UserRole + 1)
            item.setHidden(bool(wanted) and not any(wanted in key or typed.begins(key) for key in keys))
        for head in (self.list.item(row) for row in range(self.list.count())):
            if not head.flags():
                head.setHidden(bool(wanted))
        if wanted:
            self._step_to(0)

    def _step_to(self, row: int) -> None:
        """Mark the first row from here that can be ticked."""
        for at in range(max(row, 0), self.list.count()):
            item = self.list.item(at)
            if item.flags() and not item.isHidden():
                self.list.setCurrentItem(item)
                return
        self.list.setCurrentRow(-1)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.flags() and not item.isHidden():
            self.ticked.emit(item.data(Qt.ItemDataRole.UserRole))

    def _items(self) -> list[QListWidgetItem]:
        """All rows that can be ticked."""
        rows = (self.list.item(row) for row in range(self.list.count()))
        return [item for item in rows if item.flags() != Qt.ItemFlag.NoItemFlags]

    def _place(self) -> None:
        """Below the button, or above it when the screen ends."""
        corner = self._button.mapToGlobal(QPoint(0, self._button.height() + 3))
        screen = self._button.screen().availableGeometry()
        if corner.y() + self.height() > screen.bottom():
            corner = self._button.mapToGlobal(QPoint(0, -self.height() - 3))
        self.move(max(screen.left(), min(corner.x(), screen.right() - self.width())), max(screen.top(), corner.y()))
