"""What every editor does: fill from a draft, save it as one step, show what is wrong beside its field, and ask before work is lost."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QMessageBox, QPushButton, QSplitter, QVBoxLayout, QWidget

from wpstracker.domain.problems import Invalid, KnownError, Problem
from wpstracker.gui import messages
from wpstracker.gui.context import Context
from wpstracker.gui.forms.draft_keeper import DraftKeeper
from wpstracker.gui.forms.groups import Group
from wpstracker.gui.forms.inputs import settle
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.part_rows import PartsGroup
from wpstracker.gui.forms.sections import SectionedForm
from wpstracker.gui.forms.source_beside import SourceBeside
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.widgets.cards import Banner
from wpstracker.gui.widgets.styling import push_button, text_label
from wpstracker.records import Citation
from wpstracker.services.drafts import Draft


class Editor(QDialog):
    """A dialog for one draft. `saved(id)` is told after the record is in the file; nothing is written otherwise."""

    saved = Signal(str)

    def __init__(self, context: Context, draft: Draft[Any], *, title: str, is_new: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.context, self.draft, self.is_new = context, draft, is_new
        self.names = Names(context.store, draft)
        self._keeper = DraftKeeper(self)
        self._continued = False
        self.groups: list[Group] = []
        self.banner = Banner(dismissible=False)
        self.form = SectionedForm()
        self._note = text_label(role="problem", wrap=True)
        self.save_button = push_button(tr("&Save"), icon_name="check", role="primary")
        self.cancel_button = push_button(tr("&Cancel"))
        self._splitter, self._bottom = QSplitter(Qt.Orientation.Horizontal), QHBoxLayout()
        self.beside: SourceBeside | None = None
        self._build()
        self.resize(980, 720)

    def save_draft(self) -> str:
        """Save through the services in one step; the record's id. Raises Invalid or KnownError."""
        raise NotImplementedError

    def draft_problems(self) -> Iterable[Problem]:
        """What the services find wrong with the draft as it is now."""
        raise NotImplementedError

    def add_section(self, title: str, group: Group, *, is_open: bool = False) -> None:
        """Append a section and fill it."""
        self.groups.append(group)
        self.form.add(title, group, is_open=is_open)
        group.read(self.draft)

    def start(self) -> None:
        """To be called once when all sections are there."""
        if any(isinstance(group, PartsGroup) and group.holds(Citation) for group in self.groups):
            self.beside = SourceBeside(self, self._splitter)
            self._bottom.insertWidget(0, self.beside.button)
        self.form.refresh()
        self.form.changed.connect(self._keeper.note_change)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        self.groups[0].focus("")
        QTimer.singleShot(0, self, self._deselect)

    def add_citation(self, citation: Citation) -> None:
        """One more quote that a fact rests on."""
        for group in self.groups:
            if isinstance(group, PartsGroup) and group.holds(Citation):
                group.rows.add_row(citation)

    def touched(self) -> bool:
        """Whether something was changed since the editor was opened, or what it was opened with was never saved."""
        return self._continued or any(group.touched() for group in self.groups)

    def go_on_with(self, typed: Mapping[str, str], said: str, kind: str = "info") -> None:
        """The draft was never saved: put back what was only half typed, and say why all of it counts as changed."""
        self._continued = True
        for position, group in enumerate(self.groups):
            mine = {place.partition(":")[2]: text for place, text in typed.items() if place.partition(":")[0] == str(position)}
            group.put_typed(mine)
        self.form.refresh()
        self.banner.set_message(said, kind=kind)

    def typed(self) -> dict[str, str]:
        """What is half typed, by section and place."""
        return {f"{position}:{place}": text for position, group in enumerate(self.groups) for place, text in group.typed().items()}

    def write(self) -> None:
        """Put everything that is shown into the draft."""
        for group in self.groups:
            group.write(self.draft)
        self.names.write(self.draft)

    def save(self) -> None:
        """Save and close; or show what is wrong and stay."""
        self._clear_problems()
        settle(self.form)
        unreadable = {field: text for group in self.groups for field, text in group.problems().items()}
        if not (self.is_new or unreadable or self.touched()):
            self.accept()
            return
        self.write()
        found = {problem.field: problem.text(words()) for problem in self.draft_problems()} | unreadable
        if found:
            self._show_problems(found)
            return
        self._save_draft()

    def reject(self) -> None:
        """Close without saving; asks first when something was changed."""
        if self.touched():
            ask_before_leaving(self, save=self.save, discard=super().reject)
        else:
            super().reject()

    def done(self, result: int) -> None:
        """Leave the present field while everything is still there, then close; saved or thrown away, the draft is no longer kept."""
        if focused := self.focusWidget():
            focused.clearFocus()
        self._keeper.forget()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves; Enter alone presses a button that has the focus and never saves by accident."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.save()
        elif isinstance(button := self.focusWidget(), QPushButton):
            button.click()

    def _deselect(self) -> None:
        """Opening a form selects its first text, which one key would then replace. Long texts are shown from their beginning."""
        for line in self.findChildren(QLineEdit):
            line.deselect()
            if not self.is_new:
                line.home(False)

    def _save_draft(self) -> None:
        try:
            id_ = self.save_draft()
        except Invalid as error:
            self._show_problems({problem.field: problem.text(words()) for problem in error.problems})
        except KnownError as error:
            messages.tell_error(self, error)
        else:
            self.saved.emit(id_)
            self.accept()

    def _show_problems(self, problems: dict[str, str]) -> None:
        """Each beside its field, its section open and marked; what has no field stands at the bottom. The first gets the focus."""
        homeless = [text for field, text in problems.items() if not any(group.set_problem(field, text) for group in self.groups)]
        first: tuple[int, str] | None = None
        for position, group in enumerate(self.groups):
            here = [field for field, text in problems.items() if group.set_problem(field, text)]
            self.form.mark(position, problems[here[0]] if here else "")
            first = first or ((position, here[0]) if here else None)
        said = tr_n(
            "{n} place needs attention before this can be saved.", "{n} places need attention before this can be saved.", len(problems)
        )
        self._note.setText("\n".join([said, *homeless]))
        self._note.show()
        if first:
            self.form.go_to(*first)

    def _clear_problems(self) -> None:
        self._note.hide()
        for position, group in enumerate(self.groups):
            group.clear_problems()
            self.form.mark(position, "")

    def _build(self) -> None:
        """The form above, the buttons below."""
        self._note.hide()
        above = QHBoxLayout()
        above.setContentsMargins(16, 12, 16, 0)
        above.addWidget(self.banner)
        self.save_button.setToolTip(tr("Save (Ctrl+S or Ctrl+Enter)"))
        self.cancel_button.setToolTip(tr("Close without saving (Esc)"))
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.save)
        bottom = self._bottom
        bottom.setContentsMargins(16, 8, 16, 12)
        bottom.setSpacing(8)
        bottom.addWidget(self._note, 1)
        bottom.addStretch(0)
        bottom.addWidget(self.cancel_button)
        bottom.addWidget(self.save_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(above)
        self._splitter.addWidget(self.form)
        self._splitter.setChildrenCollapsible(False)
        box.addWidget(self._splitter, 1)
        box.addLayout(bottom)


def ask_before_leaving(parent: QWidget, *, save: Callable[[], None], discard: Callable[[], None]) -> None:
    """Something was changed: keep editing, discard or save. Does not block."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("WPS Tracker")
    box.setText(tr("Save what you changed?"))
    box.setInformativeText(tr("Without saving, the changes in this form are lost."))
    keep = box.addButton(tr("Keep editing"), QMessageBox.ButtonRole.RejectRole)
    lose = box.addButton(tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
    store = box.addButton(tr("Save"), QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(store)
    box.setEscapeButton(keep)

    def act(clicked: object) -> None:
        if clicked is store:
            save()
        elif clicked is lose:
            discard()

    box.buttonClicked.connect(act)
    box.open()
