"""The summary of activities as a report: what it is, its figures, and the events, participation, recommendations and plans behind them."""

from collections.abc import Sequence

from wpstracker.reports.book import Report, TableSheet
from wpstracker.reports.family import Asking
from wpstracker.reports.summary_about import about_page
from wpstracker.reports.summary_contents import contents
from wpstracker.reports.summary_counts import counted_sheets
from wpstracker.reports.summary_figures import figures_page
from wpstracker.reports.summary_gaps import gap_sheets
from wpstracker.reports.summary_tables import tables
from wpstracker.words import N_


def activity(asking: Asking) -> Report:
    """The activity summary of the family; rows are read when they are written."""
    store, words, today = asking.store, asking.words, asking.today
    question = asking.request.on(today)
    found = contents(store, question, today, asking.request.handover)
    counted = counted_sheets(store, found.asked.events, asking.request, words)
    gaps = gap_sheets(store, found.asked.events, words, today)
    sheets = in_order(tables(store, found, words, today), (*counted, *gaps))
    figures = figures_page(store, found, sheets, words, today)
    about = about_page(asking, found, (figures, *sheets))
    title = words(N_("Summary of activities on Women, Peace and Security"))
    subject = words(N_("Women, Peace and Security"))
    return Report(title, subject, (about, figures, *sheets), words, today, asking.request.languages, asking.request.hxl)


_FIRST = ("Events", "Participation")
"""What a reader looks for before the figures; the other lists stand behind them, the rarely wanted ones last."""


def in_order(listed: Sequence[TableSheet], counted: Sequence[TableSheet]) -> tuple[TableSheet, ...]:
    """The lists of events and people, what is counted of them, the other lists."""
    first = [sheet for sheet in listed if sheet.name in _FIRST]
    return (*first, *counted, *(sheet for sheet in listed if sheet.name not in _FIRST))
