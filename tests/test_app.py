"""The whole program in a process of its own: it starts, opens what it is asked to, remembers, and notes what happened."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from wpstracker.folders import log_file, settings_file
from wpstracker.gui.settings import Settings
from wpstracker.services import files

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from wpstracker import app

expected = int(sys.argv[1])

class Watched(QApplication):
    # Widgets belong to the thread of the window: they are looked at there, by a timer of its own, and never from beside it.
    def __init__(self, arguments):
        super().__init__(arguments)
        self.watch = QTimer(self, interval=20)
        self.watch.timeout.connect(self.look)
        self.watch.start()

    def look(self):
        shown = [w for w in self.topLevelWidgets() if w.isVisible()]
        if len(shown) >= expected:
            self.watch.stop()
            QTimer.singleShot(100, self.tell)

    def tell(self):
        for window in [w for w in self.topLevelWidgets() if w.isVisible()]:
            print(type(window).__name__, window.windowTitle(), getattr(window, "text", str)(), flush=True)
        self.quit()

app.QApplication = Watched
sys.exit(app.run(Path(sys.argv[2]) if len(sys.argv) > 2 else None))
"""


def start(*arguments: Path, windows: int = 1) -> str:
    """Run the program until so many windows stand; every window with its title."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(windows), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.fixture
def file(tmp_path: Path) -> Path:
    files.new_file(tmp_path / "office.wpst").close()
    return tmp_path / "office.wpst"


def test_the_first_start_welcomes() -> None:
    assert "MainWindow WPS Tracker" in start()


def test_a_file_is_opened_and_the_next_start_finds_it(file: Path) -> None:
    assert "MainWindow office.wpst — WPS Tracker" in start(file)
    assert settings_file().exists()
    assert "MainWindow office.wpst — WPS Tracker" in start()


def test_a_file_that_is_gone_is_told_over_the_welcome(tmp_path: Path) -> None:
    said = start(tmp_path / "gone.wpst", windows=2)
    assert "MainWindow WPS Tracker" in said
    assert "There is no file at" in said


def test_damaged_settings_do_no_harm(file: Path) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_bytes(b"[General]\nlanguage=@Invalid()\nrecent=\x00\xff{\nwindow=nonsense\n")
    assert "office.wpst" in start(file)


def test_the_log_names_versions_and_no_file(file: Path) -> None:
    start(file)
    text = log_file().read_text(encoding="utf-8")
    assert "WPS Tracker" in text
    assert "Qt" in text
    assert "office" not in text


def test_a_log_that_cannot_be_written_does_no_harm(file: Path) -> None:
    log_file().parent.parent.mkdir(parents=True, exist_ok=True)
    log_file().parent.write_text("in the way", encoding="utf-8")
    assert "office.wpst" in start(file)


def test_settings_made_in_the_program_are_those_it_reads(file: Path) -> None:
    Settings(settings_file()).put_text("language", "ru")
    assert "office.wpst — WPS Tracker" in start(file)


MISTAKEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from wpstracker import app
from wpstracker.gui.dialogs.mistake import MistakeDialog

class Mistaken(QApplication):
    def __init__(self, arguments):
        super().__init__(arguments)
        self.watch = QTimer(self, interval=20)
        self.watch.timeout.connect(self.look)
        self.watch.start()
        self.mistaken = False

    def look(self):
        shown = [w for w in self.topLevelWidgets() if w.isVisible()]
        dialogs = [w for w in shown if isinstance(w, MistakeDialog)]
        if dialogs:
            self.watch.stop()
            dialogs[0].restart.click()
        elif not self.mistaken and any("office.wpst" in w.windowTitle() for w in shown):
            self.mistaken = True
            QTimer.singleShot(0, lambda: 1 / 0)

NEXT = '''
import sys
from pathlib import Path
from wpstracker.services.files import open_file
open_file(Path(sys.argv[1])).close()
Path(sys.argv[2]).write_text("opened again")
'''
app.QApplication = Mistaken
app._own_command = lambda: (sys.executable, ["-c", NEXT, sys.argv[1], sys.argv[2]])
sys.exit(app.run(Path(sys.argv[1])))
"""


def test_after_a_mistake_the_program_starts_anew_and_can_open_the_file_again(file: Path, tmp_path: Path) -> None:
    told = tmp_path / "told.txt"
    done = subprocess.run(
        [sys.executable, "-c", MISTAKEN, str(file), str(told)], capture_output=True, text=True, check=False, timeout=60, env=os.environ
    )
    assert done.returncode == 0, done.stderr
    for _ in range(200):
        if told.exists() and told.read_text(encoding="utf-8"):
            break
        time.sleep(0.1)
    assert told.read_text(encoding="utf-8") == "opened again"


LOADED = """
import sys
from wpstracker import app, cli

def show_painted(window):
    show(window)
    print(*sorted(sys.modules))
    sys.stdout.flush()
    os._exit(0)

import os
show, app.show_painted = app.show_painted, show_painted
cli.main(sys.argv[1:])
"""
FOR_LATER = (
    *("openpyxl", "icalendar", "rapidfuzz", "click", "babel", "snowballstemmer", "PySide6.QtPrintSupport"),
    *("peewee", "sqlite3", "datetime", "json", "hashlib", "socket", "logging.handlers", "wpstracker.domain", "wpstracker.records"),
    *("wpstracker.store", "wpstracker.figures", "wpstracker.services", "wpstracker.reports", "wpstracker.exchange"),
    *("wpstracker.gui.workspace", "wpstracker.gui.forms", "wpstracker.gui.tables", "wpstracker.gui.grids", "wpstracker.gui.dialogs"),
    *("wpstracker.gui.widgets.charts", "wpstracker.gui.widgets.map", "wpstracker.gui.messages", "wpstracker.gui.mistakes"),
)
"""What the first paint does without: each costs a person time at every start. `python -X importtime` tells how much."""


@pytest.mark.parametrize("opened", [True, False], ids=["file", "welcome"])
def test_the_window_is_painted_before_anything_of_a_file_is_loaded(file: Path, opened: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *([str(file)] if opened else [])],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ,
    )
    loaded = set(done.stdout.split())
    assert "wpstracker.gui.main_window" in loaded, done.stderr
    assert ("wpstracker.gui.pages.welcome" in loaded) is not opened
    assert loaded & set(FOR_LATER) <= (set() if opened else {"json"})  # recent files are kept as JSON
