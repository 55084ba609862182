"""The line at the foot of the window: short words, the number of events, where the file is."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStatusBar

from wpstracker.gui.widgets.styling import text_label

SAID_MS = 6000
"""How long a word stays."""
_PATH_WIDTH = 420


class StatusBar(QStatusBar):
    """Empty while no file is open."""

    def __init__(self) -> None:
        super().__init__()
        self.count = text_label()
        self.path = text_label(role="muted")
        self.addPermanentWidget(self.count)
        self.addPermanentWidget(self.path)

    def say(self, text: str) -> None:
        """A short word."""
        self.showMessage(text, SAID_MS)

    def show_path(self, path: Path | None) -> None:
        """Where the file is; a long path is shortened in its middle."""
        whole = str(path) if path else ""
        self.path.setText(self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideMiddle, _PATH_WIDTH))
        self.path.setToolTip(whole)
