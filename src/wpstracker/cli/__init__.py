"""The command line: opens the window, or works without one. Qt and openpyxl are loaded only when they are needed."""

import locale
import os
import sys
from collections.abc import Sequence

import click

from wpstracker.cli.commands import command_line
from wpstracker.cli.told import sentence
from wpstracker.domain.problems import KnownError
from wpstracker.words import N_, words_for

_STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; the exit code: 0 done, 1 it could not be done, 2 the command line is not understood."""
    _prepare_streams()
    words = words_for(language_of_person())
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        done = command_line(words).main(given, "wpstracker", standalone_mode=False)
        sys.stdout.flush()
    except click.Abort:
        return _refuse(words(N_("Stopped. Nothing half-done was left behind.")), _STOPPED)
    except click.ClickException as error:
        return _refuse(sentence(error, words), error.exit_code)
    except KnownError as error:
        return _refuse(error.text(words), 1)
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        return _refuse(words(N_("The system refuses: {reason}."), reason=error.strerror or error), 1)
    return done if isinstance(done, int) else 0


def language_of_person() -> str:
    """The language the system speaks, if the program speaks it too; English otherwise."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    spoken = (named or locale.getlocale()[0] or "").lower()
    return "ru" if spoken.startswith(("ru_", "ru-", "russian")) or spoken == "ru" else "en"


def _prepare_streams() -> None:
    """A program started without a console has no streams; one with a small code page must not fail over a quotation mark."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - it stays open
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _refuse(text: str, code: int) -> int:
    click.echo(text, err=True)
    return code
