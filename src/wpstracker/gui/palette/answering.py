"""What the box shows for what is typed: at once whatever the window knows itself, and records once they are found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wpstracker.domain.fuzzy import WORDS, Match
from wpstracker.figures.finding import Hit
from wpstracker.gui.going import Going
from wpstracker.gui.language import tr
from wpstracker.gui.palette import commands, places
from wpstracker.gui.palette.entries import Entry, Group, fitting
from wpstracker.gui.palette.records import Records
from wpstracker.gui.workspace import Workspace

if TYPE_CHECKING:
    from wpstracker.gui.main_window import MainWindow

COMMANDS, TERMS, PEOPLE = ">", "#", "@"
KINDS_OF = {TERMS: ("term",), PEOPLE: ("person", "organisation")}
"""The kinds of records a first letter limits to."""
_FEW, _LATELY = 4, 10


@dataclass(frozen=True)
class Typed:
    """A line of text: the first letter that limits it, and the rest."""

    prefix: str
    text: str

    @classmethod
    def of(cls, line: str) -> "Typed":
        """From what stands in the box."""
        line = line.strip()
        prefix = line[:1] if line[:1] in (COMMANDS, TERMS, PEOPLE) else ""
        return cls(prefix, line.removeprefix(prefix).strip())

    @property
    def asks_records(self) -> bool:
        """Whether records are to be looked up."""
        return bool(self.text) and self.prefix != COMMANDS


class Answers:
    """Gathered when the box is opened; `groups` is asked at every letter."""

    def __init__(self, window: "MainWindow", workspace: Workspace, going: Going) -> None:
        self._workspace, self._going = workspace, going
        page, elsewhere = workspace.page(), (window.commands.go_to, *window.menus.of_a_file)
        self._commands = commands.commands(window.menuBar(), (*page.page_actions(), *page.actions()), elsewhere)
        self._preferences = places.preferences(window.dialogs.preferences)
        self._pages = places.pages(workspace)
        self._views = places.saved_views(workspace)
        self.renew()

    def renew(self) -> None:
        """Read the favourites and what was viewed lately again."""
        going = self._going
        self._records = Records(self._workspace, going.seen.favourites())
        self._favourites = self._records.entries(going.favourites())
        starred = {entry.record for entry in self._favourites}
        self._lately = [entry for entry in self._records.entries(going.lately()) if entry.record not in starred][:_LATELY]

    def groups(self, typed: Typed, hits: Sequence[Hit]) -> list[Group]:
        """Everything that fits, the surest first."""
        records = self._records.groups(hits, typed.text)
        if typed.prefix == COMMANDS:
            return self._all_commands(typed.text)
        if typed.prefix:
            return records
        if not typed.text:
            return self._before_typing()
        sure, unsure = self._by_name(typed.text)
        return [*sure, *records, *unsure]

    def has_sure(self, typed: Typed) -> bool:
        """Whether something stands above the records, whatever these will be."""
        return not typed.asks_records or (not typed.prefix and any(group.entries for group in self._by_name(typed.text)[0]))

    def _before_typing(self) -> list[Group]:
        return [
            Group(tr("Favourites"), self._favourites),
            Group(tr("Recently viewed"), self._lately),
            Group(tr("Saved views"), self._views),
            Group(tr("Pages"), self._pages),
        ]

    def _all_commands(self, text: str) -> list[Group]:
        return [
            Group(tr("Commands"), _only(fitting(text, self._commands))),
            Group(tr("Preferences"), _only(fitting(text, self._preferences))),
            Group(tr("Pages"), _only(fitting(text, self._pages))),
        ]

    def _by_name(self, text: str) -> tuple[list[Group], list[Group]]:
        """Names that have the words typed, and below the records those that have only parts of them."""
        sure, unsure = [], []
        for title, entries in (
            (tr("Pages"), self._pages),
            (tr("Saved views"), self._views),
            (tr("Commands"), self._commands),
            (tr("Preferences"), self._preferences),
        ):
            found = fitting(text, entries)
            good = [each for each in found if each[0].rank <= WORDS]
            sure.append(Group(title, _only(good[:_FEW])))
            unsure.append(Group(title, _only(found[len(good) :][:_FEW])))
        return sure, unsure


def _only(found: Sequence[tuple[Match, Entry]]) -> list[Entry]:
    return [entry for _, entry in found]
