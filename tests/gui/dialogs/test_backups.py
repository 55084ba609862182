"""Copies are listed with what differs from today; one is restored, and that can be taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from tests import unsaved
from tests.gui.windows import a_window_without_file, press_in, shown, until
from wpstracker.domain.backup_rules import Reason
from wpstracker.gui.dialogs.backups import BackupsDialog
from wpstracker.gui.main_window import MainWindow
from wpstracker.services import backups
from wpstracker.services.files import open_file
from wpstracker.store.database import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "files" / "office.wpst"
    path.parent.mkdir()
    Store.create(path).close()
    store = open_file(path)
    log_event(store, "Training")
    store.close()
    return path


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    with a_window_without_file(app, tmp_path) as made:
        yield made


def log_event(store: Store, title: str) -> None:
    with store.change("New event") as writer:
        writer.save(unsaved.event(id=title, title=title))


def store_of(window: MainWindow) -> Store:
    assert window.file
    return window.file.store


def titles(window: MainWindow) -> list[str]:
    return [title for (title,) in store_of(window).rows("SELECT title FROM event ORDER BY title")]


def reasons(dialog: BackupsDialog) -> list[str]:
    return [item.text(1) for row in range(dialog.list.topLevelItemCount()) if (item := dialog.list.topLevelItem(row))]


def restore_chosen(dialog: BackupsDialog, window: MainWindow) -> None:
    dialog.restore_button.click()
    press_in(shown(window, QMessageBox), "Restore")
    until(lambda: window.file is not None)
    box = shown(window, QMessageBox)
    assert "was restored" in box.text()
    press_in(box, "Close")


def test_a_copy_is_made_compared_and_restored_and_that_is_taken_back(window, path):
    window.opener.open(path)
    backups.keep_copy(path, Reason.WORK)
    log_event(store_of(window), "Conference")
    window.commands.backups.trigger()
    dialog = shown(window, BackupsDialog)
    assert reasons(dialog) == ["While working"]
    assert "1 step since this copy" in dialog.differences.toPlainText() and "New event" in dialog.differences.toPlainText()
    restore_chosen(dialog, window)
    assert titles(window) == ["Training"]
    window.commands.backups.trigger()
    dialog = shown(window, BackupsDialog)
    dialog.list.setCurrentItem(dialog.list.topLevelItem(reasons(dialog).index("Before a copy was restored")))  # type: ignore[arg-type]
    restore_chosen(dialog, window)
    assert titles(window) == ["Conference", "Training"]


def test_a_copy_by_hand_stands_in_the_list_at_once(window, path):
    window.opener.open(path)
    window.commands.backups.trigger()
    dialog = shown(window, BackupsDialog)
    assert "There is no copy yet" in dialog.differences.toPlainText() and not dialog.restore_button.isEnabled()
    dialog.make_button.click()
    until(lambda: reasons(dialog) == ["By hand"])
    assert "Nothing has changed since this copy." in dialog.differences.toPlainText()
    dialog.reject()


def test_a_second_place_is_used_from_now_on_and_told_when_it_is_gone(window, path, tmp_path):
    window.opener.open(path)
    window.commands.backups.trigger()
    dialog = shown(window, BackupsDialog)
    usb = tmp_path / "usb"
    usb.mkdir()
    dialog._use_place(usb)
    until(lambda: list(usb.rglob("*.wpst")))
    until(lambda: str(usb) in dialog.place.text())
    usb.rename(tmp_path / "unplugged")
    dialog.look()
    assert "Is the drive connected?" in dialog.place.text()
    dialog.forget_place.click()
    assert "Choose a second place" in dialog.place.text()
    dialog.reject()


def test_D20_D29_a_damaged_file_is_restored_from_where_it_is_refused(window, path):
    backups.keep_copy(path, Reason.WORK)
    path.write_bytes(path.read_bytes()[:5000])
    window.opener.open(path)
    press_in(shown(window, QMessageBox), "Restore from a copy…")
    dialog = shown(window, BackupsDialog)
    assert not dialog.make_button.isEnabled()
    restore_chosen(dialog, window)
    assert titles(window) == ["Training"]
    assert [each.name for each in path.parent.iterdir() if "set aside" in each.name]


def test_a_file_that_another_window_has_open_can_be_read(window, path):
    other = open_file(path)
    window.opener.open(path)
    box = shown(window, QMessageBox)
    assert " is open: " in box.text()
    press_in(box, "Open for reading")
    assert store_of(window).read_only and titles(window) == ["Training"]
    other.close()
