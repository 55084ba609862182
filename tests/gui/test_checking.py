"""A file is checked, repaired and, where that is no longer possible, salvaged from the window."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.builders import an_event
from tests.gui.windows import a_window, choose_file, entries, press, shown, until
from wpstracker.gui.dialogs.findings import FindingsDialog
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.settings import Settings
from wpstracker.services.files import new_file, open_file
from wpstracker.services.health import check


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    with closing(new_file(path)) as store:
        an_event(store, "Training")
    return path


@pytest.fixture
def window(app: QApplication, tmp_path: Path, file: Path) -> Iterator[MainWindow]:
    with a_window(app, Settings(tmp_path / "settings.ini"), file) as made:
        yield made


def click(dialog: FindingsDialog, label: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text() == label).click()


def titles(window: MainWindow) -> list[str]:
    assert window.file
    return [title for (title,) in window.file.store.rows("SELECT title FROM event")]


def test_what_differs_from_the_log_is_repaired_and_the_file_is_open_again(window: MainWindow, file: Path) -> None:
    assert window.file
    window.file.store.db.execute_sql("UPDATE event SET title = 'Changed behind the log'")
    entries(window)["Check file…"].trigger()
    click(shown(window, FindingsDialog), "Repair…")
    press(window, "Repair")
    until(lambda: window.file is not None)
    dialog = shown(window, FindingsDialog)
    assert "it was written as the change log says" in dialog.lines.toPlainText()
    assert titles(window) == ["Training"]
    dialog.reject()
    assert check(file).findings == ()


def test_D20_D29_a_damaged_file_is_salvaged_from_where_it_is_refused(window: MainWindow, file: Path, tmp_path: Path) -> None:
    window.close_file()
    damaged, target = tmp_path / "damaged.wpst", tmp_path / "damaged salvaged.wpst"
    damaged.write_bytes(bytes(4096) + file.read_bytes()[4096:])
    window.opener.open(damaged)
    press(window, "Save what can be read…")
    choose_file(window, target)
    dialog = shown(window, FindingsDialog)
    assert "first page" in dialog.lines.toPlainText()
    click(dialog, "Open it")
    assert titles(window) == ["Training"]
    window.close_file()
    open_file(target).close()
