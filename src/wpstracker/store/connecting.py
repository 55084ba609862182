"""Connections to a file: through SQLite, or through SQLCipher when the file is protected by a password."""

import sqlite3
import sys
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from peewee import SqliteDatabase

from wpstracker.domain.problems import KnownError
from wpstracker.store.files import uri_path
from wpstracker.store.keys import Address
from wpstracker.words import N_

BUSY_SECONDS = 5
MOST_BYTES = 100_000_000
"""Of one value: twice the largest file that can be attached. A longer one is damage, or meant to fill the memory."""
_WARY = {"trusted_schema": "OFF", "cell_size_check": "ON"}
"""A file may come from anybody: functions that do something are not run from its schema, and pages are checked as they are read."""
NOT_INSTALLED = N_(
    "“{file}” seems to be protected by a password, and this installation cannot open such files. "
    "Install WPS Tracker with its part “encryption”, or ask for an unprotected copy."
)

CANNOT_PROTECT = N_("This installation cannot protect files. Install WPS Tracker with its part “encryption” to set a password.")


class Mode(StrEnum):
    """How a file is opened. `READ` may run beside a writer; `STILL` is for a file that nobody writes."""

    WORK = "rw"
    READ = "ro"
    STILL = "still"


class _PlainDatabase(SqliteDatabase):
    """Peewee's database over Python's own driver."""

    def _connect(self) -> Any:
        connection = super()._connect()  # type: ignore[misc] # its stubs leave it out
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_BYTES)
        if sys.version_info >= (3, 12):
            connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        return connection


class _ProtectedDatabase(SqliteDatabase):
    """Peewee's database over a driver that knows SQLCipher."""

    def __init__(self, address: Address, **settings: Any) -> None:
        self._address, self._uri = address, _uri(address, settings.pop("mode"))
        super().__init__(self._uri, **settings)

    def _connect(self) -> Any:
        connection = _driver(self._address).connect(self._uri, timeout=BUSY_SECONDS, isolation_level=None, uri=True)
        try:
            _unlock(connection, self._address)
            self._add_conn_hooks(connection)  # type: ignore[attr-defined] # its stubs leave it out
        except Exception:
            connection.close()
            raise
        return connection


def database(address: Address, mode: Mode) -> SqliteDatabase:
    """A connection that changes nothing by itself; transactions take the write lock from the start."""
    settings: dict[str, Any] = {
        "pragmas": {"foreign_keys": "ON", **_WARY},
        "timeout": BUSY_SECONDS,
        "autoconnect": False,
        "lock_type": "IMMEDIATE",
    }
    if address.key is not None:
        return _ProtectedDatabase(address, mode=mode, **settings)
    if mode is Mode.WORK:
        return _PlainDatabase(str(address.path), **settings)
    return _PlainDatabase(_uri(address, mode), uri=True, **settings)


def bare(address: Address) -> Any:
    """A connection of the driver's own, to a file that may be made by it: for copies and exports."""
    if address.key is None:
        return sqlite3.connect(address.path)
    connection = _driver(address).connect(str(address.path), isolation_level=None)
    _unlock(connection, address)
    return connection


def is_installed() -> bool:
    """Whether files can be protected here."""
    return find_spec("sqlcipher3") is not None


def cipher(address: Address) -> Any:
    """SQLCipher over a file that may be protected or not; KnownError where it is not installed."""
    connection = _driver(address).connect(str(address.path), isolation_level=None)
    if address.key is not None:
        _unlock(connection, address)
    return connection


def _driver(address: Address) -> Any:
    """The module of SQLCipher, an extra."""
    if not is_installed():
        raise KnownError(NOT_INSTALLED, file=address.path.name)
    return import_module("sqlcipher3.dbapi2")


def _unlock(connection: Any, address: Address) -> None:
    """Hand over the key. What is put aside while sorting stays in memory, so that nothing readable reaches the disk."""
    assert address.key is not None
    connection.execute("PRAGMA cipher_log_level = NONE")  # it would write about wrong passwords into the terminal
    connection.execute(f'PRAGMA key = "{address.key.pragma()}"')
    connection.execute("PRAGMA temp_store = MEMORY")


def _uri(address: Address, mode: Mode) -> str:
    how = "immutable=1" if mode is Mode.STILL else f"mode={mode.value}"
    return f"file:{uri_path(address.path)}?{how}"
