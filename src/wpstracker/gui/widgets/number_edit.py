"""A line for a count of people that may be unknown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wpstracker.gui.language import tr
from wpstracker.gui.widgets.styling import set_style_property

_SPACES = " \u00a0\u202f\u2009'’"
_LARGEST = 999_999_999


class CountEdit(QLineEdit):
    """A whole number from 0, or nothing: empty means not reported and is never taken for 0."""

    changed = Signal()
    problem_changed = Signal(str)

    def __init__(self, *, placeholder: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem = ""
        self.setPlaceholderText(placeholder or tr("not reported"))
        self.setAccessibleName(name)
        self.setMinimumWidth(90)
        self.textChanged.connect(self._read)
        self.editingFinished.connect(self._show_problem)

    def value(self) -> int | None:
        """The number; None when empty or not understood (see `problem`)."""
        digits = _digits(self.text())
        return int(digits) if digits and not _complaint(self.text()) else None

    def set_value(self, value: int | None) -> None:
        """Show a number; not announced as a change."""
        self.blockSignals(True)
        self.setText("" if value is None else f"{value:,}".replace(",", "\u00a0"))
        self.blockSignals(False)
        self._problem = ""
        self._show_problem()

    def problem(self) -> str:
        """Why the text is no count; empty when all is well."""
        return self._problem

    def _read(self, text: str) -> None:
        """Judge the text anew; a problem is marked when the person leaves the line."""
        self._problem = _complaint(text)
        if not self._problem:
            self._show_problem()
        self.changed.emit()

    def _show_problem(self) -> None:
        """Mark the line and tell the row around it."""
        if bool(self.property("problem")) != bool(self._problem):
            set_style_property(self, "problem", bool(self._problem))
            self.setToolTip(self._problem)
            self.setAccessibleDescription(self._problem)
            self.problem_changed.emit(self._problem)


def _digits(text: str) -> str:
    """The text without the spaces people group digits with."""
    return "".join(letter for letter in text if letter not in _SPACES)


def _complaint(text: str) -> str:
    """What is wrong with a typed count, as a sentence."""
    digits = _digits(text)
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdigit()):
        return tr("Write a whole number such as 24, or leave it empty when it is not reported.")
    if int(digits) > _LARGEST:
        return tr("This number is too large.")
    return ""
