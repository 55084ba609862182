"""What a file without a readable head was: a protected database, whose pages are all noise, or a plain one whose first page is damaged.

Pages spread over the file are looked at. A page of SQLite (https://www.sqlite.org/fileformat.html) is one of a b-tree, with a head that
makes sense, or begins with the number of the next page of its chain. By chance noise looks so once in some thousand pages.
"""

from collections.abc import Iterator
from enum import Enum
from pathlib import Path

PAGE = 4096
"""Ours, and SQLCipher's."""
_NOISE = 250
"""Nearly every byte value occurs in a page that is encrypted."""
_LOOKED_AT = 64
_TREES = (2, 5, 10, 13)
_INNER = (2, 5)


class Look(Enum):
    """What the bytes of a file look like."""

    PROTECTED = "protected"
    DAMAGED = "damaged"
    NOT_OURS = "not ours"


def look_of(path: Path) -> Look:
    """What a file looks like that does not begin as a database; OSError when it cannot be read."""
    size = path.stat().st_size
    with path.open("rb") as file:
        first = file.read(PAGE)
        plain = noise = 0
        for number in _spread(size // PAGE):
            file.seek(number * PAGE)
            page = file.read(PAGE)
            if _is_of_sqlite(page, size // PAGE):
                plain += 1
            elif _is_noise(page):
                noise += 1
    if plain > noise:
        return Look.DAMAGED
    return Look.PROTECTED if size % PAGE == 0 and _is_noise(first) else Look.NOT_OURS


def _spread(pages: int) -> Iterator[int]:
    """The numbers, from 0, of some pages behind the first."""
    count = min(_LOOKED_AT, max(pages - 1, 0))
    yield from (1 + number * (pages - 1) // count for number in range(count))


def _is_noise(page: bytes) -> bool:
    return len(set(page)) > _NOISE


def _is_of_sqlite(page: bytes, pages: int) -> bool:
    return _is_of_tree(page) or 0 < int.from_bytes(page[:4], "big") <= pages


def _is_of_tree(page: bytes) -> bool:
    if page[0] not in _TREES:
        return False
    free, cells, content = (int.from_bytes(page[at : at + 2], "big") for at in (1, 3, 5))
    head = 12 if page[0] in _INNER else 8
    return free < PAGE and cells > 0 and head + 2 * cells <= content <= PAGE
