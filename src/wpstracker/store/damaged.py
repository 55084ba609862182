"""What can still be read of a damaged file: table by table through SQLite, then row by row from its bytes.

It is looked at as a copy, so that SQLite may finish or take back what was being written, and the damaged file stays as it is.
"""

import mmap
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from time import time
from typing import Any

from peewee import SqliteDatabase

from wpstracker.domain.changes import Operation
from wpstracker.domain.identity import moment_of
from wpstracker.domain.problems import KnownError, Progress, no_progress
from wpstracker.records import KINDS
from wpstracker.store import files, raw_rows
from wpstracker.store.connecting import Mode, database
from wpstracker.store.health import Finding
from wpstracker.store.keys import Address
from wpstracker.words import N_

OWN = {
    "step": ("id", "title", "title_values", "author", "undoes"),
    "change": ("id", "step", "kind", "record", "operation", "field_values", "seen"),
    "attachment_content": ("digest", "bytes"),
    "erasure": ("record", "kind"),
    "draft": ("kind", "record", "kept_at", "body"),
}
"""What is no record and cannot be worked out from records."""
KEYS = {"step": "id", "change": "id", "attachment_content": "digest", "erasure": "record", "draft": "record", **dict.fromkeys(KINDS, "id")}
"""By which each row is told from the others."""
WHOLE_FILE = ""
"""Stands for the name of a table where the file as a whole does not open."""
_LATEST = timedelta(days=1).total_seconds()
_MAGIC = b"SQLite format 3\x00"
_HEAD = 100
_TABLES = 0.7
"""The share of the time that goes into the tables; the rest, into the bytes."""
_TELL_EVERY = 500


Sink = Callable[[str, Mapping[str, Any]], object]
"""What is done with a row that was found: its table and its values by column."""


@dataclass(slots=True)
class Read:
    """What was found of each table, by key; rows go to `sink` one by one, since together they need more memory than the file has bytes.

    `listed` are keys that stand somewhere, whether their rows were found or not; `erased`, records of which the log says so; `faults`, why
    reading broke off.
    """

    sink: Sink
    progress: Progress
    size: int
    found: dict[str, set[object]] = field(default_factory=lambda: {name: set() for name in (*OWN, *KINDS)})
    listed: dict[str, set[object]] = field(default_factory=lambda: {name: set() for name in (*OWN, *KINDS)})
    erased: set[str] = field(default_factory=set)
    faults: dict[str, str] = field(default_factory=dict)
    notes: list[Finding] = field(default_factory=list)
    passed: int = 0
    told: int = 0

    def keep(self, table: str, row: Mapping[str, Any]) -> None:
        """Take a row that is sound in itself; any other is only listed, so that it is missed unless it is found elsewhere."""
        key = row[KEYS[table]]
        self.listed[table].add(key)
        if _fits(table, row):
            self.take(table, row)
        self.passed += sum(len(value) for value in row.values() if isinstance(value, (str, bytes)))
        self.tell(self.passed / self.size)

    def take(self, table: str, row: Mapping[str, Any]) -> None:
        """A sound row; what was found before counts."""
        key = row[KEYS[table]]
        if key in self.found[table]:
            return
        self.found[table].add(key)
        if table == "erasure" or (table == "change" and row["operation"] == Operation.ERASE):
            self.erased.add(str(row["record"]))
        self.sink(table, row)

    def tell(self, share: float) -> None:
        """How much of the tables, and half as much of the bytes, was read; now and then, since a table has a million rows."""
        self.told += 1
        if self.told % _TELL_EVERY == 0:
            self.progress(min(share, 1))


def read_damaged(copy: Address, sink: Sink, progress: Progress = no_progress) -> Read:
    """Hand over everything that is still to be found; WrongPassword when the key opens nothing."""
    read = Read(sink, lambda share: progress(share * _TABLES), copy.path.stat().st_size or 1)
    _read_tables(copy, read)
    if copy.key is None:
        read.progress = lambda share: progress(_TABLES + share * (1 - _TABLES))
        _read_bytes(copy, read)
    elif read.faults:
        message = N_("The file is protected, so parts that SQLite cannot read could not be looked for in its bytes.")
        read.notes.append(Finding(message))
    return read


