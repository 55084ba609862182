"""The guard at the door: every file from elsewhere is looked at here, by its content and not by its name, before anything reads it.

What nobody could open without harm is refused. What is merely of no use to us (damaged, protected, of a kind we do not read) may be kept
with a record all the same; its reader (`document_texts`, in a process of its own) says then why it is not searched.
"""

from collections.abc import Mapping

from wpstracker.domain.problems import KnownError
from wpstracker.exchange.archives import Damaged, Danger, Dangerous, is_archive, opened
from wpstracker.exchange.picture_sizes import size_of
from wpstracker.words import N_

MOST_PIXELS = 1_000_000_000
"""A map of a metre by a metre, scanned at 600 dots an inch, has half of that."""

_SENTENCES: Mapping[Danger, str] = {
    Danger.SWELLS: N_("“{file}” was not taken: it is small but unpacks to more than any document has. Ask for another copy of it."),
    Danger.MANY_PARTS: N_("“{file}” was not taken: it is packed from more parts than any document has. Ask for another copy of it."),
    Danger.LEADS_OUT: N_("“{file}” was not taken: unpacking it would write files outside its own folder. Ask for another copy of it."),
    Danger.ENTITIES: N_(
        "“{file}” was not taken: it holds abbreviations that unfold without end or fetch other files. Ask for another copy."
    ),
}
_PICTURE = N_(
    "“{file}” was not taken: it says that it is {width} × {height} pixels, which no program can show. Ask for another copy of it."
)


class Hostile(KnownError):
    """A file that was made, or so broken, that opening it does harm."""


def check(data: bytes, name: str) -> None:
    """Let a file pass, or raise Hostile with a sentence; nothing is unpacked but the first lines of a document's parts."""
    size = size_of(data)
    if size is not None and size[0] * size[1] > MOST_PIXELS:
        raise Hostile(_PICTURE, file=name, width=size[0], height=size[1])
    if not is_archive(data):
        return
    try:
        opened(data).close()
    except Dangerous as error:
        raise Hostile(_SENTENCES[error.danger], file=name) from error
    except Damaged:
        return
