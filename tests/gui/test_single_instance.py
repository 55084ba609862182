"""D07 A second start of the program brings the first window to the front, with the file asked for in it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.gui.windows import a_window, until
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.settings import Settings
from wpstracker.gui.single_instance import SingleInstance, come_to_front, hand_over
from wpstracker.services.files import new_file

SECOND = """
import sys
from pathlib import Path
from wpstracker.gui.single_instance import hand_over
print(hand_over(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
"""


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    with a_window(app, Settings(tmp_path / "settings.ini")) as made:
        instance = SingleInstance(made, lambda asked: come_to_front(made, asked))
        assert instance.listen()
        yield made
        instance.close()


def start_again(*arguments: Path) -> str:
    """What a second process says of whether its wish was taken."""
    with subprocess.Popen(
        [sys.executable, "-c", SECOND, *map(str, arguments)], stdout=subprocess.PIPE, text=True, env=os.environ
    ) as second:
        until(lambda: second.poll() is not None, 20)
        assert second.stdout
        return second.stdout.read().strip()


def a_file(path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    with closing(new_file(path, fill=lambda _store: None)):
        return path


def test_D07_the_first_window_comes_to_the_front(window: MainWindow) -> None:
    window.showMinimized()
    assert start_again() == "True"
    assert not window.isMinimized()


def test_D07_the_first_window_opens_the_file_asked_for(window: MainWindow, tmp_path: Path) -> None:
    path = a_file(tmp_path / "Мои файлы" / "Отчёт за год.wpst")
    assert start_again(path) == "True"
    until(lambda: window.file is not None)
    assert window.file is not None
    assert window.file.store.path == path


def test_D07_the_file_that_is_open_stays_as_it_is(window: MainWindow, tmp_path: Path) -> None:
    path = a_file(tmp_path / "files" / "office.wpst")
    window.opener.open(path)
    assert window.file is not None
    store = window.file.store
    assert start_again(path) == "True"
    assert window.file is not None
    assert window.file.store is store


def test_without_a_first_window_there_is_nobody_to_hand_over_to() -> None:
    assert not hand_over(None)


def test_what_a_killed_program_left_does_not_keep_the_next_from_listening(window: MainWindow, tmp_path: Path) -> None:
    killed = (
        "import os\nfrom PySide6.QtCore import QCoreApplication\nfrom wpstracker.gui.single_instance import SingleInstance\n"
        "app = QCoreApplication([])\nprint(SingleInstance(app, print).listen(), flush=True)\nos._exit(9)"
    )
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", killed], capture_output=True, text=True, check=False, env=environment)
        assert done.stdout.strip() == "True"
