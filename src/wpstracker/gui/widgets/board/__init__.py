"""A board: cards in columns, moved from one to the next by mouse or keys."""

from wpstracker.gui.widgets.board.board import Board
from wpstracker.gui.widgets.board.cards import Card, ColumnKind

__all__ = ["Board", "Card", "ColumnKind"]
