"""A layout that fills lines from left to right and grows downwards."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Places widgets like words in a paragraph; an expanding widget takes what the others leave of its line."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 5, margin: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(margin, margin, margin, margin)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Append an item."""
        self._items.append(item)

    def insert_widget(self, position: int, widget: QWidget) -> None:
        """Put a widget before the one now at `position`."""
        self.addWidget(widget)
        self._items.insert(position, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """The number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a position, None outside."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and hand over the item at a position."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Grows in neither direction by itself."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height all lines need at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place all items."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """As small as possible; the width comes from outside."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Room for the widest single item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Walk the lines; returns the height used."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        top = inner.top()
        for line in self._lines(inner.width()):
            top += self._place_line(line, inner, top, move=move) + self.spacing()
        used = top - self.spacing() if self._items else top
        return used - rect.top() + margins.bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """The items divided into lines."""
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._items:
            if item.isEmpty():
                continue
            need = _need(item)
            if not lines or left + need > width:
                lines.append([])
                left = 0
            lines[-1].append(item)
            left += need + self.spacing()
        return lines

    def _place_line(self, line: list[QLayoutItem], inner: QRect, top: int, *, move: bool) -> int:
        """Place one line's items, centred on the line; returns its height."""
        height = max(item.sizeHint().height() for item in line)
        spare = inner.width() - sum(_need(item) for item in line) - self.spacing() * (len(line) - 1)
        left = inner.left()
        for item in line:
            size = item.sizeHint()
            width = _need(item) + max(0, spare) if _expands(item) else min(size.width(), inner.width())
            if move:
                item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), QSize(width, size.height())))
            left += width + self.spacing()
        return height


def _need(item: QLayoutItem) -> int:
    """The width an item asks for at least."""
    return item.minimumSize().width() if _expands(item) else item.sizeHint().width()


def _expands(item: QLayoutItem) -> bool:
    """Whether the item wants the rest of its line."""
    widget = item.widget()
    return widget is not None and widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
