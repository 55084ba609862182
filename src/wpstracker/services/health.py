"""Finding out whether a file is sound."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from wpstracker.store import files, health
from wpstracker.store.database import Store
from wpstracker.store.health import Finding


@dataclass(frozen=True, slots=True)
class Health:
    """How much is in a file and everything that is wrong with it."""

    records: int
    changes: int
    findings: tuple[Finding, ...]


def check(path: Path) -> Health:
    """Look at the whole file without changing it; KnownError when it cannot even be opened."""
    with closing(Store.open_for_reading(path)) as store, files.told(path):
        found = tuple(health.findings(store.db))
        records, changes = health.counts(store.db)
        return Health(records, changes, found)
