"""One key for a name in Cyrillic and in any of the usual Latin spellings: Рамазанова, Ramazanova; Жанар, Zhanar, Janar, Žanar.

Made for Russian, Kazakh, Kyrgyz, Tajik and Uzbek names after ISO 9, BGN/PCGN, passports and habit. A key is compared, never shown.
Some different names get one key (Яна, Жана); none that are spelled alike get two.
"""

import re
import unicodedata
from functools import lru_cache

from wpstracker.domain.folding import folded, folded_words

# Letters whose sound folding would lose: it takes marks away.
_BEFORE_FOLDING = str.maketrans(
    {
        "ў": "о",  # Uzbek oʻ
        "ҷ": "ж",  # Tajik j
        "ž": "zh",
        "š": "sh",
        "ş": "sh",
        "č": "ch",
        "ç": "ch",
        "ń": "n",
        "ʹ": "",
        "ʺ": "",
    }
)
_LATIN = str.maketrans(
    dict(zip("абвгдежзиклмнопрстуфхыэ", "abvgdejziklmnoprstufhie", strict=True))
    | {"й": "y", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}
)
_VOWEL = "aeiou"
_SHORT = 60
_NEVER_NAMES = {
    *["и", "в", "на", "по", "для", "об", "от", "до", "из", "за", "при", "and", "of", "the", "for", "in", "on", "to"],
    *["және", "жана", "мен", "менен", "үчүн", "ва", "бо", "дар", "аз", "барои", "va", "we"],
}
"""Small words of titles; Zhanna is not looked for to find every “және”."""
_WRITTEN = re.compile(r"[^\s,.;:()/–—]+")
# In this order; each is read after the ones before it.
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"lex", "leks"),  # Alexander; any other x is kh
        (r"max", "maks"),
        (r"tsch|tch", "ch"),
        (r"shch|sch", "sh"),
        (r"kh|x", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"ng", "n"),
        (r"dzh|dj|zh", "j"),
        (r"ck|q", "k"),
        (r"w", "v"),
        (r"tz", "ts"),
        (r"c(?=[eiy])", "ts"),
        (r"c(?!h)", "k"),
        (r"yo", "e"),
        (r"ye", "e"),
        (r"[yi]+(?=[au])", "j"),  # ya, ia, iya and yu, iu
        (rf"y+(?![{_VOWEL}])", "i"),
        (r"y", "i"),
        (r"ij(?=[au])", "j"),  # Marija
        (r"j\b", "i"),  # Sergej
        (r"(?<=[dt])er\b", "r"),  # Alexander, Peter
        (r"([a-z])\1+", r"\1"),
    )
)


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """The key of one word."""
    heard = folded(word.lower().translate(_BEFORE_FOLDING)).translate(_LATIN)
    for pattern, said in _RULES:
        heard = pattern.sub(said, heard)
    return heard


def sounds(text: str) -> list[str]:
    """The keys of the words of a text, in order."""
    return [heard for word in folded_words(text.lower().translate(_BEFORE_FOLDING)) if (heard := sound(word))]


def heard_words(text: str) -> list[tuple[str, str]]:
    """Each folded word of a text with its key, in order."""
    return [pair for written in _WRITTEN.findall(unicodedata.normalize("NFC", text)) for pair in _heard(written)]


def heard_text(text: str) -> tuple[list[str], list[str]]:
    """The folded words of a text in order, and the keys of what may be a name: every word of a short one, capitalised ones of a long."""
    short = len(text) <= _SHORT
    words, keys = [], []
    for written in _WRITTEN.findall(unicodedata.normalize("NFC", text)):
        pairs = _heard(written)
        words += [word for word, _ in pairs]
        if (short and written not in _NEVER_NAMES) or written[0].isupper() or written[1:2].isupper():
            keys += [key for _, key in pairs if key]
    return words, keys


@lru_cache(maxsize=50_000)
def _heard(written: str) -> tuple[tuple[str, str], ...]:
    """What is between two blanks: usually one word."""
    words, keyed = folded_words(written), folded_words(written.lower().translate(_BEFORE_FOLDING))
    if len(words) != len(keyed):  # a word of nothing but signs
        keyed = words
    return tuple((word, sound(key)) for word, key in zip(words, keyed, strict=True))
