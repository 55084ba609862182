"""From the words of a command line to what they mean; what cannot be meant is refused in one sentence."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wpstracker.cli.told import NotUnderstood
from wpstracker.domain.partial_date import UNREADABLE, PartialDate
from wpstracker.domain.places import find_country
from wpstracker.domain.question import Filter
from wpstracker.words import LANGUAGES, N_, Words

if TYPE_CHECKING:
    from wpstracker.store.database import Store
    from wpstracker.store.keys import Address


def question(countries: Sequence[str], first: str, last: str, words: Words) -> Filter:
    """Countries by code or name, and a period whose ends may be days, months or years."""
    after, before = _date(first, words), _date(last, words)
    begins, ends = after and after.earliest(), before and before.latest()
    if begins and ends and ends < begins:
        raise NotUnderstood(words(N_("The period ends ({last}) before it begins ({first})."), first=first, last=last))
    return Filter(countries=tuple(dict.fromkeys(_country(text, words) for text in countries)), after=after, before=before)


def where(text: str, kind: str, store: "Store", words: Words) -> Filter:
    """A question as it is typed in the window, about one kind of record or, with "", about a report."""
    from wpstracker.domain.question_text import Misread, parse
    from wpstracker.figures.question_names import NamesInFile

    try:
        return parse(text, kind, NamesInFile(store, words.language), date.today())
    except Misread as error:
        message = N_("At “{word}” (character {place}): {problem}")
        raise NotUnderstood(words(message, word=text[error.start : error.end], place=error.start + 1, problem=error.text(words))) from None


def language(code: str, words: Words) -> str:
    """A language reports can be written in."""
    if code not in LANGUAGES:
        raise NotUnderstood(words(N_("There is no report language “{code}”; there are {codes}."), code=code, codes=", ".join(LANGUAGES)))
    return code


def languages(codes: str, words: Words) -> tuple[str, ...]:
    """One language or several, as in “ru,en”; the first is that of the cells."""
    return tuple(dict.fromkeys(language(code.strip(), words) for code in codes.split(",")))


def file_params(words: Words) -> list[click.Parameter]:
    """The file to read, named with --file or alone."""
    return [
        click.Option(["--file"], metavar="FILE", help=words(N_("The file to read; its name alone will do too."))),
        click.Argument(["alone"], nargs=-1, metavar="[FILE]"),
    ]


def file_named(option: str | None, alone: Sequence[str], words: Words) -> "Address":
    """The file to read, named with --file or alone, but once; the password of a protected one is asked for."""
    named = [*alone, *([option] if option is not None else [])]
    if len(named) != 1 or not named[0]:
        raise NotUnderstood(words(N_("Name one file to read: --file FILE.")))
    return unlocked(Path(named[0]), words)


def unlocked(path: Path, words: Words) -> "Address":
    """A file with its key, if it is protected; the password is read without being shown, or from a pipe."""
    from wpstracker.services import passwords
    from wpstracker.store.files import is_protected
    from wpstracker.store.keys import Address

    if not is_protected(path):
        return Address(path)
    prompt = words(N_("Password of “{file}”"), file=path.name)
    return passwords.unlocked(path, click.prompt(prompt, hide_input=True, err=True, default="", show_default=False))


def yes_option(words: Words) -> click.Option:
    """The second word that confidential and irreversible deeds ask for."""
    return click.Option(["--yes"], is_flag=True, help=words(N_("Yes, it is meant; nothing is asked before.")))


def confirmed(question: str, words: Words, *, yes: bool) -> None:
    """Ask once more; without a person at the keyboard only --yes will do."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise NotUnderstood(words(N_("{question} Add --yes if it is meant."), question=question))
    click.confirm(question, abort=True, err=True)


def may_leave(words: Words, *, restricted: bool, yes: bool) -> None:
    """Whatever is confidential is asked for twice before it leaves the file."""
    if restricted:
        confirmed(words(N_("This will hold confidential content. Write it all the same?")), words, yes=yes)


def last_day(text: str, words: Words) -> date | None:
    """The last day that a day, month or year can mean; None when nothing is named."""
    found = _date(text, words)
    return found.latest() if found else None


def _country(text: str, words: Words) -> str:
    code = find_country(text)
    if code is None:
        raise NotUnderstood(words(N_("There is no country “{text}”. Give its two-letter code, for instance KZ, or its name."), text=text))
    return code


def _date(text: str, words: Words) -> PartialDate | None:
    if not text:
        return None
    try:
        found = PartialDate.parse(text)
    except ValueError:
        raise NotUnderstood(words(UNREADABLE, text=text)) from None
    if found.year is None:
        raise NotUnderstood(words(N_("“{text}” has no year. Write it like 2023-01 or 31.12.2023."), text=text))
    return found
