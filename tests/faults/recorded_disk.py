"""A file system below SQLite that notes every write, and a disk that may have kept any part of what was not synced.

What is assumed of a disk: a sync of a file keeps the file's bytes and size; a sync of a directory (SQLite asks for one with the first sync
of a new file, and with some deletions) keeps which names there are; between syncs every write, cut into sectors of 512 bytes, every change
of a size and every later change of a name may be kept or lost, the names in their order. A sector is written whole or not at all.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw
from playhouse.apsw_ext import APSWDatabase

SECTOR = 512


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing SQLite asked of the file system, or a word of the program ("ack": step `number` is saved)."""

    what: str  # create, write, truncate, sync, delete, ack
    name: str = ""
    number: int = 0  # offset, size, or what is acknowledged
    data: bytes = b""


class _File(apsw.VFSFile):
    """A real file whose writes are noted once they are done."""

    def __init__(self, filename: Any, flags: list[int], base: str, note: Callable[[Operation], None]) -> None:
        self._note = note
        self._name = Path(filename.filename() if isinstance(filename, apsw.URIFilename) else filename).name
        super().__init__(base, filename, flags)

    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self._note(Operation("write", self._name, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)
        self._note(Operation("truncate", self._name, newsize))

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        self._note(Operation("sync", self._name))


class Recorder(apsw.VFS):
    """The system's own file system, with a diary."""

    def __init__(self, name: str) -> None:
        self.name, self.diary = name, list[Operation]()
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:
        if name is None:
            return super().xOpen(name, flags)
        path = Path(name.filename() if isinstance(name, apsw.URIFilename) else name)
        is_new = not path.exists()
        file = _File(name, flags, "", self.diary.append)
        if is_new:
            self.diary.append(Operation("create", path.name))
        return file

    def xDelete(self, filename: str, syncdir: bool) -> None:
        super().xDelete(filename, syncdir)
        self.diary.append(Operation("delete", Path(filename).name, int(syncdir)))

    def acknowledge(self, number: int) -> None:
        """The program was told that a step is saved."""
        self.diary.append(Operation("ack", number=number))

    def database(self, address: str, *, uri: bool = False, **settings: Any) -> APSWDatabase:
        """A database of Peewee's that goes through this file system, in the place of `peewee.SqliteDatabase`."""
        assert not uri, "only a file that is worked in is recorded"
        return APSWDatabase(address, vfs=self.name, **settings)


@contextmanager
def recording(name: str = "recorded") -> Iterator[Recorder]:
    """A recorder known to SQLite meanwhile."""
    recorder = Recorder(name)
    try:
        yield recorder
    finally:
        recorder.unregister()


@dataclass(slots=True)
class _Inode:
    """What is surely on the disk of a file, and what may be."""

    kept: bytearray = field(default_factory=bytearray)
    pending: list[Operation] = field(default_factory=list)
    entered: bool = False  # its name is surely on the disk


class Disk:
    """Takes operations in order; at any moment the power may be cut."""

    def __init__(self, files: dict[str, bytes]) -> None:
        """`files` are on the disk from the start."""
        self._inodes = {name: _Inode(bytearray(data), entered=True) for name, data in files.items()}
        self._names = dict(self._inodes)  # what surely bears which name
        self._renames: list[tuple[str, _Inode | None]] = []  # later names, perhaps not on the disk; None is a deletion
        self.acknowledged = 0

    def take(self, operation: Operation) -> None:
        """One more thing happened."""
        if operation.what == "ack":
            self.acknowledged = operation.number
        elif operation.what == "create":
            self._inodes[operation.name] = inode = _Inode()
            self._renames.append((operation.name, inode))
        elif operation.what == "delete":
            self._inodes.pop(operation.name)
            self._renames.append((operation.name, None))
            if operation.number:
                self._sync_names()
        elif operation.what == "sync":
            self._sync(self._inodes[operation.name])
        else:
            self._inodes[operation.name].pending.append(operation)

    def cut(self, chance: random.Random) -> dict[str, bytes]:
        """The files as they may be found after the power was cut now."""
        names = dict(self._names)
        for name, inode in self._renames[: chance.randint(0, len(self._renames))]:
            if inode is None:
                names.pop(name, None)
            else:
                names[name] = inode
        how = chance.choice(("none", "all", "some", "some", "torn", "torn"))
        return {name: bytes(_survived(inode, how, chance)) for name, inode in names.items()}

    def _sync(self, inode: _Inode) -> None:
        for operation in inode.pending:
            _apply(inode.kept, operation)
        inode.pending.clear()
        if not inode.entered:
            inode.entered = True
            self._sync_names()

    def _sync_names(self) -> None:
        for name, inode in self._renames:
            if inode is None:
                self._names.pop(name, None)
            else:
                self._names[name] = inode
        self._renames.clear()


def _survived(inode: _Inode, how: str, chance: random.Random) -> bytearray:
    """The bytes of a file with none, all or some of what was pending; torn ones lack some sectors."""
    found = bytearray(inode.kept)
    for operation in inode.pending if how != "none" else ():
        if how != "all" and chance.random() < 0.5:
            continue
        if how == "torn" and operation.what == "write":
            _tear(found, operation, chance)
        else:
            _apply(found, operation)
    return found


def _apply(content: bytearray, operation: Operation) -> None:
    if operation.what == "truncate":
        del content[operation.number :]
        return
    if len(content) < operation.number:
        content.extend(bytes(operation.number - len(content)))
    content[operation.number : operation.number + len(operation.data)] = operation.data


def _tear(content: bytearray, operation: Operation, chance: random.Random) -> None:
    """Write the sectors that a piece touches one by one, some of them not."""
    at, end = operation.number, operation.number + len(operation.data)
    while at < end:
        until = min(end, (at // SECTOR + 1) * SECTOR)
        if chance.random() < 0.5:
            data = operation.data[at - operation.number : until - operation.number]
            _apply(content, Operation("write", operation.name, at, data))
        at = until
