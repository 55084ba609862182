"""A column of a grid for the link to another record, found by any of its names."""

from dataclasses import dataclass
from typing import Any

from wpstracker.gui.forms.names import TO_MAKE, Names
from wpstracker.gui.grids.columns import GridColumn, Reading, Row
from wpstracker.gui.widgets.suggestions import Suggestion


@dataclass(frozen=True)
class RecordColumn(GridColumn):
    """Records of a `kind` by any of their names; an unknown name becomes a new one, saved together with the form."""

    blank: Any = None
    kind: str = "organisation"
    names: Names | None = None

    def show(self, value: Any) -> str:
        """The name."""
        return self._names().label(self.kind, value) if value else ""

    def read(self, text: str, row: Row) -> Reading | str:
        """The record that is called so, or a new one."""
        del row
        tidy = " ".join(text.split())
        if not tidy:
            return Reading(None)
        return Reading((self._names().exact(self.kind, tidy) or self._names().make(self.kind, tidy)).id)

    def offers(self, text: str) -> list[Suggestion]:
        """What a text may mean, and the way to make a new one."""
        return self._names().offers(self.kind, text)

    def has_offers(self) -> bool:
        """Always."""
        return True

    def resolved(self, chosen: Suggestion, text: str) -> Suggestion:
        """The new record in the place of the offer to make it."""
        return self._names().make(self.kind, text) if chosen.id == TO_MAKE else chosen

    def _names(self) -> Names:
        assert self.names is not None
        return self.names
