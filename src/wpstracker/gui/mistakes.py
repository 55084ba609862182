"""Our own mistakes: written to the log without a word from the records, and told once in plain words."""

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QThread, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox

from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.gui.language import tr
from wpstracker.gui.messages import tell_error

_log = logging.getLogger("wpstracker")


class MistakeHook:
    """Stands in for `sys.excepthook` while the window runs."""

    def __init__(self, app: QApplication, log_file: Path) -> None:
        self._app, self._log_file = app, log_file
        self._box: QMessageBox | None = None

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log it; show it, unless one is being shown already."""
        if issubclass(kind, KeyboardInterrupt):
            self._app.quit()
            return
        if not isinstance(error, KnownError | Invalid):
            sys.__excepthook__(kind, error, trace)
        _log.error("%s", without_values(error))
        if QThread.currentThread() is not self._app.thread():
            return
        window = self._app.activeWindow() or next((each for each in self._app.topLevelWidgets() if each.isVisible()), None)
        if isinstance(error, KnownError | Invalid) and window:
            tell_error(window, error)
        elif self._box is None:
            self._show()

    def _show(self) -> None:
        """One box, however many mistakes follow each other."""
        box = QMessageBox(self._app.activeWindow())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Critical)
        box.setWindowTitle("WPS Tracker")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(tr("Something went wrong in the program. What you saved is safe."))
        box.setInformativeText(
            tr("You can go on, or close the program and start it again. What happened is noted in {path}.", path=self._log_file)
        )
        folder = box.addButton(tr("Open the folder of the log"), QMessageBox.ButtonRole.ActionRole)
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_file.parent))))
        box.setDefaultButton(box.addButton(tr("Go on"), QMessageBox.ButtonRole.RejectRole))
        box.finished.connect(self._closed)
        self._box = box
        box.open()

    def _closed(self) -> None:
        self._box = None


def without_values(error: BaseException) -> str:
    """Where it happened and what kind it was. The error's own sentence is left out: it may quote a record."""
    lines: list[str] = []
    each: BaseException | None = error
    while each is not None:
        said = f": {each.message}" if isinstance(each, KnownError) else ""
        lines[:0] = [*traceback.format_tb(each.__traceback__), f"{type(each).__name__}{said}\n"]
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return "".join(lines)
