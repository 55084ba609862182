"""In which field of a record, or in which of its files, the words stand that were looked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from wpstracker.domain.highlighting import Excerpt, excerpt, marker
from wpstracker.store.database import Store
from wpstracker.store.search_texts import said_of
from wpstracker.words import N_

FILE = N_("Attached file")
"""What is said of words in one; its name stands before the piece of text."""
_LOOKED_INTO = 200_000
"""Letters of a file; what stands behind them is found, but not shown."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place: the untranslated label of the field, or `FILE` with the file's name; a piece of its text, and the words in it."""

    field: str
    excerpt: Excerpt
    file: str = ""


def found_in(store: Store, kind: str, id_: str, text: str, *, besides: str = "") -> list[Found]:
    """Where the words of `text` stand, one place for each, those that `besides`, a text already shown, has left out."""
    left = marker(text).without(besides) if besides else marker(text)
    found: list[Found] = []
    for field, said, file in _texts(store, kind, id_):
        if not left.looked:
            break
        piece = excerpt(said, left)
        if piece:
            found.append(Found(field, _behind(file, piece), file))
            left = left.without(said)
    return found


def _texts(store: Store, kind: str, id_: str) -> Iterator[tuple[str, str, str]]:
    for said in said_of(store.db, kind, id_):
        yield said.field, said.text, ""
    sql = """SELECT a.name, substr(x.text, 1, ?) FROM attachment a JOIN attachment_text x ON x.digest = a.digest
             WHERE a.record_kind = ? AND a.record = ? AND x.text <> '' ORDER BY a.sort, a.id"""
    for name, text in store.rows(sql, (_LOOKED_INTO, kind, id_)):
        yield FILE, text, name


def _behind(file: str, piece: Excerpt) -> Excerpt:
    """A piece of a file with the file's name before it."""
    if not file:
        return piece
    name = f"{file}: "
    return Excerpt(name + piece.text, tuple((start + len(name), end + len(name)) for start, end in piece.marks))
