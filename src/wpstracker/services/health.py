"""Finding out whether a file is sound."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from wpstracker.store import files, health
from wpstracker.store.database import Store
from wpstracker.store.health import Finding
from wpstracker.store.keys import Address


@dataclass(frozen=True, slots=True)
class Health:
    """How much is in a file and everything that is wrong with it."""

    records: int
    changes: int
    findings: tuple[Finding, ...]


def check(file: Path | Address) -> Health:
    """Look at the whole file without changing it; KnownError when it cannot even be opened."""
    with closing(Store.open_for_reading(file)) as store, files.told(store.path):
        found = tuple(health.findings(store.db))
        records, changes = health.counts(store.db)
        return Health(records, changes, found)
