"""What every test can rely on: own folders, a drawn-nowhere Qt, and no error that goes unseen.

A test that shows widgets takes the fixture `app`. Tests that do not take it never import Qt.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from wpstracker.services.files import new_file
from wpstracker.store.database import Store

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ["QT_QPA_PLATFORM"] = os.environ.get("WPST_TEST_PLATFORM", "offscreen")
os.environ["LC_ALL"] = os.environ["LANG"] = "C.UTF-8"
os.environ.setdefault("XDG_CACHE_HOME", str(Path.home() / ".cache"))  # fonts are looked up once, not once a run

settings.register_profile("wpstracker", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("wpstracker")

# Said by Qt about the machine, not about our code.
HARMLESS = ("This plugin does not support", "propagateSizeHints", "Populating font family aliases", "XDG_RUNTIME_DIR")


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test reads or writes the folders of the person who runs it."""
    with tempfile.TemporaryDirectory(prefix="wpst-", ignore_cleanup_errors=True) as home:
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA", "USERPROFILE"):
            monkeypatch.setenv(name, home)
        yield


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A new file, as a person gets it: with countries, terms and plans, and nothing else."""
    with closing(new_file(tmp_path / "office.wpst")) as opened:
        yield opened


@pytest.fixture(scope="session")
def qt_application() -> "QApplication":
    """The one QApplication of the process."""
    from PySide6.QtWidgets import QApplication

    return QApplication.instance() or QApplication(["wpstracker", "-style", "fusion"])  # type: ignore[return-value]


@pytest.fixture
def app(qt_application: "QApplication") -> "Iterator[QApplication]":
    """Qt for one test; afterwards its widgets are gone, and an error in a slot or a warning of Qt's fails it."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    seen: list[str] = []

    def note_error(kind: type[BaseException], error: BaseException, trace: Any) -> None:
        seen.append(f"{kind.__name__}: {error}")
        sys.__excepthook__(kind, error, trace)

    def note_message(kind: QtMsgType, _context: Any, text: str) -> None:
        print(text, file=sys.stderr)
        if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg) and not any(words in text for words in HARMLESS):
            seen.append(f"Qt: {text}")

    hook, sys.excepthook = sys.excepthook, note_error
    handler = qInstallMessageHandler(note_message)
    yield qt_application
    remove_widgets(qt_application)
    qInstallMessageHandler(handler)
    sys.excepthook = hook
    if seen:
        pytest.fail("Errors that nobody caught:\n" + "\n".join(seen), pytrace=False)


def remove_widgets(application: "QApplication") -> None:
    """Let workers end and delete every window, without asking any of them whether it may close."""
    import shiboken6
    from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool

    QThreadPool.globalInstance().waitForDone(10_000)
    for widget in application.topLevelWidgets():
        if shiboken6.isValid(widget):
            widget.hide()
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if language := sys.modules.get("wpstracker.gui.language"):
        language.use("en")
