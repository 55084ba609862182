"""Whether typed letters mean a name: in any spelling and script, by any name of a town in it, the last letters of each word still open."""

from dataclasses import dataclass
from functools import lru_cache

from wpstracker.domain.towns import also_called
from wpstracker.domain.transliteration import heard_words

SHORTEST_KEY = 2
"""One letter sounds like too much."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed, ready to be compared: whole, as it sounds, and for each word the spellings it may be the beginning of."""

    text: str
    sound: str
    words: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, text: str) -> "Typed":
        """From a line of text."""
        heard = heard_words(text)
        text, sound = " ".join(word for word, _ in heard), " ".join(key for _, key in heard)
        return cls(text, sound, tuple(beginnings(word, key) for word, key in heard))

    def begins(self, name: str) -> bool:
        """Whether every typed word begins some word of the name."""
        return all(self.begun_in(name))

    def begun_in(self, name: str) -> tuple[bool, ...]:
        """For each typed word, whether it begins some word of the name; for what is called by several names at once."""
        known = _words_of(name)
        return tuple(any(each.startswith(spellings) for each in known) for spellings in self.words)

    def goes_on(self, name: str) -> bool:
        """Whether the name may be what somebody is about to write: each word but the last stands in it whole, or as its initial."""
        known = _words_of(name)
        return self.begins(name) and all(
            len(spellings[0]) == 1 or any(each in spellings for each in known) for spellings in self.words[:-1]
        )

    def is_spelled(self, name: str) -> bool:
        """Whether it is the whole name but for case, marks and blanks."""
        return self.text == _spelled(name)

    def sounds_like(self, name: str) -> bool:
        """Whether it is the whole name in some script."""
        return bool(self.sound) and self.sound == " ".join(key for _, key in heard_words(name))


def beginnings(word: str, key: str) -> tuple[str, ...]:
    """The word as it is typed and as it sounds; a last y may still become ya, which sounds otherwise."""
    begun = key[:-1] if word[-1] in "yi" and len(key) > SHORTEST_KEY else ""
    return tuple(dict.fromkeys((word, *(each for each in (key, begun) if len(each) >= SHORTEST_KEY))))


@lru_cache(maxsize=50_000)
def _words_of(name: str) -> tuple[str, ...]:
    """Every word of a name as it is spelled and as it sounds, with the other names of its towns."""
    return tuple(dict.fromkeys(said for text in (name, *also_called([name])) for heard in heard_words(text) for said in heard if said))


@lru_cache(maxsize=50_000)
def _spelled(name: str) -> str:
    return " ".join(word for word, _ in heard_words(name))
