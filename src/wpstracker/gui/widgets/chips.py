"""Chips in lines: tags to read, or to add by typing."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QWidget

from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.chip import Chip
from wpstracker.gui.widgets.flow_layout import FlowLayout
from wpstracker.gui.widgets.styling import set_style_property
from wpstracker.gui.widgets.suggestions import Suggestion, SuggestionPopup

Suggest = Callable[[str], list[Suggestion]]
Create = Callable[[str], Suggestion | None]
_NEW = "\0new"


class ChipsEdit(QFrame):
    """Chips and a line behind them that offers what fits while a person types."""

    changed = Signal()
    problem_changed = Signal(str)

    def __init__(
        self, suggest: Suggest, create: Create | None = None, *, placeholder: str = "", name: str = "", parent: QWidget | None = None
    ) -> None:
        """`suggest` finds by text (empty: the usual ones); `create` makes an own tag of unknown text or answers None."""
        super().__init__(parent)
        self.setObjectName("inputFrame")
        self._suggest, self._create, self._placeholder = suggest, create, placeholder or tr("Type to add")
        self._problem = ""
        self._chips: list[Chip] = []
        self._flow = FlowLayout(self, margin=5)
        self.line = QLineEdit()
        self.line.setProperty("plain", True)
        self.line.setMinimumWidth(130)
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.installEventFilter(self)
        self._flow.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.setAccessibleName(name)
        self._popup = SuggestionPopup(self.line)
        self._popup.chosen.connect(self._choose)
        self.line.textEdited.connect(self._offer)
        self._tell()

    def items(self) -> list[Suggestion]:
        """The chips, in their order."""
        return [chip.item for chip in self._chips]

    def ids(self) -> list[str]:
        """The ids of the chips."""
        return [chip.item.id for chip in self._chips]

    def set_items(self, items: Iterable[Suggestion]) -> None:
        """Show these chips; not announced as a change."""
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        self._chips = []
        for item in items:
            self._append(item)
        self._tell()

    def add(self, item: Suggestion) -> None:
        """Add a chip unless its id is there already."""
        if item.id not in self.ids():
            self._append(item)
            self._tell()
            self.changed.emit()

    def remove(self, item_id: str) -> None:
        """Take a chip away."""
        for chip in self._chips:
            if chip.item.id == item_id:
                self._drop(chip)
                return

    def pending_text(self) -> str:
        """What stands typed but not chosen."""
        return self.line.text().strip()

    def settle(self) -> None:
        """Take what is typed in full, as leaving the field does."""
        self._take_exact()

    def problem(self) -> str:
        """Why the typed text was refused; empty when all is well."""
        return self._problem

    def setAccessibleName(self, name: str) -> None:
        """Name the frame and the line in it."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A click beside the chips goes to the line."""
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keys and focus of the line."""
        kind = event.type()
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            set_style_property(self, "active", kind == QEvent.Type.FocusIn)
            if kind == QEvent.Type.FocusOut:
                self._popup.hide()
                self._take_exact()
        elif kind == QEvent.Type.Hide:
            self._popup.hide()
        elif kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self._popup.isVisible())
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._line_key(event)
        return False

    def _line_key(self, event: QKeyEvent) -> bool:
        """True when a key of the line is used up."""
        key, empty_left = event.key(), not self.line.text() and bool(self._chips)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if not plain:
            return False
        if self._popup.handle_key(key):
            return True
        if key == Qt.Key.Key_Down:
            self._offer(self.line.text())
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.pending_text():
            self._choose(self._found(self.pending_text())[0] if self._found(self.pending_text()) else None)
            return True
        if empty_left and key == Qt.Key.Key_Backspace:
            self._drop(self._chips[-1])
            return True
        if empty_left and key == Qt.Key.Key_Left:
            self._chips[-1].setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def _found(self, text: str) -> list[Suggestion]:
        """What fits a text and is not chosen yet, and the offer to add it."""
        chosen = set(self.ids())
        found = [item for item in self._suggest(text.strip()) if item.id not in chosen]
        known = {item.label.casefold() for item in [*found, *self.items()]}
        if self._create and text.strip() and text.strip().casefold() not in known:
            found.append(Suggestion(_NEW, tr("Add “{text}” as own tag", text=text.strip())))
        return found

    def _offer(self, text: str) -> None:
        """Show what fits under the whole field."""
        found = self._found(text)
        self._popup.offer(found, self)
        said = tr_n("{n} suggestion", "{n} suggestions", len(found)) if text.strip() else ""
        self.line.setAccessibleDescription(said)
        self._tell_problem("")

    def _take_exact(self) -> None:
        """A term typed in full needs no choosing."""
        text = self.pending_text().casefold()
        exact = next((item for item in self._suggest(text) if item.label.casefold() == text), None) if text else None
        if exact is not None:
            self._choose(exact)

    def _choose(self, item: Suggestion | None) -> None:
        """Turn the marked suggestion, or the typed text, into a chip."""
        self._popup.hide()
        if item is not None and item.id == _NEW:
            item = self._create(self.pending_text()) if self._create else None
        if item is None:
            self._tell_problem(tr("“{text}” is not in the list.", text=self.pending_text()) if self.pending_text() else "")
            return
        self._tell_problem("")
        self.line.clear()
        self.add(item)

    def _tell_problem(self, message: str) -> None:
        """Mark the frame and tell the row around it."""
        if message != self._problem:
            self._problem = message
            set_style_property(self, "problem", bool(message))
            self.problem_changed.emit(message)

    def _append(self, item: Suggestion) -> None:
        """Build a chip before the line."""
        chip = Chip(item, removable=True)
        chip.remove_asked.connect(self._drop)
        chip.step_asked.connect(self._step)
        self._flow.insert_widget(len(self._chips), chip)
        self._chips.append(chip)

    def _drop(self, chip: Chip) -> None:
        """Take a chip away; the next one gets the focus if this one had it."""
        position = self._chips.index(chip)
        had_focus = chip.hasFocus()
        self._chips.remove(chip)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        if had_focus:
            (self._chips[position] if position < len(self._chips) else self.line).setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()
        self.changed.emit()

    def _step(self, chip: Chip, steps: int) -> None:
        """Move the focus from a chip to a neighbour or back to the line."""
        target = max(0, self._chips.index(chip) + steps)
        (self._chips[target] if target < len(self._chips) else self.line).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        """Placeholder, description and height after a change."""
        self.line.setPlaceholderText("" if self._chips else self._placeholder)
        self.setAccessibleDescription(", ".join(item.label for item in self.items()))
        self._flow.invalidate()
        self.updateGeometry()
