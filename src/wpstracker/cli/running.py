"""Doing what the command line asks, and telling in one sentence why it could not be done."""

import os
import sys
from collections.abc import Sequence

import click

from wpstracker.cli.commands import command_line
from wpstracker.cli.told import sentence
from wpstracker.domain.problems import KnownError
from wpstracker.words import N_, Words

_STOPPED = 130


def run(given: Sequence[str], words: Words) -> int:
    """The exit code: 0 done, 1 it could not be done, 2 the command line is not understood."""
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


def _refuse(text: str, code: int) -> int:
    click.echo(text, err=True)
    return code
