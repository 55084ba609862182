"""Who may see a record: a list with padlocks, and below it what the chosen level means."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wpstracker.domain.vocabularies import Privacy
from wpstracker.gui.icons import icon
from wpstracker.gui.privacy import shown
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.styling import text_label


class PrivacyInput(QWidget):
    """The code of a level."""

    changed = Signal()

    def __init__(self, name: str = "") -> None:
        super().__init__()
        levels = [(level.value, shown(level)) for level in Privacy]
        self.choice = ChoiceBox([(value, said.word) for value, said in levels], empty=None)
        for position, (_, said) in enumerate(levels):
            self.choice.setItemIcon(position, icon(said.icon, colour_role=said.role))
        self.choice.changed.connect(self._tell)
        self.choice.changed.connect(self.changed.emit)
        self._meaning = text_label(role="small", wrap=True)
        self.setFocusProxy(self.choice)
        self.setAccessibleName(name)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(3)
        box.addWidget(self.choice)
        box.addWidget(self._meaning)
        self._tell()

    def value(self) -> Any:
        """The level."""
        return self.choice.value()

    def set_value(self, value: Any) -> None:
        """Show a level without announcing it."""
        self.choice.set_value(value or Privacy.PUBLIC.value)
        self._tell()

    def problem(self) -> str:
        """A list cannot hold anything wrong."""
        return ""

    def setAccessibleName(self, name: str) -> None:
        """Name the list."""
        super().setAccessibleName(name)
        self.choice.setAccessibleName(name)

    def _tell(self) -> None:
        self._meaning.setText(shown(self.value()).meaning)
        self.choice.setAccessibleDescription(self._meaning.text())
