"""Files chosen to be kept with a record that is not written yet."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from wpstracker.folders import export_folder
from wpstracker.gui.context import Context
from wpstracker.gui.jobs import run_job
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import ask, tell_error
from wpstracker.gui.widgets.dropped_files import files_in
from wpstracker.gui.widgets.keys import on_key
from wpstracker.gui.widgets.styling import push_button
from wpstracker.services import attachments as service
from wpstracker.services.attachments import Gathered, Incoming

_LINES = 3


class IncomingFiles(QWidget):
    """A short list with a button; files may be dropped on it, Del takes one away. `changed` when others are chosen."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._files: list[Incoming] = []
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Files to be kept"))
        self.list.setFixedHeight(self.list.fontMetrics().lineSpacing() * _LINES + 24)
        self.add_button = push_button(tr("Add files…"), icon_name="paperclip")
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.choose)
        self.setAcceptDrops(True)
        self.setFocusProxy(self.add_button)
        on_key(self.list, "Del", self.remove)
        line = QHBoxLayout()
        line.addWidget(self.add_button)
        line.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.list)
        box.addLayout(line)
        self._show()

    def files(self) -> list[Incoming]:
        """What was read, ready to be attached."""
        return list(self._files)

    def choose(self) -> None:
        """Ask which files."""
        dialog = QFileDialog(self, tr("Add files"), self._context.settings.text("files_folder") or str(export_folder()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda chosen: self.take([Path(path) for path in chosen]))
        dialog.open()

    def take(self, sources: Sequence[Path | Incoming], *, as_it_is: bool = False) -> None:
        """Read files beside the window; what is refused is told."""
        if sources:
            text = tr_n("Reading {n} file…", "Reading {n} files…", len(sources))
            run_job(self, text, lambda progress: service.gather(sources, progress, as_it_is=as_it_is), self._took)

    def remove(self) -> None:
        """Take the current one away again."""
        if (row := self.list.currentRow()) >= 0:
            del self._files[row]
            self._show()
            self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures may be dropped."""
        if files_in(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.take(files_in(event.mimeData()))

    def _took(self, read: Gathered) -> None:
        self._files += read.files
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
        self.list.setVisible(bool(self._files))
        for file in self._files:
            self.list.addItem(QListWidgetItem(file.name))
