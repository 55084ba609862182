"""A line that finds while a person types: a list below it, an opener at its end, and a problem told under it."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wpstracker.gui.icons import icon
from wpstracker.gui.widgets.styling import set_style_property, text_label
from wpstracker.gui.widgets.suggestions import Suggestion, SuggestionPopup


class FindingLine(QWidget):
    """Holds one value, or None. Subclasses say what is offered, what is taken, and what a text means when the person leaves."""

    changed = Signal()

    def __init__(self, *, placeholder: str, opens: str, name: str, parent: QWidget | None = None) -> None:
        """`opens` is the tooltip of the opener."""
        super().__init__(parent)
        self._value: Any = None
        self._problem, self._marked = "", False
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._settle)
        self._popup = SuggestionPopup(self.line)
        self._popup.chosen.connect(self._take)
        self._message = text_label(role="problem", wrap=True)
        opener = self.line.addAction(icon("chevron-down", colour_role="muted"), QLineEdit.ActionPosition.TrailingPosition)
        opener.setToolTip(opens)
        opener.triggered.connect(self._open)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.line)
        box.addWidget(self._message)
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)

    def value(self) -> Any:
        """What is chosen; None when the line is empty or means nothing (see `problem`)."""
        return self._value

    def problem(self) -> str:
        """Why the text is refused; empty when all is well."""
        return self._problem

    def mark(self, on: bool) -> None:
        """Frame the line as wrong for a reason said elsewhere."""
        self._marked = on
        self._show_state()

    def setAccessibleName(self, name: str) -> None:
        """Name the line."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keys, clicks and focus of the line."""
        kind = event.type()
        if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._popup.hide()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self._popup.isVisible())
        elif kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent) and not self.line.text():
            self._offer_all()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._key(event.key())
        return False

    # -- what the kind of line says of itself

    def _offer_all(self) -> None:
        """Show the list before anything is typed."""
        raise NotImplementedError

    def _typed(self, text: str) -> None:
        """Look up what is typed."""
        raise NotImplementedError

    def _take(self, item: Suggestion) -> None:
        """Write the chosen one."""
        raise NotImplementedError

    def _settle(self) -> None:
        """When the person leaves: what the text means, or the problem."""
        raise NotImplementedError

    def _show_state(self) -> None:
        """Tell the problem and mark the line."""
        self._message.setText(self._problem)
        self._message.setVisible(bool(self._problem))
        self.line.setAccessibleDescription(self._problem)
        set_style_property(self.line, "problem", bool(self._problem) or self._marked)

    # -- inside

    def _key(self, key: int) -> bool:
        """True when a key is used up."""
        if self._popup.handle_key(key):
            return key != Qt.Key.Key_Tab  # Tab takes the marked one and still goes on to the next field
        if key == Qt.Key.Key_Down:
            self._offer_all()
            return True
        return False

    def _open(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer_all()
