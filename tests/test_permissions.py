"""S18: what this program writes for itself can be read by nobody but its owner."""

import logging
import os
import shutil
import stat
from contextlib import closing
from pathlib import Path

import pytest

from tests import unsaved
from wpstracker.domain.backup_rules import Reason
from wpstracker.gui.private_log import PrivateLog
from wpstracker.gui.settings import Settings
from wpstracker.services import backups
from wpstracker.store.database import Store

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps a person's own folders from others")


def modes(folder: Path) -> dict[str, str]:
    return {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in folder.rglob("*") if path.is_file()}


def test_S18_a_file_and_its_copies_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "office.wpst"
    with closing(Store.create(path)) as store, store.change("New event") as writer:
        writer.save(unsaved.event(id="e"))
    copy = backups.keep_copy(path, Reason.WORK, tmp_path / "stick")
    assert copy is not None
    assert set(modes(tmp_path).values()) == {"0o600"}
    assert set(modes(copy.path.parent).values()) == {"0o600"}


def test_S18_a_restored_file_is_readable_by_those_who_could_read_it_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "office.wpst"
    Store.create(path).close()
    copy = backups.keep_copy(path, Reason.WORK)
    assert copy is not None
    while_written: list[str] = []
    copyfile = shutil.copyfile

    def copied(source: Path, target: Path) -> None:
        copyfile(source, target)
        while_written.append(modes(tmp_path)[target.name])

    monkeypatch.setattr(shutil, "copyfile", copied)
    path.chmod(0o640)
    backups.restore(path, copy)
    assert set(modes(tmp_path).values()) == {"0o640"}, "the file, and the one that was set aside"
    path.unlink()
    backups.restore(path, copy)
    assert modes(tmp_path)["office.wpst"] == "0o600"
    assert while_written == ["0o600", "0o600"]


def test_S18_settings_and_log_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "own" / "settings.ini")
    settings.put_text("author", "x")
    settings.sync()
    log = PrivateLog(tmp_path / "own" / "wpstracker.log", maxBytes=100, backupCount=1, encoding="utf-8")
    for _ in range(20):
        log.emit(logging.LogRecord("wpstracker", logging.INFO, "", 0, "a line", (), None))
    log.close()
    found = modes(tmp_path)
    assert sorted(found) == ["settings.ini", "wpstracker.log", "wpstracker.log.1"]
    assert set(found.values()) == {"0o600"}
    assert stat.S_IMODE((tmp_path / "own").stat().st_mode) == 0o700
