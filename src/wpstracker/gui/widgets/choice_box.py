"""Choosing one of a short list."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionComboBox, QWidget

from wpstracker.gui.language import tr


class ChoiceBox(QComboBox):
    """A list of (value, label); None is "not stated". What has no room here whole is told by the tooltip."""

    changed = Signal()

    def __init__(
        self, choices: Sequence[tuple[Any, str]], *, empty: str | None = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        """`empty` is the label of None ("" for the usual words), None leaves it out."""
        super().__init__(parent)
        self._values: list[Any] = []
        self._help = ""
        if empty is not None:
            self._add(None, empty or tr("not stated"))
        for value, label in choices:
            self._add(value, label)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))  # the delegate of a QComboBox ignores the style sheet
        self.setMinimumContentsLength(10)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(18)
        self.currentTextChanged.connect(lambda _text: self._tell_whole())
        self.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def value(self) -> Any:
        """The chosen value."""
        index = self.currentIndex()
        return self._values[index] if index >= 0 else None

    def set_value(self, value: Any) -> None:
        """Choose without announcing; a value not in the list is added so that it is not lost."""
        self.blockSignals(True)
        if value not in self._values:
            self._add(value, str(value) if value is not None else "")
        self.setCurrentIndex(self._values.index(value))
        self.blockSignals(False)
        self._tell_whole()
        self.update()

    def values(self) -> list[Any]:
        """What can be chosen."""
        return list(self._values)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer other choices, the first of them chosen; not announced as a change."""
        self.blockSignals(True)
        self.clear()
        self._values.clear()
        for value, label in choices:
            self._add(value, label)
        self.blockSignals(False)
        self._tell_whole()

    def problem(self) -> str:
        """A list cannot hold anything wrong."""
        return ""

    def setToolTip(self, text: str) -> None:
        """What is told when the choice can be read whole."""
        self._help = text
        self._tell_whole()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is more room, or less."""
        super().resizeEvent(event)
        self._tell_whole()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning the wheel over a form scrolls the form and changes nothing."""
        event.ignore()

    def _add(self, value: Any, label: str) -> None:
        """Append one entry."""
        self._values.append(value)
        self.addItem(label)

    def _tell_whole(self) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        is_cut = self.fontMetrics().horizontalAdvance(self.currentText()) > room
        super().setToolTip("\n\n".join(filter(None, (self.currentText(), self._help))) if is_cut else self._help)
