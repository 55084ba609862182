"""Saving what can be read of a damaged file into a new one."""

from pathlib import Path

from wpstracker.domain.problems import Progress, no_progress
from wpstracker.records import KINDS
from wpstracker.store import salvaging
from wpstracker.store.keys import Address
from wpstracker.store.salvaging import Salvaged
from wpstracker.words import N_, Words


def salvage(source: Path | Address, target: Path, progress: Progress = no_progress) -> Salvaged:
    """Make `target` from what is left of `source`. KnownError when nothing is left or the place refuses."""
    return salvaging.salvage(Address.of(source), target, progress)


def lines_of(result: Salvaged, words: Words) -> list[str]:
    """What was saved, in the reader's language: records by kind, entries of the log, attached files, what was put together again."""
    lines = [words(N_("What could be read was saved to {path}."), path=result.path)]
    lines += [words(N_("{kind}: {n}"), kind=words(KINDS[kind].label), n=count) for kind, count in result.records.items()]
    lines.append(words(N_("Entries of the change log: {n}; contents of attached files: {files}."), n=result.changes, files=result.contents))
    if result.mended:
        lines.append(words(N_("Put together again from what was left: {n}."), n=len(result.mended)))
    if not result.lost:
        lines.append(words(N_("Nothing is known to be lost.")))
    return lines
