"""Finding quotes again in the text they were taken from."""

import re
from collections.abc import Iterable

_SAME = {
    "'": "['’‘ʼ`]",
    "’": "['’‘ʼ`]",
    '"': '["“”„«»]',
    "“": '["“”„«»]',
    "”": '["“”„«»]',
    "«": '["“”„«»]',
    "»": '["“”„«»]',
    "-": "[-–—‑]",
    "–": "[-–—‑]",
}
_LEFT_OUT = re.compile(r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|…|\.\.\.)\s*")
_FEWEST_LETTERS = 3


def spans(text: str, quotes: Iterable[str]) -> list[tuple[int, int]]:
    """Where quotes stand in a text, from the beginning, overlapping ones as one.

    Case, line breaks and the shape of quotation marks, apostrophes and dashes do not matter; “…” in a quote stands for what was left out.
    """
    found = sorted(
        match.span()
        for quote in quotes
        for part in _LEFT_OUT.split(quote)
        if (pattern := _pattern(part))
        for match in pattern.finditer(text)
    )
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _pattern(part: str) -> re.Pattern[str] | None:
    """The words in a row with any blanks between them; not inside a longer word. None for next to nothing."""
    words = part.split()
    if sum(len(word) for word in words) < _FEWEST_LETTERS:
        return None
    body = r"\s+".join("".join(_SAME.get(letter, re.escape(letter)) for letter in word) for word in words)
    return re.compile(rf"(?<!\w){body}(?!\w)" if words[0][0].isalnum() and words[-1][-1].isalnum() else body, re.IGNORECASE)
