"""Copies of a file: made all at once beside whoever writes, looked through before they count, and found again.

A copy is a database of its own with a note beside it (`….json`): when and why it was made, what it held, its SHA-256.
"""

import hashlib
import json
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from peewee import SqliteDatabase

from wpstracker.domain.backup_rules import Kept, Reason
from wpstracker.domain.identity import id_of
from wpstracker.domain.problems import KnownError
from wpstracker.folders import backup_folder
from wpstracker.records import KINDS
from wpstracker.store import files, log
from wpstracker.store.connecting import Mode, bare, database
from wpstracker.store.keys import Address
from wpstracker.store.replacing import free_name, replacing
from wpstracker.words import N_

_NAME = "%Y-%m-%d %H-%M-%S"
UNSOUND = N_("The copy of “{file}” made just now is not sound, so it was thrown away; the copies made before are all kept. Check the file.")
CHANGED = N_("The copy “{file}” is no longer what was written ({reason}). Choose another one.")


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy with what its note says; `counts` are records by kind, `latest` is the greatest change id in it."""

    path: Path
    made: datetime
    reason: Reason
    version: int
    counts: Mapping[str, int]
    latest: str
    digest: str
    size: int

    def kept(self) -> Kept:
        """As the rules of thinning see it, by the local day."""
        return Kept(str(self.path), self.made.astimezone(), self.reason)


def folder_of(db: SqliteDatabase, path: Path, place: Path | None = None) -> Path:
    """Where the copies of an open file are kept, below the person's own folder or another place; the same wherever the file is moved."""
    row = db.execute_sql("SELECT value FROM about_file WHERE name = 'file'").fetchone()
    return (place or backup_folder()) / (str(row[0]) if row else unnamed(path))


def unnamed(path: Path) -> str:
    """What a file is called that was made before files had names of their own."""
    return id_of("file", files.home_of(path))


def make(db: SqliteDatabase, address: Address, folder: Path, reason: Reason) -> Backup:
    """Copy a file, open as `db`, into a folder. KnownError when it cannot be written or is not sound; nothing is left then.

    The copy of a protected file opens with the same password.
    """
    path = address.path
    made = datetime.now(UTC)
    _make_folder(folder)
    target = free_name(folder / f"{path.stem} {made.astimezone().strftime(_NAME)} {reason.value}{path.suffix}")
    with replacing(target, private=True) as part:
        with db.atomic("DEFERRED"):  # what is counted is what is copied
            held = counts(db)
            with closing(bare(Address(part, address.key))) as copy:
                db.connection().backup(copy)
        latest = _looked_through(Address(part, address.key), path, held)
        digest = digest_of(part)
        version = int(db.pragma("user_version"))
        backup = Backup(target, made, reason, version, held, latest, digest, part.stat().st_size)
    write_note(backup)
    return backup


def retaken(old: Backup, part: Address, target: Path) -> Backup:
    """A copy that was written anew as `part` and will lie at `target`; KnownError when it is not sound. Its note is not written yet."""
    db = database(part, Mode.STILL)
    with files.opening(old.path), closing(db):
        db.connect()
        held, version = counts(db), int(db.pragma("user_version"))
    latest = _looked_through(part, old.path, held)
    size = part.path.stat().st_size
    return replace(old, path=target, version=version, counts=held, latest=latest, digest=digest_of(part.path), size=size)


def every(folder: Path) -> list[Backup]:
    """The copies in a folder that have a readable note, newest first."""
    found = [_read_note(note) for note in folder.glob("*.json")] if folder.is_dir() else []
    return sorted((backup for backup in found if backup is not None), key=lambda backup: backup.made, reverse=True)


def verify(backup: Backup) -> None:
    """KnownError when a copy is gone or no longer what was written."""
    try:
        digest = digest_of(backup.path)
    except OSError as error:
        raise KnownError(CHANGED, file=backup.path.name, reason=error.strerror or error) from error
    if digest != backup.digest:
        raise KnownError(CHANGED, file=backup.path.name, reason="SHA-256")


def remove(backup: Backup) -> None:
    """Take a copy away; the note goes last, so that one left half is found again."""
    for path in (backup.path, note_of(backup.path)):
        path.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Take away what a copy that was interrupted left."""
    for left in folder.glob(".*.part*") if folder.is_dir() else ():
        with suppress(OSError):
            left.unlink()


def counts(db: SqliteDatabase) -> dict[str, int]:
    """How many records of each kind, where there are any."""
    found = {kind: int(db.execute_sql(f'SELECT count(*) FROM "{kind}"').fetchone()[0]) for kind in KINDS if db.table_exists(kind)}
    return {kind: count for kind, count in found.items() if count}


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def note_of(path: Path) -> Path:
    """Where the note of a copy lies."""
    return path.with_name(f"{path.name}.json")


def _looked_through(part: Address, path: Path, held: Mapping[str, int]) -> str:
    """The greatest change id of a fresh copy that is sound and holds what was counted."""
    db = database(part, Mode.STILL)
    with files.opening(path):
        db.connect()
        with closing(db):
            sound = db.execute_sql("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            if sound and not db.execute_sql("PRAGMA foreign_key_check").fetchone() and counts(db) == held:
                return log.latest(db)
    raise KnownError(UNSOUND, file=path.name)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        message = N_("No copy could be kept in {folder}: {reason}. Choose another place for copies.")
        raise KnownError(message, folder=folder, reason=error.strerror or error) from error


def write_note(backup: Backup) -> None:
    """Keep beside a copy what it is."""
    said = {
        "made": backup.made.isoformat(),
        "reason": backup.reason.value,
        "version": backup.version,
        "counts": dict(backup.counts),
        "latest": backup.latest,
        "sha256": backup.digest,
        "size": backup.size,
    }
    with replacing(note_of(backup.path), private=True) as part:
        part.write_text(json.dumps(said, indent=1), encoding="utf-8")


def _read_note(note: Path) -> Backup | None:
    """A copy by its note; None when the note says nothing that can be used or the copy is gone."""
    path = note.with_name(note.name.removesuffix(".json"))
    try:
        said: dict[str, Any] = json.loads(note.read_text(encoding="utf-8"))
        made, counted = datetime.fromisoformat(said["made"]), {str(kind): int(count) for kind, count in said["counts"].items()}
        reason, version, size = Reason(said["reason"]), int(said["version"]), int(said["size"])
        backup = Backup(path, made, reason, version, counted, str(said["latest"]), str(said["sha256"]), size)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return backup if path.is_file() and made.tzinfo else None
