"""Short names, such as those of commands, matched by what is typed of them: words in any order, parts of words, letters left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from wpstracker.domain.folding import folded

Span = tuple[int, int]
"""Where a matched part begins and ends in a name."""

BEGINS, WORDS, INSIDE, LETTERS = range(4)
"""How well a name fits: it begins so, every typed word begins a word of it, stands inside one, or all typed letters come in their order."""

_WORD = re.compile(r"\w+")
_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Match:
    """How well a name fits (the less the better) and which parts of it were typed."""

    rank: int
    spans: tuple[Span, ...]


def matched(typed: str, name: str) -> Match | None:
    """How a name fits what is typed; None when it does not. Everything fits when nothing is typed."""
    asked, words = [word for _, word in _words_of(typed)], _words_of(name)
    found = [_in_words(each, words) for each in asked]
    if None not in found:
        hits = [hit for hit in found if hit is not None]
        rank = max((rank for rank, _ in hits), default=BEGINS)
        begins = " ".join(word for _, word in words).startswith(" ".join(asked))
        return Match(BEGINS if rank == WORDS and begins else rank, tuple(sorted({span for _, span in hits})))
    spans = _letters(asked[0], name.casefold()) if len(asked) == 1 and len(asked[0]) >= _FEWEST_LETTERS else None
    return Match(LETTERS, spans) if spans else None


def best(typed: str, names: Sequence[str]) -> tuple[Match, int] | None:
    """The best match among several names of one thing, and which of them it is."""
    matches = [(match, at) for at, name in enumerate(names) if (match := matched(typed, name))]
    return min(matches, key=lambda each: (each[0].rank, each[1])) if matches else None


@lru_cache(maxsize=4000)
def _words_of(name: str) -> tuple[tuple[int, str], ...]:
    """The words of a name, folded, each with its place."""
    return tuple((word.start(), folded(word[0])) for word in _WORD.finditer(name))


def _in_words(asked: str, words: Sequence[tuple[int, str]]) -> tuple[int, Span] | None:
    """A word that begins so, or else one that has it inside."""
    for start, word in words:
        if word.startswith(asked):
            return WORDS, (start, start + len(asked))
    for start, word in words:
        if (place := word.find(asked)) >= 0 and len(asked) > 1:
            return INSIDE, (start + place, start + place + len(asked))
    return None


def _letters(asked: str, name: str) -> tuple[Span, ...] | None:
    """All letters in their order, the first of them at the beginning of a word, at least two of them side by side."""
    for word in _WORD.finditer(name):
        places, at = [], word.start()
        for letter in asked:
            at = name.find(letter, at)
            if at < 0:
                break
            places.append(at)
            at += 1
        spans = _runs(places)
        if len(places) == len(asked) and places[0] == word.start() and len(spans) < len(asked):
            return spans
    return None


def _runs(places: Sequence[int]) -> tuple[Span, ...]:
    """Single places as stretches."""
    spans: list[Span] = []
    for place in places:
        if spans and spans[-1][1] == place:
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return tuple(spans)
