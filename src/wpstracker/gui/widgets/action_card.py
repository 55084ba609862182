"""A large button: icon, name, and a sentence that says what it does."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from wpstracker.gui.icons import IconLabel
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.pressable import Pressable
from wpstracker.gui.widgets.styling import text_label


class ActionCard(Pressable):
    """Pressed with the mouse, Space or Enter; the main one of several stands out."""

    def __init__(self, title: str, sentence: str, icon_name: str, *, main: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(title, sentence, parent)
        self._main, self._icon_name = main, icon_name
        self._icon = IconLabel(icon_name, size=28, colour_role="accent")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._build(title, sentence)

    def sizeHint(self) -> QSize:
        """What the texts need."""
        layout = self.layout()
        return layout.sizeHint() if layout else QSize()

    def hasHeightForWidth(self) -> bool:
        """A narrow card is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height its texts need at a width."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout else 0

    def changeEvent(self, event: QEvent) -> None:
        """The icon is grey while the card is not offered."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._icon.set_icon(self._icon_name, "accent" if self.isEnabled() else "disabled")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Surface, border, and the ring when it has the focus."""
        colours = tokens()
        ground = colours.raised if self.isDown() else colours.hover if self.underMouse() and self.isEnabled() else colours.surface
        edge = colours.focus if self.hasFocus() else colours.accent if self._main else colours.border
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() or self._main else 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _build(self, title: str, sentence: str) -> None:
        """Icon at the left, name and sentence beside it."""
        words = QVBoxLayout()
        words.setSpacing(3)
        for text, role in ((title, "heading"), (sentence, "muted")):
            label = text_label(text, role, wrap=True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(label)
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 14, 16, 14)
        line.setSpacing(14)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
