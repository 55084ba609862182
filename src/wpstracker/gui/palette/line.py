"""The line typed into: it keeps the keyboard, and hands on the keys that mean something in the list below."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from wpstracker.gui.widgets.search_line import SearchLine

PAGE = 8
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: PAGE, Qt.Key.Key_PageUp: -PAGE}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NONE, _CONTROL, _ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class PaletteLine(SearchLine):
    """No key of the window beneath works while one types here."""

    stepped = Signal(int)
    taken = Signal(Qt.KeyboardModifier)
    left = Signal()
    star_wanted = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent)
        self.setClearButtonEnabled(False)

    def event(self, event: QEvent) -> bool:
        """Shortcuts of the window are for the window; Tab goes nowhere."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return bool(super().event(event))

    def focusNextPrevChild(self, _next: bool) -> bool:
        """There is nothing else to type into."""
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and pages go through the list; Enter takes, Esc and Ctrl+K leave."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _STEPS and modifiers == _NONE:
            self.stepped.emit(_STEPS[key])
        elif key in _ENTER and modifiers in (_NONE, _CONTROL, _ALT):
            self.taken.emit(modifiers)
        elif key == Qt.Key.Key_Escape or (key == Qt.Key.Key_K and modifiers == _CONTROL):
            self.left.emit()
        elif key == Qt.Key.Key_J and modifiers == _CONTROL:
            self.star_wanted.emit()
        elif not modifiers & _ALT:
            super().keyPressEvent(event)
