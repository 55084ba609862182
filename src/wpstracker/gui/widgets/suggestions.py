"""What is offered while a person types: suggestions and the list under the line."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from wpstracker.gui.theme import tokens, visible_on

_Index = QModelIndex | QPersistentModelIndex
_ROW = 30
_SHOWN = 9
_LEAST = 260
_FLAGS = Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus


@dataclass(frozen=True)
class Suggestion:
    """One thing that can be chosen; `colour` is "#rrggbb" or a theme role."""

    id: str
    label: str
    hint: str = ""
    colour: str = ""


class SuggestionPopup(QFrame):
    """A list under a line; the line keeps the keyboard and hands keys on."""

    chosen = Signal(object)

    def __init__(self, line: QWidget) -> None:
        super().__init__(line, _FLAGS)
        self.setObjectName("suggestionPopup")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = _Suggestions(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Delegate(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.clicked.connect(lambda index: self.chosen.emit(self._model.items[index.row()]))
        self._list.setMinimumHeight(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self._list)

    def offer(self, items: Sequence[Suggestion], under: QWidget, *, at: int | None = None) -> None:
        """Show the items below a widget with the first one marked, or close when there are none.

        They are as wide as the widget, or, below a place `at` within it, no wider than they need.
        """
        self._model.show_items(list(items))
        if not items:
            self.hide()
            return
        self._list.setCurrentIndex(self._model.index(0))
        self._place(under, len(items), at)
        self.show()
        self.raise_()

    def items(self) -> list[Suggestion]:
        """What is offered now."""
        return list(self._model.items) if self.isVisible() else []

    def current(self) -> Suggestion | None:
        """The marked item, None when the list is closed."""
        row = self._list.currentIndex().row()
        return self._model.items[row] if self.isVisible() and row >= 0 else None

    def step(self, steps: int) -> None:
        """Mark the item some rows further, from the end to the start again."""
        count = len(self._model.items)
        if count:
            self._list.setCurrentIndex(self._model.index((self._list.currentIndex().row() + steps) % count))

    def mark(self, row: int | None) -> None:
        """Mark an item, counted from the end if negative; None marks none."""
        count = len(self._model.items)
        self._list.setCurrentIndex(QModelIndex() if row is None or not count else self._model.index(row % count))

    def handle_key(self, key: int) -> bool:
        """Use a key pressed in the line: arrows, pages, Enter, Tab, Escape; False when it means nothing here."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _SHOWN, Qt.Key.Key_PageUp: -_SHOWN}
        if not self.isVisible():
            return False
        if key in steps:
            self.step(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self.chosen.emit(self.current())
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _place(self, under: QWidget, count: int, at: int | None) -> None:
        """Below the widget, or above it when the screen ends."""
        width = max(under.width() if at is None else _LEAST, min(self._model.widest(self._list), 520))
        height = min(count, _SHOWN) * _ROW + 10
        corner = under.mapToGlobal(QPoint(at or 0, under.height() + 2))
        screen = under.screen().availableGeometry()
        if corner.y() + height > screen.bottom():
            corner = under.mapToGlobal(QPoint(at or 0, -height - 2))
        left = max(screen.left(), min(corner.x(), screen.right() - width))
        self.setGeometry(QRect(QPoint(left, corner.y()), QSize(width, height)))


class _Suggestions(QAbstractListModel):
    """The offered items as a list model."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: list[Suggestion] = []

    def show_items(self, items: list[Suggestion]) -> None:
        """Replace all items."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """The number of items."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The label, the hint for screen readers, the item itself."""
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.label
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return item.hint
        return item if role == Qt.ItemDataRole.UserRole else None

    def widest(self, view: QWidget) -> int:
        """The width the longest of the first items needs."""
        metrics = view.fontMetrics()
        widths = (metrics.horizontalAdvance(item.label) + metrics.horizontalAdvance(item.hint) for item in self.items[:60])
        return max(widths, default=0) + 70


class _Delegate(QStyledItemDelegate):
    """Draws colour dot, label and hint."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """One height for all rows."""
        return QSize(60, max(_ROW, option.fontMetrics.height() + 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """One row."""
        item: Suggestion = index.data(Qt.ItemDataRole.UserRole)
        colours = tokens()
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.selection))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
        inner = rect.adjusted(9, 0, -9, 0)
        if item.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(plain_colour(item.colour)))
            painter.drawEllipse(QRect(inner.left(), rect.center().y() - 4, 9, 9))
            inner.setLeft(inner.left() + 17)
        _draw_texts(painter, inner, item)
        painter.restore()


def _draw_texts(painter: QPainter, inner: QRect, item: Suggestion) -> None:
    """The label at the left, the hint at the right; the hint gives way first."""
    metrics = painter.fontMetrics()
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.setPen(QColor(tokens().text))
    label = metrics.elidedText(item.label, Qt.TextElideMode.ElideRight, inner.width())
    painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, label)
    rest = inner.width() - metrics.horizontalAdvance(label) - 16
    if item.hint and rest > 40:
        painter.setPen(QColor(tokens().muted))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, metrics.elidedText(item.hint, Qt.TextElideMode.ElideRight, rest))


def plain_colour(colour: str) -> str:
    """A "#rrggbb" colour made visible on the surface, a theme role as its colour, the neutral grey for neither."""
    if colour.startswith("#"):
        return visible_on(colour, tokens().surface)
    try:
        return tokens().colour(colour) if colour else tokens().neutral
    except KeyError:
        return tokens().neutral
