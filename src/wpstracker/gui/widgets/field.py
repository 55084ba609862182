"""Form rows: label, input, help, and the problem beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from wpstracker.gui.icons import IconLabel
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.styling import set_style_property, text_label


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
        self._required.setVisible(required)
        self._help = IconLabel("circle-help", size=14)
        self._help.setVisible(bool(help))
        self._name(label, help)
        self._build(beside)
        self.set_problem("")
        if hasattr(widget, "problem_changed"):
            widget.problem_changed.connect(self.set_problem)

    def problem(self) -> str:
        """The problem shown here, or the input's own."""
        own = self.widget.problem() if hasattr(self.widget, "problem") else ""
        return self._message.text() or str(own)

    def set_problem(self, message: str) -> None:
        """Show what is wrong below the input; empty takes it away."""
        self._message.setText(message)
        self._message.setVisible(bool(message))
        set_style_property(self.widget, "problem", bool(message))
        self.widget.setAccessibleDescription(message or self.widget.toolTip())

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
        head = QHBoxLayout()
        head.setSpacing(5)
        for part in (self.label, self._help, self._required):
            head.addWidget(part)
        head.addStretch(1)
        body = QVBoxLayout()
        body.setSpacing(3)
        body.addWidget(self.widget)
        body.addWidget(self._message)
        outer: QHBoxLayout | QVBoxLayout = QHBoxLayout(self) if beside else QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(3)
        outer.addLayout(head)
        outer.addLayout(body, 1 if beside else 0)
        self.widget.setMaximumWidth(16777215)


class FormGrid(QWidget):
    """Rows in one or more columns, found by key."""

    def __init__(self, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns, self._next = columns, 0
        self._rows: dict[str, FieldRow] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def add(self, key: str, label: str, widget: QWidget, *, help: str = "", required: bool = False, span: int = 1) -> FieldRow:
        """Append a row; `span` columns wide (0: the whole line)."""
        row = FieldRow(label, widget, help=help, required=required)
        self._rows[key] = row
        self._place(row, span or self._columns)
        return row

    def add_widget(self, widget: QWidget) -> None:
        """Append a widget without a label over the whole line."""
        self._place(widget, self._columns)

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

    def _place(self, widget: QWidget, span: int) -> None:
        """Put a widget on the next free place."""
        column = self._next % self._columns
        if column + span > self._columns:
            self._next += self._columns - column
            column = 0
        self._grid.addWidget(widget, self._next // self._columns, column, 1, span, Qt.AlignmentFlag.AlignTop)
        self._next += span
