"""Changing one thing in everything selected: what, its new value, and what that will do, before anything is written."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from wpstracker.gui.background import Background
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.batch_inputs import FieldPart, RolePart
from wpstracker.gui.dialogs.effect_view import EffectView
from wpstracker.gui.dialogs.plain import PlainDialog
from wpstracker.gui.forms.inputs import settle
from wpstracker.gui.forms.names import Names
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.long_steps import AT_ONCE, run_step
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.gui.widgets.field import FormGrid
from wpstracker.gui.widgets.styling import push_button, text_label
from wpstracker.records import KINDS
from wpstracker.services import batch
from wpstracker.services.batch import Change, Effect
from wpstracker.services.batch_fields import FIELDS, ROLES
from wpstracker.services.drafts import Draft

_PAUSE_MS = 200
_ADD, _REMOVE = "+organisation", "-organisation"


class ChangeDialog(PlainDialog):
    """What the dialogs share that change a selection: the effect is looked up while one chooses, and made as one step.

    Subclasses fill `body`, call `finish`, and say what is chosen by `change`.
    """

    def __init__(self, parent: QWidget, context: Context, kind: str, ids: Sequence[str], title: str) -> None:
        super().__init__(parent, title, width=560)
        self.context, self.kind, self.ids = context, kind, list(dict.fromkeys(ids))
        self.names = Names(context.store, Draft[Any](KINDS[kind]()))
        self.effect: Effect | None = None
        self.view = EffectView(context.store, kind)
        self.view.changed.connect(self._offer)
        self._counting = Background(context.store.address, self)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.save_button = push_button(tr("Change"), role="primary")
        self.save_button.clicked.connect(self.save)

    def change(self) -> Change | None:
        """What is to be done; None while nothing is chosen."""
        raise NotImplementedError

    def nothing_chosen(self) -> str:
        """What to do first."""
        raise NotImplementedError

    def done_text(self, count: int) -> str:
        """The word afterwards."""
        return tr_n("{n} record was changed. Ctrl+Z takes it back.", "{n} records were changed. Ctrl+Z takes it back.", count)

    def finish(self) -> None:
        """Put the effect and the buttons below what was filled in."""
        self.body.addWidget(self.view)
        self.body.addStretch(1)
        self.add_buttons(main=self.save_button)
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save_button.click)
        self.look()

    def chosen(self) -> None:
        """Something else was chosen: look again, once nothing more comes."""
        self.effect = None
        self._offer()
        if len(self.ids) <= AT_ONCE:
            self.look()
        else:
            self._pause.start()

    def look(self) -> None:
        """Look what the change would do: at once for few records, beside the window for many."""
        change, store = self.change(), self.context.store
        if change is None:
            self._counting.forget("effect")
            self._show(None, self.nothing_chosen())
        elif len(self.ids) <= AT_ONCE:
            self._show(batch.preview(store, self.kind, self.ids, change))
        else:
            kind, ids = self.kind, self.ids
            self._show(None, tr("Looking at what will change…"))
            self._counting.ask("effect", lambda file: batch.preview(file, kind, ids, change), self._show)

    def save(self) -> None:
        """Make the change; what refuses is told and nothing is changed then."""
        self.settle()
        if self.effect is None:
            self.look()
        change = self.change()
        if change is None or not self.save_button.isEnabled():
            return
        kind, ids, new = self.kind, self.ids, self._new(change)
        leave_out = self.view.leave_out.isChecked()
        text = tr_n("Changing {n} record…", "Changing {n} records…", len(self.effect.changed if self.effect else ids))
        self._counting.stop()
        run_step(
            self,
            self.context.store,
            text,
            len(ids),
            lambda store, progress: batch.apply(store, kind, ids, change, new=new, without_refused=leave_out, progress=progress),
            self._done,
        )

    def settle(self) -> None:
        """Take what stands typed."""

    def done(self, result: int) -> None:
        """Nothing is counted any more."""
        self._counting.stop()
        super().done(result)

    def _done(self, effect: Effect) -> None:
        self.context.navigator.say(self.done_text(len(effect.changed)))
        self.accept()

    def _new(self, change: Change) -> list[Any]:
        """The records made while typing that the change points at."""
        match change:
            case batch.Tags(terms):
                wanted: set[Any] = set(terms)
            case batch.Role(organisation):
                wanted = {organisation}
            case batch.Field(_, value):
                wanted = {value} if isinstance(value, str) else set()
        return self.names.made(wanted)

    def _show(self, effect: Effect | None, told: str = "") -> None:
        self.effect = effect
        if effect is None:
            self.view.say(told)
        else:
            self.view.show_effect(effect)
        self._offer()
        if self.isVisible():
            QTimer.singleShot(0, self, self.fit_height)

    def _offer(self) -> None:
        effect = self.effect
        self.save_button.setEnabled(bool(effect and effect.changed) and self.view.may_go_on())
        count = len(effect.changed) if effect else 0
        self.save_button.setText(tr_n("Change {n} record", "Change {n} records", count) if count else tr("Change"))


class BatchDialog(ChangeDialog):
    """Opened with `open()`: one field, or the role of an organisation, for everything selected."""

    def __init__(self, parent: QWidget, context: Context, kind: str, ids: Sequence[str]) -> None:
        count = len(set(ids))
        super().__init__(parent, context, kind, ids, tr_n("Change {n} selected record", "Change {n} selected records", count))
        self.what = ChoiceBox(_choices(kind), empty=tr("Choose…"), name=tr("What to change"))
        self.empty = QCheckBox(tr("Empty this field"))
        self.part: FieldPart | RolePart | None = None
        self._place = QVBoxLayout()
        form = FormGrid(1)
        form.add("what", tr("What to change"), self.what)
        self.what.changed.connect(self._choose)
        self.empty.toggled.connect(lambda _on: self._empty())
        self.body.addWidget(text_label(tr("It is written in one step, and one undo takes all of it back."), "muted", wrap=True))
        self.body.addWidget(form)
        self.body.addLayout(self._place)
        self.body.addWidget(self.empty)
        self.empty.hide()
        self.finish()
        self.what.setFocus()

    def change(self) -> Change | None:
        """The field with its value, or the role."""
        return self.part.change(empty=self.empty.isChecked()) if self.part else None

    def nothing_chosen(self) -> str:
        """Field or value."""
        return tr("Choose the new value.") if self.part else tr("Choose what to change.")

    def settle(self) -> None:
        """Take what stands typed in the line."""
        if self.part:
            settle(self.part.input)

    def _choose(self) -> None:
        """Show the input of what was chosen."""
        if self.part:
            self._place.removeWidget(self.part)
            self.part.hide()
            self.part.deleteLater()
        name = self.what.value()
        self.part = self._part_of(name) if name else None
        self.empty.blockSignals(True)
        self.empty.setChecked(False)
        self.empty.blockSignals(False)
        self.empty.setVisible(bool(self.part and self.part.can_be_empty))
        if self.part:
            self.part.changed.connect(self.chosen)
            self._place.addWidget(self.part)
        self.chosen()

    def _empty(self) -> None:
        if self.part:
            self.part.input.setEnabled(not self.empty.isChecked())
        self.chosen()

    def _part_of(self, name: str) -> FieldPart | RolePart:
        if name in (_ADD, _REMOVE):
            return RolePart(self.kind, self.names, on=name == _ADD)
        return FieldPart(self.kind, name, self.names)


def _choices(kind: str) -> list[tuple[str, str]]:
    """What can be changed for records of a kind."""
    described = KINDS[kind].described()
    found = [(name, tr(described[name].verbose_name)) for name in FIELDS[kind]]
    if kind in ROLES:
        found += [(_ADD, tr("Add an organisation")), (_REMOVE, tr("Remove an organisation"))]
    return found
