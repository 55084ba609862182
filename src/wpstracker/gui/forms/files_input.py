"""Files that will be kept with a record once its form is saved."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from wpstracker.gui.context import Context
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr
from wpstracker.gui.widgets.dropped_files import files_in
from wpstracker.gui.widgets.file_list import size_of
from wpstracker.gui.widgets.keys import on_key
from wpstracker.gui.widgets.styling import push_button, text_label
from wpstracker.gui.widgets.taken_files import Sources, choose_files, copy_dropped, read_files
from wpstracker.records import Attachment
from wpstracker.services.attachments import Incoming

_MOST_LINES = 5


class FilesInput(QWidget):
    """Those the record has and those to come: chosen, dropped, or pasted with Ctrl+V; Del takes one away."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._files: list[Attachment | Incoming] = []
        self._read: list[Attachment] = []
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Files"))
        self.list.currentRowChanged.connect(lambda _row: self._offer())
        self.add_button = push_button(tr("Add files…"), icon_name="paperclip")
        self.add_button.clicked.connect(self.choose)
        self.remove_button = push_button(tr("Remove"), icon_name="x", role="quiet")
        self.remove_button.clicked.connect(self.remove)
        for button in (self.add_button, self.remove_button):
            button.setAutoDefault(False)
        self._hint = text_label(tr("You can also drop files here, or paste them with Ctrl+V."), "small", wrap=True)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.add_button)
        self._build()
        self._show()

    def read(self, files: Sequence[Attachment]) -> None:
        """Show what the record has."""
        self._read, self._files = list(files), list(files)
        self._show()

    def kept(self) -> list[Attachment]:
        """What the record had and keeps."""
        return [file for file in self._files if isinstance(file, Attachment)]

    def incoming(self) -> list[Incoming]:
        """What is to come."""
        return [file for file in self._files if isinstance(file, Incoming)]

    def touched(self) -> bool:
        """Whether files came or went."""
        return self._files != self._read

    def take(self, sources: Sources) -> None:
        """Add files or pasted pictures."""
        read_files(self, sources, self._add)

    def choose(self) -> None:
        """Ask which files to add."""
        choose_files(self, self._context.settings, self.take)

    def remove(self) -> None:
        """Take the current file away."""
        row = self.list.currentRow()
        if 0 <= row < len(self._files):
            del self._files[row]
            self._show()
            self.list.setCurrentRow(min(row, len(self._files) - 1))
            self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be dropped."""
        if files_in(event.mimeData()):
            copy_dropped(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        copy_dropped(event)
        self.take(files_in(event.mimeData()))

    def _add(self, files: Sequence[Incoming]) -> None:
        self._files += [file for file in files if file not in self._files]
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.list.clear()
        for file in self._files:
            size = file.size if isinstance(file, Attachment) else len(file.data)
            self.list.addItem(QListWidgetItem(icon("file", colour_role="muted"), f"{file.name}  ·  {size_of(size or 0)}"))
        self.list.setVisible(bool(self._files))
        lines = min(len(self._files), _MOST_LINES)
        self.list.setFixedHeight(max(1, lines) * (self.list.sizeHintForRow(0) if self._files else 1) + 2 * self.list.frameWidth() + 4)
        self._offer()

    def _offer(self) -> None:
        self.remove_button.setVisible(bool(self._files))
        self.remove_button.setEnabled(self.list.currentRow() >= 0)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for part in (self.add_button, self.remove_button):
            buttons.addWidget(part)
        buttons.addWidget(self._hint, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.list)
        box.addLayout(buttons)
        on_key(self, "Del", self.remove, within=True)
        on_key(self, "Ctrl+V", self._paste, within=True)

    def _paste(self) -> None:
        self.take(files_in(QGuiApplication.clipboard().mimeData()))
