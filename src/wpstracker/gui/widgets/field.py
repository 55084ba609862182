"""Form rows: label, input, help, and the problem beside it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wpstracker.gui.icons import IconLabel
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.styling import set_style_property, text_label

_GAP, _NARROWEST = 16, 200


class FieldRow(QWidget):
    """One input with its label above (or at the left) and its problem below."""

    def __init__(
        self, label: str, widget: QWidget, *, help: str = "", required: bool = False, beside: bool = False, parent: QWidget | None = None
    ) -> None:
        """`help` becomes the tooltip of label and input and what Shift+F1 shows."""
        super().__init__(parent)
        self.widget = widget
        self.label = text_label(label, "label")
        self.label.setBuddy(widget)
        self._message = text_label(role="problem", wrap=True)
        self._required = text_label(tr("required"), "small")
        self._help = IconLabel("circle-help", size=14)
        self._name(label, help)
        self._build(beside)
        self._required.setVisible(required)  # only now: shown without a parent, a widget is a window for a moment
        self._help.setVisible(bool(help))
        self.set_problem("")
        if hasattr(widget, "problem_changed"):
            widget.problem_changed.connect(self.set_problem)

    def problem(self) -> str:
        """The problem shown here, or the input's own."""
        return self._message.text() or self._own_problem()

    def set_problem(self, message: str) -> None:
        """Show what is wrong below the input; empty takes it away, but not what the input itself complains of."""
        shown = message or (self._own_problem() if hasattr(self.widget, "problem_changed") else "")
        self._message.setText(shown)
        self._message.setVisible(bool(shown))
        if hasattr(self.widget, "mark"):
            self.widget.mark(bool(shown))
        else:
            set_style_property(self.widget, "problem", bool(shown))
        self.widget.setAccessibleDescription(shown or self.widget.whatsThis())

    def _own_problem(self) -> str:
        """What the input complains of by itself."""
        return str(self.widget.problem()) if hasattr(self.widget, "problem") else ""

    def _name(self, label: str, help_text: str) -> None:
        """Accessible name and help of the input."""
        if not self.widget.accessibleName():
            self.widget.setAccessibleName(label)
        if help_text:
            for part in (self, self.label, self.widget):
                part.setToolTip(help_text)
            self.widget.setWhatsThis(help_text)

    def _build(self, beside: bool) -> None:
        """Label line, input, message."""
        head, line = QHBoxLayout(), QHBoxLayout()
        names_itself = not self.label.text()  # like a tick: its help stands beside it
        for layout, parts in (
            (head, (self.label, self._required) if names_itself else (self.label, self._help, self._required)),
            (line, (self.widget, self._help) if names_itself else (self.widget,)),
        ):
            layout.setSpacing(5)
            for part in parts:
                layout.addWidget(part)
        head.addStretch(1)
        if names_itself:
            line.addStretch(1)
        body = QVBoxLayout()
        body.setSpacing(3)
        body.addLayout(line)
        body.addWidget(self._message)
        outer: QHBoxLayout | QVBoxLayout = QHBoxLayout(self) if beside else QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(3)
        outer.addLayout(head)
        outer.addLayout(body, 1 if beside else 0)
        self.widget.setMaximumWidth(16777215)


class FormGrid(QWidget):
    """Rows in one or more columns, found by key; fewer columns when there is no room for all."""

    def __init__(self, columns: int = 2, parent: QWidget | None = None, *, narrowest: int = _NARROWEST) -> None:
        """`narrowest` is the width in pixels below which a column is given up."""
        super().__init__(parent)
        self._columns = self._shown = columns
        self._narrowest = narrowest
        self._next = 0
        self._parts: list[tuple[QWidget, int]] = []
        self._rows: dict[str, FieldRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(12)
        self._stretch()

    def add(self, key: str, label: str, widget: QWidget, *, help: str = "", required: bool = False, span: int = 1) -> FieldRow:
        """Append a row; `span` columns wide (0: the whole line)."""
        row = FieldRow(label, widget, help=help, required=required)
        self._rows[key] = row
        self._append(row, span or self._columns)
        return row

    def add_widget(self, widget: QWidget) -> None:
        """Append a widget without a label over the whole line."""
        self._append(widget, self._columns)

    def row(self, key: str) -> FieldRow:
        """The row of a key; KeyError when there is none."""
        return self._rows[key]

    def keys(self) -> list[str]:
        """All keys in their order."""
        return list(self._rows)

    def set_problem(self, key: str, message: str) -> bool:
        """Show a problem beside a field; False when this form has no such field."""
        if key not in self._rows:
            return False
        self._rows[key].set_problem(message)
        return True

    def clear_problems(self) -> None:
        """Take all problems away that were set here."""
        for row in self._rows.values():
            row.set_problem("")

    def problems(self) -> dict[str, str]:
        """Every problem by key: those set here and those of the inputs themselves."""
        return {key: row.problem() for key, row in self._rows.items() if row.problem()}

    def focus_first_problem(self) -> bool:
        """Go to the first field with a problem; False when there is none."""
        for row in self._rows.values():
            if row.problem():
                row.widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column, for the grid then takes fewer of them."""
        widest = max((part.minimumSizeHint().width() for part, _span in self._parts), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as fit."""
        super().resizeEvent(event)
        fitting = max(1, min(self._columns, (self.width() + _GAP) // (self._narrowest + _GAP)))
        if fitting != self._shown:
            self._shown, self._next = fitting, 0
            for part, _span in self._parts:
                self._grid.removeWidget(part)
            for part, span in self._parts:
                self._place(part, span)
            self._stretch()

    def _stretch(self) -> None:
        """Columns in use share the width."""
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 1 if column < self._shown else 0)

    def _append(self, widget: QWidget, span: int) -> None:
        """Add a widget behind the others."""
        self._parts.append((widget, span))
        self._place(widget, span)

    def _place(self, widget: QWidget, span: int) -> None:
        """Put a widget on the next free place."""
        span = min(span, self._shown)
        column = self._next % self._shown
        if column + span > self._shown:
            self._next += self._shown - column
            column = 0
        self._grid.addWidget(widget, self._next // self._shown, column, 1, span, Qt.AlignmentFlag.AlignTop)
        self._next += span
