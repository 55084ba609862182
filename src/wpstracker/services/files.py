"""What a person can do with files: start one, open one, check one."""

from collections.abc import Callable
from pathlib import Path

from wpstracker.services.seeding import seed
from wpstracker.store.database import Store

SUFFIX = ".wpst"


def with_suffix(path: Path) -> Path:
    """The path ending in .wpst, as every file of this program does."""
    return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)


def new_file(path: Path, fill: Callable[[Store], None] = seed) -> Store:
    """Make a file with the reference records in it; a failure leaves none behind. KnownError when the place refuses."""
    store = Store.create(path)
    try:
        fill(store)
    except BaseException:
        store.close()
        path.unlink(missing_ok=True)
        raise
    return store


def open_file(path: Path, author: str = "") -> Store:
    """Open a file for work; KnownError says why it cannot be."""
    store = Store.open(path)
    store.author = author
    return store
