"""The plain inputs of forms. All share `value`, `set_value` (silent), `problem` and the signal `changed`."""

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSizeF, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from wpstracker.domain.finding import Typed
from wpstracker.domain.folding import folded
from wpstracker.domain.languages import LANGUAGES
from wpstracker.domain.places import Country, countries_by_name, country_name
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.chips import ChipsEdit
from wpstracker.gui.widgets.choice import Entry, SearchableChoice
from wpstracker.gui.widgets.suggestions import Suggestion
from wpstracker.words import with_decimal_mark

fold = lru_cache(maxsize=20_000)(folded)


class LineInput(QLineEdit):
    """One line of text."""

    changed = Signal()

    def __init__(self, *, placeholder: str = "", name: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setMinimumWidth(60)
        self.textChanged.connect(lambda _text: self.changed.emit())

    def value(self) -> Any:
        """The text without blanks around it."""
        return self.text().strip()

    def set_value(self, value: Any) -> None:
        """Show a text from its beginning."""
        with QSignalBlocker(self):
            self.setText(value or "")
            self.setCursorPosition(0)

    def problem(self) -> str:
        """Any text will do."""
        return ""


class NumberInput(LineInput):
    """A number that may have a fraction, written with point or comma; empty is unknown."""

    problem_changed = Signal(str)

    def __init__(self, *, placeholder: str = "", name: str = "") -> None:
        super().__init__(placeholder=placeholder or tr("not stated"), name=name)
        self.editingFinished.connect(lambda: self.problem_changed.emit(self.problem()))

    def value(self) -> float | None:
        """The number; None when empty or not understood."""
        try:
            return float(self._tidy()) if self._tidy() else None
        except ValueError:
            return None

    def set_value(self, value: Any) -> None:
        """Show a number as short as it can be written in the window's language."""
        shown = "" if value is None else f"{Decimal(repr(value)):f}".removesuffix(".0")
        super().set_value(with_decimal_mark(shown, words().language))

    def problem(self) -> str:
        """A sentence for text that is no number."""
        if not self._tidy() or (self.value() is not None and self._tidy().replace(".", "", 1).lstrip("-").isdigit()):
            return ""
        return tr("“{text}” is not a number. Write it like 2 or 1.5, or leave it empty.", text=self.text().strip())

    def _tidy(self) -> str:
        return self.text().replace(",", ".").replace("\u00a0", "").replace(" ", "").strip()


class TextInput(QPlainTextEdit):
    """Several lines of text; grows with it up to a limit. Tab goes to the next field."""

    changed = Signal()

    def __init__(self, *, lines: int = 2, most: int = 14, placeholder: str = "", name: str = "") -> None:
        super().__init__()
        self._lines, self._most = lines, most
        self.setTabChangesFocus(True)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setMinimumWidth(60)
        self.textChanged.connect(self.changed.emit)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit(QSizeF(0, 1))

    def value(self) -> Any:
        """The text without blanks around it, its no-break spaces kept."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n").strip()

    def set_value(self, value: Any) -> None:
        """Show a text."""
        with QSignalBlocker(self):
            self.setPlainText(value or "")

    def problem(self) -> str:
        """Any text will do."""
        return ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines anew."""
        super().resizeEvent(event)
        self._fit(self.document().size())

    def _fit(self, size: QSizeF) -> None:
        """As high as the text, within limits; `size` counts lines."""
        lines = min(max(int(size.height()), self._lines), self._most)
        needs_bar = size.height() > self._most
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded if needs_bar else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 2 * int(self.document().documentMargin()) + 12)


