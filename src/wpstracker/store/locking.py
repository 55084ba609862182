"""One file, one writer: who works in a file says so beside it, and the operating system lets go of it when the program dies.

The lock of the system is what counts on one computer. On a network drive it may not reach the others, so the holder also writes who
it is and, every minute, that it is still there.
"""

import errno
import getpass
import json
import os
import platform
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from wpstracker.domain.problems import KnownError
from wpstracker.words import N_

BEAT = timedelta(minutes=1)
SILENT_AFTER = 5 * BEAT
"""Somebody on another computer who has said nothing for so long is gone."""
_ELSEWHERE = 1 << 30
"""Windows lets nobody read a locked byte, so one is locked that nobody reads."""
_NO_LOCKS_HERE = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a file open: login name, computer, since when, and when they were last heard of (both UTC)."""

    user: str
    computer: str
    process: int
    since: datetime
    heard: datetime

    @classmethod
    def present(cls) -> "Holder":
        """This process, from now on."""
        now = datetime.now(UTC).replace(microsecond=0)
        return cls(_login(), platform.node(), os.getpid(), now, now)

    @property
    def is_here(self) -> bool:
        """Whether it is a process of this computer."""
        return self.computer == platform.node()


class InUse(KnownError):
    """Somebody else has the file open. `holder` is None when the lock does not say who; `is_certain` when it is surely still open."""

    def __init__(self, path: Path, holder: Holder | None, *, is_certain: bool) -> None:
        self.path, self.holder, self.is_certain = path, holder, is_certain
        if holder is None:
            super().__init__(N_("“{file}” is open in another window or on another computer."), file=path.name)
            return
        since = holder.since.astimezone().strftime("%d.%m.%Y %H:%M")
        message = N_("“{file}” is open: {user} on the computer {computer}, since {since}.")
        super().__init__(message, file=path.name, user=holder.user, computer=holder.computer, since=since)


class FileLock:
    """Held while a file is open for work."""

    def __init__(self, path: Path, number: int, holder: Holder) -> None:
        self._path, self._number, self._holder = path, number, holder

    @classmethod
    def acquire(cls, file: Path, *, anyway: bool = False) -> "FileLock":
        """Take the lock of a file; `InUse` says who has it. `anyway` takes it from somebody who is perhaps no longer there."""
        path = lock_of(file)
        while True:
            number, is_new = _opened(path)
            try:
                if not _lock(number):
                    raise InUse(file, _read(number), is_certain=True)
                if not _is_still(path, number):  # its last holder took the name away between our two calls
                    _close(number)
                    continue
                if not is_new and not anyway:
                    _check_left(file, number)
                lock = cls(path, number, Holder.present())
                lock.beat()
            except BaseException:
                _close(number)
                raise
            return lock

    def beat(self) -> None:
        """Say that we are still here."""
        heard = datetime.now(UTC).replace(microsecond=0)
        said = {
            "user": self._holder.user,
            "computer": self._holder.computer,
            "process": self._holder.process,
            "since": self._holder.since.isoformat(),
            "heard": heard.isoformat(),
        }
        with suppress(OSError):  # the drive is gone; the next save tells
            data = json.dumps(said).encode()
            os.lseek(self._number, 0, os.SEEK_SET)
            os.write(self._number, data)
            os.ftruncate(self._number, len(data))

    def release(self) -> None:
        """Let others in."""
        if self._number < 0:
            return
        number, self._number = self._number, -1
        with suppress(OSError):
            self._path.unlink()  # where a file that is open cannot be deleted, it goes below
        _close(number)
        if sys.platform == "win32":
            with suppress(OSError):
                self._path.unlink()


def lock_of(file: Path) -> Path:
    """Where the lock of a file lies."""
    return file.with_name(f".~{file.name}.lock")


def _opened(path: Path) -> tuple[int, bool]:
    """The lock file, and whether it was made just now."""
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), True
    except FileExistsError:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o600), False


def _check_left(file: Path, number: int) -> None:
    """A lock that was left: whoever held it on this computer is dead; on another one perhaps not."""
    holder = _read(number)
    if holder is None:
        if datetime.now(UTC).timestamp() - os.fstat(number).st_mtime < SILENT_AFTER.total_seconds():
            raise InUse(file, None, is_certain=False)
    elif not holder.is_here and datetime.now(UTC) - holder.heard < SILENT_AFTER:
        raise InUse(file, holder, is_certain=False)


def _read(number: int) -> Holder | None:
    """Who holds a lock, if it says so."""
    try:
        os.lseek(number, 0, os.SEEK_SET)
        said = json.loads(os.read(number, 4096))
        since, heard = (datetime.fromisoformat(said[name]).astimezone(UTC) for name in ("since", "heard"))
        return Holder(str(said["user"]), str(said["computer"]), int(said["process"]), since, heard)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _is_still(path: Path, number: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(number))
    except OSError:
        return False


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _close(number: int) -> None:
    with suppress(OSError):
        os.close(number)


if sys.platform == "win32":
    import msvcrt

    def _lock(number: int) -> bool:
        """Ask the system for the lock; False when another process has it."""
        os.lseek(number, _ELSEWHERE, os.SEEK_SET)
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            return error.errno in _NO_LOCKS_HERE
        return True

else:
    import fcntl

    def _lock(number: int) -> bool:
        """Ask the system for the lock; False when another process has it. A drive that knows no locks refuses nobody."""
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno in _NO_LOCKS_HERE
        return True
