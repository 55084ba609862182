"""How much of one text is said in another: by their telling words, cut to their beginnings so that endings do not matter.

It compares words, not meanings: a text and its translation are alike only in names, numbers and what both languages share.
"""

from collections.abc import Mapping, Sequence

from wpstracker.domain.folding import folded_words
from wpstracker.domain.likeness import telling

_STEM = 5
_SHORTEST = 4
ENOUGH = 0.6
"""Texts this alike, of 1, are worth showing to whoever types one of them."""
FEWEST = 3
"""Fewer words in common say nothing."""
_NEW = 0.75
"""How much it weighs that what is typed is said there; the rest: that what is said there is typed."""


def stems(text: str) -> tuple[str, ...]:
    """The beginnings of the telling words of a text, each once, in order."""
    words = telling(word for word in folded_words(text) if len(word) >= _SHORTEST or word.isdecimal())
    return tuple(dict.fromkeys(word[:_STEM] for word in words))


def alike(typed: Sequence[str], other: Sequence[str], weights: Mapping[str, float]) -> float:
    """From 0 to 1 for two texts as `stems`; `weights` say how much each typed one tells, rare ones the most."""
    common = set(typed) & set(other)
    whole = sum(weights[stem] for stem in typed)
    if len(common) < FEWEST or not whole:
        return 0.0
    said_there = sum(weights[stem] for stem in common) / whole
    return _NEW * said_there + (1 - _NEW) * len(common) / len(set(other))
