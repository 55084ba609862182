"""Asking for a place: to make a file, or to open one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from wpstracker.folders import default_file_folder
from wpstracker.gui.language import tr
from wpstracker.gui.settings import Settings


def our_kind() -> str:
    """The kind of file this program keeps."""
    return tr("WPS Tracker files (*.wpst)")


def choose_existing(parent: QWidget, title: str, folder: Path, kinds: str, then: Callable[[Path], None]) -> QFileDialog:
    """Ask which file to open."""
    dialog = _dialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _ask(dialog, then)


def choose_new(parent: QWidget, title: str, proposed: Path, kinds: str, then: Callable[[Path], None]) -> QFileDialog:
    """Ask where to put a new file. Whether one of that name may be replaced is asked by whoever writes it."""
    dialog = _dialog(parent, title, proposed.parent, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
    dialog.selectFile(proposed.name)
    return _ask(dialog, then)


def choose_folder(parent: QWidget, title: str, folder: Path, then: Callable[[Path], None]) -> QFileDialog:
    """Ask for a folder."""
    dialog = _dialog(parent, title, folder, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    return _ask(dialog, then)


def folder_for_files(settings: Settings) -> Path:
    """The folder last used, otherwise the person's data folder, which is made when needed."""
    last = settings.text("folder")
    if last and Path(last).is_dir():
        return Path(last)
    folder = default_file_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path.home()
    return folder


def unused(path: Path) -> Path:
    """The path, or the same name with the first number that is still free: “Sample 2.wpst”."""
    number, found = 2, path
    while found.exists():
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return found


def _dialog(parent: QWidget, title: str, folder: Path, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder), kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def _ask(dialog: QFileDialog, then: Callable[[Path], None]) -> QFileDialog:
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)) if chosen else None)
    dialog.open()
    return dialog
