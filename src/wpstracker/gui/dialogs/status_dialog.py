"""Bringing a selection to another status at once: which, since when, and why."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from wpstracker.domain.partial_date import PartialDate
from wpstracker.domain.problems import Invalid, KnownError, Problem
from wpstracker.domain.vocabularies import Vocabulary
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.forms.inputs import TextInput
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import tell_error
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.partial_date_edit import partial_date_edit
from wpstracker.gui.widgets.styling import push_button, text_label
from wpstracker.services import progress


class StatusDialog(PlainDialog):
    """Opened with `open()`; one step for the whole selection. `moved(number, status)` is called once it is done."""

    def __init__(
        self, parent: QWidget, context: Context, kind: str, ids: Sequence[str], moved: Callable[[int, Vocabulary], object] = lambda *_: None
    ) -> None:
        title = tr_n("Change the status of {n} recommendation", "Change the status of {n} recommendations", len(ids))
        super().__init__(parent, title, width=560)
        self._context, self._kind, self._ids, self._moved = context, kind, list(ids), moved
        self.status = ChoiceBox([], empty=None)
        self.when = partial_date_edit(tr("Effective on"))
        self.when.set_value(PartialDate.of(context.today()))
        self.reason, self.narrative = TextInput(), TextInput()
        self.save_button = push_button(tr("Change status"), role="primary")
        self.save_button.clicked.connect(self.save)
        self._refused = text_label(role="problem", wrap=True)
        self._refused.hide()
        self._build()
        self.when.changed.connect(self._offer)
        self.status.changed.connect(self._follow)
        self._offer()

    def save(self) -> None:
        """Move all of them, or say which refuse."""
        self._show({})
        found = self._unreadable() or self._problems_of_day()
        if found:
            self._show(found)
            return
        status: Vocabulary = self.status.value()
        said = {"reason": self.reason.value(), "narrative": self.narrative.value()}
        try:
            number = progress.move(self._context.store, self._kind, self._ids, status, self.when.value(), **said)
        except Invalid as error:
            self._show(_by_field(error.problems))
        except KnownError as error:
            tell_error(self, error)
        else:
            self.accept()
            self._moved(number, status)

    def _offer(self) -> None:
        """Every status that some of them may come to on that day; how many stands beside it unless it is all."""
        chosen, when = self.status.value(), self.when.value()
        found = progress.steps_of_all(self._context.store, self._kind, self._ids, when) if when else {}
        self.status.set_choices([(status, self._label(status, number)) for status, number in found.items()])
        if chosen in found:
            self.status.set_value(chosen)
        self.save_button.setEnabled(bool(found))
        self._follow()

    def _label(self, status: Vocabulary, number: int) -> str:
        every = len(self._ids)
        if number == every:
            return tr(status.label)
        return tr("{status} (may follow for {n} of {every})", status=tr(status.label), n=number, every=every)

    def _follow(self) -> None:
        """Ask for the reason where the step needs one."""
        self._show({})
        status = self.status.value()
        self._form.row("reason").setVisible(bool(status) and progress.asks_why(self._context.store, self._kind, self._ids, status))
        self._fit()

    def _unreadable(self) -> dict[str, str]:
        return {"effective": self.when.problem()} if self.when.problem() else {}

    def _problems_of_day(self) -> dict[str, str]:
        return _by_field(progress.day_problems(self.when.value(), self._context.today()))

    def _show(self, problems: dict[str, str]) -> None:
        """Beside their fields; those of single records below, one a line."""
        self._form.clear_problems()
        homeless = [text for field, text in problems.items() if field == "status_after" or not self._form.set_problem(field, text)]
        self._refused.setText("\n".join(homeless))
        self._refused.setVisible(bool(homeless))
        self._fit()
        self._form.focus_first_problem()

    def _fit(self) -> None:
        """Give what came room, once the layout knows of it."""
        if self.isVisible():
            QTimer.singleShot(0, self, self.fit_height)

    def _build(self) -> None:
        self._form = FormGrid(1)
        self._form.add("status_after", tr("Status after"), self.status)
        self._form.add("effective", tr("Effective on"), self.when, help=tr("When it happened, not when it was typed."), required=True)
        about = tr("Why it was closed, rejected, put on hold or taken up again.")
        self._form.add("reason", tr("Reason"), self.reason, help=about, required=True)
        self._form.add("narrative", tr("What was done"), self.narrative)
        about_all = tr("Each gets a progress update that says so. One undo takes all of them back.")
        self.body.addWidget(text_label(about_all, "muted", wrap=True))
        self.body.addWidget(self._form)
        self.body.addWidget(self._refused)
        self.body.addStretch(1)
        self.add_buttons(main=self.save_button)
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):  # as in every form; Enter alone goes on to a new line of a text
            QShortcut(QKeySequence(keys), self).activated.connect(self.save_button.click)
        self.status.setFocus()


def _by_field(problems: Sequence[Problem]) -> dict[str, str]:
    """Sentences by field, several of one field one below the other."""
    found: dict[str, str] = {}
    for problem in problems:
        text = problem.text(words())
        found[problem.field] = f"{found[problem.field]}\n{text}" if problem.field in found else text
    return found