def _read_tables(copy: Address, read: Read) -> None:
    """Every table through SQLite: from its beginning and, where that breaks off, from its end."""
    db = database(copy, Mode.WORK)
    with closing(db):
        try:
            _open(db, copy)
        except files.WrongPassword:
            raise
        except KnownError as error:
            read.faults[WHOLE_FILE] = str(error.values.get("reason", "file is not a database"))
            return
        for table in (*OWN, *KINDS):
            _read_table(db, table, read)


def _open(db: SqliteDatabase, copy: Address) -> None:
    with files.opening(copy.path):
        db.connect()
        if copy.key is not None:
            files.check_key(db, copy.path)
        db.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
        db.connection().text_factory = _text


def _text(data: bytes) -> Any:
    """A text; what is none any more stays bytes, so that one row does not keep the others from being read."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data


def _read_table(db: SqliteDatabase, table: str, read: Read) -> None:
    for order in ("", "ORDER BY rowid DESC"):
        fault = _take(db, f'SELECT * FROM "{table}" NOT INDEXED {order}', lambda row: read.keep(table, row))
        if not fault:
            break
        read.faults.setdefault(table, fault)
    key = KEYS[table]
    _take(db, f'SELECT "{key}" FROM "{table}" INDEXED BY "sqlite_autoindex_{table}_1"', lambda row: read.listed[table].add(row[key]))


def _take(db: SqliteDatabase, sql: str, keep: Callable[[dict[str, Any]], object]) -> str:
    """Hand over rows until one cannot be read; why."""
    rows = _rows(db, sql)
    while True:
        try:
            row = next(rows, None)
        except Exception as error:  # over a damaged page each driver raises errors of its own
            return str(error)
        if row is None:
            return ""
        keep(row)


def _rows(db: SqliteDatabase, sql: str) -> Iterator[dict[str, Any]]:
    cursor = db.connection().cursor()
    cursor.execute(sql)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


def _fits(table: str, row: Mapping[str, Any]) -> bool:
    values = tuple(row.get(name) for name in OWN.get(table, ()))
    if table == "change":
        return raw_rows.is_change(values) and _is_past(row)
    if table == "step":
        return raw_rows.is_step(values) and _is_past(row)
    if table == "attachment_content":
        return raw_rows.is_content(values)
    return all(not isinstance(value, bytes) for value in row.values())


def _is_past(row: Mapping[str, Any]) -> bool:
    """An id from the future would make every later one follow it."""
    return moment_of(str(row["id"])) < time() + _LATEST


def _read_bytes(copy: Address, read: Read) -> None:
    """What SQLite did not find. The file is mapped, not read: the system takes of it into memory what there is room for."""
    with copy.path.open("rb") as file:
        if not copy.path.stat().st_size:
            return
        with closing(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)) as data:
            _note_cut(data, read)
            for table, row, share in raw_rows.rows(data, raw_rows.page_size(data[:_HEAD])):
                named = dict(zip(OWN[table], row, strict=True))
                # What was erased for good does not come back from some forgotten corner of a page.
                if _fits(table, named) and not (table == "change" and named["record"] in read.found["erasure"]):
                    read.take(table, named)
                read.tell(share)


def _note_cut(data: mmap.mmap, read: Read) -> None:
    page = raw_rows.page_size(data[:_HEAD])
    there, said = len(data) // page, int.from_bytes(data[28:32], "big")
    if data[: len(_MAGIC)] == _MAGIC and (said > there or len(data) % page):
        message = N_("The file was cut short: {there} of {said} pages are there.")
        read.notes.append(Finding(message, (("there", there), ("said", max(said, there + 1)))))
