"""Rows of text as a table that fits the terminal; into a file or a pipe whole."""

import shutil
import sys
from collections.abc import Iterator, Sequence

_GAP = "  "
_LEAST = 8
_MORE = "…"


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool], width: int | None = None) -> Iterator[str]:
    """Lines of columns side by side, the widest cut until they fit; `right` says which are numbers."""
    shown = [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(heads, *shown, strict=True)]
    _fit(widths, heads, width if width is not None else terminal_width())
    for row in (list(heads), ["─" * each for each in widths], *shown):
        cells = (_cell(text, each, flush) for text, each, flush in zip(row, widths, right, strict=True))
        yield _GAP.join(cells).rstrip()


def terminal_width() -> int | None:
    """How many letters fit on a line; None where nobody looks at lines."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def shortened(text: str, width: int | None) -> str:
    """A text on one line of this width."""
    line = " ".join(text.split())
    return line if width is None or len(line) <= width else line[: max(width - 1, 0)] + _MORE


def _fit(widths: list[int], heads: Sequence[str], width: int | None) -> None:
    """Take from the widest column until all fit, but never so much that nothing can be read."""
    if width is None:
        return
    room = width - len(_GAP) * (len(widths) - 1)
    while sum(widths) > room and max(widths) > max(_LEAST, *map(len, heads)):
        widths[widths.index(max(widths))] -= 1


def _cell(text: str, width: int, flush: bool) -> str:
    text = shortened(text, width)
    return text.rjust(width) if flush else text.ljust(width)
