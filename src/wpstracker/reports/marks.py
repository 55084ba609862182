"""What stands out in a table, as conditional formats of Excel; bars for numbers."""

from collections.abc import Mapping, Sequence

from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from wpstracker.reports.book import Mark, TableSheet, Tone
from wpstracker.reports.links import quoted
from wpstracker.reports.looks import LINE
from wpstracker.reports.rows import Placed
from wpstracker.reports.standing_out import marks_of

_COLOURS = {
    Tone.GOOD: ("14532D", "DCF0E2"),
    Tone.DOUBTFUL: ("6B4700", "FFF0C9"),
    Tone.BAD: ("8C1D18", "FBDCD9"),
    Tone.QUIET: ("55616D", "ECEFF2"),
}
"""Letters and ground; dark enough to be read on a grey print, where the word says the rest."""

_BAR = "9CC9CC"


def add_marks(worksheet: Worksheet, sheet: TableSheet, columns: Sequence[Placed], first: int, last: int) -> None:
    """Give the cells from one row to another their marks and bars; what names a column that was not chosen is left out."""
    by_key = {place.column.key: place for place in columns}
    for mark in marks_of(sheet):
        if mark.key in by_key:
            _mark(worksheet, mark, by_key, first, last)
    for key in sheet.bars:
        if key in by_key:
            letter = by_key[key].letter
            worksheet.conditional_formatting.add(f"{letter}{first}:{letter}{last}", _bars())


def add_lines(worksheet: Worksheet, cells: str) -> None:
    """A line below every row, empty cells included: these are not written, so no look of theirs could draw it."""
    below = DifferentialStyle(border=Border(bottom=Side(style="thin", color=LINE)))
    worksheet.conditional_formatting.add(cells, Rule(type="expression", formula=["TRUE"], dxf=below))


def _mark(worksheet: Worksheet, mark: Mark, by_key: Mapping[str, Placed], first: int, last: int) -> None:
    asked = by_key[mark.key]
    letters = [by_key[key].letter for key in (mark.key, *mark.also) if key in by_key]
    cells = " ".join(f"{letter}{first}:{letter}{last}" for letter in letters)
    for value, tone in mark.tones.items():
        shown = asked.convert(value)
        if shown is None:
            continue
        ink, ground = _COLOURS[tone]
        said = quoted(shown) if isinstance(shown, str) else shown
        look = DifferentialStyle(font=Font(color=ink), fill=PatternFill("solid", start_color=ground, end_color=ground))
        rule = Rule(type="expression", formula=[f"${asked.letter}{first}={said}"], dxf=look)
        worksheet.conditional_formatting.add(cells, rule)


def _bars() -> Rule:
    """From nothing to the greatest number, so that half as long means half as many."""
    ends = [FormatObject(type="num", val=0), FormatObject(type="max")]
    return Rule(type="dataBar", dataBar=DataBar(cfvo=ends, color=_BAR, minLength=0, maxLength=100))
