"""How alike two names are, word by word; names come as the sounds of their words (`transliteration.sounds`)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from wpstracker.words import N_

SAME = N_("The same name")
NEARLY = N_("Nearly the same name")
PART = N_("One name is part of the other")
INITIALS = N_("The same name with initials")

_SMALL = frozenset(
    [
        "of",
        "the",
        "a",
        "an",
        "and",
        "for",
        "in",
        "on",
        "at",
        "to",
        "by",
        "under",
        "i",
        "v",
        "na",
        "po",
        "pri",
        "s",
        "o",
        "ob",
        "u",
        "za",
        "dlja",
    ]
)
_ALIKE = 85
"""Words this alike, of 100, may be one word with a slip of the pen: Ramazonova, Ramazanova."""
_WORTH_IT = 75
"""Lines of sorted words less alike than this cannot be the same, unless nearly all words are."""
_ENOUGH = 90
_TELLING = 3
"""So many words in common make a longer name and its beginning likely to be one."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """From 0 to 100, and why, as an untranslated sentence."""

    score: int
    why: str


def telling(name: Iterable[str]) -> list[str]:
    """The words of a name without “of”, “the”, “и”."""
    return [word for word in name if word not in _SMALL]


def blocks(name: Iterable[str]) -> Iterator[str]:
    """Marks by which names that may be alike are found without comparing all with all: beginnings and ends of words."""
    for word in telling(name):
        if len(word) > 1:
            yield word[:4]
        if len(word) > 6:
            yield f"-{word[-5:]}"


def likeness(one: Sequence[str], other: Sequence[str], *, people: bool = False) -> Likeness | None:
    """None when they are not alike. Names of people may lack a patronymic or hold initials."""
    (a, set_a, line_a), (b, set_b, line_b) = _prepared(tuple(one), people), _prepared(tuple(other), people)
    if line_a == line_b:
        return Likeness(100, SAME)
    common = set_a & set_b
    if len(common) < min(len(set_a), len(set_b)) - 1 and not ratio(line_a, line_b, score_cutoff=_WORTH_IT):
        return None
    rest_a, rest_b = [word for word in a if word not in common], [word for word in b if word not in common]
    if _digits(rest_a) != _digits(rest_b):
        return None
    pairs = list(_paired(rest_a, rest_b, people=people))
    for first, second, _ in pairs:
        rest_a.remove(first)
        rest_b.remove(second)
    return _judged([*a, *b], len(common), pairs, (rest_a, rest_b), people=people)


@lru_cache(maxsize=50_000)
def _prepared(name: tuple[str, ...], people: bool) -> tuple[list[str], set[str], str]:
    """The telling words (all of a person's, whose initials may look like “s” or “i”), the same as a set, and in one line, sorted."""
    words = list(name) if people else telling(name) or list(name)
    return words, set(words), " ".join(sorted(words))


def _judged(
    words: list[str], shared: int, pairs: list[tuple[str, str, float]], rest: tuple[list[str], list[str]], *, people: bool
) -> Likeness | None:
    """From the words in common, those nearly so, and those left over."""
    initials = any(len(first) == 1 or len(second) == 1 for first, second, _ in pairs)
    matched = shared + len(pairs)
    doubt = sum((100 - alike) * (len(first) + len(second)) for first, second, alike in pairs) / sum(map(len, words))
    if not any(rest):
        score = round(100 - doubt) - (8 if initials else 0)
        return Likeness(score, INITIALS if initials else NEARLY) if score >= _ENOUGH - 8 * initials - 5 else None
    if all(rest) or (initials and not shared):
        return None
    if matched >= (2 if people else _TELLING):
        return Likeness(round(86 - doubt - min(10, 2 * len(rest[0] + rest[1]))), INITIALS if initials else PART)
    return None


def _paired(rest_a: list[str], rest_b: list[str], *, people: bool) -> Iterator[tuple[str, str, float]]:
    """Words left over that are nearly the same, the likeliest first."""
    open_b = list(rest_b)
    for first in sorted(rest_a, key=len, reverse=True):
        best = max(open_b, key=lambda second: _alike(first, second, people=people), default=None)
        if best is not None and (alike := _alike(first, best, people=people)) >= _ALIKE:
            open_b.remove(best)
            yield first, best, alike


@lru_cache(maxsize=200_000)
def _alike(one: str, other: str, *, people: bool) -> float:
    if people and 1 in (len(one), len(other)):
        return 95.0 if one[0] == other[0] else 0.0
    if people and (one in (f"{other}a", f"{other}aja") or other in (f"{one}a", f"{one}aja")):
        return 0.0  # Ramazanov and Ramazanova are two people
    if min(len(one), len(other)) < 4 or not (one + other).isalpha():
        return 0.0
    return float(ratio(one, other, score_cutoff=_ALIKE))


def _digits(words: Iterable[str]) -> set[str]:
    return {word for word in words if not word.isalpha()}
