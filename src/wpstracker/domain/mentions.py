"""Where texts speak of a person: all words of one of the names close together, in any order, form, spelling and script."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wpstracker.domain.asked_words import Asked, Phrase, asked
from wpstracker.domain.folding import folded_words
from wpstracker.domain.highlighting import Marker, Span, marker_of

_NEAR = 40
"""Letters between the words of a name that still belong together: “Nurlanova, Deputy Chair, Aigul”."""
_BEFORE, _AROUND = 60, 200


@dataclass(frozen=True, slots=True)
class Mentions:
    """The names to look for. A name of one word is meant only as it is spelled, since it may begin many other words."""

    names: tuple[str, ...]

    @classmethod
    def of(cls, names: Iterable[str]) -> "Mentions":
        """Each name once; one without words means nobody."""
        return cls(tuple(dict.fromkeys(name.strip() for name in names if folded_words(name))))

    def questions(self) -> Iterator[str]:
        """What the search box would be asked to find them."""
        for name in self.names:
            yield f'"{name}"' if len(folded_words(name)) == 1 else name

    def place(self, text: str) -> Span | None:
        """Where the text first speaks of the person."""
        return min((span for name in self.names if (span := _place(name, text))), default=None)

    def excerpt(self, text: str) -> str:
        """The piece of the text around that place, in one line; empty when there is none."""
        place = self.place(text)
        if place is None:
            return ""
        start = max(0, place[0] - _BEFORE)
        piece = " ".join(text[start : start + _AROUND].split())
        return f"{'… ' if start else ''}{piece}{' …' if start + _AROUND < len(text) else ''}"

    def spellings(self) -> tuple[str, ...]:
        """The longest word of each name in the cases it may be written in: no text without one of them needs a closer look."""
        longest = (max(name.split(), key=len) for name in self.names)
        return tuple(dict.fromkeys(said for word in longest for said in _cases(_beginning(word))))


def _place(name: str, text: str) -> Span | None:
    """The first word of the name that has all the others near it."""
    each = [Marker((looked,)).marks(text) for looked in marker_of(_asked(name)).looked]
    if not each or not all(each):
        return None
    rarest = min(each, key=len)
    near = (span for span in rarest if all(any(abs(span[0] - other[0]) <= _NEAR for other in spans) for spans in each))
    return next(near, None)


def _asked(name: str) -> Asked:
    words = folded_words(name)
    return Asked((Phrase(tuple(words)),), ()) if len(words) == 1 else asked(" ".join(words))


def _beginning(word: str) -> str:
    """Without the letters that another case of a long name would change."""
    return word[:-2] if len(word) > 6 else word


def _cases(word: str) -> tuple[str, ...]:
    return word, word.lower(), word.upper(), word.capitalize()