class FlagInput(QCheckBox):
    """Yes or no, with its own label."""

    changed = Signal()

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.setAccessibleName(label)
        self.toggled.connect(lambda _on: self.changed.emit())

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick or untick."""
        with QSignalBlocker(self):
            self.setChecked(bool(value))

    def problem(self) -> str:
        """Nothing can be wrong."""
        return ""


class CodesInput(ChipsEdit):
    """Several codes as chips: countries, or free words when no entries are given."""

    def __init__(self, entries: Iterable[Entry] | None, *, placeholder: str = "", name: str = "") -> None:
        self._entries = None if entries is None else {entry.value: entry for entry in entries}
        create = self._as_itself if self._entries is None else None
        super().__init__(self._find, create, placeholder=placeholder, name=name)

    def value(self) -> tuple[str, ...]:
        """The codes in their order."""
        return tuple(self.ids())

    def set_value(self, value: Any) -> None:
        """Show these codes; an unknown one shows as itself and is kept."""
        known = self._entries or {}
        self.line.clear()
        self.set_items([_suggestion(known[code]) if code in known else Suggestion(code, code) for code in value or ()])

    def problem(self) -> str:
        """Text that was typed but is in no list must be chosen or removed."""
        return super().problem() or (tr("“{text}” is not in the list.", text=self.pending_text()) if self.pending_text() else "")

    def settle(self) -> None:
        """Take what is typed in full, as leaving the field does."""
        wanted = fold(self.pending_text())
        if not wanted:
            return
        exact = [entry for entry in (self._entries or {}).values() if wanted in map(fold, (entry.label, *entry.search))]
        if exact or self._entries is None:
            self.add(_suggestion(exact[0]) if exact else self._as_itself(self.pending_text()))
            self.line.clear()

    def _find(self, text: str) -> list[Suggestion]:
        typed = Typed.of(text)
        every = self._entries or {}
        return [_suggestion(entry) for entry in every.values() if any(map(typed.begins, (entry.label, *entry.search)))]

    @staticmethod
    def _as_itself(text: str) -> Suggestion:
        tidy = " ".join(text.split())
        return Suggestion(tidy, tidy)


def country_input(name: str = "") -> SearchableChoice:
    """One country, found by any of its names in any language or by its code; Central Asia first."""
    return _CountryChoice(country_entries(words().language), placeholder=tr("not stated"), name=name, fold=fold)


def countries_input(name: str = "") -> CodesInput:
    """Several countries as chips."""
    return CodesInput(
        sorted(country_entries(words().language), key=lambda entry: not entry.first), placeholder=tr("Type a country"), name=name
    )


def languages_input(name: str = "") -> CodesInput:
    """Several languages as chips."""
    entries = [Entry(code, tr(label), (code,)) for code, label in LANGUAGES.items()]
    return CodesInput(entries, placeholder=tr("Type a language"), name=name)


@lru_cache(maxsize=4)
def country_entries(language: str) -> tuple[Entry, ...]:
    """Every country by its name in a language."""
    return tuple(_entry(each, language) for each in countries_by_name(language))


def settle(widget: QWidget) -> None:
    """Let every line inside take in what is typed, as if the person had left it."""
    lines = [widget] if isinstance(widget, QLineEdit) else widget.findChildren(QLineEdit)
    for line in lines:
        line.editingFinished.emit()
    for chips in [widget] if isinstance(widget, ChipsEdit) else widget.findChildren(ChipsEdit):
        chips.settle()


def half_typed(widget: Any) -> str:
    """Text that stands in an input without being its value yet; empty when the value says all."""
    line = widget if isinstance(widget, QLineEdit) else getattr(widget, "line", None)
    if line is None or not line.text().strip():
        return ""
    if isinstance(widget, ChipsEdit):
        return widget.pending_text()
    return line.text() if widget.problem() or widget.value() in (None, "") else ""


def type_half(widget: Any, text: str) -> None:
    """Put text back where it stood half-typed; it is judged when the person leaves the input."""
    line = widget if isinstance(widget, QLineEdit) else getattr(widget, "line", None)
    if line is not None:
        line.setText(text)


class _CountryChoice(SearchableChoice):
    """A country; empty is kept as an empty text."""

    def value(self) -> str:
        """The code, "" for none."""
        return super().value() or ""

    def set_value(self, value: Any) -> None:
        """Show a country."""
        super().set_value(value or None)


def _entry(country: Country, language: str) -> Entry:
    search = (*country.names.values(), *country.aliases, country.code, country.alpha3)
    return Entry(country.code, country_name(country.code, language), search, country.code, country.central_asia)


def _suggestion(entry: Entry) -> Suggestion:
    return Suggestion(entry.value, entry.label, entry.hint)
