"""A file in a folder that is synchronised is warned of above the pages, until the person hides that for this file."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QToolButton

from tests.gui.windows import a_window
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.settings import Settings
from wpstracker.services.files import new_file


def a_file(folder: Path) -> Path:
    folder.mkdir(parents=True)
    with closing(new_file(folder / "office.wpst", fill=lambda _store: None)) as store:
        return store.path


def looked(window: MainWindow) -> str:
    assert window.workspace
    window.workspace.place.look()
    return "" if window.workspace.place.isHidden() else window.workspace.place.text()


@pytest.mark.parametrize(("folder", "service"), [("OneDrive - Ministry", "OneDrive"), ("Яндекс.Диск", "Yandex Disk")])
def test_the_service_is_named_with_the_reason(app: QApplication, tmp_path: Path, folder: str, service: str) -> None:
    with a_window(app, Settings(tmp_path / "settings.ini"), a_file(tmp_path / folder)) as window:
        assert f"{service} copies to other computers while the file is open" in looked(window)


def test_a_file_elsewhere_is_not_warned_of(app: QApplication, tmp_path: Path) -> None:
    with a_window(app, Settings(tmp_path / "settings.ini"), a_file(tmp_path / "files")) as window:
        assert looked(window) == ""


def test_once_hidden_it_stays_hidden_for_this_file_and_no_other(app: QApplication, tmp_path: Path) -> None:
    settings, one, other = Settings(tmp_path / "settings.ini"), a_file(tmp_path / "Dropbox" / "a"), a_file(tmp_path / "Dropbox" / "b")
    with a_window(app, settings, one) as window:
        assert looked(window)
        assert window.workspace
        window.workspace.place.findChild(QToolButton).click()  # type: ignore[union-attr]
        assert looked(window) == ""
        window.opener.open(other)
        assert looked(window)
        window.opener.open(one)
        assert looked(window) == ""
