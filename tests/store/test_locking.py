"""One writer for a file, on this computer and on another one."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wpstracker.store.locking import SILENT_AFTER, FileLock, InUse, lock_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "office.wpst"
    path.write_text("a database")
    return path


def leave(file: Path, **said: object) -> None:
    """What somebody on another computer wrote."""
    now = datetime.now(UTC)
    about = {"user": "gulnara", "computer": "OFFICE-2", "process": 7, "since": now.isoformat(), "heard": now.isoformat()}
    lock_of(file).write_text(json.dumps(about | said))


def test_a_file_is_held_by_one_and_freed_for_the_next(file):
    first = FileLock.acquire(file)
    with pytest.raises(InUse) as told:
        FileLock.acquire(file)
    assert told.value.is_certain and told.value.holder
    assert told.value.holder.process == os.getpid() and told.value.holder.is_here
    assert str(told.value).startswith("“office.wpst” is open: ")
    first.release()
    first.release()
    assert not lock_of(file).exists()
    FileLock.acquire(file).release()


HOLDING = """
import os, sys, time
from pathlib import Path
from wpstracker.store.locking import FileLock
lock = FileLock.acquire(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_D09_whoever_was_killed_holds_nothing(file):
    child = subprocess.Popen([sys.executable, "-c", HOLDING, str(file)], stdout=subprocess.PIPE, text=True)
    assert child.stdout and child.stdout.readline() == "held\n"
    with pytest.raises(InUse) as told:
        FileLock.acquire(file, anyway=True)
    assert told.value.is_certain and told.value.holder and told.value.holder.process == child.pid
    child.kill()
    child.communicate()
    assert lock_of(file).exists(), "it was left behind"
    FileLock.acquire(file).release()


def test_D08_somebody_on_another_computer_is_named_and_may_be_overruled(file):
    leave(file)
    with pytest.raises(InUse, match="gulnara on the computer OFFICE-2, since") as told:
        FileLock.acquire(file)
    assert not told.value.is_certain
    FileLock.acquire(file, anyway=True).release()


def test_somebody_on_another_computer_who_fell_silent_is_gone(file):
    leave(file, heard=(datetime.now(UTC) - SILENT_AFTER - timedelta(seconds=1)).isoformat())
    FileLock.acquire(file).release()


@pytest.mark.parametrize("text", ["", "[]", '{"user": 1}', "\x00\x00", '{"since": "yesterday"}'])
def test_D10_a_lock_that_says_nothing_is_asked_about_while_it_is_fresh(file, text):
    lock_of(file).write_text(text)
    with pytest.raises(InUse, match="in another window or on another computer") as told:
        FileLock.acquire(file)
    assert not told.value.is_certain
    an_hour_ago = datetime.now(UTC).timestamp() - 3600
    os.utime(lock_of(file), (an_hour_ago, an_hour_ago))
    FileLock.acquire(file).release()


def test_who_holds_it_is_heard_of_again(file):
    lock = FileLock.acquire(file)
    before = json.loads(lock_of(file).read_text())
    lock_of(file).write_text(json.dumps(before | {"heard": "2020-01-01T00:00:00+00:00"}) + " " * 500)
    lock.beat()
    assert json.loads(lock_of(file).read_text())["since"] == before["since"]
    assert json.loads(lock_of(file).read_text())["heard"] >= before["heard"]
    lock.release()


def test_a_lock_that_cannot_be_written_any_more_troubles_nobody(file):
    lock = FileLock.acquire(file)
    os.close(lock._number)
    lock.beat()
    lock.release()
