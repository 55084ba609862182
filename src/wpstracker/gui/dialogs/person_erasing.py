"""Erasing a person beside the window: from the file, from its earlier copies, and what is done about copies that could not be cleaned."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtWidgets import QWidget

from wpstracker.domain.backup_rules import Reason
from wpstracker.domain.problems import Progress
from wpstracker.gui.jobs import run_job
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.long_steps import run_beside
from wpstracker.gui.messages import ask
from wpstracker.services import backups, erasing
from wpstracker.services.cleaned_copies import Cleaned, clean_copies
from wpstracker.store.backups import Backup
from wpstracker.store.database import Store
from wpstracker.store.keys import Address

_MOST_LISTED = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whom to erase, who went into that record, where copies are, and whether a copy that holds the person is made before."""

    person: str
    people: tuple[str, ...]
    second: Path | None
    keep_copy: bool


def erase_beside(parent: QWidget, store: Store, wanted: Wanted, done: Callable[[bool], object]) -> None:
    """Erase; `done` is told whether the file was written anew at once."""
    certain = Event()
    run_beside(parent, store, tr("Erasing everything about the person…"), partial(_erase, wanted, certain), done, certain)


def clean_beside(parent: QWidget, address: Address, people: tuple[str, ...], second: Path | None, done: Callable[[Cleaned], None]) -> None:
    """Erase the people from the copies one by one; stopped, it tells which are left."""
    text = tr("Erasing the person from earlier copies of the file…")
    run_job(parent, text, lambda progress: clean_copies(address, people, second, progress), done)


def offer_to_delete(parent: QWidget, address: Address, cleaned: Cleaned, second: Path | None) -> None:
    """List the copies that could not be cleaned, or whose other texts name the person still, and offer to delete them."""
    lines = []
    if cleaned.left:
        lines += [tr("As they were, with the person in them:"), *_listed(cleaned.left), ""]
    if cleaned.naming:
        lines += [tr("Without the person's data, but texts of other records name the person:"), *_listed(cleaned.naming)]
    copies = (*cleaned.left, *cleaned.naming)
    text = tr_n(
        "{n} earlier copy is not free of the person. Delete it?", "{n} earlier copies are not free of the person. Delete them?", len(copies)
    )
    ask(parent, text, tr("Delete"), partial(_delete_beside, parent, address, copies, second), details="\n".join(lines).rstrip())


def _listed(copies: tuple[Backup, ...]) -> list[str]:
    lines = [f"• {copy.path.name}" for copy in copies[:_MOST_LISTED]]
    more = len(copies) - len(lines)
    return [*lines, tr_n("and {n} more", "and {n} more", more)] if more > 0 else lines


def _erase(wanted: Wanted, certain: Event, store: Store, progress: Progress) -> bool:
    if wanted.keep_copy:
        backups.keep_copy(store.address, Reason.ERASURE, wanted.second)
        progress(0)
    return erasing.erase(store, wanted.person, progress, certain.set)


def _delete_beside(parent: QWidget, address: Address, copies: tuple[Backup, ...], second: Path | None) -> None:
    run_job(parent, tr("Deleting copies…"), lambda _: _delete(address, copies, second), lambda _: None)


def _delete(address: Address, copies: tuple[Backup, ...], second: Path | None) -> None:
    """The file as it is now is copied first, so that there is a copy at all."""
    backups.keep_copy(address, Reason.WORK, second)
    backups.delete_copies(copies)
