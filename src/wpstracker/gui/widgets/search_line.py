"""The line to look something up in."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr


class SearchLine(QLineEdit):
    """With a magnifying glass, and a button that empties it; it is called by what may be typed."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        glass = self.addAction(icon("search", colour_role="muted"), QLineEdit.ActionPosition.LeadingPosition)
        glass.setText(placeholder)
        self.setClearButtonEnabled(True)
        if clear := self.findChild(QAction, "_q_qlineeditclearaction"):
            clear.setText(tr("Clear the search"))
