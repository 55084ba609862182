"""The process that reads one attached file: `python -m wpstracker.exchange.text_worker NAME`, the file on standard input.

It answers with JSON: the text, what is wrong with it, and what the search index takes of it. Whoever started it may end it at any time.
"""

import json
import os
import sys
from contextlib import suppress

from wpstracker.exchange.document_texts import text_of
from wpstracker.exchange.windows_limits import limit_memory

MOST_MEMORY = 1024 * 1024 * 1024
"""Bytes; where the system knows no such limit (macOS), the limits of size and time stand alone."""
MOST_SECONDS = 60


def main() -> None:
    """Read, and say what was read."""
    _limit()
    reading = text_of(sys.stdin.buffer.read(), sys.argv[1])
    from wpstracker.store.search_index import forms_of, indexed_with_towns, words_in

    found = indexed_with_towns([reading.text]) if reading.text else ""
    said = {"text": reading.text, "problem": reading.problem, "indexed": found, "forms": forms_of(words_in(found))}
    sys.stdout.buffer.write(json.dumps(said).encode())


def _limit() -> None:
    """Ask the system to refuse more memory and time; not every system has both limits."""
    if os.name == "nt":
        with suppress(OSError, AttributeError):
            limit_memory(MOST_MEMORY)
        return
    try:
        import resource
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_SECONDS)):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):
            continue


if __name__ == "__main__":
    main()
