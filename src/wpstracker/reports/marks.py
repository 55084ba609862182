"""What stands out in a table: traffic lights for statuses and verdicts, red for what is late, bars for numbers."""

from collections.abc import Mapping, Sequence

from openpyxl.formatting.rule import DataBar, FormatObject, FormulaRule, Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from wpstracker.domain.indicators import Verdict
from wpstracker.domain.vocabularies import Confidence, EventStatus, MeasureStatus, RecommendationStatus, Vocabulary
from wpstracker.figures.columns import Column
from wpstracker.reports.book import Mark, TableSheet, Tone
from wpstracker.reports.links import quoted
from wpstracker.reports.rows import Placed

_BY_LIST: dict[type[Vocabulary], Mapping[str, Tone]] = {
    RecommendationStatus: {
        RecommendationStatus.IMPLEMENTED: Tone.GOOD,
        RecommendationStatus.PARTLY: Tone.DOUBTFUL,
        RecommendationStatus.IN_PROGRESS: Tone.DOUBTFUL,
        RecommendationStatus.NOT_IMPLEMENTED: Tone.BAD,
        RecommendationStatus.ON_HOLD: Tone.QUIET,
        RecommendationStatus.CLOSED: Tone.QUIET,
    },
    MeasureStatus: {
        MeasureStatus.IMPLEMENTED: Tone.GOOD,
        MeasureStatus.PARTLY: Tone.DOUBTFUL,
        MeasureStatus.IN_PROGRESS: Tone.DOUBTFUL,
        MeasureStatus.NOT_IMPLEMENTED: Tone.BAD,
        MeasureStatus.CANCELLED: Tone.QUIET,
    },
    EventStatus: {EventStatus.POSTPONED: Tone.DOUBTFUL, EventStatus.CANCELLED: Tone.QUIET},
    Verdict: {Verdict.ON: Tone.GOOD, Verdict.OFF: Tone.BAD, Verdict.NO_TARGET: Tone.QUIET, Verdict.NOT_REPORTED: Tone.QUIET},
    Confidence: {Confidence.LOW: Tone.DOUBTFUL, Confidence.UNVERIFIED: Tone.DOUBTFUL},
}
_BY_KEY = {
    "overdue": Mark("overdue", {True: Tone.BAD}, also=("deadline", "term")),
    "due_soon": Mark("due_soon", {True: Tone.DOUBTFUL}),
    "stale": Mark("stale", {True: Tone.DOUBTFUL}),
    "conflict": Mark("conflict", {True: Tone.BAD}),
    "to_confirm": Mark("to_confirm", {True: Tone.DOUBTFUL}),
    "no_owner": Mark("no_owner", {True: Tone.DOUBTFUL}),
    "orphan": Mark("orphan", {True: Tone.DOUBTFUL}),
    "small": Mark("small", {True: Tone.DOUBTFUL}),
}
_COLOURS = {
    Tone.GOOD: ("14532D", "DCF0E2"),
    Tone.DOUBTFUL: ("6B4700", "FFF0C9"),
    Tone.BAD: ("8C1D18", "FBDCD9"),
    Tone.QUIET: ("55616D", "ECEFF2"),
}
"""Letters and ground; dark enough to be read on a grey print, where the word says the rest."""

_BAR = "9CC9CC"


def usual(columns: Sequence[Column]) -> list[Mark]:
    """What stands out in columns of these kinds wherever they are shown."""
    found = [_BY_KEY[column.key] for column in columns if column.key in _BY_KEY]
    return found + [Mark(column.key, _BY_LIST[column.vocabulary]) for column in columns if column.vocabulary in _BY_LIST]


def add_marks(worksheet: Worksheet, sheet: TableSheet, columns: Sequence[Placed], first: int, last: int) -> None:
    """Give the cells from one row to another their marks and bars; what names a column that was not chosen is left out."""
    by_key = {place.column.key: place for place in columns}
    for mark in usual(sheet.columns) if sheet.marks is None else sheet.marks:
        if mark.key in by_key:
            _mark(worksheet, mark, by_key, first, last)
    for key in sheet.bars:
        if key in by_key:
            letter = by_key[key].letter
            worksheet.conditional_formatting.add(f"{letter}{first}:{letter}{last}", _bars())


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
        font, fill = Font(color=ink), PatternFill("solid", start_color=ground, end_color=ground)
        rule = FormulaRule([f"${asked.letter}{first}={said}"], font=font, fill=fill)
        worksheet.conditional_formatting.add(cells, rule)


def _bars() -> Rule:
    """From nothing to the greatest number, so that half as long means half as many."""
    ends = [FormatObject(type="num", val=0), FormatObject(type="max")]
    return Rule(type="dataBar", dataBar=DataBar(cfvo=ends, color=_BAR, minLength=0, maxLength=100))
