"""Erasing people from the earlier copies of a file: each is opened, the people erased in it, looked through and put in its own place."""

import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from wpstracker.domain.problems import Cancelled, KnownError, Progress, no_progress
from wpstracker.figures.in_log import OWN, traces
from wpstracker.figures.mentions import mentions
from wpstracker.folders import backup_folder
from wpstracker.records import Person
from wpstracker.services import backups as copies
from wpstracker.services import erasing
from wpstracker.store import backups, erasures
from wpstracker.store.backups import Backup
from wpstracker.store.database import Store
from wpstracker.store.keys import Address
from wpstracker.store.replacing import free_name, replacing
from wpstracker.words import N_


@dataclass(frozen=True, slots=True)
class Cleaned:
    """How many copies hold the people no more; which of these still name them in texts of other records; which are as they were."""

    count: int = 0
    naming: tuple[Backup, ...] = ()
    left: tuple[Backup, ...] = ()


def clean_copies(file: Path | Address, people: Sequence[str], second: Path | None = None, progress: Progress = no_progress) -> Cleaned:
    """Erase people from every copy in both places that holds them. Stopped, it leaves the remaining copies as they were.

    A copy that is damaged, has another password or cannot be written stays as it was, too.
    """
    address = Address.of(file)
    found = copies.holding(address, people, second)
    done = Cleaned()
    for number, copy in enumerate(found):
        try:
            progress(number / len(found))
            fresh, naming = _clean(copy, copies.address_of(copy, address), people, _part(progress, number, len(found)))
        except Cancelled:
            return replace(done, left=(*done.left, *found[number:]))
        except KnownError:
            done = replace(done, left=(*done.left, copy))
        else:
            done = replace(done, count=done.count + 1, naming=(*done.naming, fresh) if naming else done.naming)
    return done


def _part(progress: Progress, number: int, count: int) -> Progress:
    return lambda share: progress((number + share) / count)


def _clean(copy: Backup, address: Address, people: Sequence[str], progress: Progress) -> tuple[Backup, bool]:
    """The new copy and whether other texts in it name them. The old one goes last, so that one of them is there at every moment."""
    backups.verify(copy)
    target = free_name(copy.path)
    try:
        with replacing(target, private=True) as part:
            shutil.copyfile(copy.path, part)
            inside = Address(part, address.key)
            naming = _erase(inside, people, progress)
            fresh = backups.retaken(copy, inside, target)
            _compare(copy, fresh)
            if copies.holds(inside, people):
                raise KnownError(_LEFT, file=copy.path.name)
    finally:
        backups.sweep(backup_folder() / copy.path.parent.name)  # the copy that is made before an older file is brought up to date
    backups.write_note(fresh)
    copies.delete_copies([copy])
    return fresh, naming


_LEFT = N_("The copy “{file}” could not be written anew without the person, so it was left as it is.")


def _erase(inside: Address, people: Sequence[str], progress: Progress) -> bool:
    with closing(Store.open(inside)) as store:
        with store.db.atomic("IMMEDIATE"):
            for id_ in people:
                erasures.remember(store.db, Person.kind(), id_)
        called = {id_: traces(store, id_).names for id_ in people}
        erasing.renew(store, progress)
        if erasures.is_owed(store):
            raise KnownError(_LEFT, file=inside.path.name)
        return any(mentions(store, id_, names, "en") for id_, names in called.items() if names.spellings())


def _compare(old: Backup, fresh: Backup) -> None:
    """What is no row about a person is there as often as before."""
    if any(fresh.counts.get(kind, 0) < count for kind, count in old.counts.items() if kind not in OWN):
        raise KnownError(_LEFT, file=old.path.name)
