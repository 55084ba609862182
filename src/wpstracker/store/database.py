"""One open file: its connection, its change log, its listeners."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from peewee import BaseQuery, DatabaseError, SqliteDatabase

from wpstracker.domain.identity import Clock, new_node
from wpstracker.domain.problems import KnownError, Progress, no_progress
from wpstracker.records import Record
from wpstracker.store import backups, files, foreign, head_counts, log, recommendation_counts, schema, search_index
from wpstracker.store.announcer import Announcer, Changes
from wpstracker.store.connecting import Mode, database
from wpstracker.store.keys import Address
from wpstracker.store.locking import FileLock
from wpstracker.store.migrations import migrate
from wpstracker.store.undoing import UndoStack
from wpstracker.store.writing import Writer
from wpstracker.words import N_

AnyRecord = TypeVar("AnyRecord", bound=Record)

# Simulated power loss chose these: TRUNCATE/FULL lost no commit in 15,355 images, DELETE/FULL and WAL/NORMAL lost some,
# and a WAL file copied alone while open loses everything.
PRAGMAS = {"journal_mode": "TRUNCATE", "synchronous": "FULL", "secure_delete": "ON", "foreign_keys": "ON", "cache_size": -16000}
REPORT_CACHE = 44_000
"""Kilobytes; a report reads the same pages of the file again and again. With 24 MB one of 100,000 events takes a twelfth longer."""
READING_CACHE = 24_000
COUNTING_CACHE = 8_000
"""Kilobytes for what is counted beside the window, as long as it is open."""


class Store:
    """A file of records. Reading is open to all; every write goes through `change`."""

    def __init__(self, db: SqliteDatabase, address: Address, *, read_only: bool = False) -> None:
        self.db = db
        self.address = address
        self.path = path = address.path
        self.read_only = read_only
        self.announcer = Announcer()
        self.author = ""
        self.lock: FileLock | None = None
        self._place = files.place_of(path)
        self._writer: Writer | None = None
        latest = log.latest(db)
        self._clock = Clock(self._node(), latest)
        self.undo_stack = UndoStack()

    # -- opening and closing

    @classmethod
    def create(cls, path: Path) -> "Store":
        """Make a new file with empty tables; KnownError when the place refuses or a file is there already; a failure leaves none."""
        files.make_new(path)
        address = Address(path)
        db = database(address, Mode.WORK)
        try:
            with files.told(path):
                db.connect()
                _set_up(db)
                with db.atomic("IMMEDIATE"):
                    schema.create(db)
                return cls(db, address)
        except BaseException:
            db.close()
            for left in (path, path.with_name(f"{path.name}-journal")):
                left.unlink(missing_ok=True)
            raise

    @classmethod
    def open(cls, file: Path | Address) -> "Store":
        """Open a file for work, bringing an older one up to date; KnownError says why not.

        A file or folder that cannot be written opens for reading.
        """
        address = Address.of(file)
        files.check_existing(address.path, is_unlocked=address.key is not None)
        if not files.is_writable(address.path):
            return cls.open_for_reading(address)
        return cls._opened(address, Mode.WORK)

    @classmethod
    def open_for_reading(cls, file: Path | Address, *, cache: int = READING_CACHE) -> "Store":
        """A second, read-only connection, for instance for a report made in another thread: `store.address` says to what.

        `cache`: how many kilobytes of the file it may keep in memory.
        """
        address = Address.of(file)
        files.check_existing(address.path, is_unlocked=address.key is not None)
        store = cls._opened(address, Mode.READ)
        store.db.pragma("cache_size", -cache)
        return store

    @classmethod
    def _opened(cls, address: Address, mode: Mode) -> "Store":
        """Connect, look whether the file is one we can work with, and only then touch it."""
        path, db = address.path, database(address, mode)
        try:
            with files.opening(path):
                db.connect()
                if address.key is not None:
                    files.check_key(db, path)
                version = files.check_version(db, path)
                foreign.check_schema(db, address)
                if mode is Mode.WORK:
                    _set_up(db)
            if mode is Mode.WORK:
                with files.told(path):
                    migrate(db, address, version)
            with files.opening(path):
                files.check_tables(db, path)
                foreign.check_values(db, address)
                return cls(db, address, read_only=mode is Mode.READ)
        except BaseException:
            _let_go(db, read_only=mode is Mode.READ)
            raise

    def close(self) -> None:
        """Close the connection; nothing is pending, since every step was committed. The empty journal goes, and others may open it."""
        _let_go(self.db, read_only=self.read_only)
        if self.lock is not None:
            self.lock.release()

    # -- reading

    def fetch(self, query: BaseQuery) -> list[Any]:
        """Everything a query finds."""
        with files.told(self.path):
            return list(query.execute(self.db))

    def get(self, model: type[AnyRecord], id_: str | None) -> AnyRecord | None:
        """One record, or None when it is not there."""
        if not id_:
            return None
        found = self.fetch(model.select().where(model.id == id_))
        return found[0] if found else None

    def rows(self, sql: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a SELECT in plain SQL; for figures and lists, where models would cost."""
        with files.told(self.path):
            found: list[tuple[Any, ...]] = self.db.execute_sql(sql, tuple(values)).fetchall()
        return found

    def stopper(self) -> Callable[[], None]:
        """What makes a query that runs over the connection of this thread fail at once; it may be called from any thread."""
        stop: Callable[[], None] = self.db.connection().interrupt
        return stop

    def state(self) -> tuple[int, int]:
        """Another value after anything was written, over this connection or another."""
        with files.told(self.path):
            return self.db.connection().total_changes, int(self.db.execute_sql("PRAGMA data_version").fetchone()[0])

    # -- writing

    @contextmanager
    def change(self, title: str, *, initiator: object = None, for_good: bool = False, **values: object) -> Iterator[Writer]:
        """One step a person can undo, named for them (`title` is translated when shown); nested uses join the outer step.

        After a step `for_good` neither it nor anything before it can be undone.
        Everything inside is committed together or not at all; listeners hear of it after the commit, never after a failure.
        """
        if self._writer is not None:
            with self._writer.part():
                yield self._writer
            return
        settle = (lambda _step: self.undo_stack.forget()) if for_good else self.undo_stack.did
        with self._step(title, values, settle, initiator=initiator) as writer:
            yield writer

    def undo(self, *, initiator: object = None, progress: Progress = no_progress) -> str | None:
        """Take the last step back; its title, or None when there is nothing to undo."""
        return self._invert(self.undo_stack.next_undo(), self.undo_stack.undone, initiator, progress)

    def redo(self, *, initiator: object = None, progress: Progress = no_progress) -> str | None:
        """Do again what was last undone; its title, or None."""
        return self._invert(self.undo_stack.next_redo(), self.undo_stack.redone, initiator, progress)

    def size(self, step: str) -> int:
        """How many changes a step consists of."""
        return int(self.rows("SELECT count(*) FROM change WHERE step = ?", (step,))[0][0])

    @contextmanager
    def beside(self) -> Iterator["Store"]:
        """A further writing connection, for long work in a thread of its own; what is done over it can be undone here.

        Whoever began the work hands what it announced to `heard`, once it has ended.
        """
        if self.read_only:
            raise self._refusal()
        other = Store.open(self.address)
        other.author, other.undo_stack = self.author, self.undo_stack
        other.db.pragma("cache_spill", False)  # else whoever reads meanwhile would be shut out before the end
        try:
            yield other
        finally:
            other.db.close()

    def heard(self, changes: Changes) -> None:
        """Go on from what was done beside, and tell the listeners of it."""
        self._clock = Clock(self._clock.node, log.latest(self.db))
        self.announcer.tell(changes)

    def step(self, id_: str) -> log.Step:
        """A step of the log, for its title and author."""
        with files.told(self.path):
            return log.read_step(self.db, id_)

    def _invert(self, step: str | None, settle: Callable[[str], None], initiator: object, progress: Progress) -> str | None:
        """Append the inverse of a step, and let the stack know under which id."""
        if step is None:
            return None
        original = self.step(step)
        with self._step(original.title, original.values, settle, undoes=step, initiator=initiator) as writer:
            writer.progress = lambda share: progress((1 + share) / 2)
            writer.invert(step, lambda share: progress(share / 2))
        return original.title

    @contextmanager
    def _step(
        self, title: str, values: Mapping[str, Any], settle: Callable[[str], None], *, undoes: str | None = None, initiator: object = None
    ) -> Iterator[Writer]:
        """The outermost transaction; once committed it settles the undo stack, then tells the listeners."""
        if self.read_only:
            raise self._refusal()
        files.check_place(self.path, self._place)
        with files.told(self.path):
            try:
                with self.db.atomic("IMMEDIATE"):
                    writer = self._writer = Writer(self.db, self._clock.tick(), self._clock.tick)
                    log.append_step(self.db, log.Step(writer.step, title, dict(values), self.author, undoes))
                    yield writer
                    writer.end()
                    head_counts.refresh(self.db, writer.touched)
                    recommendation_counts.refresh(self.db, writer.touched)
                    search_index.refresh(self.db, writer.touched, writer.step, writer.progress)
                    self._drop_if_empty(writer)
            finally:
                self._writer = None
        if writer.touched:
            settle(writer.step)
            records = {kind: frozenset(ids) for kind, ids in writer.touched.items()}
            self.announcer.tell(Changes(title, records, initiator))

    def _refusal(self) -> KnownError:
        return KnownError(N_("“{file}” is open for reading only, so nothing can be saved in it."), file=self.path.name)

    def _drop_if_empty(self, writer: Writer) -> None:
        """A step in which nothing differed leaves no trace."""
        if not writer.touched:
            self.db.execute_sql("DELETE FROM step WHERE id = ?", (writer.step,))

    # -- the file itself

    def _node(self) -> str:
        """This copy's name in the clock; a file that was copied or moved to another computer takes a new one."""
        home = files.home_of(self.path)
        about = dict(self.rows("SELECT name, value FROM about_file"))
        if about.get("home") == home and "node" in about:
            return str(about["node"])
        node = new_node()
        if not self.read_only:
            named = about.get("file") or backups.unnamed(self.path)
            with self.db.atomic("IMMEDIATE"):
                sql = "INSERT OR REPLACE INTO about_file (name, value) VALUES ('home', ?), ('node', ?), ('file', ?)"
                self.db.execute_sql(sql, (home, node, named))
        return node


def _let_go(db: SqliteDatabase, *, read_only: bool) -> None:
    if not read_only and not db.is_closed():
        with suppress(DatabaseError, sqlite3.Error, ValueError):  # whose words need be no letters in a damaged file
            db.pragma("journal_mode", "DELETE")
    db.close()


def _set_up(db: SqliteDatabase) -> None:
    """How a file of ours is written."""
    for name, value in PRAGMAS.items():
        db.pragma(name, value)
