"""The columns of a grid: how a value is shown, and what a typed or pasted text means."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from wpstracker.gui.language import tr
from wpstracker.gui.widgets.choice import Entry
from wpstracker.gui.widgets.suggestions import Suggestion

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the record's id, its values by column, and the texts of cells that could not be read."""

    id: str
    values: Mapping[str, Any]
    unread: Mapping[str, str] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text means: the value of its cell, and of other cells of the same row that the text speaks of as well."""

    value: Any
    also: Mapping[str, Any] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True)
class GridColumn:
    """A column of plain text. `title` heads it, `blank` is the value of an empty cell, `detail` columns can be hidden together."""

    key: str
    title: str
    width: int
    blank: Any = ""
    detail: bool = False
    titles: tuple[str, ...] = ()
    """The title in every language, to know the header of a pasted table by."""

    @property
    def is_number(self) -> bool:
        """Whether values are set to the right."""
        return False

    def show(self, value: Any) -> str:
        """A value as it stands in the cell and on the clipboard; empty for unknown."""
        return "" if value is None else str(value)

    def read(self, text: str, row: Row) -> Reading | str:
        """What a text means, or the sentence that says why it means nothing."""
        del row
        return Reading(" ".join(text.split()))

    def offers(self, text: str) -> list[Suggestion]:
        """What may be meant while a person types; empty for columns that are simply typed."""
        del text
        return []

    def has_offers(self) -> bool:
        """Whether anything is ever offered."""
        return False

    def resolved(self, chosen: Suggestion, text: str) -> Suggestion:
        """An offer as it stands in the cell; an offer to add something new is followed here."""
        del text
        return chosen

    def take(self, chosen: Suggestion) -> Any:
        """The value of an offer that was chosen."""
        return chosen.id


@dataclass(frozen=True)
class ChoiceColumn(GridColumn):
    """One of a list, found by its label in any language or by its code."""

    entries: Sequence[Entry] = ()
    fold: Callable[[str], str] = str.casefold

    def show(self, value: Any) -> str:
        """The label; an unknown code shows as itself."""
        return next((entry.label for entry in self.entries if entry.value == value), "" if value is None else str(value))

    def read(self, text: str, row: Row) -> Reading | str:
        """The one entry that is called so."""
        del row
        wanted = self.fold(" ".join(text.split()))
        if not wanted:
            return Reading(self.blank)
        found = [entry.value for entry in self.entries if wanted in map(self.fold, (entry.label, *entry.search))]
        return Reading(found[0]) if found else tr("“{text}” is not in the list. Choose an entry or leave the cell empty.", text=text)

    def offers(self, text: str) -> list[Suggestion]:
        """Entries with a word that begins so, those that begin so themselves first."""
        wanted = self.fold(text.strip())
        ranked = [(rank, at) for at, entry in enumerate(self.entries) if (rank := self._rank(entry, wanted)) < _NOT_AT_ALL]
        return [self._offer(self.entries[at]) for _rank, at in sorted(ranked)]

    def has_offers(self) -> bool:
        """Always."""
        return True

    def take(self, chosen: Suggestion) -> Any:
        """The entry's value."""
        return next(entry.value for entry in self.entries if str(entry.value) == chosen.id)

    def _rank(self, entry: Entry, wanted: str) -> int:
        keys = [self.fold(text) for text in (entry.label, *entry.search)]
        if not wanted:
            return 0
        if any(key.startswith(wanted) for key in keys):
            return 0
        return 1 if any(f" {wanted}" in key for key in keys) else _NOT_AT_ALL

    @staticmethod
    def _offer(entry: Entry) -> Suggestion:
        return Suggestion(str(entry.value), entry.label, entry.hint)


_NOT_AT_ALL = 9
