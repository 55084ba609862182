"""A window-modal dialog with a body and a line of buttons; what the small dialogs share."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wpstracker.gui.language import tr
from wpstracker.gui.widgets.styling import push_button


class PlainDialog(QDialog):
    """Fill `body`, then call `add_buttons`; deleted when closed."""

    def __init__(self, parent: QWidget | None, title: str, *, width: int = 520) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self.body = QVBoxLayout()
        self.body.setSpacing(14)
        self._buttons = QHBoxLayout()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 16)
        outer.setSpacing(16)
        outer.addLayout(self.body, 1)
        outer.addLayout(self._buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as it needs to be."""
        super().showEvent(event)
        self.fit_height()

    def fit_height(self) -> None:
        """As high as its texts need at its width, also after parts came or went; Qt guesses too much for texts that wrap."""
        layout = self.layout()
        if layout and layout.hasHeightForWidth():
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def add_buttons(self, *, left: Sequence[QPushButton] = (), main: QPushButton | None = None, close: str = "") -> None:
        """Put `left` at the left and `main` at the right beside Cancel; without it there is only Close, or what `close` calls it."""
        closing = push_button(close or (tr("Cancel") if main else tr("Close")))
        closing.clicked.connect(self.reject)
        for button in left:
            button.setAutoDefault(False)
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self._buttons.addWidget(closing)
        if main:
            self._buttons.addWidget(main)
        (main or closing).setDefault(True)
        if not main:
            closing.setFocus()
