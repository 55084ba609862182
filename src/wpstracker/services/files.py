"""What a person can do with files: start one, open one, check one."""

from collections.abc import Callable
from pathlib import Path

from wpstracker.services.seeding import seed
from wpstracker.store import erasures
from wpstracker.store.database import Store
from wpstracker.store.files import check_existing, is_writable
from wpstracker.store.keys import Address
from wpstracker.store.locking import FileLock

SUFFIX = ".wpst"


def with_suffix(path: Path) -> Path:
    """The path ending in .wpst, as every file of this program does."""
    return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)


def new_file(path: Path, fill: Callable[[Store], None] = seed) -> Store:
    """Make a file with the reference records in it; a failure leaves none behind. KnownError when the place refuses."""
    store = Store.create(path)
    try:
        store.lock = _lock(path)
        fill(store)
    except BaseException:
        store.close()
        path.unlink(missing_ok=True)
        raise
    return store


def open_file(file: Path | Address, author: str = "", *, anyway: bool = False) -> Store:
    """Open a file for work; KnownError says why it cannot be, `InUse` who has it open.

    `anyway` takes it from somebody on another computer who is perhaps no longer there.
    """
    address = Address.of(file)
    check_existing(address.path, is_unlocked=address.key is not None)
    lock = _lock(address.path, anyway=anyway) if is_writable(address.path) else None
    try:
        store = Store.open(address)
    except BaseException:
        if lock is not None:
            lock.release()
        raise
    store.lock, store.author = lock, author
    erasures.settle(store)
    return store


def open_to_read(file: Path | Address) -> Store:
    """Open a file that somebody else works in, without being able to change it."""
    return Store.open_for_reading(file)


def _lock(path: Path, *, anyway: bool = False) -> FileLock | None:
    """A place that takes no lock takes the file without one."""
    try:
        return FileLock.acquire(path, anyway=anyway)
    except OSError:
        return None
