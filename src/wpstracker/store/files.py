"""What can be wrong with a file, told in one sentence each."""

import errno
import hashlib
import os
import platform
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import peewee
from peewee import SqliteDatabase

from wpstracker.domain.problems import KnownError
from wpstracker.store import schema
from wpstracker.words import N_

_MAGIC = b"SQLite format 3\x00"
NOT_OURS = N_("“{file}” is not a WPS Tracker file. Choose a file that ends in .wpst, or start a new one.")


def check_new(path: Path) -> None:
    """The place must exist, take a file, and hold none of that name."""
    if path.exists():
        raise KnownError(N_("There is already a file at {path}. Open it, or choose another name."), path=path)
    if not path.parent.is_dir():
        raise KnownError(N_("The folder {folder} does not exist. Create it, or choose another place."), folder=path.parent)
    if not os.access(path.parent, os.W_OK):
        raise KnownError(N_("Nothing can be written in the folder {folder}. Choose a folder of your own."), folder=path.parent)


def check_existing(path: Path) -> None:
    """It must be there, be a file, and be a SQLite database."""
    if not path.exists():
        raise KnownError(N_("There is no file at {path}. It may have been moved or renamed, or its drive is not connected."), path=path)
    if path.is_dir():
        raise KnownError(N_("{path} is a folder. Choose a file that ends in .wpst."), path=path)
    try:
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
    except OSError as error:
        raise KnownError(N_("“{file}” cannot be read: {reason}."), file=path.name, reason=error.strerror or error) from error
    if not head:
        raise KnownError(N_("“{file}” is empty (0 bytes). Restore it from a copy; nothing was changed."), file=path.name)
    if head != _MAGIC:
        raise KnownError(NOT_OURS, file=path.name)


def check_version(db: SqliteDatabase, path: Path) -> int:
    """The schema version of an open file; a foreign database and a newer version are refused."""
    if int(db.pragma("application_id") or 0) != schema.APPLICATION_ID:
        raise KnownError(NOT_OURS, file=path.name)
    version = int(db.pragma("user_version") or 0)
    if version > schema.VERSION:
        message = N_("“{file}” was made by a newer version of WPS Tracker. Update the program to open it; nothing was changed.")
        raise KnownError(message, file=path.name)
    return version


def is_writable(path: Path) -> bool:
    """Whether the file and its folder (for the journal) both take writes."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what the system or SQLite refuses into a `KnownError`; our own mistakes pass through."""
    try:
        yield
    except (peewee.DatabaseError, sqlite3.DatabaseError, OSError) as error:
        known = _known(error, path)
        if known is None:
            raise
        raise known from error


def _known(error: BaseException, path: Path) -> KnownError | None:
    cause = _sqlite_cause(error)
    name = getattr(cause, "sqlite_errorname", "") or ""
    text = str(cause)
    if name == "SQLITE_FULL" or getattr(error, "errno", None) == errno.ENOSPC:
        return KnownError(
            N_("The disk is full, so “{file}” could not be saved. Free some space and try again; nothing was half-saved."), file=path.name
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return KnownError(N_("“{file}” is in use by another program or window. Close it there and try again."), file=path.name)
    if name.startswith("SQLITE_READONLY") or isinstance(error, PermissionError):
        return KnownError(N_("“{file}” cannot be written: it or its folder is read-only. Copy it to a folder of your own."), file=path.name)
    if name.startswith("SQLITE_CANTOPEN"):
        return KnownError(
            N_("“{file}” cannot be opened in {folder}. Check that the folder exists and that you may write in it."),
            file=path.name,
            folder=path.parent,
        )
    if name == "SQLITE_NOTADB" or "file is not a database" in text:
        return KnownError(NOT_OURS, file=path.name)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_IOERR")):
        return KnownError(
            N_("“{file}” is damaged or its drive failed ({reason}). Do not save over it; open a copy."), file=path.name, reason=text
        )
    return None


def _sqlite_cause(error: BaseException) -> BaseException:
    """Peewee hides the driver's error, and on a full disk its own failed rollback hides that once more."""
    seen: BaseException | None = error
    while seen is not None:
        name = getattr(seen, "sqlite_errorname", None)
        if name and name != "SQLITE_ERROR":
            return seen
        seen = seen.__cause__ or seen.__context__
    return error


def uri_path(path: Path) -> str:
    """The path as SQLite reads it in a `file:` address."""
    return quote(path.absolute().as_posix())


def home_of(path: Path) -> str:
    """A fingerprint of this computer and place; a copy elsewhere has another."""
    here = f"{uuid.getnode()}|{platform.node()}|{path.resolve()}"
    return hashlib.sha256(here.encode("utf-8", "surrogatepass")).hexdigest()[:32]
