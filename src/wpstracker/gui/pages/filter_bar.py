"""The line of filters above a list: a search box, choices, toggles, and what a question asks besides."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.flow_layout import FlowLayout
from wpstracker.gui.widgets.styling import icon_button, push_button

Values = tuple[Any, ...]
_TYPING_PAUSE = 180
"""Milliseconds without a key before the list is asked."""


class FilterChoice(QComboBox):
    """One code of several, all of them, or a set that a question brought along; the value is a tuple, empty for all."""

    changed = Signal()

    def __init__(self, name: str, everything: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._everything = everything
        self._choices: list[tuple[Any, str]] = []
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setMaxVisibleItems(20)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(13)
        self.addItem(everything, ())
        self.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer these codes with their labels; what is chosen stays chosen."""
        if list(choices) == self._choices:
            return
        value = self.value()
        self._choices = list(choices)
        self.blockSignals(True)
        self.clear()
        self.addItem(self._everything, ())
        for code, label in self._choices:
            self.addItem(label, (code,))
        self.blockSignals(False)
        self.set_value(value)

    def value(self) -> Values:
        """The chosen codes; empty means all."""
        return tuple(self.currentData() or ())

    def set_value(self, value: Values) -> None:
        """Choose without announcing; several codes become an entry of their own."""
        self.blockSignals(True)
        at = next((row for row in range(self.count()) if tuple(self.itemData(row)) == tuple(value)), -1)
        if at < 0:
            labels = dict(self._choices)
            self.addItem(", ".join(str(labels.get(code, code)) for code in value), tuple(value))
            at = self.count() - 1
        self.setCurrentIndex(at)
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turning the wheel over the line changes nothing."""
        event.ignore()


class FilterBar(QWidget):
    """Filters by key; `changed` when the person asks for something else."""

    changed = Signal()
    rest_removed = Signal(str)

    def __init__(self, *, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[str, FilterChoice] = {}
        self._toggles: dict[str, QPushButton] = {}
        self._rest: list[QPushButton] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(placeholder)
        self.search.setAccessibleName(placeholder)
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(240)
        self.search.addAction(icon("search", colour_role="muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._pause.timeout.connect(self._tell)
        self.search.textEdited.connect(lambda _text: self._pause.start())
        self.search.textChanged.connect(lambda text: self._tell() if not text else None)
        self.clear_button = icon_button("filter-x", tr("Clear all filters"))
        self.clear_button.clicked.connect(self.clear)
        self._flow = FlowLayout(self, spacing=8)
        self._flow.addWidget(self.search)
        self._flow.addWidget(self.clear_button)
        self._show_clear()

    def add_choice(self, key: str, name: str, everything: str, choices: Sequence[tuple[Any, str]] = ()) -> FilterChoice:
        """A list of codes; `everything` is what stands there when nothing is asked."""
        choice = FilterChoice(name, everything)
        choice.set_choices(choices)
        choice.changed.connect(self._tell)
        self._choices[key] = choice
        self.add_widget(choice)
        return choice

    def add_toggle(self, key: str, text: str, icon_name: str = "") -> QPushButton:
        """A button that stays pressed."""
        toggle = push_button(text, icon_name=icon_name)
        toggle.setCheckable(True)
        toggle.toggled.connect(lambda _on: self._tell())
        self._toggles[key] = toggle
        self.add_widget(toggle)
        return toggle

    def add_widget(self, widget: QWidget) -> None:
        """Any other widget, at the end of the line."""
        self._flow.insert_widget(self._flow.count() - 1, widget)

    def choice(self, key: str) -> FilterChoice:
        """The choice of a key."""
        return self._choices[key]

    def toggle(self, key: str) -> QPushButton:
        """The toggle of a key."""
        return self._toggles[key]

    def text(self) -> str:
        """What is searched for."""
        return self.search.text().strip()

    def value(self, key: str) -> Values:
        """The codes chosen under a key."""
        return self._choices[key].value()

    def is_on(self, key: str) -> bool:
        """Whether a toggle is pressed."""
        return self._toggles[key].isChecked()

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show a question without announcing it: "text", codes by key, toggles by key; what is not named is cleared."""
        self.blockSignals(True)
        self.search.setText(str(values.get("text", "")))
        for key, choice in self._choices.items():
            choice.set_value(tuple(values.get(key) or ()))
        for key, toggle in self._toggles.items():
            toggle.setChecked(bool(values.get(key)))
        self.blockSignals(False)
        self._pause.stop()
        self._show_clear()

    def values(self) -> dict[str, Any]:
        """The present question as plain data for `set_values`."""
        chosen: dict[str, Any] = {key: list(choice.value()) for key, choice in self._choices.items()}
        return chosen | {key: toggle.isChecked() for key, toggle in self._toggles.items()} | {"text": self.search.text()}

    def show_rest(self, parts: Mapping[str, str]) -> None:
        """What is asked besides, as buttons that take it away: {"event": "From the event “…”"}."""
        for button in self._rest:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._rest = [self._rest_button(key, text) for key, text in parts.items()]
        for button in self._rest:
            self.add_widget(button)
        self._show_clear()

    def clear(self) -> None:
        """Ask for everything."""
        rest = [str(button.property("key")) for button in self._rest]
        self.set_values({})
        for key in rest:
            self.rest_removed.emit(key)
        self._tell()

    def _rest_button(self, key: str, text: str) -> QPushButton:
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 340)
        button = push_button(shown, icon_name="x")
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setToolTip(tr("{filter}. Press to remove this filter", filter=text))
        button.setAccessibleName(button.toolTip())
        button.setProperty("key", key)
        button.clicked.connect(lambda: self._remove_rest(key))
        return button

    def _remove_rest(self, key: str) -> None:
        self.rest_removed.emit(key)
        self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        self._show_clear()
        self.changed.emit()

    def _show_clear(self) -> None:
        """Clearing is offered only when there is something to clear."""
        self.clear_button.setVisible(any(self.values().values()) or bool(self._rest))
