"""What becomes of a file while it is open: its drive is pulled, another program works in it, the clock is set back, its folder closed."""

import json
import os
import stat
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests import unsaved
from wpstracker.domain.problems import KnownError
from wpstracker.services.files import open_file
from wpstracker.services.health import check
from wpstracker.store.database import Store
from wpstracker.store.locking import InUse

ROOT = Path(__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "stick" / "office.wpst"
    path.parent.mkdir()
    Store.create(path).close()
    return path


def log_event(store: Store, title: str) -> None:
    with store.change("New event") as writer:
        writer.save(unsaved.event(id=title, title=title, summary="x" * 20_000))


def titles(path: Path) -> list[str]:
    with closing(Store.open_for_reading(path)) as store:
        return [title for (title,) in store.rows("SELECT title FROM event ORDER BY id")]


def run(code: str, *arguments: object) -> str:
    """What a process of its own prints."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_D16_a_pulled_drive_refuses_the_save_and_takes_it_when_it_is_back(path):
    with closing(open_file(path)) as store:
        log_event(store, "before")
        away = path.parent.rename(path.parent.with_name("pulled"))
        with pytest.raises(KnownError, match="nothing was saved"):
            log_event(store, "while away")
        away.rename(path.parent)
        log_event(store, "again")
    assert titles(path) == ["again", "before"]
    assert check(path).findings == ()


def test_D16_a_file_whose_drive_is_gone_can_still_be_closed_and_opened_when_it_is_back(path):
    store = open_file(path)
    log_event(store, "before")
    away = path.parent.rename(path.parent.with_name("pulled"))
    store.close()
    with pytest.raises(KnownError, match="There is no file at"):
        open_file(path)
    away.rename(path.parent)
    with closing(open_file(path)) as again:
        log_event(again, "after")
    assert titles(path) == ["after", "before"]


def test_D25_after_the_clock_was_set_back_ids_still_grow_and_the_newest_value_counts(path, monkeypatch):
    with closing(open_file(path)) as store:
        log_event(store, "one")
    year = 365 * 24 * 3600 * 10**9
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() - year)
    with closing(open_file(path)) as store, store.change("Edit event") as writer:
        writer.save(unsaved.event(id="one", title="newer"))
    with closing(Store.open_for_reading(path)) as store:
        ids = [id_ for (id_,) in store.rows("SELECT id FROM change ORDER BY rowid")]
    assert ids == sorted(ids)
    assert titles(path) == ["newer"]
    assert check(path).findings == ()


TURNS = """
import sys, time
from contextlib import closing
from pathlib import Path
from tests import unsaved
from wpstracker.services.files import open_file
from wpstracker.store.locking import InUse
path, name, turns = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
done = refused = 0
until = time.monotonic() + 40
while done < turns and time.monotonic() < until:
    try:
        store = open_file(path)
    except InUse:
        refused += 1
        time.sleep(0.003)
        continue
    with closing(store), store.change("New event") as writer:
        writer.save(unsaved.event(id=f"{name}-{done}", title=f"{name} {done}"))
    done += 1
print(done, refused)
"""


def test_D26_two_programs_that_open_one_file_by_turns_lose_nothing(path):
    turns = 15
    command = [sys.executable, "-c", TURNS, str(path)]
    both = [subprocess.Popen([*command, name, str(turns)], stdout=subprocess.PIPE, text=True, cwd=ROOT) for name in ("one", "other")]
    said = [each.communicate(timeout=60)[0].split() for each in both]
    assert [done for done, _refused in said] == [str(turns)] * 2
    assert sorted(titles(path)) == sorted(f"{name} {turn}" for name in ("one", "other") for turn in range(turns))
    assert check(path).findings == ()


def test_D08_D26_who_comes_second_is_told_who_has_the_file_and_may_read_it(path):
    code = """
import sys
from contextlib import closing
from pathlib import Path
from wpstracker.services.files import open_file, open_to_read
from wpstracker.store.locking import InUse
try:
    open_file(Path(sys.argv[1]))
except InUse as error:
    print(error.is_certain, error.holder.process)
with closing(open_to_read(Path(sys.argv[1]))) as store:
    print(store.read_only)
"""
    with closing(open_file(path)):
        assert run(code, path).split() == ["True", str(os.getpid()), "True"]
    with pytest.raises(InUse), closing(open_file(path)):
        open_file(path)


LIMITED = """
import json, resource, signal, sys
from contextlib import closing
from pathlib import Path
from tests import unsaved
from wpstracker.domain.problems import KnownError
from wpstracker.services.files import open_file
from wpstracker.services import backups
from wpstracker.domain.backup_rules import Reason
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
limit = path.stat().st_size + int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
saved, told = 0, ""
with closing(open_file(path)) as store:
    try:
        for number in range(200):
            with store.change("New event") as writer:
                writer.save(unsaved.event(id=f"e{number}", title=f"Event {number}", summary="слово " * 2000))
            saved += 1
    except KnownError as error:
        told = str(error)
print(json.dumps([saved, told]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the system knows no such limit")
@pytest.mark.parametrize("room", [0, 10_000, 100_000, 400_000])
def test_D05_where_the_system_takes_no_more_every_acknowledged_save_is_there(path, room):
    saved, told = json.loads(run(LIMITED, path, room))
    assert told
    assert saved < 200
    assert len(titles(path)) == saved
    assert check(path).findings == ()


def _mounted(folder: Path) -> bool:
    try:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there is no tmpfs")
def test_D05_D06_on_a_full_drive_saves_and_copies_are_refused_with_a_sentence_and_nothing_is_lost(tmp_path):
    folder = tmp_path / "small"
    folder.mkdir()
    if not _mounted(folder):
        pytest.skip("a small drive cannot be mounted here without the rights for it; the limit of sizes above stands in for it")
    try:
        path, saved = folder / "office.wpst", 0
        Store.create(path).close()
        with closing(open_file(path)) as store:
            told = ""
            while not told and saved < 500:
                try:
                    log_event(store, f"e{saved:03}")
                    saved += 1
                except KnownError as error:
                    told = str(error)
        assert "disk is full" in told
        assert len(titles(path)) == saved
        assert check(path).findings == ()
    finally:
        subprocess.run(["umount", str(folder)], check=False)


@pytest.mark.skipif(sys.platform == "win32" or not hasattr(os, "setuid"), reason="another user is needed")
def test_D14_D15_somebody_without_rights_reads_and_is_told_why_nothing_is_saved(tmp_path_factory):
    """Root may write anywhere, so a child becomes nobody."""
    if os.getuid() != 0:
        pytest.skip("only root becomes somebody else; `tests/store/test_files.py` takes the rights away instead")
    import tempfile

    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        path = Path(folder) / "office.wpst"
        with closing(Store.create(path)) as store:
            log_event(store, "there")
        Path(folder).chmod(0o755)
        path.chmod(0o644)
        child = os.fork()
        if child == 0:
            os._exit(_as_nobody(path))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
        assert stat.S_IMODE(path.stat().st_mode) == 0o644


def _as_nobody(path: Path) -> int:
    """0 when the file opens for reading and refuses a change with a sentence."""
    try:
        os.setgid(65534)
        os.setuid(65534)
        store = open_file(path)
        assert store.read_only
        try:
            log_event(store, "refused")
        except KnownError as error:
            return 0 if "reading only" in str(error) else 3
    except BaseException:
        return 2
    return 4
