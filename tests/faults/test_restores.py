"""A program killed in the midst of a copy or a restore: the old file or the new one is there, whole, and no journal of the other's."""

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests import unsaved
from wpstracker.domain.backup_rules import Reason
from wpstracker.services import backups
from wpstracker.store import health
from wpstracker.store.backups import Backup, folder_of
from wpstracker.store.database import Store

KILLS = 40
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked")


def log_event(path: Path, title: str) -> None:
    with closing(Store.open(path)) as store, store.change("New event") as writer:
        writer.save(unsaved.event(id=title, title=title, summary="x" * 200_000))


def titles(path: Path) -> list[str]:
    """What a file says that is sound."""
    with closing(Store.open(path)) as store:
        assert list(health.findings(store.db)) == []
        return [title for (title,) in store.rows("SELECT title FROM event ORDER BY title")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "files" / "office.wpst"
    path.parent.mkdir()
    Store.create(path).close()
    log_event(path, "Then")
    return path


def kept(path: Path) -> Backup:
    copy = backups.keep_copy(path, Reason.BY_HAND)
    assert copy is not None
    return copy


def kill_while(work: Callable[[], object], chance: random.Random, longest: float) -> None:
    """Let a child do something and kill it at a moment of chance."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(chance.uniform(0, longest))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def seconds(work: Callable[[], object]) -> float:
    begun = time.monotonic()
    work()
    return time.monotonic() - begun


@pytest.mark.skipif(sys.platform == "win32", reason="children are forked")
def test_D04_D24_a_restore_killed_at_any_moment_leaves_the_old_file_or_the_copy(path):
    copy = kept(path)
    log_event(path, "Now")
    sound = path.read_bytes()
    longest = seconds(lambda: backups.restore(path, copy)) * 1.2
    chance, seen = random.Random(7), set[str]()
    for number in range(KILLS):
        for left in path.parent.iterdir():
            left.unlink()
        path.write_bytes(sound)
        if number >= KILLS // 2 and len(seen) < 2:
            longest *= 1.5  # a busy computer needs longer than it did when it was measured
        kill_while(lambda: backups.restore(path, copy), chance, longest)
        found = titles(path)
        assert found in (["Now", "Then"], ["Then"])
        seen.add(str(found))
    assert len(seen) > 1, "the kills must fall before and after the deed"


def test_D04_a_copy_killed_at_any_moment_leaves_no_half_among_the_copies(path):
    copy = kept(path)
    folder = copy.path.parent
    log_event(path, "Now")
    longest = seconds(lambda: backups.keep_copy(path, Reason.BY_HAND)) * 1.2
    chance = random.Random(8)
    for _ in range(KILLS):
        kill_while(lambda: backups.keep_copy(path, Reason.BY_HAND), chance, longest)
        for each in backups.copies_of(path):
            assert each.path.is_file()
    made = backups.keep_copy(path, Reason.BY_HAND)
    assert made is not None
    for each in backups.copies_of(path):
        with closing(Store.open_for_reading(each.path)) as store:
            assert folder_of(store.db, path) == folder
            assert list(health.findings(store.db)) == []
    assert not list(folder.glob(".*.part*"))
    assert titles(path) == ["Now", "Then"]


def test_D24_the_journal_of_an_interrupted_save_never_meets_a_restored_file(path, tmp_path):
    """A journal left by a kill belongs to the file that is set aside; beside the copy it would change it."""
    copy = kept(path)
    log_event(path, "Now")
    left = path.with_name(f"{path.name}-journal")
    shutil.copyfile(path, tmp_path / "before.wpst")
    left.write_bytes(b"a journal of another file")
    aside = backups.restore(path, copy)
    assert aside is not None
    assert not left.exists()
    assert titles(path) == ["Then"]
