"""The summary of activities as a report: what it is, its figures, and the events, participation, recommendations and plans behind them."""

from collections.abc import Sequence

from wpstracker.reports.book import Later, Report, Sheet
from wpstracker.reports.family import Asking
from wpstracker.reports.summary_about import about_page
from wpstracker.reports.summary_contents import contents
from wpstracker.reports.summary_counts import COUNTED, counted_sheets
from wpstracker.reports.summary_figures import figures_page
from wpstracker.reports.summary_gaps import GAPS, gap_sheets
from wpstracker.reports.summary_tables import FIRST, OTHERS, first_tables, other_tables
from wpstracker.words import N_


def activity(asking: Asking) -> Report:
    """The activity summary of the family; sheets are counted when they are looked at, rows are read when they are written."""
    store, words, today = asking.store, asking.words, asking.today
    found = contents(store, asking.request.on(today), today, asking.request.handover)

    def dashboard() -> Sequence[Sheet]:
        listed = [table for name in _LISTED if (table := sheets.table(name))]
        return (figures_page(store, found, listed, words, today),)

    sheets: Later = Later(
        (_PAGE, lambda: (about_page(asking, found, sheets[1:]),)),
        (_PAGE, dashboard),
        (FIRST, lambda: first_tables(store, found, words)),
        (COUNTED, lambda: counted_sheets(store, found.asked.events, asking.request, words)),
        (GAPS, lambda: gap_sheets(store, found.asked.events, words, today)),
        (OTHERS, lambda: other_tables(store, found, words, today)),
    )
    title = words(N_("Summary of activities on Women, Peace and Security"))
    subject = words(N_("Women, Peace and Security"))
    return Report(title, subject, sheets, words, today, asking.request.languages, asking.request.hxl)


_PAGE = ("",)
_LISTED = (*FIRST, GAPS[1], *OTHERS)
"""The tables that the dashboard says the length of."""
