"""Every command. What a command needs is imported when it runs, so that help comes at once."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from wpstracker import __version__
from wpstracker.cli.asking import file_named, file_params, language, last_day, may_leave, yes_option
from wpstracker.cli.lists import find_command, list_command
from wpstracker.cli.people import person_command
from wpstracker.cli.reports import report
from wpstracker.cli.sound import check_command, salvage_command
from wpstracker.cli.told import NotUnderstood, Told, ToldGroup
from wpstracker.words import LANGUAGES, N_, Words

Names = tuple[str, ...]
_SUFFIX = ".wpst"

HEADLESS = (
    ("wpstracker sample FILE", N_("write a file with sample records")),
    ("wpstracker find TEXT --file FILE", N_("look for words in every record")),
    ('wpstracker list events --where "country:KZ after:2023" --file FILE', N_("print the records that a question means")),
    ("wpstracker report summary --file FILE --out REPORT.xlsx", N_("write the Excel summary")),
    ("wpstracker calendar --file FILE --out CALENDAR.ics", N_("write events, deadlines and reports due for a calendar")),
    ('wpstracker person "NAME" --report PAGE.html --file FILE', N_("write down what is held about a person")),
    ("wpstracker dump --file FILE", N_("print every record as a line of JSON")),
    ("wpstracker check --file FILE", N_("check a file and its change log")),
    ("wpstracker salvage FILE TARGET", N_("save what can be read of a damaged file into a new one")),
)


def command_line(words: Words) -> click.Group:
    """The program with all its commands, explained in the person's language."""
    about = words(
        N_(
            "Trainings, recommendations and national action plans on Women, Peace and Security. "
            "Without a command the window opens, with FILE in it if one is named."
        )
    )
    program = _Program("wpstracker", about, [_version_option(words)], _open_nothing(words), words, invoke_without_command=True)
    program.subcommand_metavar = words(N_("[FILE] | COMMAND …"))
    makers = (_sample, find_command, list_command, report, _calendar, person_command, _dump, check_command, salvage_command)
    for make in makers:
        program.add_command(make(words))
    return program


class _Program(ToldGroup):
    """Takes the name of a file where a command could stand."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first, or opening the file named first."""
        name = args[0]
        if name in self.commands:
            return super().resolve_command(ctx, args)
        if not name.lower().endswith(_SUFFIX) and not Path(name).exists():
            raise NotUnderstood(self.words(N_("There is no command and no file “{name}”."), name=name), ctx)
        opening = click.Command("open", params=[click.Argument(["path"])], callback=lambda path: open_window(Path(path), self.words))
        return "open", opening, args


def open_window(path: Path | None, words: Words) -> int:
    """Show the window; where there is no display, say what can be done without one."""
    from wpstracker.display import has_display

    if has_display():
        from wpstracker.app import run

        return run(path)
    click.echo(words(N_("There is no display here, so the window cannot be shown. Without it you can:")))
    width = max(len(command) for command, _ in HEADLESS)
    for command, what in HEADLESS:
        click.echo(f"  {command:{width}}  {words(what)}")
    return 0


def _open_nothing(words: Words) -> Callable[[], int | None]:
    return lambda: open_window(None, words) if click.get_current_context().invoked_subcommand is None else None


def _version_option(words: Words) -> click.Option:
    def show(context: click.Context, _: click.Parameter, wanted: bool) -> None:
        if wanted:
            click.echo(f"WPS Tracker {__version__}")
            context.exit()

    about = words(N_("Show the version and stop."))
    return click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=about)


def _sample(words: Words) -> click.Command:
    def run(path: str) -> None:
        from wpstracker.services.files import with_suffix
        from wpstracker.services.sample import write_sample

        target = with_suffix(Path(path))
        write_sample(target).close()
        click.echo(words(N_("The sample was written to {path}."), path=target))

    return Told("sample", words(N_("Write a new file with sample records.")), [click.Argument(["path"], metavar="FILE")], run, words)


def _calendar(words: Words) -> click.Command:
    def run(file: str | None, alone: Names, out: str, until: str, only: Names, lang: str, restricted: bool, yes: bool) -> None:
        from wpstracker.figures.calendar_item import ItemKind
        from wpstracker.services.calendars import export_calendar, with_calendar_suffix

        source, last = file_named(file, alone, words), last_day(until, words)
        if not out:
            raise NotUnderstood(words(N_("Say where to write the calendar: --out CALENDAR.ics.")))
        target = with_calendar_suffix(Path(out))
        for code in only:
            if code not in list(ItemKind):
                raise NotUnderstood(words(N_("There is no entry “{code}”; there are {codes}."), code=code, codes=", ".join(ItemKind)))
        may_leave(words, restricted=restricted, yes=yes)
        kinds = [kind for kind in ItemKind if kind in only or not only]
        asked = language(lang, words)
        number = export_calendar(source, target, until=last, language=asked, today=date.today(), kinds=kinds, restricted=restricted)
        click.echo(words.plural("{n} entry was written to {path}.", "{n} entries were written to {path}.", number, path=target))

    restricted = N_("With what is restricted; give the calendar only to those who may see it.")
    only = N_("Only these entries; may be given more than once.")
    params = [
        *file_params(words),
        click.Option(["--out"], default="", metavar="CALENDAR.ics", help=words(N_("The calendar to write; an older one is replaced."))),
        click.Option(["--until"], default="", metavar="2026-12", help=words(N_("Only until this day, month or year."))),
        click.Option(["--only"], multiple=True, metavar="event|deadline|step|measure|plan|report", help=words(only)),
        click.Option(["--lang"], default=words.language, metavar="|".join(LANGUAGES), help=words(N_("The language of the calendar."))),
        click.Option(["--include-restricted", "restricted"], is_flag=True, help=words(restricted)),
        yes_option(words),
    ]
    return Told("calendar", words(N_("Write events, deadlines and reports due as an .ics file for a calendar.")), params, run, words)


def _dump(words: Words) -> click.Command:
    def run(file: str | None, alone: Names, out: str, restricted: bool, yes: bool) -> None:
        from wpstracker.services.reporting import dump_records, print_records

        source = file_named(file, alone, words)
        may_leave(words, restricted=restricted, yes=yes)
        if not out:
            sys.stdout.reconfigure(encoding="utf-8", errors="strict", newline="\n")  # type: ignore[union-attr]
            print_records(source, sys.stdout, restricted=restricted)
        else:
            number = dump_records(source, Path(out), restricted=restricted)
            click.echo(words.plural("{n} record was written to {path}.", "{n} records were written to {path}.", number, path=out))

    target = click.Option(["--out"], default="", metavar="RECORDS.jsonl", help=words(N_("Write to this file instead of printing.")))
    private = words(N_("With restricted records, contact details, notes and named participants."))
    restricted = click.Option(["--include-restricted", "restricted"], is_flag=True, help=private)
    about = words(N_("Print every record as one line of JSON, without what is confidential."))
    return Told("dump", about, [*file_params(words), target, restricted, yes_option(words)], run, words)
