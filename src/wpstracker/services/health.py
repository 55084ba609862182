"""Finding out whether a file is sound, and putting right what can be."""

import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wpstracker.domain.backup_rules import Reason
from wpstracker.domain.problems import KnownError
from wpstracker.services.backups import keep_copy
from wpstracker.services.files import open_file
from wpstracker.store import files, health, places, repairing
from wpstracker.store.database import Store
from wpstracker.store.health import Finding
from wpstracker.store.keys import Address
from wpstracker.store.replacing import free_name, replacing
from wpstracker.words import N_

_SYNCED = N_(
    "“{file}” lies in a folder that {service} copies to other computers while the file is open: what two people write at the same time, or "
    "what is copied half-written, can be lost. Keep it in a folder that is not synchronised, and put copies of it there instead."
)
_REMOTE = N_(
    "“{file}” lies on a drive of another computer. If the connection breaks, the last save can be lost, and others may open it at the same "
    "time. Work in a file on this computer, and put copies of it there."
)


@dataclass(frozen=True, slots=True)
class Health:
    """How much is in a file and everything that is wrong with it; `place` warns of where it lies, if there is reason to."""

    records: int
    changes: int
    findings: tuple[Finding, ...]
    place: Finding | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """What was put right, what is still wrong, and where the file as it was is kept."""

    done: tuple[Finding, ...]
    left: tuple[Finding, ...]
    copy: Path


def check(file: Path | Address) -> Health:
    """Look at the whole file without changing it; KnownError when it cannot even be opened."""
    with closing(Store.open_for_reading(file)) as store, files.told(store.path):
        found = tuple(health.findings(store.db))
        records, changes = health.counts(store.db)
        return Health(records, changes, found, warning_of_place(store.path))


def warning_of_place(path: Path) -> Finding | None:
    """What may happen to a file because of the folder or drive it lies in, and what to do."""
    service = places.syncing_service(path)
    if service:
        return Finding(_SYNCED, (("file", path.name), ("service", service)))
    return Finding(_REMOTE, (("file", path.name),)) if places.is_on_network(path) else None


def repair(file: Path | Address, author: str = "", second: Path | None = None) -> Repair:
    """Put right what can be in a file that nobody has open, after a copy of it was made.

    KnownError says why nothing could be done; the file is as it was then.
    """
    address = Address.of(file)
    with closing(open_file(address, author)) as store:
        if store.read_only:
            raise KnownError(
                N_("“{file}” cannot be written here, so it cannot be repaired. Copy it to a folder of your own."), file=store.path.name
            )
        copy = _kept(address, second)
        done = tuple(repairing.repair(store))
        return Repair(done, tuple(health.findings(store.db)), copy)


def _kept(address: Address, second: Path | None) -> Path:
    """Where a copy of the file is now: among its copies if it is sound enough, otherwise beside it."""
    with suppress(KnownError):
        made = keep_copy(address, Reason.REPAIR, second)
        if made is not None:
            return made.path
    path = address.path
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d %H-%M-%S")
    target = free_name(path.with_name(f"{path.stem} before repair {stamp}{path.suffix}"))
    with replacing(target) as part:
        shutil.copyfile(path, part)
    return target
