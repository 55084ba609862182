"""One text for every spelling: case, ё/е, Central Asian letters, diacritics and apostrophes are folded for matching only."""

import re
import unicodedata

_PAIRS = str.maketrans(
    {
        "қ": "к",
        "ң": "н",
        "ө": "о",
        "ү": "у",
        "ұ": "у",
        "ғ": "г",
        "ҳ": "х",
        "ҷ": "ч",
        "ә": "а",
        "і": "и",
        "һ": "х",
        "ı": "i",
        "ə": "e",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
    }
    | dict.fromkeys("'’ʻʼ`´‘", "")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "")  # soft hyphens and other marks nobody sees
)
_LOOK_ALIKE = ("авекмнорстух", "abekmhopctyx")
_TO_LATIN, _TO_CYRILLIC = str.maketrans(*_LOOK_ALIKE), str.maketrans(*reversed(_LOOK_ALIKE))
_TWO_SCRIPTS = re.compile("[a-z][а-я]|[а-я][a-z]")
_LATIN, _CYRILLIC = re.compile("[a-z]"), re.compile("[а-я]")
_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """The text as it is compared: lower case, without diacritics, look-alike letters made one."""
    lowered = unicodedata.normalize("NFC", text.translate(_PAIRS)).lower().translate(_PAIRS)
    if lowered.isascii():
        return lowered
    bare = "й".join(_without_marks(part) for part in lowered.split("й")).translate(_PAIRS)
    return _WORD.sub(_in_one_script, bare) if _TWO_SCRIPTS.search(bare) else bare


def folded_words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _WORD.findall(folded(text))


def _without_marks(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(letter for letter in apart if not unicodedata.combining(letter)))


def _in_one_script(word: re.Match[str]) -> str:
    """A word with a letter of the other alphabet in it (a Cyrillic С in “Сonference”), if the letters allow it."""
    for alike, other in ((_TO_CYRILLIC, _LATIN), (_TO_LATIN, _CYRILLIC)):
        written = word[0].translate(alike)
        if not other.search(written):
            return written
    return word[0]
