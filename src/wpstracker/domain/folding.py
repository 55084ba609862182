"""One text for every spelling: case, ё/е, Central Asian letters, diacritics and apostrophes are folded for matching only."""

import re
import unicodedata

_PAIRS = str.maketrans(
    {
        "ё": "е",
        "қ": "к",
        "ң": "н",
        "ө": "о",
        "ү": "у",
        "ұ": "у",
        "ғ": "г",
        "ҳ": "х",
        "ҷ": "ч",
        "ӣ": "и",
        "ӯ": "у",
        "ә": "а",
        "і": "и",
        "һ": "х",
        "ı": "i",
    }
    | dict.fromkeys("'’ʻʼ`´‘", "")
)
_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """The text as it is compared: lower case, without diacritics, look-alike letters made one."""
    lowered = unicodedata.normalize("NFC", text).lower().translate(_PAIRS)
    if lowered.isascii():
        return lowered
    apart = unicodedata.normalize("NFD", lowered.replace("й", "\0"))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare).replace("\0", "й")


def folded_words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _WORD.findall(folded(text))
