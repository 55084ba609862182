"""A status that is read here and changed elsewhere: by recording progress."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from wpstracker.domain.vocabularies import Vocabulary
from wpstracker.figures.columns import label_of
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.styling import push_button, text_label


class StatusLine(QWidget):
    """The status in words, and the button that records progress."""

    changed = Signal()

    def __init__(self, vocabulary: type[Vocabulary], record: Callable[[], object]) -> None:
        super().__init__()
        self._vocabulary, self._value = vocabulary, None
        self.text_label = text_label(tr("not stated"))
        self.button = push_button(tr("Record progress…"), icon_name="list-checks")
        self.button.clicked.connect(lambda _checked=False: record())
        self.setFocusProxy(self.button)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.text_label, 1)
        line.addWidget(self.button)

    def value(self) -> Any:
        """The code."""
        return self._value

    def set_value(self, value: Any) -> None:
        """Show the status that was read; nothing changes it here."""
        self._value = value
        self.show_status(value)

    def show_status(self, value: str | None) -> None:
        """Progress was recorded meanwhile: say so; what was read stays the value, since nothing was typed here."""
        shown = label_of(self._vocabulary, value, words()) if value else tr("not stated")
        self.text_label.setText(shown)
        self.button.setAccessibleDescription(shown)

    def problem(self) -> str:
        """Nothing can be typed here."""
        return ""
