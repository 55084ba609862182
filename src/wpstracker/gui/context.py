"""What a page is handed: the open file, what the program remembers, and the ways to the rest of the window."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from wpstracker.domain.question import Filter
from wpstracker.gui.settings import Settings
from wpstracker.store.database import Store


class Navigator(Protocol):
    """The window, as pages see it."""

    def open_record(self, kind: str, id_: str) -> None:
        """Show a record on its page."""

    def ask(self, page: str, question: Filter) -> None:
        """Show on a page ("events", "recommendations", "plans") the list that answers a question."""

    def say(self, text: str) -> None:
        """A short word in the status bar, already translated."""

    def export(self, question: Filter) -> None:
        """Offer the Excel summary for a question."""


@dataclass(frozen=True)
class Context:
    """Handed to every page, editor and dialog that works on the open file."""

    store: Store
    settings: Settings
    navigator: Navigator
    today: Callable[[], date] = date.today
