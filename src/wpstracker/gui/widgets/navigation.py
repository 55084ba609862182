"""The bar at the left that leads from page to page."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr
from wpstracker.gui.page_list import page_keys
from wpstracker.gui.theme import tokens

_NARROW = 1000


class NavigationBar(QFrame):
    """Icon and text buttons of which one is chosen; Alt+1 … Alt+9, Alt+0; icons only in a narrow window."""

    chosen = Signal(str)
    collapsed = Signal(bool)
    """Icons only from now on, or icons with text again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, _PageButton] = {}
        self._watched: QWidget | None = None
        self._sections, self._collapsed = 0, False
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(8, 10, 8, 10)
        self._box.setSpacing(3)
        self._ways = QVBoxLayout()
        self._box.addLayout(self._ways)
        self._box.addStretch(1)
        self.setAccessibleName(tr("Pages"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def add_page(self, key: str, text: str, icon_name: str) -> None:
        """Append a page; the first one added is chosen."""
        button = _PageButton(text, icon_name)
        number = len(self._buttons) + 1
        button.clicked.connect(lambda: self._choose(key))
        if keys := page_keys(number):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda: self._choose(key))
            button.setToolTip(_with_keys(text, keys))
        self._buttons[key] = button
        self._group.addButton(button)
        self._box.insertWidget(number, button)
        if number == 1:
            button.setChecked(True)

    def add_way(self, text: str, icon_name: str, keys: str) -> QToolButton:
        """A button above the pages that leads anywhere; its key works by itself."""
        button = self.make_action(text, icon_name)
        button.setToolTip(_with_keys(text, keys))
        self._ways.addWidget(button)
        return button

    def add_action(self, text: str, icon_name: str) -> QToolButton:
        """A button at the bottom that is no page, such as Preferences; connect its `clicked`."""
        button = self.make_action(text, icon_name)
        self._box.addWidget(button)
        return button

    def make_action(self, text: str, icon_name: str) -> QToolButton:
        """A button that is no page, to be put in a section."""
        button = _PageButton(text, icon_name)
        button.setCheckable(False)
        button.setToolTip(text)
        button.setToolButtonStyle(_style(self._collapsed))
        return button

    def add_section(self, section: QWidget) -> None:
        """Something below the pages; it takes no more height than it needs, and less where there is little."""
        self._box.insertWidget(1 + len(self._buttons) + self._sections, section)
        self._sections += 1

    def is_collapsed(self) -> bool:
        """Whether only icons are shown."""
        return self._collapsed

    def current(self) -> str:
        """The key of the chosen page."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Choose a page without announcing it."""
        self._buttons[key].setChecked(True)

    def set_badge(self, key: str, count: int, *, role: str = "bad") -> None:
        """Show a number at a page, such as what is overdue; 0 takes it away."""
        self._buttons[key].set_badge(count, role)

    def set_collapsed(self, collapsed: bool) -> None:
        """Show icons only, or icons with text."""
        for button in self.findChildren(_PageButton):
            button.setToolButtonStyle(_style(collapsed))
        if collapsed != self._collapsed:
            self._collapsed = collapsed
            self.collapsed.emit(collapsed)

    def watch(self, window: QWidget) -> None:
        """Collapse by itself while this window is narrow."""
        self._watched = window
        window.installEventFilter(self)
        self.set_collapsed(window.width() < _NARROW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the window."""
        if watched is self._watched and event.type() == QEvent.Type.Resize and self._watched is not None:
            self.set_collapsed(self._watched.width() < _NARROW)
        return False

    def _choose(self, key: str) -> None:
        """Choose a page and announce it."""
        self.set_current(key)
        self.chosen.emit(key)


def _with_keys(text: str, keys: str) -> str:
    return tr("{action} ({keys})", action=text, keys=QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))


def _style(collapsed: bool) -> Qt.ToolButtonStyle:
    return Qt.ToolButtonStyle.ToolButtonIconOnly if collapsed else Qt.ToolButtonStyle.ToolButtonTextBesideIcon


class _PageButton(QToolButton):
    """One page's button with its badge."""

    def __init__(self, text: str, icon_name: str) -> None:
        super().__init__()
        self._count, self._role, self._name = 0, "bad", text
        self.setText(f"\u2002{text}")  # Qt has no way to set the space between icon and text
        self.setIcon(icon(icon_name, colour_role="muted", on_role="accent"))
        self.setIconSize(QSize(20, 20))
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)

    def set_badge(self, count: int, role: str) -> None:
        """Show a number at the right."""
        self._count, self._role = count, role
        self.setAccessibleName(tr("{page}, {count}", page=self._name, count=count) if count else self._name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the badge."""
        hint = super().sizeHint()
        collapsed = self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        return hint if collapsed else QSize(max(hint.width() + 26, 168), hint.height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button and its badge."""
        super().paintEvent(event)
        if not self._count:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text = str(self._count) if self._count < 1000 else "999+"
        collapsed = self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * (0.72 if collapsed else 0.85))
        painter.setFont(font)
        height = painter.fontMetrics().height() + 2
        width = max(height, painter.fontMetrics().horizontalAdvance(text) + 9)
        top = 1 if collapsed else (self.height() - height) / 2
        rect = QRectF(self.width() - width - (1 if collapsed else 9), top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().soft(self._role)))
        painter.drawRoundedRect(rect, height / 2, height / 2)
        painter.setPen(QColor(tokens().colour(self._role)))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
