"""What a window does whatever is in it: it tells when it is painted, takes a dropped file, goes full screen, keeps its place."""

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from wpstracker.gui.settings import Settings


class PlainWindow(QMainWindow):
    """The window without its menus and pages."""

    painted = Signal()
    """It stands on the screen for the first time."""
    file_dropped = Signal(Path)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._is_painted = False
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.resize(1280, 800)
        self.restoreGeometry(QByteArray.fromBase64(settings.text("window").encode("ascii", "ignore")))

    def keep_place(self, settings: Settings) -> None:
        """Remember where the window is and how large."""
        settings.put_text("window", bytes(self.saveGeometry().toBase64().data()).decode("ascii"))

    def toggle_full_screen(self) -> None:
        """Fill the screen, or no longer."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first time; what lies in the window is drawn in the same turn."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped anywhere on the window."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which file was dropped."""
        path = _dropped(event)
        if path:
            event.acceptProposedAction()
            self.file_dropped.emit(path)


def _dropped(event: QDropEvent) -> Path | None:
    """The first file dragged along."""
    files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(files[0]) if files else None
