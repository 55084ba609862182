"""What is typed into a search box: words in any order, phrases in quotation marks, and both with a minus before them to be left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from wpstracker.domain.finding import beginnings
from wpstracker.domain.folding import folded_words
from wpstracker.domain.transliteration import heard_words
from wpstracker.domain.word_forms import root, stem

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"'))
_PIECE = re.compile(r'(?P<minus>(?<!\S)[-−–])?(?:"(?P<phrase>[^"]*)(?P<end>"|$)|(?P<words>[^\s"]+))')


@dataclass(frozen=True, slots=True)
class Word:
    """A typed word by all that it is found by: what words may begin with, as spelled and as heard, its stem, its roots.

    `bare` are roots that are words by themselves: Щербакова may be said of a Щербаков; nobody declines Shcherbakova.
    """

    beginnings: tuple[str, ...]
    stem: str
    roots: tuple[str, ...]
    bare: tuple[str, ...] = ()

    @property
    def spelled(self) -> str:
        """The word as it is typed, folded."""
        return self.beginnings[0]

    @property
    def as_spelled(self) -> "Word":
        """The same word without what only sounds like it: policy without “полиция”."""
        roots = () if self.spelled.isascii() else tuple(each for each in self.roots if not each.isascii())
        return Word((self.spelled,), self.stem, roots)

    @property
    def keys(self) -> tuple[str, ...]:
        """What it may sound like."""
        return self.beginnings[1:]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must follow one another just so; the last is still being typed while the phrase is open."""

    words: tuple[str, ...]
    open: bool = False


Piece = Word | Phrase


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything a record must have, and what it must not have."""

    wanted: tuple[Piece, ...]
    unwanted: tuple[Piece, ...]

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)

    @property
    def words(self) -> tuple[Word, ...]:
        """The wanted words that stand by themselves."""
        return tuple(piece for piece in self.wanted if isinstance(piece, Word))

    def as_spelled(self) -> "Asked":
        """The same without what only sounds like what is wanted."""
        return Asked(tuple(piece.as_spelled if isinstance(piece, Word) else piece for piece in self.wanted), self.unwanted)


@lru_cache(maxsize=200)
def asked(text: str) -> Asked:
    """What a line of text asks for; signs that are no part of a word mean nothing."""
    wanted: dict[Piece, None] = {}
    unwanted: dict[Piece, None] = {}
    for piece in _PIECE.finditer(text.translate(_QUOTES)):
        for each in _phrase(piece) if piece["words"] is None else _words(piece["words"]):
            (unwanted if piece["minus"] else wanted)[each] = None
    return Asked(tuple(wanted), tuple(unwanted))


def _words(text: str) -> Iterator[Word]:
    for word, key in heard_words(text):
        latin = word.isascii()
        roots = tuple(each for each in dict.fromkeys((root(key) if latin else root(word), root(key))) if each)
        yield Word(beginnings(word, key), stem(word), roots, () if latin else roots)


def _phrase(piece: re.Match[str]) -> Iterator[Phrase]:
    words = tuple(folded_words(piece["phrase"]))
    if words:
        yield Phrase(words, open=not piece["end"] and not piece["phrase"][-1:].isspace())
