"""Which of an event's results something belongs to."""

from typing import Any

from wpstracker.domain.vocabularies import ResultKind
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.choice import ChoiceBox
from wpstracker.records import Result
from wpstracker.services.recommendations import results_of
from wpstracker.store.database import Store

_LONGEST = 90


class ResultChoice(ChoiceBox):
    """The results of one event; another event offers its own."""

    def __init__(self, store: Store) -> None:
        super().__init__([], empty=tr("none"))
        self._store = store
        self._event: str | None = None
        self.setEnabled(False)

    def follow(self, event: str | None) -> None:
        """Offer the results of an event; what was chosen stays if it is one of them."""
        if event == self._event:
            return
        self._event = event
        chosen = self.value()
        found = {str(result.id): _label(result) for result in results_of(self._store, event)}
        self.set_choices([(None, tr("none")), *found.items()])
        self.set_value(chosen if chosen in found else None)
        self.changed.emit()

    def set_value(self, value: Any) -> None:
        """A result of another event is shown by its words, so that it is not lost."""
        result = self._store.get(Result, value) if value not in self.values() else None
        if result is not None:
            self.set_choices([*zip(self.values(), map(self.itemText, range(self.count())), strict=True), (value, _label(result))])
        super().set_value(value)
        self.setEnabled(self.count() > 1)


def _label(result: Result) -> str:
    text = " ".join(result.text.split()) or tr(ResultKind(result.result_kind or ResultKind.OTHER).label)
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"
