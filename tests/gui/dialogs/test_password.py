"""A file is protected, opened with its password, and opened to anybody again, in the real window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from tests import unsaved
from tests.gui.editors import field
from tests.gui.windows import a_window_without_file, press_in, shown, until
from wpstracker.domain.backup_rules import Reason
from wpstracker.gui import idle_lock
from wpstracker.gui.dialogs.password import SetPasswordDialog, UnlockDialog
from wpstracker.gui.forms.event_editor import EventEditor
from wpstracker.gui.main_window import MainWindow
from wpstracker.gui.settings import Settings
from wpstracker.services import backups
from wpstracker.store import connecting
from wpstracker.store.database import Store
from wpstracker.store.files import is_protected

pytest.importorskip("sqlcipher3.dbapi2")
PASSWORD = "lamp mountain blue train"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "files" / "office.wpst"
    path.parent.mkdir()
    store = Store.create(path)
    with store.change("New event") as writer:
        writer.save(unsaved.event(title="Training"))
    store.close()
    return path


@pytest.fixture
def window(app: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    with a_window_without_file(app, tmp_path) as made:
        yield made


def set_password(window: MainWindow, password: str) -> None:
    window.commands.password.trigger()
    dialog = shown(window, SetPasswordDialog)
    dialog.first.setText(password)
    dialog.second.setText(password)
    dialog.understood.setChecked(True)
    dialog.set_button.click()
    until(lambda: window.file is not None and window.file.store.address.key is not None)


def titles(window: MainWindow) -> list[str]:
    assert window.file
    return [title for (title,) in window.file.store.rows("SELECT title FROM event")]


def test_a_file_is_protected_its_readable_copies_deleted_and_it_opens_with_the_password(window, path):
    window.opener.open(path)
    copy = backups.keep_copy(path, Reason.BY_HAND)
    assert copy
    set_password(window, PASSWORD)
    box = shown(window, QMessageBox)
    assert "1 copy made before is not: anybody can read it" in box.text()
    press_in(box, "Delete")
    assert titles(window) == ["Training"] and is_protected(path) and not copy.path.exists()
    window.close_file()
    window.opener.open(path)
    dialog = shown(window, UnlockDialog)
    dialog.password.setText("not it")
    dialog.open_button.click()
    assert dialog.isVisible() and dialog.problem.text().startswith("The password is wrong")
    dialog.password.setText(PASSWORD)
    dialog.open_button.click()
    assert titles(window) == ["Training"]


def test_the_password_is_taken_away_again(window, path):
    window.opener.open(path)
    set_password(window, PASSWORD)
    press_in(shown(window, QMessageBox), "Close")
    window.commands.password.trigger()
    shown(window, SetPasswordDialog).remove_button.click()
    box = shown(window, QMessageBox)
    assert "no longer protected" in box.text()
    press_in(box, "Close")
    assert titles(window) == ["Training"] and not is_protected(path)


def test_S03_nothing_is_set_before_both_lines_agree_and_the_warning_is_read(window, path):
    window.opener.open(path)
    window.commands.password.trigger()
    dialog = shown(window, SetPasswordDialog)
    assert not dialog.set_button.isEnabled()
    dialog.first.setText("password")
    assert dialog.strength.text().startswith("Weak")
    dialog.second.setText("passwort")
    dialog.understood.setChecked(True)
    assert dialog.problem.text() == "The two passwords differ." and not dialog.set_button.isEnabled()
    dialog.second.setText("password")
    assert dialog.set_button.isEnabled() and not dialog.problem.isVisible()
    dialog.reject()


def test_S15_the_password_is_kept_nowhere(window, path, tmp_path):
    window.opener.open(path)
    set_password(window, PASSWORD)
    press_in(shown(window, QMessageBox), "Close")
    window.close()
    holding = [
        each for each in tmp_path.rglob("*") if each.is_file() and any(word in each.read_bytes() for word in (b"lamp", PASSWORD.encode()))
    ]
    assert holding == []


def test_an_installation_that_cannot_protect_says_so(window, path, monkeypatch):
    window.opener.open(path)
    monkeypatch.setattr(connecting, "find_spec", lambda name: None)
    window.commands.password.trigger()
    assert "cannot protect files" in shown(window, QMessageBox).text()


def test_a_protected_file_is_locked_when_nobody_is_there_and_what_was_typed_is_offered(window, path, monkeypatch):
    monkeypatch.setattr(idle_lock, "minutes", lambda settings: 0)
    window.opener.open(path)
    set_password(window, PASSWORD)
    press_in(shown(window, QMessageBox), "Close")
    assert window.workspace
    window.workspace.show_page("events")
    window.workspace.page().page_actions()[0].trigger()
    editor = shown(window, EventEditor)
    field(editor, 0, "title").insert("Half typed")
    assert window.file and window.file._lock
    window.file._lock._timer.timeout.emit()
    dialog = shown(window, UnlockDialog)
    assert window.file is None and window.workspace is None
    dialog.password.setText(PASSWORD)
    dialog.open_button.click()
    until(lambda: window.workspace is not None and window.workspace.unsaved.isVisible())


def test_signs_of_life_put_the_lock_off(app, tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    locked: list[str] = []
    lock = idle_lock.IdleLock(settings, lambda: locked.append("now"))
    lock._timer.start(50)
    widget = QWidget()
    QTest.keyClick(widget, Qt.Key.Key_A)
    QTest.qWait(120)
    assert locked == [] and lock._timer.interval() == idle_lock.USUAL_MINUTES * 60_000
    lock._timer.start(20)
    until(lambda: locked == ["now"])
    settings.put_text(idle_lock.LOCK_AFTER, "0")
    QTest.keyClick(widget, Qt.Key.Key_A)
    assert not lock._timer.isActive()
    lock.stop()
