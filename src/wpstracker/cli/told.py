"""Click in the person's language: help, and what is wrong with a command line in one sentence."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from wpstracker.words import N_, Words


class Told(click.Command):
    """A command whose help speaks the person's language."""

    def __init__(
        self, name: str, about: str, params: Sequence[click.Parameter], run: Callable[..., Any], words: Words, **more: Any
    ) -> None:
        super().__init__(name, help=about, params=list(params), callback=run, options_metavar=words(N_("[OPTION]…")), **more)
        self.words = words

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Click's own, explained in the person's language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.words(N_("Show this help and stop."))
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How the command is written."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=self.words(N_("Usage:")) + " ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and for a group its commands."""
        records = [param.get_help_record(ctx) for param in self.get_params(ctx) if isinstance(param, click.Option)]
        with formatter.section(self.words(N_("Options"))):
            formatter.write_dl([record for record in records if record])
        if isinstance(self, click.Group):
            with formatter.section(self.words(N_("Commands"))):
                formatter.write_dl([(name, command.get_short_help_str(200)) for name, command in self.commands.items()])


class ToldGroup(Told, click.Group):
    """The same for a command that has commands of its own, listed in the order they were added."""


def sentence(error: click.ClickException, words: Words) -> str:
    """What is wrong, and where help is."""
    help_at = f"{error.ctx.command_path} --help" if isinstance(error, click.UsageError) and error.ctx else "wpstracker --help"
    return words(N_("{problem} See {help}."), problem=_problem(error, words), help=help_at)


def _problem(error: click.ClickException, words: Words) -> str:
    match error:
        case click.NoSuchOption():
            return words(N_("There is no option {option}."), option=error.option_name)
        case click.MissingParameter():
            return words(N_("{what} is missing."), what=error.param.make_metavar(error.ctx) if error.param and error.ctx else "")
        case click.BadOptionUsage():
            return words(N_("The option {option} needs a value."), option=error.option_name)
        case NotUnderstood():
            return error.message
    return words(N_("The command line is not understood ({reason})."), reason=error.format_message().rstrip("."))


class NotUnderstood(click.UsageError):
    """Our own complaint about a command line, already in the person's language."""
