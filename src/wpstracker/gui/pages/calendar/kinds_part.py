"""The legend of the calendar, which also chooses what is shown: a button for each kind with its sign, its colour and its name."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from wpstracker.figures.calendar_item import ALL, ItemKind
from wpstracker.gui.language import tr
from wpstracker.gui.pages.calendar.signs import sign_icon
from wpstracker.gui.widgets.flow_layout import FlowLayout
from wpstracker.gui.widgets.styling import text_label


class KindsPart(QWidget):
    """A part of a filter bar: `value` is the kinds shown as codes, or None when all are."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("What is shown"))
        self._buttons = {kind: _KindButton(kind) for kind in ItemKind}
        flow = FlowLayout(self, spacing=4)
        for button in self._buttons.values():
            button.toggled.connect(lambda _on: self.changed.emit())
            flow.addWidget(button)
        flow.addWidget(text_label(tr("Filled: held or done. Outlined: still to come or open."), "small"))

    def kinds(self) -> tuple[ItemKind, ...]:
        """What is shown."""
        return tuple(kind for kind, button in self._buttons.items() if button.isChecked())

    def value(self) -> list[str] | None:
        """The kinds as codes; None when nothing is left out."""
        kinds = self.kinds()
        return None if kinds == ALL else [kind.value for kind in kinds]

    def set_value(self, value: Sequence[str] | None) -> None:
        """Show these kinds, or all; not announced."""
        for kind, button in self._buttons.items():
            button.blockSignals(True)
            button.setChecked(value is None or kind.value in value)
            button.blockSignals(False)

    def button(self, kind: ItemKind) -> QPushButton:
        """The button of a kind."""
        return self._buttons[kind]


class _KindButton(QPushButton):
    """Pressed while its kind is shown; its sign follows the theme."""

    def __init__(self, kind: ItemKind) -> None:
        super().__init__(tr(kind.label))
        self._kind = kind
        self.setCheckable(True)
        self.setChecked(True)
        self.setProperty("role", "quiet")
        self.setIconSize(QSize(16, 16))
        self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """With the sign in the present theme."""
        self._renew()
        super().paintEvent(event)

    def _renew(self) -> None:
        sign = sign_icon(self._kind)
        if self.icon().cacheKey() != sign.cacheKey():
            self.setIcon(sign)
