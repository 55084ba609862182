"""Where the text of a cell leads: to the row of another sheet, or out of the workbook to an address.

They are formulas, since Excel keeps no more than 65,530 links of the other kind on a sheet and sorting leaves those behind.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from wpstracker.figures.columns import Column
from wpstracker.reports.book import TableSheet, ToRow

Link = Callable[[str], str]
"""A cell's text to the formula that leads on; "" where it leads nowhere."""

_LONGEST = 255
"""Letters that Excel takes for a text within a formula."""

_MOST_ROWS = 5_000
"""Every link looks its row up when the workbook is opened; that many are found in a moment."""

_KNOWN = {
    "event_reference": ToRow("Events", "reference"),
    "recommendation_reference": ToRow("Recommendations", "reference"),
}
_SCHEMES = {"http", "https", "mailto"}


@dataclass(frozen=True, slots=True)
class Target:
    """A table on its sheet: the sheet's real name and the letters of its columns by key."""

    sheet: str
    letters: Mapping[str, str]


def usual(columns: Sequence[Column]) -> dict[str, ToRow]:
    """Columns that name a record which may have a sheet of its own."""
    return {column.key: _KNOWN[column.key] for column in columns if column.key in _KNOWN}


def links_of(sheet: TableSheet, targets: Mapping[str, Target]) -> dict[str, Link]:
    """The links of a sheet's columns, by key; none to what is not in the workbook."""
    wanted = {**usual(sheet.columns), **sheet.links} if sheet.count <= _MOST_ROWS else {}
    found: dict[str, Link] = {}
    for key, to in wanted.items():
        target = targets.get(to.name)
        if target and to.key in target.letters and to.name != sheet.name:
            found[key] = _to_row(target.sheet, target.letters[to.key])
    return found


def _to_row(sheet: str, letter: str) -> Link:
    place = "'{}'".format(sheet.replace("'", "''"))

    def formula(text: str) -> str:
        if len(text) > _LONGEST or "\n" in text:
            return ""
        sought = quoted(text.replace("~", "~~").replace("*", "~*").replace("?", "~?"))
        row = f"IFERROR(MATCH({sought},{place}!${letter}:${letter},0),1)"
        return f"HYPERLINK({quoted(f'#{place}!{letter}')}&{row},{quoted(text)})"

    return formula


def to_address(text: str) -> str:
    """The formula for a text that is an address itself: of a page or a mailbox, nothing that could start a program."""
    if len(text) > _LONGEST or not text.isprintable() or " " in text:
        return ""
    try:
        said = urlsplit(text)
    except ValueError:
        return ""
    leads = said.scheme in _SCHEMES and bool(said.netloc or (said.scheme == "mailto" and "@" in said.path))
    return f"HYPERLINK({quoted(text)},{quoted(text)})" if leads else ""


def quoted(text: str) -> str:
    """A text within a formula."""
    return '"{}"'.format(text.replace('"', '""'))
