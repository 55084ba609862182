"""The line of filters above a list: a search box, choices, toggles, and what a question asks besides."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from wpstracker.gui.forms.inputs import fold
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.filter_button import FilterButton, Option
from wpstracker.gui.widgets.flow_layout import FlowLayout
from wpstracker.gui.widgets.keys import on_key
from wpstracker.gui.widgets.question_edit import QuestionEdit
from wpstracker.gui.widgets.styling import icon_button, push_button

Values = tuple[Any, ...]
_TYPING_PAUSE = 180
"""Milliseconds without a key before the list is asked."""


class FilterBar(QWidget):
    """Filters by key; `changed` when the person asks for something else."""

    changed = Signal()
    rest_removed = Signal(str)

    def __init__(self, *, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[str, FilterButton] = {}
        self._toggles: dict[str, QPushButton] = {}
        self._parts: dict[str, Any] = {}
        self._rest: list[QPushButton] = []
        self._words: Callable[[str], str] = str.strip
        self.search = QuestionEdit(placeholder, least=3)
        self.search.setMinimumWidth(240)
        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE)
        self._pause.timeout.connect(self._tell)
        self.search.textEdited.connect(lambda _text: self._pause.start())
        self.search.textChanged.connect(lambda text: self._tell() if not text else None)
        self.search.returnPressed.connect(lambda: self._tell() if self._pause.isActive() else None)
        on_key(self.search, "Esc", self.search.clear)
        self.clear_button = icon_button("filter-x", tr("Clear all filters"))
        self.clear_button.clicked.connect(self.clear)
        self._flow = FlowLayout(self, spacing=8)
        self._flow.addWidget(self.search)
        self._flow.addWidget(self.clear_button)
        self._show_clear()

    def add_choice(self, key: str, label: str, options: Iterable[Option] = (), *, single: bool = False) -> FilterButton:
        """A list to tick codes in; nothing ticked means all."""
        choice = FilterButton(label, single=single, fold=fold)
        choice.set_options(options)
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

    def add_part(self, key: str, widget: Any) -> None:
        """Any input with `value`, `set_value` and `changed`; None asks nothing."""
        widget.changed.connect(self._tell)
        self._parts[key] = widget
        self.add_widget(widget)

    def add_widget(self, widget: QWidget) -> None:
        """Any other widget, at the end of the line."""
        self._flow.insert_widget(self._flow.count() - 1, widget)

    def choice(self, key: str) -> FilterButton:
        """The choice of a key."""
        return self._choices[key]

    def toggle(self, key: str) -> QPushButton:
        """The toggle of a key."""
        return self._toggles[key]

    def text(self) -> str:
        """What is searched for."""
        return self._words(self.search.text())

    def read_words_by(self, words: Callable[[str], str]) -> None:
        """What of the text in the box is to be searched for."""
        self._words = words

    def value(self, key: str) -> Values:
        """The codes chosen under a key."""
        return self._choices[key].values()

    def is_on(self, key: str) -> bool:
        """Whether a toggle is pressed."""
        return self._toggles[key].isChecked()

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show a question without announcing it: "text", codes by key, toggles by key; what is not named is cleared."""
        self.blockSignals(True)
        self.search.setText(str(values.get("text", "")))
        for key, choice in self._choices.items():
            choice.set_values(values.get(key) or ())
        for key, toggle in self._toggles.items():
            toggle.setChecked(bool(values.get(key)))
        for key, part in self._parts.items():
            part.set_value(values.get(key))
        self.blockSignals(False)
        self._pause.stop()
        self._show_clear()

    def values(self) -> dict[str, Any]:
        """The present question as plain data for `set_values`."""
        chosen: dict[str, Any] = {key: list(choice.values()) for key, choice in self._choices.items()}
        chosen |= {key: toggle.isChecked() for key, toggle in self._toggles.items()}
        return chosen | {key: part.value() for key, part in self._parts.items()} | {"text": self.search.text()}

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
        self.updateGeometry()

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
