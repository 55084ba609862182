"""Our own mistakes: written to the log without a word from the records, and told once in plain words."""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QThread, qVersion
from PySide6.QtWidgets import QApplication, QWidget

from wpstracker import __version__
from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.gui.dialogs.mistake import MistakeDialog
from wpstracker.gui.messages import tell_error

_log = logging.getLogger("wpstracker")


class MistakeHook:
    """Stands in for `sys.excepthook` while the window runs."""

    def __init__(self, app: QApplication, log_file: Path, restart: Callable[[], object]) -> None:
        """`restart` ends the program as it is and starts it anew."""
        self._app, self._log_file, self._restart = app, log_file, restart
        self._dialog: MistakeDialog | None = None

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
        elif self._dialog is None:
            self._show(window, error)

    def _show(self, window: QWidget | None, error: BaseException) -> None:
        """One window, however many mistakes follow each other."""
        self._dialog = MistakeDialog(window, report_of(error), self._log_file, self._restart)
        self._dialog.finished.connect(self._closed)
        self._dialog.open()

    def _closed(self) -> None:
        self._dialog = None


def report_of(error: BaseException) -> str:
    """What somebody may send: the program, the computer, and where it happened. Nothing out of the file."""
    about = f"WPS Tracker {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}"
    return f"{about}\n\n{without_values(error)}"


def without_values(error: BaseException) -> str:
    """Where it happened and what kind it was. The error's own sentence is left out: it may quote a record."""
    lines: list[str] = []
    each: BaseException | None = error
    while each is not None:
        said = f": {each.message}" if isinstance(each, KnownError) else ""
        lines[:0] = [*traceback.format_tb(each.__traceback__), f"{type(each).__name__}{said}\n"]
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return "".join(lines).replace(str(Path.home()), "~")
