"""Text from elsewhere, freed of what is not text."""

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028]")
_MANY_BLANK_LINES = re.compile(r"\n{3,}")
_UNSEEN = ("Cc", "Cf", "Co", "Cs", "Cn")
_JOINERS = "\u200c\u200d"
"""Invisible, but they belong to the spelling of some languages."""


def tidy_text(text: str) -> str:
    """Paragraphs as they are; without control marks, soft hyphens, blanks at the ends of lines and more than one blank line."""
    lines = _LINE_ENDS.sub("\n", text.replace("\u2029", "\n\n")).split("\n")
    tidy = "\n".join("".join(map(_kept, line)).rstrip() for line in lines)
    return _MANY_BLANK_LINES.sub("\n\n", tidy).strip("\n")


def _kept(letter: str) -> str:
    if letter == "\t":
        return " "
    if unicodedata.category(letter) in _UNSEEN and letter not in _JOINERS:
        return ""
    return letter
