"""Files that will be kept with a record once its form is saved."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from wpstracker.folders import export_folder
from wpstracker.gui.context import Context
from wpstracker.gui.icons import icon
from wpstracker.gui.jobs import run_job
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import ask, tell_error
from wpstracker.gui.widgets.dropped_files import files_in
from wpstracker.gui.widgets.file_list import size_of
from wpstracker.gui.widgets.styling import push_button, text_label
from wpstracker.records import Attachment
from wpstracker.services import attachments as service
from wpstracker.services.attachments import Gathered, Incoming

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
        self._hint = text_label(tr("You can also drop files here, or paste them with Ctrl+V."), "small", wrap=True)
        self.setAcceptDrops(True)
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

    def take(self, sources: Sequence[Path | Incoming], *, as_it_is: bool = False) -> None:
        """Add files or pasted pictures; reading them is done beside the window."""
        if sources:
            text = tr_n("Reading {n} file…", "Reading {n} files…", len(sources))
            run_job(self, text, lambda progress: service.gather(sources, progress, as_it_is=as_it_is), self._add)

    def choose(self) -> None:
        """Ask which files to add."""
        dialog = QFileDialog(self, tr("Add files"), self._context.settings.text("files_folder") or str(export_folder()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda chosen: self.take([Path(path) for path in chosen]))
        dialog.open()

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
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped; the files stay where they were as well."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take(files_in(event.mimeData()))

    def _add(self, read: Gathered) -> None:
        """Show what was read; ask about pictures that say where they were taken, and tell what was refused."""
        self._files += [file for file in read.files if file not in self._files]
        self._show()
        self.changed.emit()
        for error in read.refused:
            tell_error(self, error)
        if read.uncleaned:
            text = "\n".join(error.text(words()) for _, error in read.uncleaned)
            details = tr("Attach as it is? It is marked “restricted” then and left out of exports.")
            again = [source for source, _ in read.uncleaned]
            ask(self, text, tr("Attach as it is"), lambda: self.take(again, as_it_is=True), details=details)

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
        box.addWidget(text_label(tr("Files"), "label"))
        box.addWidget(self.list)
        box.addLayout(buttons)
        keys: tuple[tuple[str, Any], ...] = (("Del", self.remove), ("Ctrl+V", self._paste))
        for key, do in keys:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    def _paste(self) -> None:
        self.take(files_in(QGuiApplication.clipboard().mimeData()))
