"""Making one record of several that somebody has chosen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.domain.vocabularies import LOOSE, Scheme
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.comparison import Comparison, explanation
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.forms.inputs import fold
from wpstracker.gui.forms.names import Names
from wpstracker.gui.forms.record_choice import RecordChoice
from wpstracker.gui.forms.term_choice import term_entries
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.widgets.choice import SearchableChoice
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.styling import push_button, text_label
from wpstracker.records import KINDS, Term
from wpstracker.services.comparing import Side, sides
from wpstracker.services.drafts import Draft
from wpstracker.services.merging import Merged, merge


class MergeDialog(PlainDialog):
    """Opened with `open()`; tells `merged(id of the kept one)`. For one record, the other is chosen here."""

    merged = Signal(str)

    def __init__(self, parent: QWidget, context: Context, kind: str, ids: Sequence[str]) -> None:
        super().__init__(parent, tr("Merge"), width=620)
        self._context, self._kind, self._ids = context, kind, list(ids)
        self.comparison = Comparison()
        self.comparison.setMinimumHeight(300)
        self.other: SearchableChoice | RecordChoice | None = None
        self._note = text_label(role="problem", wrap=True)
        self.merge_button = push_button(tr("Merge"), icon_name="merge", role="primary")
        self.merge_button.clicked.connect(self._merge)
        self.body.addWidget(text_label(explanation(), "muted", wrap=True))
        if len(ids) == 1:
            self._add_choice()
        self.body.addWidget(self.comparison, 1)
        self.body.addWidget(self._note)
        self.add_buttons(main=self.merge_button)
        self._show()
        self.resize(760, 560)

    def _add_choice(self) -> None:
        """A line to find the other one in."""
        store, one = self._context.store, self._ids[0]
        record = store.get(KINDS[self._kind], one)
        if isinstance(record, Term):
            fitting = LOOSE if record.scheme in LOOSE else (Scheme(str(record.scheme)),)
            entries = [entry for scheme in fitting for entry in term_entries(store, scheme) if entry.value != one]
            self.other = SearchableChoice(entries, placeholder=tr("Type a few letters"), fold=fold)
        else:
            self.other = RecordChoice(Names(store, Draft[Any](record)), self._kind, without=one)
        self.other.changed.connect(self._choose)
        grid = FormGrid(1)
        grid.add("other", tr("Merge it with"), self.other)
        self.body.addWidget(grid)
        self.other.setFocus()

    def _choose(self) -> None:
        chosen = self.other.value() if self.other else None
        self._ids[1:] = [chosen] if chosen else []
        self._show()

    def _show(self) -> None:
        """The records beside each other; of a pair chosen here, the other one is meant to stay."""
        shown = sides(self._context.store, self._kind, self._ids, words())
        wanted = self._ids[-1] if self.other and len(self._ids) == 2 else ""
        allowed = not any(side.shared for side in shown) or any(side.shared and side.id == wanted for side in shown)
        self.comparison.show_sides(self._kind, shown, wanted if allowed else "")
        self.merge_button.setEnabled(len(shown) > 1)
        self._note.hide()

    def _merge(self) -> None:
        keep, others = self.comparison.keep(), self.comparison.others()
        kept = next(side for side in self.comparison.sides() if side.id == keep)
        try:
            done = merge(self._context.store, KINDS[self._kind], keep, others)
        except (Invalid, KnownError) as error:
            self._note.setText(refusal(error))
            self._note.show()
        else:
            self._context.navigator.say(told(done, kept))
            self.merged.emit(keep)
            self.accept()


def told(done: Merged, kept: Side) -> str:
    """What came of it, in a sentence."""
    if not done.moved:
        return tr("Merged into “{name}”. Ctrl+Z takes it back.", name=kept.name)
    return tr_n(
        "Merged: {n} place now names “{name}”. Ctrl+Z takes it back.",
        "Merged: {n} places now name “{name}”. Ctrl+Z takes it back.",
        len(done.moved),
        name=kept.name,
    )


def refusal(error: Invalid | KnownError) -> str:
    """Why it cannot be done, in the window's language."""
    if isinstance(error, KnownError):
        return error.text(words())
    return "\n".join(problem.text(words()) for problem in error.problems)
