"""The international indicators that national ones answer: codes such as "UN 5a", "EU 7", "SDG 5.5.1", and their official texts.

The list (`data/indicators.json`) names the document of every text and where it was read; what could only be recalled is unverified.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from wpstracker.assets import reference
from wpstracker.domain.vocabularies import Confidence

_SCHEMES = {
    **dict.fromkeys(("un", "оон", "s/2010/498", "1325"), "UN"),
    **dict.fromkeys(("eu", "ес", "12525/16"), "EU"),
    **dict.fromkeys(("sdg", "цур", "sdgs", "цурт"), "SDG"),
}
_FILLERS = re.compile(r"\b(?:indicators?|индикатор\w*|показател\w*|no|nr|goal)\b\.?|[№#:]")
_SCHEME = re.compile(rf"({'|'.join(sorted(map(re.escape, _SCHEMES), key=len, reverse=True))})(?=[\s\d._-]|\Z)")
_NUMBER = re.compile(r"\d{1,2}(?:\.[0-9a-z]{1,2}){0,2}[a-z]?\Z")
_SDG_NUMBER = re.compile(r"\d{1,2}\.[0-9a-z]{1,2}\.\d{1,2}\Z")
_UN_NUMBER = re.compile(r"(\d{1,2})([a-z]?)\Z")
_LATIN = str.maketrans({"а": "a", "б": "b", "с": "c", "д": "d"})


@dataclass(frozen=True, slots=True)
class Scheme:
    """A list of international indicators; `highest` is its last number, 0 when they are not numbered one by one."""

    code: str
    title: Mapping[str, str]
    document: str
    note: Mapping[str, str]
    highest: int

    def name(self, language: str) -> str:
        """The title in a language."""
        return self.title.get(language) or self.title["en"]

    def about(self, language: str) -> str:
        """What is to be known of the list."""
        return self.note.get(language) or self.note["en"]


@dataclass(frozen=True, slots=True)
class International:
    """One of them: `code` as it is kept ("UN 5a"), texts by language, which of those are our translation, and where they were read."""

    code: str
    scheme: str
    texts: Mapping[str, str]
    translated: tuple[str, ...]
    document: str
    read_at: str
    confidence: Confidence

    def text(self, language: str) -> str:
        """The text in a language, in English otherwise."""
        return self.texts.get(language) or self.texts["en"]

    def is_translation(self, language: str) -> bool:
        """Whether the text in this language is our translation rather than the document's own."""
        return language in self.translated and bool(self.texts.get(language))

    @property
    def to_be_confirmed(self) -> bool:
        """Whether the wording still has to be compared with the document."""
        return self.confidence in (Confidence.LOW, Confidence.UNVERIFIED)


def schemes() -> tuple[Scheme, ...]:
    """The lists, in the order they are offered."""
    rows = reference("indicators")["schemes"]
    return tuple(Scheme(row["code"], row["title"], row["document"], row["note"], row["highest"]) for row in rows)


def scheme_of(code: str) -> Scheme | None:
    """The list a code belongs to; None for words that are no code."""
    return next((scheme for scheme in schemes() if scheme.code == code.partition(" ")[0] and " " in code), None)


@cache
def internationals() -> Mapping[str, International]:
    """Every indicator whose text is known, by its code, in the order of the lists."""
    made = (_made(row) for row in reference("indicators")["indicators"])
    return {each.code: each for each in made}


def international(code: str) -> International | None:
    """The indicator of a code as it is kept; None when its text is not known here."""
    return internationals().get(code)


def parse(text: str) -> str | None:
    """The code as it is kept from what somebody writes: "SDG5.5.1", "ЦУР 5.5.1", "оон 5(а)"; None for what is no code.

    Three numbers with points are an SDG indicator also without saying so; other numbers need the name of their list.
    """
    tidy = _FILLERS.sub(" ", text.casefold().translate(str.maketrans("()", "  ")))
    found = _SCHEME.search(tidy)
    said = _SCHEMES[found[1]] if found else ""
    rest = _SCHEME.sub(" ", tidy, count=1) if found else tidy
    number = "".join(rest.translate(_LATIN).split()).strip(".-_")
    if not _NUMBER.match(number):
        return None
    scheme = said or ("SDG" if _SDG_NUMBER.match(number) else "")
    return f"{scheme} {number}" if scheme and _fits(scheme, number) else None


def sort_key(code: str) -> tuple[int, list[tuple[int, str]], str]:
    """Codes in the order of the lists and their numbers; other words last."""
    scheme, _, number = code.partition(" ")
    order = [each.code for each in schemes()]
    parts = [(int(digits or 0), letters) for digits, letters in re.findall(r"(\d*)([a-z]*)", number) if digits or letters]
    return (order.index(scheme) if scheme in order else len(order), parts, code)


def in_order(codes: Iterable[str]) -> list[str]:
    """Different codes in their order."""
    return sorted(set(codes), key=sort_key)


def _fits(scheme: str, number: str) -> bool:
    """Whether a list can have such a number; where its texts are known, letters are only those of its parts: "UN 5a", not "UN 2a"."""
    if scheme == "SDG":
        return bool(_SDG_NUMBER.match(number))
    found = _UN_NUMBER.match(number)
    highest = next(each.highest for each in schemes() if each.code == scheme)
    if found is None or not 1 <= int(found[1]) <= highest:
        return False
    return not found[2] or f"{scheme} {number}" in internationals()


def _made(row: Mapping[str, Any]) -> International:
    texts = {language: row[language] for language in ("en", "ru") if row.get(language)}
    code = f"{row['scheme']} {row['code']}"
    return International(
        code, row["scheme"], texts, tuple(row["translated"]), row["document"], row["read_at"], Confidence(row["confidence"])
    )
