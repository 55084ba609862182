"""The cards of one column as a model: ids, of which only the pages looked at are fetched."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt

from wpstracker.gui.tables.paged_model import ColumnSpec, PagedModel

_Index = QModelIndex | QPersistentModelIndex
MIME = "application/x-wpstracker-cards"
"""What is dragged: the ids, one a line."""


@dataclass(frozen=True, slots=True)
class ColumnKind:
    """One column: its key, its name, the theme role of its mark."""

    key: str
    label: str
    role: str


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows: a text, where, whose, and when it is due with the role of its urgency; `faint` texts stand for a missing one."""

    text: str
    where: str
    whose: str
    due: str
    urgency: str = ""
    faint: bool = False
    privacy: str | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ". ".join(part for part in (self.text, self.where, self.whose, self.due) if part)


Fetch = Callable[[Sequence[str]], Mapping[str, Card]]


class CardModel(PagedModel):
    """The cards of one column; they can be dragged unless the file is only read."""

    def __init__(self, kind: ColumnKind, fetch: Fetch) -> None:
        spec = ColumnSpec("card", kind.label, show=lambda card: card.text)
        super().__init__([spec], lambda ids: {id_: (card,) for id_, card in fetch(ids).items()})
        self.movable = True

    def card(self, index: _Index) -> Card | None:
        """The card at a place."""
        found: Card | None = self.data(index, Qt.ItemDataRole.UserRole)
        return found

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The card, its words for a screen reader, and all its text as a tooltip."""
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            card = self.card(index)
            return card.spoken if card and role == Qt.ItemDataRole.AccessibleTextRole else _tip(card)
        return super().data(index, role)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Cards can be dragged; columns take them, not cards."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.movable and index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        """Only cards."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of the cards."""
        ids = [known for index in indexes if (known := self.id_at(index.row()))]
        return mime_of(ids)

    def supportedDragActions(self) -> Qt.DropAction:
        """A card moves."""
        return Qt.DropAction.MoveAction


def mime_of(ids: Sequence[str]) -> QMimeData:
    """Ids as what is dragged."""
    data = QMimeData()
    data.setData(MIME, "\n".join(ids).encode("ascii"))
    return data


def ids_in(data: QMimeData) -> list[str]:
    """The ids that are dragged."""
    return bytes(data.data(MIME).data()).decode("ascii").split() if data.hasFormat(MIME) else []


def _tip(card: Card | None) -> str:
    return "\n".join(part for part in (card.text, card.where, card.whose, card.due) if part) if card else ""
