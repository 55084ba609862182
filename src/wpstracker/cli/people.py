"""`wpstracker person NAME`: what is held about somebody, and erasing it."""

from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wpstracker.cli.asking import confirmed, file_named, file_params, yes_option
from wpstracker.cli.told import NotUnderstood, Told
from wpstracker.words import N_, Words

if TYPE_CHECKING:
    from wpstracker.store.database import Store
    from wpstracker.store.keys import Address


def person_command(words: Words) -> click.Command:
    """Read, write down or erase what is held about a person."""

    def run(names: Sequence[str], file: str | None, report: str, erase: bool, clean_copies: bool, forget_copies: bool, yes: bool) -> None:
        if not names:
            click.echo(click.get_current_context().get_help())
            return
        source = file_named(file, names[1:], words)
        if erase:
            _erase(source, names[0], words, clean_copies=clean_copies, forget_copies=forget_copies, yes=yes)
        else:
            _report(source, names[0], Path(report) if report else None, words)

    about = words(N_("Write down everything that is held about a person, or erase it for good."))
    params: list[click.Parameter] = [
        click.Argument(["names"], nargs=-1, metavar="NAME [FILE]"),
        file_params(words)[0],
        click.Option(["--report"], default="", metavar="PAGE.html", help=words(N_("The page to write; an older one is replaced."))),
        click.Option(
            ["--erase"], is_flag=True, help=words(N_("Erase everything about the person for good; roles at events stay without her."))
        ),
        click.Option(
            ["--clean-copies"], is_flag=True, help=words(N_("Erase the person from the earlier copies of the file, too; none is lost."))
        ),
        click.Option(["--forget-copies"], is_flag=True, help=words(N_("Delete the earlier copies of the file that hold the person, too."))),
        yes_option(words),
    ]
    return Told("person", about, params, run, words)


def _report(source: "Address", name: str, target: Path | None, words: Words) -> None:
    from wpstracker.services import held
    from wpstracker.store.database import Store

    with closing(Store.open_for_reading(source)) as store:
        person = _known(store, name, words)
        if target is not None:
            path = held.write_page(store, person, held.with_page_suffix(target), words, date.today())
            click.echo(words(N_("The page was written to {path}. Give it to the person alone."), path=path))
            return
        found = held.known(store, person, words)
    for label, value in found.facts:
        click.echo(words(N_("{label}: {value}"), label=label, value=value))
    for mention in found.mentions:
        click.echo(words(N_("{label}: {value}"), label=mention.title, value=mention.excerpt))


def _erase(source: "Address", name: str, words: Words, *, clean_copies: bool, forget_copies: bool, yes: bool) -> None:
    from wpstracker.services import backups, erasing, files, held

    with closing(files.open_file(source)) as store:
        person = _known(store, name, words)
        found = held.known(store, person, words)
        for mention in found.mentions:
            click.echo(words(N_("Names the person and stays: {title}: {text}"), title=mention.title, text=mention.excerpt))
        question = words(N_("Erase everything about “{name}” for good? It cannot be undone."), name=found.name)
        confirmed(question, words, yes=yes)
        erasing.erase(store, person)
        if clean_copies:
            _clean(store.address, found.found.people, words)
        if forget_copies:
            number = backups.forget(store.address, found.found.people)
            click.echo(words.plural("{n} earlier copy was deleted.", "{n} earlier copies were deleted.", number))
    click.echo(words(N_("Everything about the person was erased.")))


def _clean(source: "Address", people: Sequence[str], words: Words) -> None:
    """Erase people from the earlier copies and name those that are not free of them."""
    from wpstracker.services.cleaned_copies import clean_copies

    done = clean_copies(source, people)
    click.echo(words.plural("{n} earlier copy holds the person no more.", "{n} earlier copies hold the person no more.", done.count))
    for copy in done.left:
        click.echo(words(N_("The copy {path} could not be written anew and holds the person still."), path=copy.path))
    for copy in done.naming:
        click.echo(words(N_("In the copy {path} texts of other records name the person still."), path=copy.path))


def _known(store: "Store", name: str, words: Words) -> str:
    """The id of the one person called so, in any spelling; a reference will do, too."""
    from wpstracker.services.naming import called

    by_reference = [str(id_) for (id_,) in store.rows("SELECT id FROM person WHERE reference = ? AND reference <> ''", (name,))]
    found: list[str] = by_reference or [offer.id for offer in called(store, "person", name, words.language)]
    if not found:
        raise NotUnderstood(words(N_("There is no person “{name}” in the file."), name=name))
    if len(found) > 1:
        marks = ", ".join("?" * len(found))
        references = [row[0] for row in store.rows(f"SELECT reference FROM person WHERE id IN ({marks}) ORDER BY reference", found)]
        message = N_("Several people are called “{name}”. Give the reference of one of them: {references}.")
        raise NotUnderstood(words(message, name=name, references=", ".join(references)))
    return found[0]
