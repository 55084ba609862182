"""What a page or editor is handed, with a window that only remembers what it was asked."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from wpstracker.domain.question import Filter
from wpstracker.gui.context import Context
from wpstracker.gui.settings import Settings
from wpstracker.store.database import Store

TODAY = date(2023, 11, 20)


@dataclass
class Window:
    """Stands for the window."""

    opened: list[tuple[str, str]] = field(default_factory=list)
    asked: list[tuple[str, Filter]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    exported: list[Filter] = field(default_factory=list)

    def open_record(self, kind: str, id_: str) -> None:
        """Remember it."""
        self.opened.append((kind, id_))

    def ask(self, page: str, question: Filter) -> None:
        """Remember it."""
        self.asked.append((page, question))

    def say(self, text: str) -> None:
        """Remember it."""
        self.said.append(text)

    def export(self, question: Filter) -> None:
        """Remember it."""
        self.exported.append(question)


def a_context(store: Store, folder: Path, window: Window | None = None) -> Context:
    """The present day is the same in every test."""
    return Context(store, Settings(folder / "settings.ini"), window or Window(), lambda: TODAY)
