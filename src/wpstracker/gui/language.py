"""The window's present language. Every word a widget shows goes through `tr` or `tr_n`."""

from wpstracker.words import Words, words_for

_present = words_for("en")


def use(language: str) -> None:
    """Choose the language for everything built from now on."""
    global _present
    _present = words_for(language)


def words() -> Words:
    """The present words, for layers that are handed them."""
    return _present


def tr(text: str, /, **values: object) -> str:
    """The sentence in the present language; write `{name}` and pass it, never an f-string."""
    return _present(text, **values)


def tr_n(one: str, many: str, n: int, /, **values: object) -> str:
    """The sentence whose plural form fits `n`."""
    return _present.plural(one, many, n, **values)
