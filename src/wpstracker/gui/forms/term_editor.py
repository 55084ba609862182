"""The editor of a term: its words in each language, its colour, the term it stands under."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QWidget

from wpstracker.domain.problems import Problem
from wpstracker.domain.vocabularies import Scheme
from wpstracker.gui.context import Context
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.inputs import fold
from wpstracker.gui.forms.language_lines import LanguageLines
from wpstracker.gui.forms.term_choice import term_entries
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.choice import SearchableChoice
from wpstracker.gui.widgets.colours import ColourInput
from wpstracker.records import Term
from wpstracker.services import terms
from wpstracker.services.drafts import Draft


class TermEditor(Editor):
    """Opened with `open()`; tells `saved(id)`."""

    def __init__(self, context: Context, draft: Draft[Any], parent: QWidget | None = None) -> None:
        is_new = terms.load(context.store, str(draft.record.id)) is None
        super().__init__(context, draft, title=tr("New term") if is_new else tr("Edit term"), is_new=is_new, parent=parent)
        self.add_section(tr(Scheme(draft.record.scheme).label), TermGroup(context, draft.record), is_open=True)
        self.form.list.hide()
        self.start()
        self.resize(680, 620)

    def save_draft(self) -> str:
        """One step."""
        return terms.save(self.context.store, self.draft, initiator=self)

    def draft_problems(self) -> Iterable[Problem]:
        """A label that is missing or there already, a place that is none."""
        return terms.problems(self.context.store, self.draft.record)


class TermGroup(FieldsGroup):
    """All that can be said of a term; the place and the code of an official one are fixed."""

    def __init__(self, context: Context, term: Term) -> None:
        others = [entry for entry in term_entries(context.store, Scheme(str(term.scheme))) if entry.value != term.id]
        inputs = {
            "labels": LanguageLines(name=tr("Labels")),
            "description": LanguageLines(long=True, name=tr("Description")),
            "parent_term": SearchableChoice(others, placeholder=tr("none: it stands at the top"), fold=fold),
            "colour": ColourInput(tr("Colour")),
        }
        last = ["retired"] if term.scheme == Scheme.TAG else ["code", "retired"]  # the code of a tag is its label
        names = ["labels", "aliases", "parent_term", "colour", "description", *last]
        super().__init__(FormFields(Term, names, inputs=inputs))
        self.fields.widget("aliases").line.setPlaceholderText(tr("Another spelling or short form, then Enter"))
        self.add_lines(["labels"], ["aliases"], ["parent_term"], ["colour"], ["description"], last, required=["labels"])
        for name in {"parent_term", "code"} & set(names):
            self.fields.widget(name).setEnabled(not term.official)

    def summary(self) -> str:
        """The labels."""
        return ", ".join(self.fields.widget("labels").value().values())
