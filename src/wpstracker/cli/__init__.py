"""The command line: opens the window, or works without one. What a command needs is loaded when it runs."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from wpstracker.display import has_display

_FILE = ".wpst"


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; the exit code: 0 done, 1 it could not be done, 2 the command line is not understood."""
    _prepare_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if _asks_for_the_window(given) and has_display():
        gc.disable()  # nothing that is loaded now is garbage; the window lets it be looked for once it stands
        from wpstracker.app import run as show_window

        return show_window(Path(given[0]) if given else None)
    from wpstracker.cli.running import run
    from wpstracker.words import words_for

    return run(given, words_for(language_of_person()))


def _asks_for_the_window(given: Sequence[str]) -> bool:
    """Told without reading the whole command line: the window is to be there at once."""
    return not given or (len(given) == 1 and given[0].lower().endswith(_FILE) and not given[0].startswith("-"))


def language_of_person() -> str:
    """The language the system speaks, if the program speaks it too; English otherwise."""
    import locale

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
