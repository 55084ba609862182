"""How wide a column is: from its kind, its heading and what stands in it."""

from collections.abc import Sequence

from wpstracker.figures.columns import Column, Type

_WIDEST = {Type.LONG_TEXT: 60.0, Type.TEXT: 38.0, Type.COUNTRIES: 30.0, Type.LANGUAGES: 24.0}
_NARROWEST = {Type.LONG_TEXT: 30.0, Type.DATE: 12.0}
_LONGEST_WORD = 24


def width_of(column: Column, title: str, shown: Sequence[str], *, is_all: bool = False) -> float:
    """Room for nearly all values on one line up to a limit, for the longest words, and for the filter's button beside the title.

    `is_all`: these are all the values there are; a column that stays empty then needs room for its title only.
    """
    broad = 1.0 if "".join(shown).isascii() else 1.1
    lengths = sorted(max(map(len, text.split("\n"))) * broad for text in shown)
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0.0
    word = max((len(word) * broad for text in shown for word in text.split()), default=0)
    least = 8.0 if is_all and not any(shown) else _NARROWEST.get(column.holds, 8.0)
    narrowest = max(least, max(map(len, title.split()), default=0) + 5.0, min(word, _LONGEST_WORD) + 3.0)
    return round(min(max(usual + 3.0, narrowest), max(_WIDEST.get(column.holds, 24.0), narrowest)), 1)
