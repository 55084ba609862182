"""A line to type a question in: what may come next is offered below, a word that cannot be read is underlined."""

from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QInputMethodEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QWidget

from wpstracker.domain.question_offers import Offer, Offers
from wpstracker.gui.theme import tokens
from wpstracker.gui.widgets.search_line import SearchLine
from wpstracker.gui.widgets.suggestions import Suggestion, SuggestionPopup

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Speech(Protocol):
    """Knows what may be written."""

    def offers(self, line: str, cursor: int, least: int) -> Offers:
        """What may stand at the cursor; words from `least` letters on."""


class QuestionEdit(SearchLine):
    """Offers values at once and words from `least` letters on; without a `speech` it is a plain line."""

    completed = Signal()
    """Something offered was taken."""

    def __init__(self, placeholder: str, *, least: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent)
        self.keeps_enter = False
        """Whether Enter stays here instead of pressing the main button of a dialog."""
        self._speech: Speech | None = None
        self._least = least
        self._offers = Offers(0, 0)
        self._marked = False
        self.popup = SuggestionPopup(self)
        self.popup.chosen.connect(self._take)
        self.textEdited.connect(lambda _text: self._edited())

    def speak(self, speech: Speech) -> None:
        """Offer what may be written."""
        self._speech = speech

    def underline(self, start: int, end: int) -> None:
        """Mark the letters from `start` to before `end` as wrong; none when they are the same place."""
        style = QTextCharFormat()
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        style.setUnderlineColor(QColor(tokens().bad))
        at = QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.TextFormat, start - self.cursorPosition(), end - start, style)
        QApplication.sendEvent(self, QInputMethodEvent("", [at] if end > start else []))

    def event(self, event: QEvent) -> bool:
        """Escape closes the list before anything else; keys of the list are used up."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if self.popup.isVisible():
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._uses(event):
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes with the keyboard."""
        self.popup.hide()
        super().focusOutEvent(event)

    def _edited(self) -> None:
        self.underline(0, 0)
        self._offer(self._least)

    def _uses(self, event: QKeyEvent) -> bool:
        """True when a key is used up: Ctrl+Space offers everything, Down marks the first, Enter and Tab take what is marked."""
        key = event.key()
        if key == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._offer(0)
            return True
        if key in _ENTER and not (self.popup.isVisible() and self._marked):
            self.popup.hide()
            if self.keeps_enter:
                self.returnPressed.emit()
            return self.keeps_enter
        if not self.popup.isVisible():
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Tab) and not self._marked:
            self._marked = True
            self.popup.mark(-1 if key == Qt.Key.Key_Up else 0)
            return key != Qt.Key.Key_Tab or self.popup.handle_key(key)
        return self.popup.handle_key(key)

    def _offer(self, least: int) -> None:
        """Show what may be meant; the first value is marked, a word only when somebody goes to it."""
        if self._speech is None:
            return
        self._offers = self._speech.offers(self.text(), self.cursorPosition(), least)
        written = self.text()[self._offers.start : self._offers.end]
        items = () if [each.text.casefold() for each in self._offers.items] == [written.casefold()] else self._offers.items
        self.popup.offer([Suggestion(str(at), each.label, each.hint) for at, each in enumerate(items)], self, at=self.cursorRect().left())
        self._marked = self._offers.is_value and written != ""
        self.popup.mark(0 if self._marked else None)

    def _take(self, chosen: Suggestion) -> None:
        """Write what was chosen; behind a word its values are offered, behind a value there is a blank."""
        offer: Offer = self._offers.items[int(chosen.id)]
        before, after = self.text()[: self._offers.start], self.text()[self._offers.end :]
        written = before + offer.text + ("" if offer.text.endswith(":") or after.startswith((",", " ")) else " ")
        self.setText(written + after)
        self.setCursorPosition(len(written))
        self.popup.hide()
        if offer.text.endswith(":"):
            self._offer(self._least)
        else:
            self.completed.emit()
