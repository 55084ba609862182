"""Commands about the file itself: is it sound, what can be repaired, what can be salvaged."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wpstracker.cli.asking import file_named, file_params, unlocked
from wpstracker.cli.told import Told
from wpstracker.words import N_, Words

if TYPE_CHECKING:
    from wpstracker.services.health import Repair
    from wpstracker.store.health import Finding

_MOST_FINDINGS = 50


def check_command(words: Words) -> click.Command:
    """Look at a file, and with --repair put right what can be."""

    def run(file: str | None, alone: Sequence[str], repair: bool) -> int:
        from wpstracker.services import health

        source = file_named(file, alone, words)
        if repair:
            return _repaired(health.repair(source), words)
        found = health.check(source)
        if found.place is not None:
            click.echo(found.place.text(words), err=True)
        _tell(found.findings, words)
        if not found.findings:
            click.echo(words(N_("No problems found: {records} records, {changes} changes."), records=found.records, changes=found.changes))
        return 1 if found.findings else 0

    about = N_("Put right what can be, after a copy was made; nobody may have the file open.")
    params = [*file_params(words), click.Option(["--repair"], is_flag=True, help=words(about))]
    return Told("check", words(N_("Check a file: the database, the change log, the search text.")), params, run, words)


def salvage_command(words: Words) -> click.Command:
    """Make a new file from what can be read of a damaged one."""

    def run(damaged: str, target: str) -> int:
        from wpstracker.services.files import with_suffix
        from wpstracker.services.salvage import lines_of, salvage

        result = salvage(unlocked(Path(damaged), words), with_suffix(Path(target)))
        for line in lines_of(result, words):
            click.echo(line)
        _tell(result.lost, words)
        return 1 if result.lost else 0

    params = [click.Argument(["damaged"], metavar="FILE"), click.Argument(["target"], metavar="TARGET")]
    about = N_("Save what can be read of a damaged file into a new one, and say what is lost.")
    return Told("salvage", words(about), params, run, words)


def _repaired(result: "Repair", words: Words) -> int:
    click.echo(words(N_("The file as it was is kept at {path}."), path=result.copy))
    _tell(result.done, words, err=False)
    if not result.done:
        click.echo(words(N_("There was nothing that could be repaired.")))
    if result.left:
        click.echo(words(N_("What could not be repaired:")), err=True)
        _tell(result.left, words)
    return 1 if result.left else 0


def _tell(findings: "Iterable[Finding]", words: Words, *, err: bool = True) -> None:
    found = list(findings)
    for finding in found[:_MOST_FINDINGS]:
        click.echo(finding.text(words), err=err)
    if (beyond := len(found) - _MOST_FINDINGS) > 0:
        click.echo(words.plural("{n} more problem is not shown.", "{n} more problems are not shown.", beyond), err=err)
