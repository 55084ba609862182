"""A few codes to tick, one check box for each; for short lists of which several may hold."""

from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from wpstracker.domain.vocabularies import Vocabulary
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.flow_layout import FlowLayout


class TicksInput(QWidget):
    """The codes that are ticked, in the order of their list; codes the list does not know are kept."""

    changed = Signal()

    def __init__(self, vocabulary: type[Vocabulary], *, name: str = "") -> None:
        super().__init__()
        self._others: tuple[str, ...] = ()
        self.boxes = {member.value: QCheckBox(tr(member.label)) for member in vocabulary}
        line = FlowLayout(self)
        for box in self.boxes.values():
            box.toggled.connect(lambda _on: self.changed.emit())
            line.addWidget(box)
        self.setFocusProxy(next(iter(self.boxes.values())))
        self.setAccessibleName(name)

    def value(self) -> tuple[str, ...]:
        """The codes."""
        return (*(code for code, box in self.boxes.items() if box.isChecked()), *self._others)

    def set_value(self, value: Any) -> None:
        """Tick these; not announced as a change."""
        self._others = tuple(code for code in value or () if code not in self.boxes)
        for code, box in self.boxes.items():
            with QSignalBlocker(box):
                box.setChecked(code in (value or ()))

    def problem(self) -> str:
        """Nothing can be wrong."""
        return ""

    def text(self) -> str:
        """What is ticked, in words."""
        return ", ".join(box.text() for box in self.boxes.values() if box.isChecked())
