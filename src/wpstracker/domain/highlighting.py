"""Where in a text the words stand that were looked for: in any case, spelling, form and script, as the search finds them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wpstracker.domain.asked_words import Asked, Phrase, Piece, Word, asked
from wpstracker.domain.folding import folded_words
from wpstracker.domain.towns import also_called
from wpstracker.domain.transliteration import heard_words
from wpstracker.domain.word_forms import root, stem

Span = tuple[int, int]
"""Where something begins and ends in a text."""

_WRITTEN = re.compile("[^\\W_][\\w'’ʻʼ`´‘\u00ad\u0300-\u036f]*")
_SHORT = 60
"""In longer texts only words with a capital letter are taken for names, as in the index."""
_SHORTEST_TOWN = 4
_BEFORE, _AROUND = 50, 180


@dataclass(frozen=True, slots=True)
class _Looked:
    """One thing looked for, ready for many texts."""

    begins: tuple[str, ...]
    stem: str
    roots: tuple[str, ...]
    bare: tuple[str, ...] = ()
    phrase: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """Finds in texts what was asked for; `unmarked` says of which wanted pieces a text has nothing."""

    looked: tuple[_Looked, ...]

    def marks(self, text: str) -> tuple[Span, ...]:
        """Every place, in order; what overlaps is one place."""
        return _joined(span for each in self.looked for span in _places(each, text))

    def first(self, text: str) -> Span | None:
        """The first place of what is found soonest."""
        return min((span for each in self.looked if (span := next(_places(each, text), None))), default=None)

    def without(self, text: str) -> "Marker":
        """What is left to be found when this text has been looked through."""
        return Marker(tuple(each for each in self.looked if next(_places(each, text), None) is None))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a text with the places of what was looked for in it."""

    text: str
    marks: tuple[Span, ...]


@lru_cache(maxsize=200)
def marker(typed: str) -> Marker:
    """For a line as it was typed."""
    return marker_of(asked(typed))


def marker_of(typed: Asked) -> Marker:
    """For what was asked."""
    return Marker(tuple(map(_looked, typed.wanted)))


def excerpt(text: str, looked_for: Marker) -> Excerpt | None:
    """The piece of a text around the first place, in one line; None when nothing stands in it."""
    place = looked_for.first(text)
    if place is None:
        return None
    start = _word_border(text, max(0, place[0] - _BEFORE))
    piece = " ".join(text[start : start + _AROUND].split())
    if start + _AROUND < len(text):
        piece = f"{piece.rpartition(' ')[0] or piece} …"
    if start:
        piece = f"… {piece}"
    return Excerpt(piece, looked_for.marks(piece))


def _word_border(text: str, at: int) -> int:
    """The beginning of the word after a place, unless the text begins there."""
    found = re.compile(r"\s+").search(text, at, at + 30) if at else None
    return found.end() if found else at


def _looked(piece: Piece) -> _Looked:
    if isinstance(piece, Phrase):
        return _Looked((), "", (), (), piece)
    return _Looked((*piece.beginnings, *_towns(piece)), piece.stem, piece.roots, piece.bare)


def _towns(word: Word) -> tuple[str, ...]:
    """The other names of the town a word names."""
    names = also_called((word.spelled.capitalize(),))
    return tuple(said for name in names for said in folded_words(name) if len(said) >= _SHORTEST_TOWN)


def _places(each: _Looked, text: str) -> Iterator[Span]:
    return _phrase_places(each.phrase, text) if each.phrase else _word_places(each, text)


def _word_places(each: _Looked, text: str) -> Iterator[Span]:
    short = len(text) <= _SHORT
    for written in _WRITTEN.finditer(text):
        name = short or any(map(str.isupper, written[0][:2]))
        if _is_meant(each, written[0], name):
            yield written.span()


@lru_cache(maxsize=100_000)
def _is_meant(each: _Looked, written: str, name: bool) -> bool:
    """Whether a written word is one that was looked for; names may be meant by their sound."""
    for word, key in heard_words(written):
        if word.startswith(each.begins):  # as it is spelled, or as what was typed sounds
            return True
        if (each.stem and stem(word) == each.stem) or word in each.bare or root(word) in each.roots:
            return True
        if name and (key.startswith(each.begins) or key in each.bare or root(key) in each.roots):
            return True
    return False


def _phrase_places(phrase: Phrase, text: str) -> Iterator[Span]:
    """Where words follow one another as they were put in quotation marks."""
    written = [(word, each.span()) for each in _WRITTEN.finditer(text) for word in folded_words(each[0])]
    length = len(phrase.words)
    for at in range(len(written) - length + 1):
        if _follows(phrase, [word for word, _ in written[at : at + length]]):
            yield written[at][1][0], written[at + length - 1][1][1]


def _follows(phrase: Phrase, words: Sequence[str]) -> bool:
    last = words[-1].startswith(phrase.words[-1]) if phrase.open else words[-1] == phrase.words[-1]
    return last and tuple(words[:-1]) == phrase.words[:-1]


def _joined(spans: Iterator[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
