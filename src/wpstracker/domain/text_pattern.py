"""What is looked for when text is replaced: words as typed, with a few signs for any letters; no text takes long to be looked through."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

Span = tuple[int, int]
"""Where something begins and ends in a text."""

_LONGEST = 60
"""So many letters stand for a star at most: beyond that no word goes on."""
_ALIKE = {"е": "[её]", "ё": "[её]", "Е": "[ЕЁ]", "Ё": "[ЕЁ]"}
_SPACE = "[ \u00a0\u202f]"


@dataclass(frozen=True)
class Pattern:
    """Words to be found. With `signs` a star is any letters to the end of a word, `?` one character, `#` one digit."""

    text: str
    match_case: bool = False
    whole_words: bool = False
    yo_is_e: bool = True
    signs: bool = False

    @property
    def shown(self) -> str:
        """The words as they are told."""
        return self.text if len(self.text) <= 40 else self.text[:39].rstrip() + "…"

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for: no words, or nothing but stars."""
        return not (self.text.strip().replace("*", "") if self.signs else self.text)

    def places(self, text: str) -> list[Span]:
        """Every place, in order; none overlaps another."""
        if self.is_empty:
            return []
        return [each.span() for each in self._compiled.finditer(text) if each.end() > each.start()]

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        typed = unicodedata.normalize("NFC", self.text)
        body = self._with_signs(typed) if self.signs else self._plain(typed)
        if self.whole_words:
            body = rf"(?<!\w){body}(?!\w)"
        return re.compile(body, 0 if self.match_case else re.IGNORECASE)

    def _plain(self, text: str) -> str:
        """As typed; a space is also one that keeps words together."""
        return "".join(_SPACE if letter == " " else self._letter(letter) for letter in text)

    def _letter(self, letter: str) -> str:
        return _ALIKE.get(letter, re.escape(letter)) if self.yo_is_e else re.escape(letter)

    def _with_signs(self, text: str) -> str:
        """A star takes as few letters as will do and, but for the last one, keeps them: the time grows with the text alone."""
        first, *rest = re.split(r"\*+", text)
        found = self._single(first)
        for position, piece in enumerate(rest):
            last = position == len(rest) - 1
            any_letters = rf"\w{{0,{_LONGEST}}}"
            if last:
                found += any_letters + ("?" if piece else "") + self._single(piece)
            else:
                found += f"(?>{any_letters}?{self._single(piece)})"
        return found

    def _single(self, text: str) -> str:
        signs = {"?": r"[^\n]", "#": r"\d"}
        return "".join(signs.get(letter) or self._plain(letter) for letter in text)
