"""A name for something that is kept: a report, a view."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.language import tr, words
from wpstracker.gui.messages import tell_error
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.styling import push_button, text_label


class NameDialog(PlainDialog):
    """`keep` is called with the name; what it refuses is said beside the line."""

    def __init__(
        self, parent: QWidget, title: str, name: str, keep: Callable[[str], object], *, verb: str, taken: Sequence[str] = (), note: str = ""
    ) -> None:
        """`taken` are names of which `note` says that what bears them will be replaced."""
        super().__init__(parent, title, width=440)
        self._keep, self._taken, self._note = keep, {each.casefold() for each in taken}, note
        self.name = QLineEdit(name)
        self.name.setMaxLength(200)
        self.name.selectAll()
        self.form = FormGrid(1)
        self.form.add("name", tr("Name"), self.name)
        self.note = text_label(role="small", wrap=True)
        self.body.addWidget(self.form)
        self.body.addWidget(self.note)
        self.keep_button = push_button(verb, role="primary")
        self.keep_button.clicked.connect(self._accept)
        self.add_buttons(main=self.keep_button)
        self.name.textChanged.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        is_taken = " ".join(self.name.text().split()).casefold() in self._taken
        self.note.setText(self._note if is_taken else "")
        self.note.setVisible(is_taken)

    def _accept(self) -> None:
        self.form.clear_problems()
        try:
            self._keep(self.name.text())
        except Invalid as error:
            self.form.set_problem("name", error.problems[0].text(words()))
            self.name.setFocus()
        except KnownError as error:
            tell_error(self, error)
        else:
            self.accept()
