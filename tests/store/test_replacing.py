"""A written file takes the place of the old one whole, or the old one stays and nothing else is left."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wpstracker.domain.problems import KnownError
from wpstracker.store import replacing as module
from wpstracker.store.replacing import replacing


def put(target: Path, text: str = "new") -> None:
    with replacing(target) as part:
        part.write_text(text, encoding="utf-8")


def fail(target: Path, error: Exception) -> None:
    """Half-way."""
    with replacing(target) as part:
        part.write_text("half", encoding="utf-8")
        raise error


def test_the_new_file_takes_the_place_of_the_old(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_text("old", encoding="utf-8")
    put(target)
    assert target.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_keeps_leading_to_the_file(tmp_path: Path) -> None:
    real, link = tmp_path / "real.xlsx", tmp_path / "link.xlsx"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    put(link)
    assert link.is_symlink() and real.read_text(encoding="utf-8") == "new"


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(ZeroDivisionError):
        fail(target, ZeroDivisionError())
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EFBIG])
def test_E19_a_full_disk_is_told_and_leaves_the_old_file(tmp_path: Path, number: int) -> None:
    target = tmp_path / "a.xlsx"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(KnownError, match="disk is full, so “a.xlsx”"):
        fail(target, OSError(number, os.strerror(number)))
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of this kind")
def test_E19_the_system_itself_refuses_to_write_more(tmp_path: Path) -> None:
    program = """
import resource, signal, sys
from pathlib import Path
from wpstracker.domain.problems import KnownError
from wpstracker.store.replacing import replacing
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    with replacing(Path(sys.argv[1])) as part:
        part.write_bytes(b"x" * 50_000)
except KnownError as error:
    print(error)
"""
    said = subprocess.run([sys.executable, "-c", program, str(tmp_path / "a.xlsx")], capture_output=True, text=True, check=True)
    assert "The disk is full" in said.stdout
    assert list(tmp_path.iterdir()) == []


def test_E18_a_file_open_in_excel_is_tried_again_and_then_kept_beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.xlsx"
    target.write_text("old", encoding="utf-8")
    (tmp_path / "a (2).xlsx").write_text("kept before", encoding="utf-8")
    tried = []
    move = Path.replace

    def refuse(part: Path, place: Path) -> Path:
        if place == target:
            tried.append(place)
            raise PermissionError(errno.EACCES, "open elsewhere")
        return move(part, place)

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(module, "PAUSE", 0.001)
    with pytest.raises(KnownError, match=r"“a.xlsx” is open in another program.* “a \(3\).xlsx”"):
        put(target)
    assert len(tried) == 10
    assert target.read_text(encoding="utf-8") == "old"
    assert (tmp_path / "a (3).xlsx").read_text(encoding="utf-8") == "new"


def test_D27_a_virus_scanner_that_holds_it_for_a_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.xlsx"
    move, refusals = Path.replace, iter([1, 2, 3])

    def refuse(part: Path, place: Path) -> Path:
        if next(refusals, None):
            raise PermissionError(errno.EACCES, "held")
        return move(part, place)

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(module, "PAUSE", 0.001)
    put(target)
    assert target.read_text(encoding="utf-8") == "new"


def test_a_folder_of_that_name_is_no_target(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="is a folder. Give the name of a file in it"):
        put(tmp_path)


def test_E20_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="The folder .*nowhere does not exist"):
        put(tmp_path / "nowhere" / "a.xlsx")


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no devices here")
def test_a_device_is_never_replaced() -> None:
    with pytest.raises(KnownError, match="is not an ordinary file"):
        put(Path("/dev/null"))
    assert not Path("/dev/null").is_file()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no such folder here")
def test_a_place_that_takes_no_files_is_told() -> None:
    with pytest.raises(KnownError, match="/proc"):
        put(Path("/proc/a.xlsx"))


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="could not be written"):
        put(tmp_path / ("n" * 300))
