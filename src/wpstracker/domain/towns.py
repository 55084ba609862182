"""Towns of the region under every name they have or had: Astana, Nur-Sultan, Целиноград; Burabay, Боровое, Borovoye."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from wpstracker.assets import reference
from wpstracker.domain.folding import folded, folded_words
from wpstracker.domain.transliteration import heard_words

_WORD = re.compile(r"[^\W_][\w'’ʻʼ`]*")
_LONGEST = 40
"""No town has a name of more letters."""

_ENDINGS = (
    ("ое", ("ого", "ому", "ом", "ым")),
    ("а", ("ы", "и", "е", "у", "ой")),
    ("й", ("я", "ю", "е", "ем")),
    ("ь", ("и", "ью")),
    ("и", ()),
    ("ы", ()),
    ("у", ()),
    ("", ("а", "у", "е", "ом")),
)
"""How Russian declines the names of towns, by their last letters; the first that fits counts."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town; `country` is an ISO code, `spellings` all names but the one by language."""

    country: str
    by_language: tuple[tuple[str, str], ...]
    spellings: tuple[str, ...]

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name, the English one first."""
        return tuple(dict.fromkeys((*(name for _, name in self.by_language), *self.spellings)))

    def name(self, language: str) -> str:
        """The present name in a language, in English where it is missing."""
        known = dict(self.by_language)
        return known.get(language) or known["en"]


@cache
def towns() -> tuple[Town, ...]:
    """Every town of the reference list."""
    known = reference("places")["places"]
    return tuple(Town(each["country"], tuple(sorted(each["names"].items())), tuple(each["other_names"])) for each in known)


def town_called(text: str) -> tuple[Town, ...]:
    """The towns of which one name is just this text, in any case and spelling of letters."""
    keys = _whole(text) if text.strip() else ()
    return tuple(dict.fromkeys(town for key in keys for town in _by_whole_name().get(key, ())))


def also_called(texts: Iterable[str]) -> list[str]:
    """Every name of the towns named in these texts, so that each is found by its other names too.

    A town is named where it stands with a capital letter, in Russian in any case, or where it is all the text.
    """
    found = {town: None for text in texts for town in (*(town_called(text) if len(text) <= _LONGEST else ()), *_named_in(text))}
    return [name for town in found for name in town.all_names]


def _named_in(text: str) -> Iterator[Town]:
    words = _WORD.findall(text)
    first_words = _by_first_word()
    for at, word in enumerate(words):
        if word[0].isupper():
            for name, town in first_words.get(_fold(word), ()):
                if len(name) == 1 or tuple(map(_fold, words[at : at + len(name)])) == name:
                    yield town


@cache
def _fold(word: str) -> str:
    return folded(word)


def _whole(name: str) -> tuple[str, ...]:
    """A whole name without blanks and hyphens, as it is spelled and as it sounds."""
    heard = heard_words(name)
    return "".join(word for word, _ in heard), "".join(key for _, key in heard)


@cache
def _by_whole_name() -> dict[str, tuple[Town, ...]]:
    found: dict[str, tuple[Town, ...]] = {}
    for town in towns():
        for key in dict.fromkeys(key for name in town.all_names for key in _whole(name)):
            found[key] = (*found.get(key, ()), town)
    return found


@cache
def _by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], Town], ...]]:
    """The folded words of every name and of its Russian cases, by the first of them."""
    found: dict[str, tuple[tuple[tuple[str, ...], Town], ...]] = {}
    for town in towns():
        for words in dict.fromkeys(words for name in town.all_names for words in _cases(tuple(folded_words(name)))):
            found[words[0]] = (*found.get(words[0], ()), (words, town))
    return found


def _cases(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The name as it is, also written as one word, and declined if it is Russian."""
    yield words
    if len(words) > 1:
        yield from _cases(("".join(words),))
    last = words[-1]
    if "а" <= last[-1] <= "я":
        ending, others = next(each for each in _ENDINGS if last.endswith(each[0]))
        for other in others:
            yield (*words[:-1], last.removesuffix(ending) + other)
