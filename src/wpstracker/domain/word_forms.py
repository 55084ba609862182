"""Which words are forms of one word: Астане and Астана, тренингов and тренинг, trained and training, organisation and organization.

Two words are forms of each other when they have the same stem (Snowball's, by script) or the same root: what is left of a word without
the ending of a Russian case, also of a Russian name written in Latin letters. Both are keys to be compared, never shown.
"""

import re
import threading
from collections.abc import Callable
from functools import cache, lru_cache

_SHORTEST = 3
"""Words, and roots, of fewer letters have no forms: too much is spelled like them."""
_CYRILLIC, _LATIN = re.compile("[а-я]+"), re.compile("[a-z]+")
_CASES = re.compile(
    "(?:иями|ями|ами|иях|иям|ого|его|ому|ему|ыми|ими|ах|ях|ам|ям|ей|ой|ый|ий|ая|яя|ое|ее|ую|юю|ом|ем|ою|ею|ых|их|ым|им|ия|ие|ию|ии"
    "|ья|ье|ью|ьи|а|я|о|е|ы|и|у|ю|ь|й)$"
)
_HEARD_CASES = re.compile("(?:oi|ei|oiu|eiu|j[au]|a|e|i|o|u)$")
_AS_WELL = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"(?<=\w{3})is(?=(?:ation|ations|ational|e|ed|er|ers|es|ing)$)", "iz"),
        (r"(?<=\w{3})ys(?=(?:e|ed|er|ers|es|ing)$)", "yz"),
        (r"our(?=(?:s|ed|ing|able|al|hood|hoods)?$)", "or"),
        (r"(?<=nt)re(?=s?$)", "er"),
        (r"fence(?=s?$)", "fense"),
        (r"amme(?=s?$)", "am"),
        (r"ll(?=(?:ed|er|ers|ing)$)", "l"),
    )
)
"""American spellings of British words."""
_IRREGULAR = {"women": "woman", "men": "man", "children": "child", "policewomen": "policewoman", "servicewomen": "servicewoman"} | {
    "people": "person",
    "дети": "ребенок",
    "детей": "ребенок",
    "детям": "ребенок",
    "детьми": "ребенок",
    "детях": "ребенок",
    "ребенка": "ребенок",
    "ребенку": "ребенок",
    "люди": "человек",
    "людей": "человек",
    "людям": "человек",
    "людьми": "человек",
    "людях": "человек",
}


_one_at_a_time = threading.Lock()
"""A stemmer keeps the word it works on."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a folded word; empty where it has none: digits, other scripts, short words."""
    if len(word) < _SHORTEST and word not in _IRREGULAR:
        return ""
    word = _IRREGULAR.get(word, word)
    if _CYRILLIC.fullmatch(word):
        return _stemmed("russian", word)
    if not _LATIN.fullmatch(word):
        return ""
    for pattern, written in _AS_WELL:
        word = pattern.sub(written, word)
    return _stemmed("english", word)


def root(word: str) -> str:
    """A folded word, or the sound of a name in Latin letters, without the ending of a Russian case.

    Empty where there is no such ending or too little is left.
    """
    endings = _CASES if _CYRILLIC.fullmatch(word) else _HEARD_CASES
    left = endings.sub("", word)
    return left if _SHORTEST <= len(left) < len(word) else ""


def _stemmed(language: str, word: str) -> str:
    with _one_at_a_time:
        return _stemmer(language)(word)


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    """Imported when it is first asked for: that takes 30 ms, because the package brings 30 languages along."""
    import snowballstemmer

    stem_word: Callable[[str], str] = snowballstemmer.stemmer(language).stemWord
    return stem_word
