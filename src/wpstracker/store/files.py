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
from wpstracker.store.page_looks import Look, look_of
from wpstracker.words import N_

_MAGIC = b"SQLite format 3\x00"
_MARK = slice(68, 72)
"""Where SQLite keeps the application id in the head of a file."""

NOT_OURS = N_("“{file}” is not a WPS Tracker file. Choose a file that ends in .wpst, or start a new one.")
ALREADY_THERE = N_("There is already a file at {path}. Open it, or choose another name.")
_DAMAGE = (
    "Could not decode to UTF-8",
    "unsupported file format",
    "vtable constructor failed",
    "no such tokenizer",
    "parse error in",
    "directive",
    "unrecognized option",
)
"""What SQLite and Python's module say of damage without a code of its own."""

DAMAGED = N_("“{file}” is damaged or its drive failed ({reason}). Do not save over it; open a copy.")

GONE = N_("There is no file at {path}. It may have been moved or renamed, or its drive is not connected.")
EMPTY = N_("“{file}” is empty (0 bytes). Restore it from a copy; nothing was changed.")
NOT_COPIED = N_("“{file}” must be brought up to date, but no sound copy of it could be made first. Nothing was changed.")


class Unsound(KnownError):
    """What was found wrong is in the file itself, not around it."""


def may_be_restored(error: KnownError) -> bool:
    """Whether a copy could take the place of what does not open."""
    return isinstance(error, Unsound) or error.message in (DAMAGED, GONE, EMPTY, NOT_OURS)


def may_be_salvaged(error: KnownError, path: Path) -> bool:
    """Whether something of ours may still be read in what does not open."""
    return isinstance(error, Unsound) or error.message == DAMAGED or (error.message == NOT_OURS and path.suffix.lower() == ".wpst")


def make_new(path: Path) -> None:
    """Make an empty file that its owner alone can read; the place must exist, take a file, and hold none of that name."""
    try:
        if not path.parent.is_dir():
            raise KnownError(N_("The folder {folder} does not exist. Create it, or choose another place."), folder=path.parent)
        path.touch(mode=0o600, exist_ok=False)
    except FileExistsError as error:
        raise KnownError(ALREADY_THERE, path=path) from error
    except PermissionError as error:
        raise KnownError(N_("Nothing can be written in the folder {folder}. Choose a folder of your own."), folder=path.parent) from error
    except (OSError, ValueError) as error:
        raise _refused(error, path) from error


class Locked(KnownError):
    """The file seems to be protected by a password, or it is none of ours: from outside these look alike."""

    def __init__(self, path: Path) -> None:
        self.path = path
        message = N_("“{file}” is protected by a password, or it is not a WPS Tracker file. Type its password to open it.")
        super().__init__(message, file=path.name)


class WrongPassword(KnownError):
    """A password was given, and it opens nothing."""

    def __init__(self, path: Path) -> None:
        super().__init__(N_("The password is wrong, or “{file}” is not a WPS Tracker file."), file=path.name)


def check_existing(path: Path, *, is_unlocked: bool = False) -> None:
    """It must be there, be a file, and be a database of ours; nothing is opened yet that could change it.

    `is_unlocked`: it will be opened with a key, so its head is not expected to be readable.
    """
    try:
        if not path.exists():
            raise KnownError(GONE, path=path)
        if path.is_dir():
            raise KnownError(N_("{path} is a folder. Choose a file that ends in .wpst."), path=path)
        if not path.is_file():
            raise KnownError(NOT_OURS, file=path.name)
        with path.open("rb") as file:
            head = file.read(100)
        look = None if head.startswith(_MAGIC) else look_of(path)
    except OSError as error:
        raise _refused(error, path) from error
    if not head:
        raise KnownError(EMPTY, file=path.name)
    if look is None:
        if int.from_bytes(head[_MARK], "big") != schema.APPLICATION_ID:
            raise KnownError(NOT_OURS, file=path.name)
    elif not is_unlocked or look is not Look.PROTECTED:
        raise _refusal_of(path, look)


def _refusal_of(path: Path, look: Look) -> KnownError:
    """What does not begin as a database and has our name is damaged or protected; anything else is none of ours."""
    if path.suffix.lower() != ".wpst" or look is Look.NOT_OURS:
        return KnownError(NOT_OURS, file=path.name)
    return Locked(path) if look is Look.PROTECTED else KnownError(DAMAGED, file=path.name, reason="page 1")


def is_protected(path: Path) -> bool:
    """Whether a file can only be opened with a password; False also for what is no file of ours."""
    try:
        check_existing(path)
    except Locked:
        return True
    except KnownError:
        return False
    return False


def check_key(db: SqliteDatabase, path: Path) -> None:
    """WrongPassword when the key opens nothing; KnownError when what it opens is not ours."""
    try:
        db.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
    except peewee.DatabaseError as error:
        if "file is not a database" in str(error):
            raise WrongPassword(path) from error
        raise
    if int(db.pragma("application_id")) != schema.APPLICATION_ID:
        raise KnownError(NOT_OURS, file=path.name)


