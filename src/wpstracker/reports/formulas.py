"""Columns that Excel goes on working out when somebody adds a row; the values stand beside, for programs that do not calculate."""

import re
from collections.abc import Sequence

from wpstracker.reports.book import TableSheet

_KEY = re.compile(r"\{(\w+)\}")
_SPECIAL = str.maketrans({letter: f"'{letter}" for letter in "[]#'@"})


def share(part: str, *of: str) -> str:
    """One column in the sum of several, itself perhaps among them; nothing where any of them is not known."""
    known, whole = ",".join(f"{{{key}}}" for key in {part: 0, **dict.fromkeys(of)}), "+".join(f"{{{key}}}" for key in of)
    return f'IF(COUNT({known})<{len({part, *of})},"",IF({whole}=0,"",{{{part}}}/({whole})))'


def formulas_of(sheet: TableSheet, titles: Sequence[str]) -> dict[str, str]:
    """The formulas of a sheet's columns by key, columns named as Excel does; those are left out that need a column nobody chose."""
    names = {column.key: f"{sheet.name}[[#This Row],[{column_name(title)}]]" for column, title in zip(sheet.columns, titles, strict=True)}
    return {
        key: _KEY.sub(lambda found: names[found[1]], formula)
        for key, formula in sheet.formulas.items()
        if key in names and set(_KEY.findall(formula)) <= names.keys()
    }


def column_name(title: str) -> str:
    """The heading of a column within a formula."""
    return title.translate(_SPECIAL)
