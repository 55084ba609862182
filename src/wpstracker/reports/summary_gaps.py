"""What is missing in the events of a summary: how many of how many, and row by row which record and which cell to mend."""

from collections.abc import Iterator, Sequence
from datetime import date

from wpstracker.domain.question import Filter
from wpstracker.figures.checks import GapGroup, Looking
from wpstracker.figures.columns import Column, Type, own_columns
from wpstracker.figures.data_gaps import Checked, checks_of, run_checks
from wpstracker.figures.rows import Row, batches, event_heads
from wpstracker.records import Event
from wpstracker.reports.book import TableSheet
from wpstracker.reports.sheets import computed
from wpstracker.store.database import Store
from wpstracker.words import N_, Words

GAPS = ("DataGaps", "CellsToMend")
_GROUPS = (GapGroup.DATE, GapGroup.SPLIT, GapGroup.SOURCE)
_PLACES = ("event_no_country", "event_no_place", "event_no_kind")
_NOTHING = N_("Nothing is missing in the events that answer the filters.")
_COUNTS = (
    Column("gap", N_("What is missing or odd"), Type.TEXT),
    Column("number", N_("Number"), Type.COUNT),
    Column("of", N_("of how many"), Type.COUNT),
    Column("among", N_("of what"), Type.TEXT),
    Column("share", N_("Share"), Type.SHARE),
)
_ROWS = (
    Column("event_reference", N_("Event reference"), Type.TEXT),
    Column("event_title", N_("Event"), Type.TEXT),
    *own_columns(Event, ("start", "country")),
    Column("field", N_("Field"), Type.TEXT),
    Column("wrong", N_("What is missing or odd"), Type.LONG_TEXT),
    Column("mend", N_("What to do"), Type.LONG_TEXT),
)


def gap_sheets(store: Store, question: Filter, words: Words, today: date) -> tuple[TableSheet, TableSheet]:
    """What is missing counted, then a row for each cell to mend."""
    looking = Looking(store, question, today, words.language)
    checked = run_checks(looking, [check for check in checks_of("event") if check.group in _GROUPS or check.key in _PLACES])
    counts = [
        {
            "gap": words(each.check.label),
            "number": each.number,
            "of": each.of,
            "among": words(each.check.among),
            "share": each.number / each.of,
        }
        for each in checked
    ]
    return (
        computed("DataGaps", words(N_("Data gaps")), _COUNTS, counts, words),
        _to_mend(store, checked, words),
    )


def _to_mend(store: Store, checked: Sequence[Checked], words: Words) -> TableSheet:
    def rows() -> Iterator[Row]:
        for each in checked:
            told = {"field": words(each.check.field), "mend": words(each.check.mend)}
            for portion in batches(each.found()):
                events = event_heads(store, (gap.id for gap in portion), words.language, "country")
                yield from (events[gap.id] | told | {"wrong": each.check.said(gap, words)} for gap in portion if gap.id in events)

    number = sum(each.number for each in checked)
    return TableSheet("CellsToMend", words(N_("Cells to mend")), _ROWS, rows, number, words(_NOTHING), fixed=2)
