"""The Excel summary: what goes into it, in which language, and where to put it."""

import os
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from wpstracker.domain.handover import Handover
from wpstracker.domain.question import Filter
from wpstracker.folders import export_folder
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.file_choice import choose_new
from wpstracker.gui.forms.inputs import countries_input
from wpstracker.gui.forms.question_input import QuestionInput
from wpstracker.gui.jobs import run_job
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import ask, offer
from wpstracker.gui.pages.asked import only_beyond
from wpstracker.gui.typed_questions import TypedQuestions
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.partial_date_edit import partial_date_edit
from wpstracker.gui.widgets.section import Section
from wpstracker.gui.widgets.styling import push_button, text_label
from wpstracker.reports.asked import facts
from wpstracker.reports.summary_contents import Contents
from wpstracker.services.reporting import EXCEL_SUFFIX, export_summary, summary_contents, with_excel_suffix
from wpstracker.words import LANGUAGES

_SHOWN = ("countries", "after", "before")


class ExportDialog(PlainDialog):
    """Starts from a question, usually what the page in front shows."""

    def __init__(self, parent: QWidget, context: Context, question: Filter) -> None:
        super().__init__(parent, tr("Export summary"), width=620)
        self._context = context
        self._rest = only_beyond(question, (*_SHOWN, "unrestricted"))
        self.first = partial_date_edit(tr("From"))
        self.first.set_value(question.after)
        self.last = partial_date_edit(tr("Until"))
        self.last.set_value(question.before)
        self.countries = countries_input(tr("Countries"))
        self.countries.set_value(question.countries)
        self.typed = QuestionInput(TypedQuestions(context.store, "", context.today))
        self.rest = QCheckBox(tr("Only what the list shows"))
        self.rest.setChecked(True)
        self.conditions = text_label(role="small", wrap=True)
        self.count = text_label(role="muted", wrap=True)
        self.suppress = QCheckBox(tr("Suppress small numbers: counts below 5 in security institutions"))
        self.restricted = QCheckBox(tr("Restricted records"))
        self.participants = QCheckBox(tr("Names of participants"))
        self.contacts = QCheckBox(tr("Contact details of people"))
        self.language = ChoiceBox(list(LANGUAGES.items()), empty=None)
        self.language.set_value(words().language)
        self.path = QLineEdit(str(self._proposed()))
        self.export_button = push_button(tr("Export"), icon_name="file-spreadsheet", role="primary")
        self.export_button.clicked.connect(self._export)
        asked = (self.rest.toggled, self.restricted.toggled, self.participants.toggled)
        for changed in (self.first.changed, self.last.changed, self.countries.changed, *asked):
            changed.connect(self._show_count)
        self.typed.asked.connect(self._take_typed)
        self._build()
        self._show_count()

    def question(self) -> Filter:
        """What goes into the workbook."""
        rest = self._rest if self.rest.isChecked() else Filter()
        return rest.but(countries=self.countries.value(), after=self.first.value(), before=self.last.value())

    def handover(self) -> Handover:
        """What may leave the office in it."""
        boxes = (self.restricted, self.participants, self.contacts, self.suppress)
        return Handover(*(box.isChecked() for box in boxes))

    def target(self) -> Path:
        """The workbook to write, always with its suffix."""
        path = Path(self.path.text().strip()).expanduser()
        return with_excel_suffix(path) if path.name else path

    def _conditions(self) -> str:
        """The rest of the question, in the words that will stand in the workbook."""
        return "; ".join(f"{fact.label}: {fact.value}" for fact in facts(self._rest, self._context.store, words()))

    def _show_rest(self) -> None:
        """What is asked besides period and countries, where anything is."""
        self.conditions.setText(self._conditions())
        for widget in (self.rest, self.conditions):
            widget.setVisible(not self._rest.is_empty)

    def _take_typed(self, question: Filter) -> None:
        """What was written goes to the inputs that show it; the rest takes the place of what the list showed."""
        for widget, value in ((self.first, question.after), (self.last, question.before), (self.countries, question.countries)):
            widget.set_value(value)
        self._rest = only_beyond(question, (*_SHOWN, "unrestricted"))
        self.rest.setChecked(True)
        self._show_rest()
        self._show_count()

    def _proposed(self) -> Path:
        last = self._context.settings.text("export_folder")
        folder = Path(last) if last and Path(last).is_dir() else export_folder()
        return folder / (tr("WPS summary {day}", day=self._context.today().isoformat()) + EXCEL_SUFFIX)

    def _build(self) -> None:
        self.form = FormGrid()
        self.form.add(
            "after", tr("From"), self.first, help=tr("The first day, month or year that goes into the workbook; empty: from the beginning.")
        )
        self.form.add(
            "before", tr("Until"), self.last, help=tr("The last day, month or year that goes into the workbook; empty: to the end.")
        )
        self.form.add("countries", tr("Countries"), self.countries, help=tr("Empty: all countries."), span=0)
        self.form.add("typed", tr("Question as text"), self.typed, span=0)
        self.form.add_widget(self.rest)
        self.form.add_widget(self.conditions)
        self._show_rest()
        self.form.add_widget(self.count)
        self.suppress.setToolTip(
            tr("Counts below 5 in police, border and other security institutions are written as “<5”, so that nobody can be recognised.")
        )
        self.form.add_widget(self.suppress)
        self.form.add_widget(self._confidential())
        self.form.add("language", tr("Language of the workbook"), self.language, help=tr("It may differ from the language of the window."))
        self.form.add("path", tr("File"), self._file_line(), span=0)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        more = push_button(tr("More reports…"), icon_name="file-spreadsheet", role="quiet")
        more.clicked.connect(self._show_more)
        self.add_buttons(left=(more,), main=self.export_button)

    def _show_more(self) -> None:
        """Go on to the Reports page with what was chosen here."""
        question, navigator = self.question(), self._context.navigator
        self.reject()
        navigator.ask("reports", question)

    def _confidential(self) -> QWidget:
        """What goes in only when somebody asks for it; folded, since it is rarely right."""
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        for asked in (self.restricted, self.participants, self.contacts):
            box.addWidget(asked)
        section = Section(tr("Confidential content"), inside, is_open=False)
        section.set_summary(tr("left out"))
        for asked in (self.restricted, self.participants, self.contacts):
            asked.toggled.connect(lambda _on: section.set_summary("" if self.handover().is_confidential else tr("left out")))
        return section

    def _file_line(self) -> QWidget:
        self.path.setAccessibleName(tr("File"))
        choose = push_button(tr("Choose…"), icon_name="folder-open")
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose_place)
        line = QWidget()
        line.setFocusProxy(self.path)
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.path, 1)
        box.addWidget(choose)
        return line

    def _choose_place(self) -> None:
        kinds = tr("Excel workbooks (*.xlsx)")
        choose_new(self, tr("Export summary"), self.target(), kinds, lambda path: self.path.setText(str(path)))

    def _show_count(self) -> None:
        """How much will be in the workbook."""
        self.typed.show_question(self.question())
        found = self._contents()
        counted = [
            tr_n("{n} event", "{n} events", len(found.events)),
            tr_n("{n} recommendation", "{n} recommendations", len(found.recommendations)),
            tr_n("{n} plan", "{n} plans", len(found.plans)),
        ]
        self.count.setText(tr("The workbook will hold {what}.", what=", ".join(counted)))

    def _contents(self) -> Contents:
        return summary_contents(self._context.store, self.question(), self._context.today(), self.handover())

    def _export(self) -> None:
        """Check what was entered, ask before replacing a file, and write."""
        self.form.clear_problems()
        problem = self._problem_of_period()
        if problem:
            self.form.set_problem("before", problem)
        if not self.target().name:
            self.form.set_problem("path", tr("Say where the workbook shall be put."))
        if self.form.focus_first_problem():
            return
        if self.target().exists():
            text = tr("There is already a file “{file}”. Replace it?", file=self.target().name)
            ask(self, text, tr("Replace"), self._confirm, details=str(self.target().parent))
        else:
            self._confirm()

    def _confirm(self) -> None:
        """What is confidential is asked for a second time, named and counted."""
        named = confidential_in(self._contents()) if self.handover().is_confidential else []
        if not named:
            self._write()
            return
        details = "\n".join([*(f"• {each}" for each in named), "", tr("Give it only to people who may know this.")])
        ask(self, tr("This workbook will hold confidential content."), tr("Export it all the same"), self._write, details=details)

    def _problem_of_period(self) -> str:
        first, last = self.first.value(), self.last.value()
        begins, ends = first and first.earliest(), last and last.latest()
        return tr("The end is before the beginning.") if begins and ends and ends < begins else ""

    def _write(self) -> None:
        """Plain values only go into the worker's thread; it reads the file through a connection of its own."""
        file, question, target = self._context.store.address, self.question(), self.target()
        language, today, handover = self.language.value(), self._context.today(), self.handover()
        self.export_button.setEnabled(False)
        run_job(
            self,
            tr("Writing the summary…"),
            lambda progress: export_summary(file, question, target, language=language, today=today, handover=handover, progress=progress),
            self._written,
            ended=lambda: self.export_button.setEnabled(True),
        )

    def _written(self, path: Path) -> None:
        self._context.settings.put_text("export_folder", str(path.parent))
        offer(
            self.parentWidget() or self,
            tr("The summary was written to “{file}”.", file=path.name),
            [(tr("Open"), lambda: _show(path)), (tr("Show in folder"), lambda: _show(path.parent))],
            details=str(path.parent) + os.sep,
        )
        self.accept()


def confidential_in(found: Contents) -> list[str]:
    """What a workbook would hold that is left out otherwise; nothing that is not there."""
    lines = []
    if found.handover.restricted and found.restricted:
        lines.append(tr_n("{n} restricted record", "{n} restricted records", found.restricted))
    if found.handover.participants and found.participants:
        lines.append(tr_n("{n} name of a participant", "{n} names of participants", found.participants))
    if found.handover.contacts and found.people:
        lines.append(tr_n("known contacts of {n} person", "known contacts of {n} people", len(found.people)))
    return lines


def _show(path: Path) -> None:
    """Open a file or folder with the system's own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
