"""What a change of many records would do, in words: how many change, which refuse and why, and the tick that leaves those out."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from wpstracker.figures.names import names
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.widgets.styling import text_label
from wpstracker.services.batch import Effect, Refused
from wpstracker.store.database import Store

_NAMED = 6


class EffectView(QWidget):
    """Shown below the inputs of a dialog."""

    changed = Signal()

    def __init__(self, store: Store, kind: str) -> None:
        super().__init__()
        self._store, self._kind = store, kind
        self._refused = 0
        self.told = text_label(wrap=True)
        self.refusals = text_label(role="problem", wrap=True)
        self.leave_out = QCheckBox()
        self.leave_out.toggled.connect(lambda _on: self.changed.emit())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for widget in (self.told, self.refusals, self.leave_out):
            box.addWidget(widget)
        self.say("")

    def say(self, text: str) -> None:
        """A sentence in place of figures."""
        self._refused = 0
        self.told.setText(text)
        self.refusals.hide()
        self.leave_out.hide()

    def show_effect(self, effect: Effect) -> None:
        """How many would change, have it already, are gone; which refuse."""
        parts = [tr_n("{n} record will change.", "{n} records will change.", len(effect.changed))]
        if effect.same:
            parts.append(tr_n("{n} stays as it is.", "{n} stay as they are.", len(effect.same)))
        if effect.gone:
            parts.append(tr_n("{n} is no longer in the file.", "{n} are no longer in the file.", effect.gone))
        self.told.setText(" ".join(parts))
        self._refused = len(effect.refused)
        self.refusals.setText("\n".join(self._lines(effect.refused)))
        self.refusals.setVisible(bool(effect.refused))
        self.leave_out.setText(
            tr_n("Leave out the {n} that cannot be changed", "Leave out the {n} that cannot be changed", len(effect.refused))
        )
        self.leave_out.setVisible(bool(effect.refused) and bool(effect.changed))
        self.leave_out.setChecked(False)

    def may_go_on(self) -> bool:
        """Whether nothing refuses, or the person agreed to leave those out."""
        return not self._refused or self.leave_out.isChecked()

    def _lines(self, refused: Sequence[Refused]) -> list[str]:
        shown = refused[:_NAMED]
        called = names(self._store, self._kind, [each.id for each in shown], words().language)
        lines = [
            tr("{name}: {problem}", name=_short(called.get(each.id, "")), problem=problem.text(words()))
            for each in shown
            for problem in each.problems
        ]
        left = len(refused) - len(shown)
        return [*lines, *([tr_n("And {n} more.", "And {n} more.", left)] if left else [])]


def _short(name: str, most: int = 60) -> str:
    tidy = " ".join(name.split())
    return tidy if len(tidy) <= most else tidy[: most - 1].rstrip() + "…"
