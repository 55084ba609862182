"""Copies of the file: kept without asking, compared with today, restored."""

import glob
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wpstracker.domain.backup_rules import Reason, superfluous
from wpstracker.domain.problems import KnownError
from wpstracker.folders import backup_folder
from wpstracker.records import KINDS, Entry, Term
from wpstracker.services.erasing import STEP as ERASING
from wpstracker.services.erasing import carry_over
from wpstracker.store import backups, erasures, files, log
from wpstracker.store.backups import Backup
from wpstracker.store.connecting import Mode, bare, database
from wpstracker.store.database import Store
from wpstracker.store.keys import Address
from wpstracker.store.replacing import free_name, replacing
from wpstracker.words import N_

_ROUTINE = (Reason.WORK, Reason.CLOSE)
"""Not made again while nothing has changed."""
_COUNTED = tuple(kind for kind, model in KINDS.items() if issubclass(model, Entry) or model is Term)
_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite may have left beside a file; it belongs to that file and must never meet another one."""
LATEST_STEPS = 12


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of a file since a copy: records of a kind then, now, and how many were touched meanwhile."""

    kind: str
    then: int
    now: int
    touched: int


@dataclass(frozen=True, slots=True)
class Since:
    """How a copy differs from today: by kind, and the latest steps taken since, newest first, of how many."""

    differences: tuple[Difference, ...]
    steps: tuple[log.Step, ...]
    step_count: int
    steps_only_in_copy: int


def keep_copy(file: Path | Address, reason: Reason, second: Path | None = None, now: datetime | None = None) -> Backup | None:
    """Copy a file to its usual place and a second one, and thin out older copies; None when nothing changed since the newest.

    Opens the file by itself, so it may run beside the window. KnownError says what could not be done; when only the second place
    failed, the usual copy is there.
    """
    made = None
    with closing(Store.open_for_reading(file)) as store:
        for place in (None, second) if second else (None,):
            folder = backups.folder_of(store.db, store.path, place)
            backups.sweep(folder)
            if reason in _ROUTINE and _is_unchanged(store, folder):
                continue
            try:
                made = backups.make(store.db, store.address, folder, reason)
            except KnownError as error:
                raise _of_second(place, error) from error
            thin(folder, now or datetime.now().astimezone())
    return made


def thin(folder: Path, now: datetime) -> None:
    """Let go what the rules no longer keep."""
    copies = {str(copy.path): copy for copy in backups.every(folder)}
    for name in superfluous((copy.kept() for copy in copies.values()), now):
        with suppress(OSError):
            backups.remove(copies[name])


def copies_of(file: Path | Address, second: Path | None = None) -> list[Backup]:
    """Every copy of a file from both places, newest first; one that lies in both is named once. Also of a damaged file."""
    name = _name_of(Address.of(file))
    places = (backup_folder(), *((second,) if second else ()))
    found = {(copy.made, copy.digest): copy for place in reversed(places) for copy in backups.every(place / name)}
    return sorted(found.values(), key=lambda copy: copy.made, reverse=True)


def readable_copies(address: Address, second: Path | None = None) -> list[Backup]:
    """Copies of a protected file that were made while it was not protected."""
    return [copy for copy in copies_of(address, second) if not files.is_protected(copy.path)]


def delete_copies(copies: Iterable[Backup]) -> None:
    """Delete copies for good; KnownError names the first that stays."""
    for copy in copies:
        try:
            backups.remove(copy)
        except OSError as error:
            message = N_("The copy “{file}” could not be deleted: {reason}.")
            raise KnownError(message, file=copy.path.name, reason=error.strerror or error) from error


def since(store: Store, copy: Backup) -> Since:
    """What differs between a copy and the open file. KnownError when the copy is not what was written."""
    backups.verify(copy)
    key = store.address.key
    with closing(bare(store.address)) as db, files.told(copy.path):
        db.execute("ATTACH ? AS copy" + (" KEY ?" if key else ""), (str(copy.path), *((key.pragma(),) if key else ())))
        missing = "FROM main.change c WHERE NOT EXISTS (SELECT 1 FROM copy.change o WHERE o.id = c.id)"
        touched: dict[str, int] = dict(db.execute(f"SELECT kind, count(DISTINCT record) {missing} GROUP BY kind"))
        new_steps = "FROM main.step s WHERE NOT EXISTS (SELECT 1 FROM copy.step o WHERE o.id = s.id)"
        (count,) = db.execute(f"SELECT count(*) {new_steps}").fetchone()
        latest = [id_ for (id_,) in db.execute(f"SELECT s.id {new_steps} ORDER BY s.id DESC LIMIT ?", (LATEST_STEPS,))]
        gone = "SELECT count(*) FROM copy.step s WHERE s.title <> ? AND NOT EXISTS (SELECT 1 FROM main.step o WHERE o.id = s.id)"
        (only_there,) = db.execute(gone, (ERASING,)).fetchone()  # whoever was erased was erased in the copy, too
    now = backups.counts(store.db)
    return Since(_differences(copy.counts, now, touched), tuple(map(store.step, latest)), int(count), int(only_there))


