"""What stands out in a table wherever it is shown: traffic lights for statuses and verdicts, red for what is late."""

from collections.abc import Mapping, Sequence

from wpstracker.domain.indicators import Verdict
from wpstracker.domain.vocabularies import Confidence, EventStatus, MeasureStatus, RecommendationStatus, Vocabulary
from wpstracker.figures.columns import Column
from wpstracker.reports.book import Mark, TableSheet, Tone

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


def marks_of(sheet: TableSheet) -> Sequence[Mark]:
    """The marks of a table: its own, or those usual for its columns."""
    return usual(sheet.columns) if sheet.marks is None else sheet.marks


def usual(columns: Sequence[Column]) -> list[Mark]:
    """What stands out in columns of these kinds wherever they are shown."""
    found = [_BY_KEY[column.key] for column in columns if column.key in _BY_KEY]
    return found + [Mark(column.key, _BY_LIST[column.vocabulary]) for column in columns if column.vocabulary in _BY_LIST]
