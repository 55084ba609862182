"""A person's hands on the keyboard: keys go wherever the focus is, and each one is counted."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from tests.gui.windows import until

_TAB_STOPS = 40
"""More than any form has between two fields a person goes through."""


class Keyboard:
    """`keys` counts what leads to a place or a choice, `characters` the text that has to be written in any program."""

    def __init__(self) -> None:
        self.keys = self.characters = 0

    def press(self, *keys: str) -> None:
        """Press keys by their names: "Tab", "Ctrl+S"; a chord counts once."""
        for name in keys:
            chord = QKeySequence(name)[0]  # type: ignore[index]
            key = Qt.Key.Key_Backtab if name.endswith("Shift+Tab") else chord.key()
            QTest.keyClick(focused(), key, chord.keyboardModifiers())
            QTest.qWait(1)
            self.keys += 1

    def write(self, text: str) -> None:
        """Write a text that goes into the record."""
        _type(text)
        self.characters += len(text)

    def find(self, text: str) -> None:
        """Type the beginning of something that is then chosen from a list."""
        _type(text)
        self.keys += len(text)

    def to(self, name: str) -> None:
        """Go on with Tab until a field of this name has the focus."""
        passed = []
        for _ in range(_TAB_STOPS):
            passed.append(said(focused()))
            if passed[-1] == name:
                return
            self.press("Tab")
        raise AssertionError(f"Tab never comes to “{name}”, but passes {passed}")

    def choose(self, text: str, label: str) -> None:
        """Choose an entry of a short list by its first letters."""
        box = focused()
        assert isinstance(box, QComboBox), f"“{said(box)}” has the focus, not a list with “{label}”"
        self.find(text)
        assert box.currentText() == label

    def link(self, text: str, label: str, *, down: int = 0, take: str = "Tab") -> None:
        """Type the beginning of a name, mark what is meant, and take it: with Tab, which goes on to the next field, or Return."""
        line = focused()
        assert isinstance(line, QLineEdit), f"“{said(line)}” has the focus, not a line for “{label}”"
        self.find(text)
        self.press(*["Down"] * down, take)
        assert line.text() == label, f"“{line.text()}” was taken for “{label}”; now at “{said(focused())}”"

    def name(self, text: str) -> None:
        """Write the name of something that is not in the file yet, and go on with Tab."""
        self.write(text)
        self.press("Tab")


def focused() -> QWidget:
    """Where typing goes."""
    until(QApplication.focusWidget)
    widget = QApplication.focusWidget()
    assert widget
    return widget


def said(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return widget.accessibleName() or (str(interface.text(QAccessible.Text.Name)) if interface else "") or type(widget).__name__


def _type(text: str) -> None:
    """Letters as keys; what no plain keyboard has comes from an input method."""
    for letter in text:
        if letter.isascii():
            QTest.keyClicks(focused(), letter)
            continue
        event = QInputMethodEvent()
        event.setCommitString(letter)
        QApplication.sendEvent(focused(), event)
    QTest.qWait(1)
