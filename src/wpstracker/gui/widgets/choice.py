"""Choosing one of several: a short list, or a long one searched by typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from wpstracker.domain.finding import Typed
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.choice_box import ChoiceBox
from wpstracker.gui.widgets.finding_line import FindingLine
from wpstracker.gui.widgets.suggestions import Suggestion

__all__ = ["ChoiceBox", "Entry", "SearchableChoice"]


@dataclass(frozen=True)
class Entry:
    """One entry of a long list, found by its label or by any of the `search` texts."""

    value: Any
    label: str
    search: tuple[str, ...] = ()
    hint: str = ""
    first: bool = False


class SearchableChoice(FindingLine):
    """A line that finds entries while typing and refuses what is not in the list."""

    def __init__(
        self,
        entries: Sequence[Entry],
        *,
        placeholder: str = "",
        name: str = "",
        fold: Callable[[str], str] = str.casefold,
        parent: QWidget | None = None,
    ) -> None:
        """Entries marked `first` come first; `fold` makes spellings alike before they are compared."""
        opens = tr("Show the whole list (Down)")
        super().__init__(placeholder=placeholder or tr("not stated"), opens=opens, name=name, parent=parent)
        self._entries = sorted(entries, key=lambda entry: not entry.first)
        self._fold = fold
        self._keys = [[fold(text) for text in (entry.label, *entry.search)] for entry in self._entries]
        self._show_state()

    def set_value(self, value: Any) -> None:
        """Show a value; not announced as a change. An unknown one shows as itself and is kept."""
        labels = {entry.value: entry.label for entry in self._entries}
        self._value, self._problem = value, ""
        self.line.setText("" if value is None else labels.get(value, str(value)))
        self._show_state()

    def text(self) -> str:
        """What stands in the line."""
        return self.line.text()

    def found(self, text: str) -> list[Entry]:
        """The entries a text finds: exact, then beginning with it, then containing it, then written so in another script."""
        wanted, typed = self._fold(text.strip()), Typed.of(text)
        ranked: list[tuple[int, int]] = []
        for position, (entry, keys) in enumerate(zip(self._entries, self._keys, strict=True)):
            rank = min((_rank(key, wanted) for key in keys), default=9)
            if rank == 9 and any(map(typed.begins, (entry.label, *entry.search))):
                rank = 4
            if rank < 9:
                ranked.append((rank if wanted else 0, position))
        return [self._entries[position] for _rank_, position in sorted(ranked)]

    def _offer_all(self) -> None:
        self._offer(self._entries)

    def _offer(self, entries: Sequence[Entry]) -> None:
        """Show entries under the line."""
        self._offered = list(entries)
        self._popup.offer([Suggestion(str(i), e.label, e.hint) for i, e in enumerate(self._offered)], self.line)

    def _typed(self, text: str) -> None:
        """Look up what is typed."""
        exact = [entry for entry, keys in zip(self._entries, self._keys, strict=True) if self._fold(text.strip()) in keys]
        self._value, self._problem = (exact[0].value if exact else None), ""
        self._offer(self.found(text) if text.strip() else [])
        self._show_state()
        self.changed.emit()

    def _take(self, item: Suggestion) -> None:
        """Write the chosen entry."""
        entry = self._offered[int(item.id)]
        self._popup.hide()
        self.set_value(entry.value)
        self.changed.emit()

    def _settle(self) -> None:
        """When the person leaves: the full label, or the problem."""
        text = self.line.text().strip()
        if text and self._value is None:
            self._problem = tr("“{text}” is not in the list. Choose an entry or leave the field empty.", text=text)
        elif not text:
            self._value = None
        else:
            self.set_value(self._value)
        self._show_state()


def _rank(key: str, wanted: str) -> int:
    """0 exact, 1 begins with it, 2 a word begins with it, 3 contains it, 9 not at all."""
    if key == wanted:
        return 0
    if key.startswith(wanted):
        return 1
    at = key.find(wanted)
    if at < 0:
        return 9
    return 2 if not key[at - 1].isalnum() else 3
