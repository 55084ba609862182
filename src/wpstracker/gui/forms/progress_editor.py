"""The form of one progress update, of a recommendation or of a measure."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QWidget

from wpstracker.domain.problems import Problem
from wpstracker.domain.recommendations import needs_reason
from wpstracker.domain.vocabularies import MeasureStatus, RecommendationStatus, Vocabulary
from wpstracker.figures.columns import label_of
from wpstracker.gui.context import Context
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.fields import FormFields
from wpstracker.gui.forms.files_input import FilesInput
from wpstracker.gui.forms.groups import FieldsGroup
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.language import tr, words
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.styling import text_label
from wpstracker.records import Attachment, Entry, MeasureProgress, ProgressUpdate
from wpstracker.services import progress
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store


class ProgressEditor(Editor):
    """Opened with `open()`; tells `saved(id of the update)`."""

    def __init__(self, context: Context, draft: Draft[Any], parent: QWidget | None = None) -> None:
        update = draft.record
        is_new = progress.load(context.store, update.kind(), str(update.id)) is None
        title = tr("Record progress") if is_new else tr("Edit progress update")
        super().__init__(context, draft, title=title, is_new=is_new, parent=parent)
        self.evidence = EvidenceGroup(context, self.names, type(update))
        self.add_section(tr("Progress"), ToldGroup(context.store, update), is_open=True)
        self.add_section(tr("Evidence"), self.evidence, is_open=True)
        self.start()
        self.resize(740, 760)

    def save_draft(self) -> str:
        """The update, its evidence and the record's status as one step."""
        files = self.evidence.files.incoming()
        return progress.record_progress(self.context.store, self.draft, files=files, today=self.context.today(), initiator=self)

    def draft_problems(self) -> Iterable[Problem]:
        """What contradicts itself, and what the rules refuse."""
        has_files = bool(self.evidence.files.incoming() or self.evidence.files.kept())
        return progress.problems(self.context.store, self.draft.record, self.context.today(), has_files=has_files)


class ToldGroup(FieldsGroup):
    """When, which status it brought and why; what was done, what stands in the way, what is next."""

    def __init__(self, store: Store, update: ProgressUpdate) -> None:
        self._store, self._update = store, update
        self._statuses: type[Vocabulary] = MeasureStatus if isinstance(update, MeasureProgress) else RecommendationStatus
        self._before: str | None = None
        self.status = ChoiceBox([], empty=None)
        amounts = ["value", "spent"] if isinstance(update, MeasureProgress) else []
        order = ["effective", "status_after", "reason", "narrative", *amounts, "obstacles", "next_step", "next_owner", "next_due"]
        super().__init__(FormFields(type(update), order, inputs={"status_after": self.status}))
        self.box.addWidget(text_label(progress.called(progress.record_of(store, update), 160), "muted", wrap=True))
        self.add_lines(["effective", "status_after"], required=["effective"])
        self._why = FormGrid(1)
        self.fields.place(self._why, "reason", required=True)
        self.box.addWidget(self._why)
        self.add_lines(["narrative"], *([amounts] if amounts else []), ["obstacles"], ["next_step"], ["next_owner", "next_due"])
        self.fields.widget("effective").changed.connect(self._offer_steps)
        self.status.changed.connect(self._show_reason)

    def read(self, draft: Draft[Any]) -> None:
        """Offer the steps that may be taken on its day, then show it."""
        self._offer_steps(chosen=draft.record.status_after, day=draft.record.effective)
        super().read(draft)
        self._show_reason()

    def focus(self, field: str) -> None:
        """The status comes first: what was done is told of the step that was taken."""
        super().focus(field or "status_after")

    def summary(self) -> str:
        """The status it brings."""
        return self.status.currentText() if self.status.value() else ""

    def _offer_steps(self, chosen: Any = ..., day: Any = ...) -> None:
        """Only what may follow the status at its place in the chain; what is chosen stays chosen."""
        chosen = self.status.value() if chosen is ... else chosen
        probe = type(self._update).from_plain(str(self._update.id), self._update.plain())
        probe.effective = self.fields.widget("effective").value() if day is ... else day
        found = progress.standing(self._store, probe)
        self._before = found.before
        stays = tr("{status} (unchanged)", status=label_of(self._statuses, found.before, words())) if found.before else tr("not reported")
        steps = [step for step in self._statuses if step in found.steps or step == chosen]
        self.status.set_choices([(None, stays), *((step.value, tr(step.label)) for step in steps)])
        self.status.set_value(chosen)
        self._show_reason()

    def _show_reason(self) -> None:
        """Shown when the step must say why, and where it does."""
        needed = self._statuses is RecommendationStatus and needs_reason(self._before, self.status.value())
        self._why.setVisible(needed or bool(self.fields.widget("reason").value()))


class EvidenceGroup(FieldsGroup):
    """What shows it: an event, a document, files."""

    def __init__(self, context: Context, names: Names, model: type[ProgressUpdate]) -> None:
        own = {
            "event": RecordChoice(names, "event", placeholder=tr("Words of the event")),
            "source": RecordChoice(names, "source", creates=True, placeholder=tr("Source: title or address")),
        }
        super().__init__(FormFields(model, ["event", "source"], inputs=own))
        self.add_lines(["event", "source"])
        self.files = FilesInput(context)
        self.files.changed.connect(self.changed.emit)
        self.box.addWidget(text_label(tr("Files"), "label"))
        self.box.addWidget(self.files)

    def read(self, draft: Draft[Any]) -> None:
        """With the files the update has."""
        super().read(draft)
        self.files.read(draft.of(Attachment))

    def write(self, draft: Draft[Any]) -> None:
        """Files to come are handed over when it is saved."""
        super().write(draft)
        draft.parts[Attachment] = list(self.files.kept())

    def touched(self) -> bool:
        """Whether a link changed, or files came or went."""
        return super().touched() or self.files.touched()


def open_progress(context: Context, parent: QWidget, record: Entry) -> ProgressEditor:
    """Open the form of a new update of a recommendation or a measure."""
    editor = ProgressEditor(context, progress.blank(record, context.today()), parent)
    editor.open()
    return editor


def edit_progress(context: Context, parent: QWidget, kind: str, id_: str) -> ProgressEditor | None:
    """Open an update to be corrected; `kind` is the update's. None when it is gone."""
    draft = progress.load(context.store, kind, id_)
    if draft is None or progress.record_of(context.store, draft.record) is None:
        return None
    editor = ProgressEditor(context, draft, parent)
    editor.open()
    return editor
