"""The same text in several languages: a line for each language of the program, more on demand."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from wpstracker.domain.languages import LANGUAGES
from wpstracker.gui.forms.inputs import LineInput, TextInput
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.styling import text_label
from wpstracker.words import LANGUAGES as SPOKEN


class LanguageLines(QWidget):
    """Text by language; the window's language comes first. Languages that are filled in are always shown; to short texts more are added."""

    changed = Signal()

    def __init__(self, *, long: bool = False, name: str = "") -> None:
        super().__init__()
        self._long, self._name = long, name
        self._lines: dict[str, Any] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._more = ChoiceBox([], empty=tr("Add another language"), name=tr("Add another language"))
        self._more.changed.connect(self._add_chosen)
        for language in sorted(SPOKEN, key=lambda language: language != words().language):
            self._add(language)
        self.setFocusProxy(next(iter(self._lines.values())))
        self._offer_more()

    def value(self) -> dict[str, str]:
        """What is filled in."""
        return {language: text for language, line in self._lines.items() if (text := line.value())}

    def set_value(self, value: Any) -> None:
        """Show these texts; not announced as a change."""
        texts = dict(value or {})
        for language in texts.keys() - self._lines.keys():
            self._add(language)
        for language, line in self._lines.items():
            line.set_value(texts.get(language, ""))
        self._offer_more()

    def problem(self) -> str:
        """Any text will do."""
        return ""

    def _add(self, language: str) -> None:
        """One more line, above the offer of others."""
        called = tr(LANGUAGES[language]) if language in LANGUAGES else language
        line = TextInput(name=called) if self._long else LineInput(name=called)
        line.setAccessibleName(tr("{field}, {language}", field=self._name, language=called) if self._name else called)
        line.changed.connect(self.changed.emit)
        label = text_label(called, "muted")
        label.setBuddy(line)
        label.setMinimumWidth(92)
        at = len(self._lines)
        self._lines[language] = line
        self._grid.addWidget(label, at, 0)
        self._grid.addWidget(line, at, 1)
        self._grid.addWidget(self._more, at + 1, 1)
        self._more.setVisible(not self._long)

    def _add_chosen(self) -> None:
        language = self._more.value()
        if language:
            self._add(language)
            self._offer_more()
            self._lines[language].setFocus()

    def _offer_more(self) -> None:
        """The languages that have no line yet."""
        fresh = ChoiceBox(
            [(code, tr(name)) for code, name in LANGUAGES.items() if code not in self._lines],
            empty=tr("Add another language"),
            name=tr("Add another language"),
        )
        fresh.changed.connect(self._add_chosen)
        self._grid.replaceWidget(self._more, fresh)
        fresh.setVisible(not self._long)
        self._more.hide()
        self._more.deleteLater()
        self._more = fresh
