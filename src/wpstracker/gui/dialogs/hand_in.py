"""Saying that a report was handed in: when, a note, and the files that were sent."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.figures.rows import Row
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.forms.files_input import FilesInput
from wpstracker.gui.forms.inputs import TextInput
from wpstracker.gui.language import tr, words
from wpstracker.gui.messages import tell_error
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.partial_date_edit import partial_date_edit
from wpstracker.gui.widgets.styling import push_button, text_label
from wpstracker.services import obligations


class HandInDialog(PlainDialog):
    """Opened with `open()`; writes in one step when it is accepted, then calls `done_with`."""

    def __init__(self, context: Context, row: Row, parent: QWidget, done_with: Callable[[], None]) -> None:
        """`row` is one of `figures.obligations.due_rows`."""
        super().__init__(parent, tr("Mark as handed in"), width=560)
        self._context, self._row, self._done_with = context, row, done_with
        self.when = partial_date_edit(tr("Handed in on"))
        self.when.set_value(row["handed_in"] or PartialDate.of(context.today()))
        self.note = TextInput(lines=3, name=tr("Note"))
        self.note.set_value(row["note"])
        self.files = FilesInput(context)
        self.save_button = push_button(tr("Mark as handed in"), icon_name="check", role="primary")
        self.save_button.clicked.connect(self.save)
        self.form = FormGrid(1)
        self.form.add("handed_in", tr("Handed in on"), self.when, help=tr("A month or a year will do where the day is not known."))
        self.form.add("note", tr("Note"), self.note, help=tr("How it was sent, the number of the letter, who received it."))
        self.form.add("files", tr("Files"), self.files)
        about = f"{row['title']}: {row['about']}" if row["about"] else row["title"]
        self.body.addWidget(text_label(about, "heading", wrap=True))
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        self.add_buttons(main=self.save_button)
        self.when.setFocus()

    def save(self) -> None:
        """Write and close; or say beside its field what is wrong."""
        self.form.clear_problems()
        when = self.when.value()
        if self.when.problem() or when is None:
            self.form.set_problem("handed_in", self.when.problem() or tr("Enter when it was handed in; a month will do."))
            self.when.setFocus()
            return
        row = self._row
        try:
            obligations.mark(
                self._context.store, row["obligation"], row["due"], handed_in=when, note=self.note.value(), files=self.files.incoming()
            )
        except Invalid as error:
            for problem in error.problems:
                self.form.set_problem(problem.field, problem.text(words()))
        except KnownError as error:
            tell_error(self, error)
        else:
            self.accept()
            self._done_with()
