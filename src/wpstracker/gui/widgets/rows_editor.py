"""A short list of repeated inputs: organisations with roles, results, participation blocks."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wpstracker.gui.language import tr
from wpstracker.gui.widgets.styling import icon_button, push_button, text_label


class RowInputs(Protocol):
    """What a row's widget must offer besides being a QWidget."""

    @property
    def changed(self) -> SignalInstance:
        """Emitted when the person changes something."""

    def value(self) -> Any:
        """The row's value; None for a row without content, which is left out."""

    def set_value(self, value: Any) -> None:
        """Show a value without emitting `changed`."""


class RowsEditor(QWidget):
    """Rows made by a factory; Ctrl+Enter adds, Ctrl+Delete removes, Alt+Up and Alt+Down move."""

    changed = Signal()

    def __init__(
        self,
        make_row: Callable[[], RowInputs],
        *,
        add_text: str,
        empty_text: str = "",
        name: str = "",
        movable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_row, self._name, self._movable = make_row, name or add_text, movable
        self._boxes: list[_RowBox] = []
        self._empty = text_label(empty_text, "muted", wrap=True)
        self.add_button = push_button(add_text, icon_name="plus", role="quiet")
        self.add_button.setToolTip(tr("Ctrl+Enter adds a row, Ctrl+Delete removes it, Alt+Up and Alt+Down move it"))
        self.add_button.clicked.connect(self._add_empty)
        self.setAccessibleName(self._name)
        self._build()
        self._tell()

    def rows(self) -> list[Any]:
        """The values of all rows that hold something."""
        return [value for value in (box.inputs.value() for box in self._boxes) if value is not None]

    def set_rows(self, values: Iterable[Any]) -> None:
        """Show these rows; not announced as a change."""
        for box in self._boxes:
            self._discard(box)
        self._boxes = []
        for value in values:
            self._append().inputs.set_value(value)
        self._tell()

    def inputs(self) -> list[Any]:
        """The row widgets in their order."""
        return [box.inputs for box in self._boxes]

    def add_row(self, value: Any = None) -> Any:
        """Add a row below the present one, go there, and hand back its widget."""
        current = self._current()
        box = self._append(self._boxes.index(current) + 1 if current else len(self._boxes))
        if value is not None:
            box.inputs.set_value(value)
            self.changed.emit()
        self._tell()
        _first_input(box.inputs).setFocus(Qt.FocusReason.OtherFocusReason)
        return box.inputs

    def remove_row(self, position: int) -> None:
        """Remove a row and go to the next."""
        box = self._boxes.pop(position)
        self._discard(box)
        self._tell()
        self.changed.emit()
        rest = self._boxes[min(position, len(self._boxes) - 1)] if self._boxes else None
        (_first_input(rest.inputs) if rest else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def move_row(self, position: int, steps: int) -> None:
        """Move a row up or down; nothing happens at the ends."""
        target = position + steps
        if not (self._movable and 0 <= target < len(self._boxes)):
            return
        box = self._boxes.pop(position)
        self._boxes.insert(target, box)
        focused = QApplication.focusWidget()
        self._lines.removeWidget(box)
        self._lines.insertWidget(target, box)
        if focused is not None and box.isAncestorOf(focused):
            focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()
        self.changed.emit()

    def problems(self) -> list[str]:
        """The problems the rows tell of themselves."""
        told = [box.inputs.problem() for box in self._boxes if hasattr(box.inputs, "problem")]
        return [problem for problem in told if problem]

    def problem(self) -> str:
        """The first of the problems; empty when all is well."""
        return next(iter(self.problems()), "")

    def _add_empty(self) -> None:
        """What button and key do."""
        self.add_row()

    def _build(self) -> None:
        """Rows, the empty line, the button, the keys."""
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._empty)
        box.addLayout(self._lines)
        box.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            self._on_key(key, self._add_empty)
        self._on_key("Ctrl+Del", lambda: self._with_current(self.remove_row))
        self._on_key("Alt+Up", lambda: self._with_current(lambda row: self.move_row(row, -1)))
        self._on_key("Alt+Down", lambda: self._with_current(lambda row: self.move_row(row, 1)))

    def _on_key(self, keys: str, action: Callable[[], object]) -> None:
        """A shortcut that works inside this editor only."""
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(action)

    def _with_current(self, action: Callable[[int], None]) -> None:
        """Do something with the row that has the focus."""
        current = self._current()
        if current:
            action(self._boxes.index(current))

    def _current(self) -> "_RowBox | None":
        """The row that has the focus."""
        focused = QApplication.focusWidget()
        return next((box for box in self._boxes if focused is not None and box.isAncestorOf(focused)), None)

    def _append(self, position: int | None = None) -> "_RowBox":
        """Build an empty row."""
        box = _RowBox(self._make_row(), movable=self._movable)
        place = len(self._boxes) if position is None else position
        box.inputs.changed.connect(self.changed.emit)
        box.remove_asked.connect(lambda: self.remove_row(self._boxes.index(box)))
        box.move_asked.connect(lambda steps: self.move_row(self._boxes.index(box), steps))
        self._boxes.insert(place, box)
        self._lines.insertWidget(place, box)
        return box

    def _discard(self, box: "_RowBox") -> None:
        """Take a row out of the window."""
        self._lines.removeWidget(box)
        box.hide()
        box.deleteLater()

    def _tell(self) -> None:
        """The empty line, the names of the rows and which can move."""
        self._empty.setVisible(not self._boxes and bool(self._empty.text()))
        for number, box in enumerate(self._boxes):
            box.setAccessibleName(tr("{name}, row {number} of {count}", name=self._name, number=number + 1, count=len(self._boxes)))
            box.set_ends(first=number == 0, last=number == len(self._boxes) - 1)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Tab goes through the rows as they stand, then to the button; a new widget would come last in the whole window."""
        stops = [stop for box in self._boxes for stop in _stops(box.inputs)]
        for before, after in pairwise([self.add_button, *stops, self.add_button] if stops else []):
            QWidget.setTabOrder(before, after)


class _RowBox(QFrame):
    """One row with its buttons."""

    remove_asked = Signal()
    move_asked = Signal(int)

    def __init__(self, inputs: Any, *, movable: bool) -> None:
        super().__init__()
        self.setObjectName("rowBox")
        self.inputs = inputs
        self._up = icon_button("chevron-up", tr("Move up (Alt+Up)"))
        self._down = icon_button("chevron-down", tr("Move down (Alt+Down)"))
        self._remove = icon_button("x", tr("Remove this row (Ctrl+Delete)"))
        self._up.clicked.connect(lambda: self.move_asked.emit(-1))
        self._down.clicked.connect(lambda: self.move_asked.emit(1))
        self._remove.clicked.connect(self.remove_asked.emit)
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 4, 2, 4)
        line.setSpacing(1)
        line.addWidget(inputs, 1)
        for button in (self._up, self._down, self._remove):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys of the editor do the same; Tab goes from input to input
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._up.setVisible(movable)
        self._down.setVisible(movable)

    def set_ends(self, *, first: bool, last: bool) -> None:
        """Switch off what cannot move further."""
        self._up.setEnabled(not first)
        self._down.setEnabled(not last)


def _first_input(widget: Any) -> QWidget:
    """The first widget inside that takes the keyboard."""
    return next((stop for stop in _stops(widget) if not stop.isHidden()), widget)


def _stops(widget: Any) -> list[QWidget]:
    """The widgets inside that take the keyboard, in the order they were laid out."""
    parts: list[QWidget] = [widget, *widget.findChildren(QWidget)]
    return [part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.window() is widget.window()]
