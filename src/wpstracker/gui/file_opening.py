"""Handing an attached file to the system's program; one that would or may run is asked about first."""

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from wpstracker.domain.file_names import may_run, runs
from wpstracker.domain.problems import KnownError
from wpstracker.gui.language import tr
from wpstracker.gui.messages import ask, tell_error
from wpstracker.records import Attachment
from wpstracker.services import attachments
from wpstracker.store.database import Store
from wpstracker.words import N_

Opens = Callable[[QUrl], bool]


def open_attached(parent: QWidget, store: Store, file: Attachment, opens: Opens = QDesktopServices.openUrl) -> None:
    """Open a copy of a file; what refuses is told over `parent`."""
    if runs(file.name):
        text, yes = tr("“{name}” is a program. Opening it runs it, with all your rights.", name=file.name), tr("Run it")
    elif may_run(file.name):
        text = tr(
            "“{name}” may hold macros or scripts, or load something from the internet, when another program opens it.", name=file.name
        )
        yes = tr("Open it")
    else:
        _open(parent, store, str(file.id), opens)
        return
    details = tr("Do this only if you know who made it and why it is here.")
    ask(parent, text, yes, lambda: _open(parent, store, str(file.id), opens), details=details)


def _open(parent: QWidget, store: Store, id_: str, opens: Opens) -> None:
    try:
        path = attachments.open_copy(store, id_)
    except KnownError as error:
        tell_error(parent, error)
        return
    if not opens(QUrl.fromLocalFile(str(path))):
        message = N_("No program on this computer opens “{file}”. Save a copy of it and open it elsewhere.")
        tell_error(parent, KnownError(message, file=path.name))
