"""A new file in the place of an old one: whole or not at all."""

import errno
import os
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wpstracker.domain.problems import KnownError
from wpstracker.words import N_

ATTEMPTS, PAUSE = 10, 0.1
"""Virus scanners hold a fresh file for a moment; Excel holds it until it is closed."""

_FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))


@contextmanager
def replacing(target: Path, *, private: bool = False) -> Iterator[Path]:
    """A path beside `target` to write to. It takes the target's place when all went well and is gone when anything did not.

    With `private` nobody but its owner can read it, from its first byte on.
    KnownError says why it cannot be written; where another program holds the target, the finished file is kept under another name.
    """
    check_target(target)
    place = target.resolve() if target.is_symlink() else target
    part = place.with_name(f".{uuid.uuid4().hex}.part")
    try:
        try:
            if private:
                part.touch(mode=0o600, exist_ok=False)
            yield part
            _flush(part)
            _move(part, place)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise _known(error, target) from error


def check_target(target: Path) -> None:
    """The folder must be there and the name must be free or a file's."""
    try:
        _check(target)
    except OSError as error:
        raise _known(error, target) from error


def _check(target: Path) -> None:
    if target.is_dir():
        raise KnownError(N_("{path} is a folder. Give the name of a file in it."), path=target)
    if not target.parent.is_dir():
        raise KnownError(N_("The folder {folder} does not exist. Create it, or choose another place."), folder=target.parent)
    if target.exists() and not target.is_file():
        raise KnownError(N_("{path} is not an ordinary file. Choose another name."), path=target)


def _flush(part: Path) -> None:
    """On the disk before the old file goes."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())


def _move(part: Path, target: Path) -> None:
    for attempt in range(ATTEMPTS):
        try:
            part.replace(target)
        except PermissionError:
            if attempt + 1 < ATTEMPTS:
                time.sleep(PAUSE)
        else:
            return
    kept = free_name(target)
    part.replace(kept)
    message = N_(
        "“{file}” is open in another program, perhaps in Excel. Close it there and try again; until then the "
        "finished file is “{kept}” beside it."
    )
    raise KnownError(message, file=target.name, kept=kept.name)


def free_name(target: Path) -> Path:
    """The name itself, “summary (2).xlsx” or the next that is free."""
    found, number = target, 1
    while found.exists():
        number += 1
        found = target.with_name(f"{target.stem} ({number}){target.suffix}")
    return found


def _known(error: OSError, target: Path) -> KnownError:
    if error.errno in _FULL:
        message = N_(
            "The disk is full, so “{file}” could not be written. Free some space and try again; an older file of that name is unchanged."
        )
        return KnownError(message, file=target.name)
    if isinstance(error, PermissionError):
        return KnownError(N_("Nothing can be written in the folder {folder}. Choose a folder of your own."), folder=target.parent)
    return KnownError(
        N_("“{file}” could not be written in {folder}: {reason}."), file=target.name, folder=target.parent, reason=error.strerror or error
    )
