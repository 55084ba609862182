"""Writing down what is held about a person, for the person herself."""

from datetime import date
from pathlib import Path

from wpstracker.domain.problems import Invalid, Problem
from wpstracker.figures.held import Held, held
from wpstracker.reports.held_page import held_page
from wpstracker.store import contents
from wpstracker.store.database import Store
from wpstracker.store.replacing import replacing
from wpstracker.words import N_, Words

PAGE_SUFFIX = ".html"
_MOST_BYTES = 20_000_000
"""Of attached files that are put into the page; browsers open such a page at once."""


def with_page_suffix(path: Path) -> Path:
    """The path ending in .html."""
    return path if path.suffix.lower() in (PAGE_SUFFIX, ".htm") else path.with_name(path.name + PAGE_SUFFIX)


def known(store: Store, person: str, words: Words) -> Held:
    """Everything that is held about a person. Raises Invalid when the record is gone."""
    found = held(store, person, words)
    if found is None:
        raise Invalid([Problem("id", N_("The record is no longer there. Look at the list again."))])
    return found


def write_page(store: Store, person: str, target: Path, words: Words, today: date) -> Path:
    """Write all of it as one page, attached files included; Invalid when the record is gone, KnownError when the place refuses."""
    found = known(store, person, words)
    page = held_page(found, words, today, store.path.name, _contents(store, found))
    with replacing(target) as part:
        part.write_text(page, encoding="utf-8")
    return target


def _contents(store: Store, found: Held) -> dict[str, bytes]:
    """The attached files by digest, as many as fit."""
    taken: dict[str, bytes] = {}
    for _, digest in found.files:
        data = contents.get(store.db, digest)
        if data is not None and sum(map(len, taken.values())) + len(data) <= _MOST_BYTES:
            taken[digest] = data
    return taken
