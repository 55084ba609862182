"""The editor of a source: what it is, and its full text as it was pasted."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtWidgets import QWidget

from wpstracker.domain.languages import LANGUAGES
from wpstracker.domain.pasted_text import tidy_text
from wpstracker.domain.personal_data import personal_data, without_personal_data
from wpstracker.domain.problems import Problem
from wpstracker.domain.vocabularies import Privacy
from wpstracker.gui.context import Context
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.event_about import RecordGroup
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.inputs import TextInput
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.personal_data_banner import PersonalDataBanner
from wpstracker.records import Source
from wpstracker.services import sources
from wpstracker.services.drafts import Draft

_LINES, _MOST_LINES = 12, 24


class SourceEditor(Editor):
    """Opened with `open()`; tells `saved(id)`."""

    def __init__(self, context: Context, draft: Draft[Source], parent: QWidget | None = None) -> None:
        is_new = sources.load(context.store, str(draft.record.id)) is None
        super().__init__(context, draft, title=tr("New source") if is_new else tr("Edit source"), is_new=is_new, parent=parent)
        record = RecordGroup(Source)
        self.add_section(tr("Basics"), BasicsGroup(), is_open=True)
        self.add_section(tr("Full text"), TextGroup(record), is_open=True)
        self.add_section(tr("Record"), record)
        self.start()

    def save_draft(self) -> str:
        """One step."""
        return sources.save(self.context.store, self.draft, initiator=self)

    def draft_problems(self) -> Iterable[Problem]:
        """A missing title, an address that is none."""
        return sources.problems(self.draft)


class BasicsGroup(FieldsGroup):
    """Title, kind, who published it, when and where."""

    def __init__(self) -> None:
        names = ["title", "source_kind", "language", "publisher", "author", "published", "accessed", "dateline", "url"]
        super().__init__(FormFields(Source, names, inputs={"language": LanguageChoice()}))
        self.add_lines(["title"], ["source_kind", "language"], ["publisher", "author"], ["published", "accessed"], required=["title"])
        self.add_lines(["dateline"], ["url"])

    def summary(self) -> str:
        """The title."""
        return str(self.fields.widget("title").value())


class LanguageChoice(ChoiceBox):
    """The language of a text; none is an empty text."""

    def __init__(self) -> None:
        super().__init__([(code, tr(label)) for code, label in LANGUAGES.items()], name=tr("Language"))

    def value(self) -> str:
        """Its code."""
        return super().value() or ""

    def set_value(self, value: Any) -> None:
        """Choose it."""
        super().set_value(value or None)


class PastedText(TextInput):
    """A long text; what is pasted keeps its paragraphs and loses its control marks."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the words only."""
        if source.hasText():
            self.insertPlainText(tidy_text(source.text()))


class TextGroup(FieldsGroup):
    """The full text; data about persons in it is pointed out."""

    def __init__(self, record: FieldsGroup) -> None:
        self.text = PastedText(lines=_LINES, most=_MOST_LINES, placeholder=tr("Paste the press release, agenda or report here"))
        super().__init__(FormFields(Source, ["text"], inputs={"text": self.text}))
        self._record = record
        self.found = PersonalDataBanner()
        self.found.restrict.connect(self._restrict)
        self.found.remove.connect(self._remove)
        self.box.addWidget(self.found)
        self.add_lines(["text"])
        self._pause = QTimer(self, singleShot=True, interval=250)
        self._pause.timeout.connect(self.look_through)
        self.text.changed.connect(self._pause.start)
        record.changed.connect(self._pause.start)

    def read(self, draft: Draft[Any]) -> None:
        """Show the text, and what was found in it."""
        super().read(draft)
        self._pause.start(0)

    def summary(self) -> str:
        """How long it is."""
        words = len(str(self.text.value()).split())
        return tr_n("{n} word", "{n} words", words) if words else ""

    def look_through(self) -> None:
        """Point out e-mail addresses and telephone numbers."""
        restricted = self._record.fields.widget("privacy").value() == Privacy.RESTRICTED
        self.found.show_found(personal_data(str(self.text.value())), restricted=restricted)

    def _restrict(self) -> None:
        choice = self._record.fields.widget("privacy")
        choice.set_value(Privacy.RESTRICTED.value)
        self._record.changed.emit()
        self.look_through()

    def _remove(self) -> None:
        """Undo in the text brings them back."""
        cursor = self.text.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(without_personal_data(str(self.text.value()), tr("[removed]")))
        self.look_through()
        self.text.setFocus()