def check_version(db: SqliteDatabase, path: Path) -> int:
    """The schema version of an open file; one from the future and one that never was are refused."""
    version = int(db.pragma("user_version") or 0)
    if version > schema.VERSION:
        message = N_("“{file}” was made by a newer version of WPS Tracker. Update the program to open it; nothing was changed.")
        raise KnownError(message, file=path.name)
    if version < 1:
        raise KnownError(DAMAGED, file=path.name, reason=f"version {version}")
    return version


def check_tables(db: SqliteDatabase, path: Path) -> None:
    """Every table must be there; a file opened for reading is not brought up to date."""
    if int(db.pragma("user_version")) < schema.VERSION:
        message = N_("“{file}” was made by an older version of WPS Tracker and cannot be updated here. Copy it to a folder of your own.")
        raise KnownError(message, file=path.name)
    missing = schema.missing_tables(db)
    if missing:
        raise KnownError(DAMAGED, file=path.name, reason=f"no table {', '.join(missing)}")


def is_writable(path: Path) -> bool:
    """Whether the file and its folder (for the journal) both take writes."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite refuses into a `KnownError`; our own mistakes pass through."""
    try:
        yield
    except (peewee.DatabaseError, sqlite3.DatabaseError) as error:
        known = _known(error, path)
        if known is None:
            raise
        raise known from error


@contextmanager
def opening(path: Path) -> Iterator[None]:
    """As `told`; but before a file is open nothing in it can be relied on, so whatever breaks is damage."""
    try:
        with told(path):
            yield
    except (peewee.PeeweeException, sqlite3.Error, ValueError, KeyError, TypeError, RecursionError) as error:
        raise KnownError(DAMAGED, file=path.name, reason=error) from error


def _refused(error: OSError | ValueError, path: Path) -> KnownError:
    """Why the system does not give us a file."""
    if getattr(error, "errno", None) == errno.ENAMETOOLONG:
        return KnownError(N_("The name or the path of “{file}” is too long for this computer. Choose a shorter one."), file=path.name)
    reason = getattr(error, "strerror", None) or error
    return KnownError(N_("“{file}” cannot be opened in {folder}: {reason}."), file=path.name, folder=path.parent, reason=reason)


def _known(error: BaseException, path: Path) -> KnownError | None:
    cause = _sqlite_cause(error)
    name = getattr(cause, "sqlite_errorname", "") or ""
    text = str(cause)
    if name == "SQLITE_FULL":
        return KnownError(
            N_("The disk is full, so “{file}” could not be saved. Free some space and try again; nothing was half-saved."), file=path.name
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return KnownError(N_("“{file}” is in use by another program or window. Close it there and try again."), file=path.name)
    if name.startswith("SQLITE_READONLY"):
        return KnownError(N_("“{file}” cannot be written: it or its folder is read-only. Copy it to a folder of your own."), file=path.name)
    if name.startswith("SQLITE_CANTOPEN"):
        return KnownError(
            N_("“{file}” cannot be opened in {folder}. Check that the folder exists and that you may write in it."),
            file=path.name,
            folder=path.parent,
        )
    if name == "SQLITE_NOTADB" or "file is not a database" in text:
        return KnownError(NOT_OURS, file=path.name)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_IOERR", "SQLITE_TOOBIG")) or text.startswith(_DAMAGE):
        return KnownError(DAMAGED, file=path.name, reason=text)
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
    """The path as SQLite reads it in a `file:` address, a drive's letter and any byte included."""
    posix = path.absolute().as_posix()
    return f"//{'' if posix.startswith('/') else '/'}{quote(os.fsencode(posix), safe='/:')}"


def place_of(path: Path) -> tuple[int, int]:
    """Which file lies at a path, whatever its name; KnownError when there is none."""
    try:
        about = path.stat()
    except OSError as error:
        raise _moved(path) from error
    return about.st_dev, about.st_ino


def check_place(path: Path, place: tuple[int, int]) -> None:
    """What is written into a file that was moved away would be lost to the one who looks for it here."""
    if place_of(path) != place:
        raise _moved(path)


def _moved(path: Path) -> KnownError:
    message = N_(
        "“{file}” was moved, renamed, deleted or replaced while it was open, so nothing was saved. Put it back, or open it where it is now."
    )
    return KnownError(message, file=path.name)


def home_of(path: Path) -> str:
    """A fingerprint of this computer, place and file; a copy elsewhere or put in its stead has another."""
    here = f"{uuid.getnode()}|{platform.node()}|{path.resolve()}|{place_of(path)[1]}"
    return hashlib.sha256(here.encode("utf-8", "surrogatepass")).hexdigest()[:32]
