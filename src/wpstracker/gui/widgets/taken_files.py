"""Files on their way into the program: asked for, dropped, read beside the window, and asked about where needed."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from wpstracker.folders import export_folder
from wpstracker.gui.jobs import run_job
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.messages import ask, tell_error
from wpstracker.gui.settings import Settings
from wpstracker.services import attachments
from wpstracker.services.attachments import Gathered, Incoming

Sources = Sequence[Path | Incoming]
_FOLDER = "files_folder"


def last_folder(settings: Settings) -> str:
    """Where files were taken from last."""
    return settings.text(_FOLDER) or str(export_folder())


def choose_files(parent: QWidget, settings: Settings, then: Callable[[Sequence[Path]], None]) -> None:
    """Ask which files to add; the folder is remembered."""

    def chosen(paths: Sequence[str]) -> None:
        if paths:
            settings.put_text(_FOLDER, str(Path(paths[0]).parent))
            then([Path(path) for path in paths])

    dialog = QFileDialog(parent, tr("Add files"), last_folder(settings))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(chosen)
    dialog.open()


def read_files(parent: QWidget, sources: Sources, then: Callable[[Sequence[Incoming]], None], *, as_it_is: bool = False) -> None:
    """Read files or pasted pictures beside the window and hand them over.

    What is refused is told; pictures that say where they were taken are asked about, and follow if they are wanted as they are.
    """
    if not sources:
        return

    def took(read: Gathered) -> None:
        then(read.files)
        for error in read.refused:
            tell_error(parent, error)
        if read.uncleaned:
            text = "\n".join(error.text(words()) for _, error in read.uncleaned)
            details = tr("Attach as it is? It is marked “restricted” then and left out of exports.")
            again = [source for source, _ in read.uncleaned]
            ask(parent, text, tr("Attach as it is"), lambda: read_files(parent, again, then, as_it_is=True), details=details)

    reading = tr_n("Reading {n} file…", "Reading {n} files…", len(sources))
    run_job(parent, reading, lambda progress: attachments.gather(sources, progress, as_it_is=as_it_is), took)


def copy_dropped(event: QDropEvent) -> None:
    """Take what is dragged; it stays where it was as well."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
