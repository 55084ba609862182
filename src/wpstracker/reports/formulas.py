"""Columns that Excel goes on working out when somebody adds a row; the values stand beside, for programs that do not calculate."""

import re
from collections.abc import Mapping, Sequence

from wpstracker.reports.book import TableSheet
from wpstracker.reports.links import Target

_KEY = re.compile(r"\{(\w+)\}")
_ELSEWHERE = re.compile(r"\{(\w+)\.(\w+)\}")
_SPECIAL = str.maketrans({letter: f"'{letter}" for letter in "[]#'@"})


def share(part: str, *of: str) -> str:
    """One column in the sum of several, itself perhaps among them; nothing where any of them is not known."""
    known, whole = ",".join(f"{{{key}}}" for key in {part: 0, **dict.fromkeys(of)}), "+".join(f"{{{key}}}" for key in of)
    return f'IF(COUNT({known})<{len({part, *of})},"",IF({whole}=0,"",{{{part}}}/({whole})))'


def sum_where(table: str, key: str, **same: str) -> str:
    """The sum of a column of another table over its rows in which columns are the same as columns here; nothing where none has a number.

    `same` names, for a column of the other table, the column of this one.
    """
    where = _where(table, same)
    return f'IF({count_where(table, key, **same)}=0,"",SUMIFS({{{table}.{key}}},{where}))'


def count_where(table: str, key: str = "", **same: str) -> str:
    """How many rows of another table are such; with `key` those that have a number there."""
    number = f',{{{table}.{key}}},">=0"' if key else ""
    return f"COUNTIFS({_where(table, same)}{number})"


def _where(table: str, same: Mapping[str, str]) -> str:
    return ",".join(f'{{{table}.{there}}},"="&{{{here}}}' for there, here in same.items())


def formulas_of(sheet: TableSheet, titles: Sequence[str], targets: Mapping[str, Target] | None = None) -> dict[str, str]:
    """The formulas of a sheet's columns by key, columns named as Excel does; those are left out that need a column nobody chose.

    `targets` are the other tables of the workbook; “{Events.women}” in a formula is a column of one of them.
    """
    names = {column.key: f"{sheet.name}[[#This Row],[{column_name(title)}]]" for column, title in zip(sheet.columns, titles, strict=True)}
    found = {}
    for key, formula in sheet.formulas.items():
        whole = _elsewhere(formula, targets or {})
        if key in names and whole and set(_KEY.findall(whole)) <= names.keys():
            found[key] = _KEY.sub(lambda part: names[part[1]], whole)
    return found


def _elsewhere(formula: str, targets: Mapping[str, Target]) -> str:
    """The formula with the columns of other tables as ranges; "" where one of them is not in the workbook."""
    if any(table not in targets or key not in targets[table].letters for table, key in _ELSEWHERE.findall(formula)):
        return ""

    def place(part: re.Match[str]) -> str:
        target = targets[part[1]]
        letter = target.letters[part[2]]
        return "'{}'!${}:${}".format(target.sheet.replace("'", "''"), letter, letter)

    return _ELSEWHERE.sub(place, formula)


def column_name(title: str) -> str:
    """The heading of a column within a formula."""
    return title.translate(_SPECIAL)
