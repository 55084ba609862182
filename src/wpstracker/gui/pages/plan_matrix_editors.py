"""What a cell of a plan's matrix is typed in: a text that grows, with names offered, or a list of codes."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from wpstracker.gui.language import words
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.styling import set_style_property
from wpstracker.gui.widgets.suggestions import Suggestion, SuggestionPopup
from wpstracker.services import naming
from wpstracker.store.database import Store

Offers = Callable[[str], Sequence[Suggestion]]
_BETWEEN_NAMES = re.compile(r"[,;\n]")
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)


def bodies_meant(store: Store, text: str) -> list[Suggestion]:
    """Bodies of the directory that what is typed may mean."""
    found = naming.found(store, "organisation", text, words().language, limit=8)
    return [Suggestion(offer.id, offer.label, offer.hint) for offer in found]


class CellText(QPlainTextEdit):
    """A text of any length; `grown` when it needs another height. Names are offered for the part behind the last comma."""

    grown = Signal()

    def __init__(self, parent: QWidget, *, name: str, offers: Offers | None = None, lines: bool = True) -> None:
        """Without `lines` it stays in one line: a number, an amount."""
        super().__init__(parent)
        self.setProperty("cell", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setTabChangesFocus(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth if lines else QPlainTextEdit.LineWrapMode.NoWrap)
        self.document().setDocumentMargin(3)
        self.document().setModified(False)  # Qt counts the margin as a change
        self.popup = SuggestionPopup(self) if offers else None
        self._offers, self._marked = offers, False
        self.textChanged.connect(self._typed)
        if self.popup:
            self.popup.chosen.connect(self._take)

    def set_text(self, text: str) -> None:
        """Show a text that nobody has changed yet, all of it marked: the first letter typed replaces it."""
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        self.document().setModified(False)
        self.selectAll()

    def text(self) -> str:
        """What is typed."""
        return self.toPlainText()

    def begin_at_end(self) -> None:
        """Go on writing behind the text."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def mark(self, wrong: bool) -> None:
        """Show that it cannot be read."""
        set_style_property(self, "problem", wrong)

    def height_of_text(self, width: int) -> int:
        """How high it has to be to show everything in a width."""
        rows = self.fontMetrics().boundingRect(0, 0, max(width - 16, 20), 10_000, Qt.TextFlag.TextWordWrap, self.text() + "|")
        return rows.height() + 14

    def sizeHint(self) -> QSize:
        """As its text."""
        return QSize(self.width(), self.height_of_text(self.width()))

    def use_key(self, key: int) -> bool:
        """Keys that move in the list of names; True when one is used up. Enter and Tab take what is marked, then do what they do."""
        if self.popup is None or not self.popup.isVisible():
            return False
        if key == Qt.Key.Key_Escape:
            self.popup.hide()
            return True
        if key in _ARROWS:
            self.popup.step(1 if key == Qt.Key.Key_Down else -1) if self._marked else self.popup.mark(0 if key == Qt.Key.Key_Down else -1)
            self._marked = True
            return True
        if self._marked and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self._take(self.popup.current())
            return True
        return False

    def _typed(self) -> None:
        self.mark(False)
        self.grown.emit()
        if self.popup is None or self._offers is None:
            return
        part = self._part()
        self._marked = False
        self.popup.offer(list(self._offers(part)) if len(part) > 1 else [], self)
        self.popup.mark(None)

    def _part(self) -> str:
        before = self.toPlainText()[: self.textCursor().position()]
        return _BETWEEN_NAMES.split(before)[-1].strip()

    def _take(self, item: Suggestion | None) -> None:
        """Write the chosen name in place of what was typed of it."""
        assert self.popup is not None
        self.popup.hide()
        self._marked = False
        if item is None:
            return
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(self._part()))
        self.blockSignals(True)
        cursor.insertText(item.label)
        self.blockSignals(False)
        self.document().setModified(True)
        self.grown.emit()


class CellChoice(ChoiceBox):
    """A list of codes; choosing one with the mouse or with Enter in the open list is enough: `settled`."""

    settled = Signal()

    def __init__(self, parent: QWidget, choices: Sequence[tuple[str | None, str]], *, name: str) -> None:
        super().__init__(choices, empty=None, name=name, parent=parent)
        self.setProperty("cell", True)
        self.activated.connect(lambda _index: self.settled.emit())
