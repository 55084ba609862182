"""The words a person sees, in English and Russian, without Qt: the window, the reports and the command line share one catalogue.

English stands in the code and is the key. Russian stands in `resources/locale/ru.po` and is compiled to `ru.mo`.
"""

import gettext
from functools import cache

from wpstracker.assets import resource

LANGUAGES = {"en": "English", "ru": "Русский"}


_DECIMAL_COMMA = ("ru",)


def N_(text: str) -> str:  # noqa: N802 - the customary gettext name
    """Mark a text for translation without translating it yet."""
    return text


def with_decimal_mark(number: str, language: str) -> str:
    """A number written with a point, as the language writes it: 0.5, 0,5."""
    return number.replace(".", ",") if language in _DECIMAL_COMMA else number


class Words:
    """Turns the program's English into one language; whole sentences, with plural forms."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __call__(self, text: str, /, **values: object) -> str:
        """The sentence in this language, its `{names}` filled in."""
        said = self._catalogue.gettext(text) if text else ""
        return said.format(**values) if values else said

    def original(self, said: str) -> str:
        """The English of a text in this language, the shortest of several, itself if there is none: commands are found by either name."""
        return _originals(self.language).get(said, said)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The sentence whose form fits the number `n`, which fills `{n}`."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **values)


@cache
def _originals(language: str) -> dict[str, str]:
    texts: dict[object, str] = getattr(words_for(language)._catalogue, "_catalog", {})  # gettext tells its texts in no other way
    plain = [english for english in texts if isinstance(english, str) and english]
    return {texts[english]: english for english in sorted(plain, key=len, reverse=True)}


@cache
def words_for(language: str) -> Words:
    """The words of one of `LANGUAGES`; English for any other."""
    path = resource("locale", f"{language}.mo")
    if language == "en" or not path.exists():
        return Words("en", gettext.NullTranslations())
    with path.open("rb") as file:
        return Words(language, gettext.GNUTranslations(file))