def restore(file: Path | Address, copy: Backup, second: Path | None = None) -> Path | None:
    """Put a copy in the place of a file that nobody has open; where the file that was there is now, None if there was none.

    A sound file is copied first, so that a restore can be taken back the same way. Whoever was erased since is erased in the copy, too.
    The same people may read it as before; while it is written, and where there was none, its owner alone.
    KnownError leaves everything as it was.
    """
    address = Address.of(file)
    path = address.path
    backups.verify(copy)
    with suppress(KnownError):  # a damaged file cannot be copied; it is set aside as it is
        keep_copy(address, Reason.RESTORE, second)
    aside: Path | None = None
    try:
        erased = _erased(address, second)
        with replacing(path, private=True) as part:
            shutil.copyfile(copy.path, part)
            _make_strange(Address(part, address.key))
            carry_over(erased, Address(part, address.key))
            if path.exists():
                shutil.copymode(path, part)  # colleagues who may open the file may open the restored one, and nobody else
            aside = _set_aside(path)
    except KnownError:
        if aside is not None:
            if path.exists():
                aside.unlink()
            else:
                _move_with_journal(aside, path)
        raise
    return aside


def holding(file: Path | Address, records: Sequence[str], second: Path | None = None) -> list[Backup]:
    """The copies in both places that hold any of these records, and those that cannot be looked into."""
    address = Address.of(file)
    name = _name_of(address)
    places = [place / name for place in (backup_folder(), *((second,) if second else ()))]
    return [copy for place in places for copy in backups.every(place) if holds(address_of(copy, address), records)]


def address_of(copy: Backup, file: Address) -> Address:
    """A copy with the key that opens it: none, if it was made while the file was not protected."""
    return Address(copy.path, file.key if files.is_protected(copy.path) else None)


def forget(file: Path | Address, records: Sequence[str], second: Path | None = None) -> int:
    """Remove the copies that hold records which were erased from the file; how many. Before, the file as it is now is copied.

    Copies that the person made elsewhere are not found.
    """
    found = holding(file, records, second)
    if found:
        keep_copy(file, Reason.WORK, second)
    for copy in found:
        backups.remove(copy)
    return len(found)


def set_aside(path: Path) -> list[Path]:
    """The files that restoring has put aside; they hold what they held then."""
    return sorted(path.parent.glob(f"{glob.escape(path.stem)} set aside *{path.suffix}"))


def holds(copy: Address, records: Sequence[str]) -> bool:
    """Whether a copy says anything of these records that was not erased in it; one that cannot be opened may."""
    erasing = "SELECT 1 FROM change e WHERE e.record = c.record AND e.operation = 'erase'"
    sql = f"SELECT 1 FROM change c WHERE c.record = ? AND NOT EXISTS ({erasing}) LIMIT 1"
    db = database(copy, Mode.STILL)
    try:
        with files.opening(copy.path), closing(db):
            db.connect()
            return any(db.execute_sql(sql, (record,)).fetchone() for record in records)
    except KnownError:
        return True


def _erased(address: Address, second: Path | None) -> list[tuple[str, str]]:
    """What was erased from a file; of a damaged one its newest copies tell it."""
    for each in (address, *(Address(copy.path, address.key) for copy in copies_of(address, second))):
        with suppress(KnownError), closing(Store.open_for_reading(each)) as store:
            return erasures.every(store)
    return []


def _is_unchanged(store: Store, folder: Path) -> bool:
    return any(copy.latest == log.latest(store.db) for copy in backups.every(folder)[:1])


def _of_second(place: Path | None, error: KnownError) -> KnownError:
    if place is None:
        return error
    message = N_("The second copy could not be kept in {folder}. The one on this computer was made. Is the drive connected?")
    return KnownError(message, folder=place)


def _name_of(address: Address) -> str:
    """The name of a file's copies; a damaged file may no longer say it, but its copies do."""
    path = address.path
    with suppress(KnownError), closing(Store.open_for_reading(address)) as store:
        return backups.folder_of(store.db, path).name
    newest = (copy for folder in backup_folder().glob("*") for copy in backups.every(folder)[:1])
    of_this = [copy for copy in newest if copy.path.name.startswith(f"{path.stem} ") and copy.path.suffix == path.suffix]
    found = max(of_this, key=lambda copy: copy.made, default=None)
    return found.path.parent.name if found else ""


def _differences(then: Mapping[str, int], now: Mapping[str, int], touched: Mapping[str, int]) -> tuple[Difference, ...]:
    found = [Difference(kind, then.get(kind, 0), now.get(kind, 0), touched.get(kind, 0)) for kind in _COUNTED]
    return tuple(each for each in found if each.then != each.now or each.touched)


def _make_strange(part: Address) -> None:
    """A restored file forgets who it was: what it writes from now on must not be taken for what the other one wrote."""
    with files.told(part.path), closing(bare(part)) as db, db:
        db.execute("DELETE FROM about_file WHERE name IN ('home', 'node')")


def _set_aside(path: Path) -> Path | None:
    """Give a file a second name beside it, so that a file stands at its own name at every moment; with a journal it is moved."""
    if not path.exists():
        return None
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d %H-%M-%S")
    aside = free_name(path.with_name(f"{path.stem} set aside {stamp}{path.suffix}"))
    if any(path.with_name(path.name + suffix).exists() for suffix in _BESIDE):
        _move_with_journal(path, aside)
        return aside
    try:
        aside.hardlink_to(path)
    except OSError:  # a stick knows no second names
        shutil.copy2(path, aside)
    return aside


def _move_with_journal(path: Path, target: Path) -> None:
    for suffix in ("", *_BESIDE):
        source = path.with_name(path.name + suffix)
        if source.exists():
            source.rename(target.with_name(target.name + suffix))
