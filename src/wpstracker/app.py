"""The desktop program: the one place that builds the objects and puts them together."""

import builtins
import gc
import signal
import sys
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QProcess, QTimer, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from wpstracker import __version__
from wpstracker.assets import resource
from wpstracker.folders import log_file, settings_file
from wpstracker.gui.look import Look
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.settings import Settings
from wpstracker.gui.single_instance import SingleInstance, come_to_front, hand_over

if TYPE_CHECKING:
    from wpstracker.gui.mistakes import MistakeHook

START_ANEW = 75
"""The event loop ends with this when the program is to be started again."""
_LOG_BYTES, _OLD_LOGS = 500_000, 2
_IDLE_MS = 500
"""After the first page stands; what is needed to hear of a second start takes a moment to load."""
_FIRST_PAINT_MS = 1000
"""So long the file waits for a window that is not painted, because it is minimised or its desktop is hidden."""


def run(path: Path | None) -> int:
    """Show the window, with a file in it when one is given, until it is closed; the exit code.

    The window is painted first, then the file is read. What is typed in between waits for the page.
    """
    _import_as_usual()
    app = QApplication([*sys.argv[:1], "-style", "fusion"])  # asking for the style later would load it twice
    app.setApplicationName("wpstracker")
    app.setApplicationDisplayName("")
    app.setApplicationVersion(__version__)
    app.setOrganizationName("WPS Tracker")
    app.setDesktopFileName("wpstracker")
    app.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
    sys.excepthook = _note_mistake
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # every step is saved already, so Ctrl+C in a terminal may end it at once
    if hand_over(path):
        return 0
    settings = Settings(settings_file())
    window = MainWindow(settings, Look(app, settings))
    window.prepare(path)
    show_painted(window)
    window.start(path)
    _mistakes()
    instance = SingleInstance(window, lambda asked: come_to_front(window, asked))
    QTimer.singleShot(_IDLE_MS, instance, instance.listen)
    gc.enable()
    code = app.exec()
    instance.close()
    settings.sync()
    window.let_go()
    if code != START_ANEW:
        return code
    return 0 if QProcess.startDetached(*_own_command()) else 1


def _own_command() -> tuple[str, list[str]]:
    """How this program is started; it remembers by itself which file was open."""
    as_module = ["-P", "-m", "wpstracker"]  # -P: nothing is looked for in the folder one happens to be in
    return sys.executable, [] if getattr(sys, "frozen", False) else as_module


def _import_as_usual() -> None:
    """From here on PySide6 reads no sources: it looks in every module that is imported for features of it which nobody here uses."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def show_painted(window: MainWindow) -> None:
    """Show the window and come back when it stands on the screen; keys and clicks are kept for later."""
    loop = QEventLoop()
    window.painted.connect(loop.quit)
    patience = QTimer(singleShot=True, interval=_FIRST_PAINT_MS)
    patience.timeout.connect(loop.quit)
    patience.start()
    window.show()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)


def _note_mistake(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What Python calls for an error that nobody caught."""
    _mistakes()(kind, error, trace)


@cache
def _mistakes() -> "MistakeHook":
    """The log and whoever writes mistakes into it; made when the first page stands, or at the first mistake before."""
    from wpstracker.gui.mistakes import MistakeHook

    _keep_log(log_file())
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return MistakeHook(app, log_file(), lambda: app.exit(START_ANEW))


def _keep_log(path: Path) -> None:
    """Write the program's own log; where that is not possible, go on without it."""
    import logging
    import platform

    from wpstracker.gui.private_log import PrivateLog

    log = logging.getLogger("wpstracker")
    log.setLevel(logging.INFO)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = PrivateLog(path, maxBytes=_LOG_BYTES, backupCount=_OLD_LOGS, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.info("WPS Tracker %s, Python %s, Qt %s, %s", __version__, platform.python_version(), qVersion(), platform.platform())
