"""As much as can be read of a damaged file, into a new one.

The change log is what counts: the tables of the new file are its fold (`store/repairing.py`), and rows of which only the table is left
are taken into it. What is known to be missing is said.
"""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from peewee import SqliteDatabase

from wpstracker.domain.problems import KnownError, Progress, no_progress
from wpstracker.records import KINDS
from wpstracker.store import files, health, log, repairing
from wpstracker.store.damaged import KEYS, OWN, WHOLE_FILE, Read, read_damaged
from wpstracker.store.database import Store
from wpstracker.store.health import Finding
from wpstracker.store.keys import Address
from wpstracker.store.protecting import rewrite
from wpstracker.words import N_

_BESIDE = ("-journal", "-wal", "-shm")
_COPIED, _READ, _MENDED = 0.05, 0.4, 0.85
"""How far it is after each part, by the time they take."""
_AT_ONCE = 8 * 1024 * 1024
NOTHING = N_("Nothing of WPS Tracker could be read in “{file}”, so no file was made.")
_NO_HEAD = N_(
    "The first page of the file or its list of tables is damaged ({reason}). The change log and attached files were looked for in all its "
    "bytes; drafts, and whatever could not be found that way, are lost."
)
_BROKEN_OFF = N_(
    "The table “{table}” could not be read to its end ({reason}). Rows that were found: {n}; how many there were is not known."
)


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved (records by kind, entries of the log, files), what was put together again, and what is lost or in doubt."""

    path: Path
    records: Mapping[str, int]
    changes: int
    contents: int
    mended: tuple[Finding, ...]
    lost: tuple[Finding, ...]


def salvage(source: Address, target: Path, progress: Progress = no_progress) -> Salvaged:
    """Make `target`, under the same key, from what is left of `source`, which stays as it is.

    KnownError when nothing is left or the place refuses; nothing is left at `target` then.
    """
    if not source.path.is_file():
        raise KnownError(files.GONE, path=source.path)
    with closing(_new_store(source, target)) as store:
        try:
            with tempfile.TemporaryDirectory(prefix=".salvage-", dir=target.parent) as folder:
                copy = _copied(source, Path(folder), _between(progress, 0, _COPIED))
                read = _fill(store, copy, _between(progress, _COPIED, _READ))
            if not any(read.found.values()):
                raise KnownError(NOTHING, file=source.path.name)
            with files.told(target):
                mended = tuple(repairing.repair(store, _between(progress, _READ, _MENDED)))
                return _report(store, read, mended, _between(progress, _MENDED, 1))
        except BaseException:
            store.close()
            for suffix in ("", *_BESIDE):
                target.with_name(target.name + suffix).unlink(missing_ok=True)
            raise


def _new_store(source: Address, target: Path) -> Store:
    """An empty file, protected before anything is written into it."""
    made = Store.create(target)
    if source.key is None:
        return made
    made.close()
    return Store.open(rewrite(Address(target), source.key))


def _between(progress: Progress, begin: float, end: float) -> Progress:
    return lambda share: progress(begin + share * (end - begin))


def _copied(source: Address, folder: Path, progress: Progress) -> Address:
    try:
        for suffix in ("", *_BESIDE):
            beside = source.path.with_name(source.path.name + suffix)
            if beside.is_file():
                _copy(beside, folder / f"damaged.wpst{suffix}", progress)
    except OSError as error:
        message = N_("“{file}” cannot be copied to its end: {reason}.")
        raise KnownError(message, file=source.path.name, reason=error.strerror or error) from error
    return Address(folder / "damaged.wpst", source.key)


def _copy(source: Path, target: Path, progress: Progress) -> None:
    """As `shutil.copyfile`, but it can be stopped."""
    size = source.stat().st_size or 1
    with source.open("rb") as reading, target.open("wb") as writing:
        while part := reading.read(_AT_ONCE):
            writing.write(part)
            progress(min(writing.tell() / size, 1))


def _fill(store: Store, copy: Address, progress: Progress) -> Read:
    """Write what is found as it is found; the repair brings it together."""
    db = store.db
    db.pragma("foreign_keys", 0)
    with db.atomic("IMMEDIATE"):
        columns = {table: [column.name for column in db.get_columns(table)] for table in (*OWN, *KINDS)}
        read = read_damaged(
            copy, lambda table, row: _insert(store, table, {name: row[name] for name in columns[table] if name in row}), progress
        )
        with files.told(store.path):
            for record in read.erased:
                log.strip(db, record)
    db.pragma("foreign_keys", 1)
    return read


def _insert(store: Store, table: str, row: Mapping[str, Any]) -> None:
    """A row that its table does not take is missed afterwards, since it is listed."""
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    with files.told(store.path):
        store.db.execute_sql(f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})', tuple(row.values()))


def _report(store: Store, read: Read, mended: tuple[Finding, ...], progress: Progress) -> Salvaged:
    db = store.db
    records, changes = {kind: _count(db, kind) for kind in KINDS}, _count(db, "change")
    lost = (
        *read.notes,
        *_of_the_file(read),
        *_of_the_log(db, read),
        *_of_records(db, read),
        *health.findings(db, progress, is_searched=False),
    )
    present = {kind: count for kind, count in records.items() if count}
    return Salvaged(store.path, present, changes, _count(db, "attachment_content"), mended, lost)


def _of_the_file(read: Read) -> Iterator[Finding]:
    if WHOLE_FILE in read.faults:
        yield Finding(_NO_HEAD, (("reason", read.faults[WHOLE_FILE]),))
    for table in OWN:
        if table in read.faults:
            yield Finding(_BROKEN_OFF, (("table", table), ("reason", read.faults[table]), ("n", len(read.found[table]))))


def _of_the_log(db: SqliteDatabase, read: Read) -> Iterator[Finding]:
    """Entries that an index names, or a later entry of the same record."""
    seen = {id_ for (id_,) in db.execute_sql("SELECT j.value FROM change c, json_tree(c.seen) j WHERE j.type = 'text'").fetchall()}
    missing = (seen | read.listed["change"]) - _keys(db, "change")
    if missing:
        yield Finding(N_("Entries of the change log that are lost: {n}."), (("n", len(missing)),))
    for table, message in (
        ("step", N_("Steps of the change log whose names are lost: {n}.")),
        ("draft", N_("Drafts that are lost: {n}.")),
        ("attachment_content", N_("Contents of attached files that are lost: {n}.")),
        ("erasure", N_("Entries that are lost in the list of what was erased: {n}.")),
    ):
        gone = len(read.listed[table] - _keys(db, table)) if table != "step" else _nameless(db, read)
        if gone:
            yield Finding(message, (("n", gone),))


def _nameless(db: SqliteDatabase, read: Read) -> int:
    """Steps that were named somewhere and of which nothing was found."""
    of_changes = {
        id_
        for (id_,) in db.execute_sql(
            "SELECT DISTINCT step FROM change WHERE step NOT IN (SELECT id FROM step WHERE title = ?)", (repairing.TITLE,)
        ).fetchall()
    }
    return len((of_changes | read.listed["step"]) - read.found["step"])


def _of_records(db: SqliteDatabase, read: Read) -> Iterator[Finding]:
    for kind in KINDS:
        missing = (read.listed[kind] | read.found[kind]) - _keys(db, kind)
        if missing:
            yield Finding(N_("{kind}: records that are lost: {n}."), (("n", len(missing)),), kind)
        if kind in read.faults:
            message = N_("{kind}: the table could not be read to its end ({reason}); what the change log says of these records was taken.")
            yield Finding(message, (("reason", read.faults[kind]),), kind)


def _count(db: SqliteDatabase, table: str) -> int:
    return int(db.execute_sql(f'SELECT count(*) FROM "{table}"').fetchone()[0])


def _keys(db: SqliteDatabase, table: str) -> set[object]:
    return {key for (key,) in db.execute_sql(f'SELECT "{KEYS[table]}" FROM "{table}"').fetchall()}
