"""Cells whose text has a colour that means something; the words say it too."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from wpstracker.gui.tables.paged_model import PILL_ROLE
from wpstracker.gui.theme import tokens


class TintDelegate(QStyledItemDelegate):
    """Text in the colour of its cell's role: bold for bad and warning, italic for muted, plain for none."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Colour and weight for one cell."""
        super().initStyleOption(option, index)
        role = index.data(PILL_ROLE)
        if not role:
            return
        colour = QColor(tokens().colour(role))
        for text in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
            option.palette.setColor(text, colour)
        option.font.setItalic(role == "muted")
        option.font.setBold(role in ("bad", "warning"))
