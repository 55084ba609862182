"""A line for the link to another record, found by typing any of its names."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from wpstracker.gui.forms.names import TO_MAKE, Names
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.styling import set_style_property, text_label
from wpstracker.gui.widgets.suggestions import Suggestion, SuggestionPopup


class RecordChoice(QWidget):
    """The id of a record, or None. Unknown text becomes a new record where `creates` says so, else a problem."""

    changed = Signal()

    def __init__(self, names: Names, kind: str, *, creates: bool = False, without: str = "", placeholder: str = "", name: str = "") -> None:
        """`without` is the id of a record that cannot be linked: the one being edited."""
        super().__init__()
        self._names, self._kind, self._creates, self._without = names, kind, creates, without
        self._value: str | None = None
        self._problem, self._marked = "", False
        self.line = QLineEdit()
        self.line.setPlaceholderText(placeholder or tr("Type a few letters"))
        self.line.setMinimumWidth(120)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._settle)
        self._popup = SuggestionPopup(self.line)
        self._popup.chosen.connect(self._take)
        self._message = text_label(role="problem", wrap=True)
        self._build()
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)
        self._show_state()

    def value(self) -> str | None:
        """The id of the record; None when empty or unknown (see `problem`)."""
        return self._value

    def set_value(self, value: str | None) -> None:
        """Show a record; not announced as a change."""
        self._value, self._problem = value or None, ""
        self.line.setText(self._names.label(self._kind, value) if value else "")
        self.line.setCursorPosition(0)
        self._show_state()

    def text(self) -> str:
        """What stands in the line."""
        return self.line.text().strip()

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
            self._offer()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return self._key(event.key())
        return False

    def _key(self, key: int) -> bool:
        """True when a key is used up."""
        if self._popup.handle_key(key):
            return key != Qt.Key.Key_Tab  # Tab takes the marked one and still goes on to the next field
        if key == Qt.Key.Key_Down:
            self._offer()
            return True
        return False

    def _typed(self, text: str) -> None:
        """Look up what is typed."""
        self._value, self._problem = None, ""
        self._offer() if text.strip() else self._popup.hide()
        self._show_state()
        self.changed.emit()

    def _offer(self) -> None:
        """Show what fits, and the way to make a new one."""
        text = "" if self._value else self.text()
        found = self._names.offers(self._kind, text) if self._creates else self._names.suggest(self._kind, text)
        self._popup.offer([item for item in found if item.id != self._without], self.line)

    def _take(self, item: Suggestion | None) -> None:
        """Write the chosen one."""
        self._popup.hide()
        if item is None:
            return
        self.set_value(self._names.make(self._kind, self.text()).id if item.id == TO_MAKE else item.id)
        self.changed.emit()

    def _settle(self) -> None:
        """When the person leaves: what is called exactly this, a new one, or the problem."""
        self._popup.hide()
        if self.text() and self._value is None:
            exact = self._names.exact(self._kind, self.text())
            if exact and exact.id == self._without:
                exact = None
            if exact or self._creates:
                self.set_value((exact or self._names.make(self._kind, self.text())).id)
                self.changed.emit()
            else:
                self._problem = tr("“{text}” was not found. Choose one from the list or leave the field empty.", text=self.text())
        self._show_state()

    def _show_state(self) -> None:
        """The problem, and whether it is new."""
        is_new = self._names.is_new(self._value)
        self._new.setVisible(is_new)
        self._message.setText(self._problem)
        self._message.setVisible(bool(self._problem))
        set_style_property(self.line, "problem", bool(self._problem) or self._marked)
        self.line.setAccessibleDescription(self._problem or (self._new.toolTip() if is_new else ""))
        self.line.setToolTip(self.line.text())

    def _build(self) -> None:
        """The line with its opener, the sign of a new record, the message below."""
        self._new = self.line.addAction(icon("plus", colour_role="accent"), QLineEdit.ActionPosition.LeadingPosition)
        self._new.setToolTip(tr("New: it is saved together with this form"))
        opener = self.line.addAction(icon("chevron-down", colour_role="muted"), QLineEdit.ActionPosition.TrailingPosition)
        opener.setToolTip(tr("Show the list (Down)"))
        opener.triggered.connect(self._open)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.line)
        box.addWidget(self._message)

    def _open(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer()
