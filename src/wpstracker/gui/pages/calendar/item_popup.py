"""A list over the calendar: everything of one day, or what is known only to the month or the year."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from wpstracker.figures.calendar_item import CalendarItem
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.pages.calendar.strip import ItemList
from wpstracker.gui.widgets.keys import on_key
from wpstracker.gui.widgets.styling import push_button, text_label

_ROWS, _MOST = 12, 200
"""So many are seen at once, so many are listed."""


class ItemPopup(QFrame):
    """Enter or a double click opens an entry, Esc closes; `new` begins one on the day."""

    item_opened = Signal(object)
    move_asked = Signal(object)

    def __init__(self, parent: QWidget, title: str, items: Sequence[CalendarItem], new: Callable[[], object] | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("suggestionPopup")
        self.setAccessibleName(title)
        self.list = ItemList(title)
        self.list.show_items(items[:_MOST])
        self.list.setCurrentRow(0)
        self.list.item_opened.connect(self._open)
        box = QVBoxLayout(self)
        box.setContentsMargins(10, 8, 10, 8)
        box.setSpacing(6)
        box.addWidget(text_label(title, "heading"))
        if items:
            box.addWidget(self.list)
        beyond = len(items) - _MOST
        if beyond > 0:
            said = tr_n(
                "{n} more entry is not listed. Narrow it with the filters.",
                "{n} more entries are not listed. Narrow them with the filters.",
                beyond,
            )
            box.addWidget(text_label(said, "small", wrap=True))
        self.move_button = push_button(tr("Move to date…"), icon_name="calendar-sync")
        self.move_button.clicked.connect(self._ask_move)
        if items:
            box.addWidget(self.move_button)
        if new is not None:
            button = push_button(tr("New event on this day"), icon_name="plus")
            button.clicked.connect(lambda: (self.close(), new()))
            box.addWidget(button)
        on_key(self, "Esc", self.close, within=True)
        line = QFontMetrics(self.list.font()).height() + 11
        self.list.setFixedHeight(min(len(items), _ROWS) * line + 14)
        self.setFixedWidth(400)

    def show_at(self, spot: QPoint) -> None:
        """Open at a point of the screen, wholly on it."""
        self.adjustSize()
        screen = (self.parentWidget() or self).screen().availableGeometry()
        x = max(screen.left(), min(spot.x(), screen.right() - self.width()))
        y = max(screen.top(), min(spot.y(), screen.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _open(self, item: CalendarItem) -> None:
        self.close()
        self.item_opened.emit(item)

    def _ask_move(self) -> None:
        item = self.list.chosen()
        self.close()
        if item is not None:
            self.move_asked.emit(item)
