"""Names that Excel takes: for sheets and for tables, none twice in a workbook whatever its case."""

import re
from collections.abc import Callable, Iterable

_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_]")
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr][0-9]*([Cc][0-9]*)?|[Cc][0-9]*")
_TITLE_UNITS = 31
_NAME_LETTERS = 200


def legal_titles(titles: Iterable[str]) -> list[str]:
    """A name for each sheet: 31 letters at most, no []:*?/\\, none twice; "History" is Excel's own."""
    bare = (_NOT_IN_TITLES.sub(" ", title).strip(" '") or "–" for title in titles)
    return _each_once((f"{title} –" if title.casefold() == "history" else title for title in bare), _numbered_title)


def legal_names(names: Iterable[str]) -> list[str]:
    """A name for each table: Latin letters, digits and _, not like the address of a cell, none twice."""
    return _each_once(map(_legal_name, names), lambda name, number: f"{name}_{number}" if number > 1 else name)


def unique_headings(headings: Iterable[str]) -> list[str]:
    """Excel repairs a table in which two columns bear the same name."""
    return _each_once(headings, lambda heading, number: f"{heading} ({number})" if number > 1 else heading)


def _each_once(wanted: Iterable[str], numbered: Callable[[str, int], str]) -> list[str]:
    found: dict[str, str] = {}
    for name in wanted:
        number = 1
        while (said := numbered(name, number)).casefold() in found:
            number += 1
        found[said.casefold()] = said
    return list(found.values())


def _numbered_title(title: str, number: int) -> str:
    mark = f" ({number})" if number > 1 else ""
    return _cut(title, _TITLE_UNITS - len(mark)) + mark


def _cut(text: str, units: int) -> str:
    """The beginning of a text, measured in units of UTF-16 as Excel does."""
    while len(text.encode("utf-16-le", "replace")) > units * 2:
        text = text[:-1]
    return text.strip(" '")


def _legal_name(name: str) -> str:
    bare = _NOT_IN_NAMES.sub("_", name)[:_NAME_LETTERS]
    return bare if bare and not bare[0].isdigit() and not _LIKE_A_CELL.fullmatch(bare) else f"Table_{bare}"
