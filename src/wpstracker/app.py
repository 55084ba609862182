"""The desktop program: the one place that builds the objects and puts them together."""

import logging
import platform
import signal
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from wpstracker import __version__
from wpstracker.assets import resource
from wpstracker.folders import log_file, settings_file
from wpstracker.gui.look import Look
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.mistakes import MistakeHook
from wpstracker.gui.settings import Settings

_LOG_BYTES, _OLD_LOGS = 500_000, 2


def run(path: Path | None) -> int:
    """Show the window, with a file in it when one is given, until it is closed; the exit code."""
    _keep_log(log_file())
    app = QApplication(sys.argv[:1])
    app.setApplicationName("wpstracker")
    app.setApplicationDisplayName("")
    app.setApplicationVersion(__version__)
    app.setOrganizationName("WPS Tracker")
    app.setDesktopFileName("wpstracker")
    app.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
    sys.excepthook = MistakeHook(app, log_file())
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # every step is saved already, so Ctrl+C in a terminal may end it at once
    settings = Settings(settings_file())
    window = MainWindow(settings, Look(app, settings))
    window.start(path)
    window.show()
    code = app.exec()
    settings.sync()
    return code


def _keep_log(path: Path) -> None:
    """Write the program's own log; where that is not possible, go on without it."""
    log = logging.getLogger("wpstracker")
    log.setLevel(logging.INFO)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=_OLD_LOGS, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.info("WPS Tracker %s, Python %s, Qt %s, %s", __version__, platform.python_version(), qVersion(), platform.platform())
