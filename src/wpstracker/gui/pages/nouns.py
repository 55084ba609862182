"""What a list of the directory asks of the modules about its noun."""

from collections.abc import Sequence
from typing import Any, Protocol

from wpstracker.domain.question import Filter
from wpstracker.figures.columns import Column
from wpstracker.figures.rows import Row
from wpstracker.services.drafts import Draft
from wpstracker.store.database import Store


class Figures(Protocol):
    """A module of `figures` about one noun."""

    COLUMNS: tuple[Column, ...]

    def sorts(self, language: str) -> dict[str, str]:
        """What the list can be sorted by."""

    def ids(self, store: Store, question: Filter, sort: str, *, descending: bool, language: str) -> list[str]:
        """The records meant, in their order."""

    def rows(self, store: Store, wanted: Sequence[str], language: str) -> dict[str, Row]:
        """Their values by id."""


class Service(Protocol):
    """A module of `services` about one noun."""

    def blank(self) -> Draft[Any]:
        """A new, unsaved record."""

    def load(self, store: Store, id_: str) -> Draft[Any] | None:
        """A record for its editor."""

    def delete(self, store: Store, ids: Sequence[str]) -> None:
        """Delete records."""
