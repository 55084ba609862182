"""Copies of a file: whole, looked through, found again, and never in the way of good ones."""

import errno
import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests import unsaved
from wpstracker.domain.backup_rules import Reason
from wpstracker.domain.problems import KnownError
from wpstracker.store import backups
from wpstracker.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store.create(tmp_path / "office.wpst")) as store:
        yield store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "copies" / "of-this-file"


def log_event(store: Store, title: str = "Training") -> None:
    with store.change("New event") as writer:
        writer.save(unsaved.event(title=title))


def make(store: Store, folder: Path, reason: Reason = Reason.WORK) -> backups.Backup:
    """As it is done: over a connection of its own."""
    with closing(Store.open_for_reading(store.path)) as reading:
        return backups.make(reading.db, store.address, folder, reason)


def titles(path: Path) -> list[str]:
    with closing(Store.open_for_reading(path)) as store:
        return [title for (title,) in store.rows("SELECT title FROM event ORDER BY title")]


def test_a_copy_holds_what_the_file_held_and_says_so(store, folder):
    log_event(store)
    copy = make(store, folder)
    log_event(store, "Later")
    assert titles(copy.path) == ["Training"]
    assert copy.counts == {"event": 1} and copy.reason is Reason.WORK and copy.size == copy.path.stat().st_size
    assert abs((datetime.now(UTC) - copy.made).total_seconds()) < 60
    assert backups.every(folder) == [copy]
    backups.verify(copy)


def test_copies_are_the_owners_alone(store, folder):
    copy = make(store, folder)
    assert folder.stat().st_mode & 0o077 == 0
    assert {path.name for path in folder.iterdir()} == {copy.path.name, f"{copy.path.name}.json"}


def test_a_file_keeps_the_place_of_its_copies_when_it_is_moved(store, tmp_path):
    before = backups.folder_of(store.db, store.path)
    moved = tmp_path / "moved.wpst"
    store.close()
    store.path.rename(moved)
    with closing(Store.open(moved)) as again:
        assert backups.folder_of(again.db, moved) == before
        assert backups.folder_of(again.db, moved, tmp_path) == tmp_path / before.name


def test_new_files_never_share_the_place_of_their_copies(store, tmp_path):
    with closing(Store.create(tmp_path / "another.wpst")) as other:
        assert backups.folder_of(other.db, other.path) != backups.folder_of(store.db, store.path)


def test_D19_a_damaged_file_makes_no_copy_and_the_others_stay(store, folder):
    for number in range(60):
        log_event(store, f"Training {number}" * 50)
    good = make(store, folder)
    store.close()
    content = bytearray(store.path.read_bytes())
    content[-4096:] = b"\xff" * 4096
    store.path.write_bytes(content)
    with closing(sqlite3.connect(store.path)) as db:
        assert db.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",)
    with pytest.raises(KnownError, match="is not sound, so it was thrown away"):
        make(store, folder)
    assert backups.every(folder) == [good] and len(list(folder.iterdir())) == 2


def test_a_copy_that_changed_afterwards_is_told(store, folder):
    log_event(store)
    copy = make(store, folder)
    content = bytearray(copy.path.read_bytes())
    content[-100] ^= 1
    copy.path.write_bytes(content)
    with pytest.raises(KnownError, match="no longer what was written"):
        backups.verify(copy)
    copy.path.unlink()
    with pytest.raises(KnownError, match="no longer what was written"):
        backups.verify(copy)


def test_notes_that_say_nothing_are_passed_over(store, folder):
    good = make(store, folder)
    note = json.loads(backups.note_of(good.path).read_text())
    for number, text in enumerate(["", "[]", "{}", json.dumps(note | {"counts": 3}), json.dumps(note | {"made": "yesterday"})]):
        copy = folder / f"{number}.wpst"
        copy.write_bytes(b"x")
        backups.note_of(copy).write_text(text)
    (folder / "gone.wpst.json").write_text(json.dumps(note))
    assert backups.every(folder) == [good]
    assert backups.every(folder / "nowhere") == []


def test_D04_what_an_interrupted_copy_left_is_swept_away(store, folder):
    good = make(store, folder)
    (folder / ".0123.part").write_bytes(b"half")
    (folder / ".0123.part-journal").write_bytes(b"half")
    backups.sweep(folder)
    backups.sweep(folder / "nowhere")
    assert {path.name for path in folder.iterdir()} == {good.path.name, f"{good.path.name}.json"}


def test_D06_a_full_disk_leaves_the_other_copies_and_no_half(store, folder, monkeypatch):
    good = make(store, folder)

    def full(part: Path) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backups, "digest_of", full)
    with pytest.raises(KnownError, match="disk is full"):
        make(store, folder, Reason.CLOSE)
    assert backups.every(folder) == [good] and len(list(folder.iterdir())) == 2


def test_a_place_that_cannot_be_written_is_told(store, tmp_path):
    (tmp_path / "in the way").write_text("")
    with pytest.raises(KnownError, match="Choose another place for copies"):
        make(store, tmp_path / "in the way" / "copies")


def test_a_copy_is_made_while_somebody_goes_on_working(store, folder):
    log_event(store)
    copies: list[backups.Backup] = []
    thread = threading.Thread(target=lambda: copies.append(make(store, folder)))
    thread.start()
    for number in range(20):
        log_event(store, f"Training {number}")
    thread.join()
    (copy,) = copies
    assert copy.counts["event"] == len(titles(copy.path)) and len(titles(store.path)) == 21


def test_a_removed_copy_is_gone_with_its_note(store, folder):
    backups.remove(make(store, folder))
    assert list(folder.iterdir()) == []
