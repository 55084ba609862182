"""Blocks of cells as the text that spreadsheets put on the clipboard: tabs between cells, a line for each row."""

import re
from collections.abc import Iterable, Sequence

_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_PLAIN = re.compile(r"[^\t\n]*")


def to_text(rows: Iterable[Sequence[str]]) -> str:
    """Cells as text; one that holds a tab, a line break or a quotation mark at its beginning is quoted."""
    return "\n".join("\t".join(map(_quoted, row)) for row in rows)


def from_text(text: str) -> list[list[str]]:
    """The cells of a text; shorter rows are filled up with empty ones. A line break at the very end adds no row."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        cell, at = _next(text, at)
        rows[-1].append(cell)
        if at >= len(text):
            break
        if text[at] == "\n":
            rows.append([])
        at += 1
    widest = max(map(len, rows))
    return [row + [""] * (widest - len(row)) for row in rows]


def _next(text: str, at: int) -> tuple[str, int]:
    """The cell that begins at a place, and where it ends. Quotation marks that only begin a cell are part of it."""
    found = _QUOTED.match(text, at)
    if found and ("\t" in found[1] or "\n" in found[1] or '""' in found[1]):
        return found[1].replace('""', '"'), found.end()
    plain = _PLAIN.match(text, at)
    assert plain is not None
    return plain[0], plain.end()


def _quoted(cell: str) -> str:
    if "\t" in cell or "\n" in cell or cell.startswith('"'):
        return '"' + cell.replace('"', '""') + '"'
    return cell
