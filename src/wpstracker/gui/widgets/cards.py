"""Cards with a figure, empty pages that say what to do, and messages in the page."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wpstracker.gui.icons import IconLabel
from wpstracker.gui.language import tr
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.styling import icon_button, push_button, text_label

_BESIDE = 2
"""Buttons of an empty page that stand beside each other; more stand one below the other."""


class EmptyState(QWidget):
    """What an empty page or list says, and the buttons that help."""

    def __init__(
        self,
        title: str,
        sentence: str = "",
        *,
        icon_name: str = "",
        buttons: Sequence[tuple[str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """The first of the buttons (text, action) is the main one."""
        super().__init__(parent)
        self._title = text_label(title, "heading", wrap=True)
        self._sentence = text_label(sentence, "muted", wrap=True)
        self.buttons = [push_button(text, role="primary" if not n else "") for n, (text, _action) in enumerate(buttons)]
        for button, (_text, action) in zip(self.buttons, buttons, strict=True):
            button.clicked.connect(lambda _checked=False, act=action: act())
        self._build(icon_name)
        self.set_text(title, sentence)

    def set_text(self, title: str, sentence: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)

    def _build(self, icon_name: str) -> None:
        """Everything in the middle, one below the other."""
        middle = Qt.AlignmentFlag.AlignHCenter
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(8)
        box.addStretch(1)
        if icon_name:
            box.addWidget(IconLabel(icon_name, size=40), 0, middle)
        for label in (self._title, self._sentence):
            label.setAlignment(middle)
            label.setMaximumWidth(460)
            line = QHBoxLayout()
            line.addStretch(1)
            line.addWidget(label, 8)
            line.addStretch(1)
            box.addLayout(line)
        box.addSpacing(6)
        many = len(self.buttons) > _BESIDE
        for row in [[button] for button in self.buttons] if many else [self.buttons]:
            line = QHBoxLayout()
            line.addStretch(1)
            for button in row:
                line.addWidget(button)
            line.addStretch(1)
            box.addLayout(line)
        box.addStretch(2)


class Banner(QFrame):
    """A message inside the page: kind info, good, warning or bad."""

    action = Signal()
    dismissed = Signal()
    _ICONS = {"info": "info", "good": "circle-check", "warning": "triangle-alert", "bad": "circle-alert"}

    def __init__(
        self, text: str = "", *, kind: str = "info", action_text: str = "", dismissible: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._icon = IconLabel(self._ICONS[kind], size=18, colour_role=kind)
        self._label = text_label(wrap=True)
        self._button = push_button(action_text)
        self._button.clicked.connect(self.action.emit)
        self._close = icon_button("x", tr("Hide this message"))
        self._close.clicked.connect(self._dismiss)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 8, 8)
        line.setSpacing(10)
        line.addWidget(self._icon)
        line.addWidget(self._label, 1)
        line.addWidget(self._button)
        line.addWidget(self._close)
        self._close.setVisible(dismissible)
        self.set_message(text, kind=kind, action_text=action_text)

    def set_message(self, text: str, *, kind: str = "", action_text: str = "") -> None:
        """Show a message; an empty one hides the banner."""
        self._kind = kind or self._kind
        self._icon.set_icon(self._ICONS[self._kind], self._kind)
        self._label.setText(text)
        self._button.setText(action_text)
        self._button.setVisible(bool(action_text))
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.update()

    def add_button(self, button: QWidget) -> None:
        """A further button behind the first."""
        line = self.layout()
        assert isinstance(line, QHBoxLayout)
        line.insertWidget(line.indexOf(self._close), button)

    def focus_action(self) -> None:
        """Give the first button the keyboard."""
        self._button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def text(self) -> str:
        """The message shown."""
        return self._label.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A soft ground in the colour of the kind."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().soft(self._kind)))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.end()

    def _dismiss(self) -> None:
        """Hide and tell."""
        self.hide()
        self.dismissed.emit()
