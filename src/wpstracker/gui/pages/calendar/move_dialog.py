"""Asking for the date something shall be moved to, typed as exactly as it is known."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid
from wpstracker.figures.calendar_item import CalendarItem
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.language import tr, words
from wpstracker.gui.pages.calendar.told import when_text
from wpstracker.gui.widgets.partial_date_edit import partial_date_edit
from wpstracker.gui.widgets.styling import push_button, text_label


class MoveDialog(PlainDialog):
    """`move` is handed the date; Invalid is told below the line."""

    def __init__(self, parent: QWidget, item: CalendarItem, move: Callable[[PartialDate], object]) -> None:
        super().__init__(parent, tr("Move to date"), width=440)
        self._move = move
        self.date = partial_date_edit(tr("New date"))
        self.date.set_value(item.start)
        self.date.changed.connect(lambda: self._tell(""))
        self._problem = text_label(role="problem", wrap=True)
        label = text_label(tr("&New start") if item.end else tr("&New date"), "label")
        label.setBuddy(self.date.line)
        self.body.addWidget(text_label(item.title, "heading", wrap=True))
        self.body.addWidget(text_label(tr("Now: {when}", when=when_text(item)), "muted", wrap=True))
        self.body.addWidget(label)
        self.body.addWidget(self.date)
        if item.end:
            self.body.addWidget(text_label(tr("The end moves along; it keeps how long it lasts."), "small", wrap=True))
        self.body.addWidget(self._problem)
        self.move_button = push_button(tr("Move"), role="primary")
        self.move_button.clicked.connect(self._try)
        self.add_buttons(main=self.move_button)
        self._tell("")
        self.date.line.selectAll()
        self.date.setFocus()

    def problem(self) -> str:
        """What is said below the line."""
        return self._problem.text()

    def _try(self) -> None:
        value = self.date.value()
        if value is None:
            self._tell(self.date.problem() or tr("Enter a date, even if only the month or the year is known."))
            return
        try:
            self._move(value)
        except Invalid as error:
            self._tell(" ".join(problem.text(words()) for problem in error.problems))
        else:
            self.accept()

    def _tell(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self.date.mark(bool(text))
        self.fit_height()
