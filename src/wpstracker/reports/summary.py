"""The summary of activities as a report: what it is, its figures, and the events, participation, recommendations and plans behind them."""

from datetime import date

from wpstracker.domain.handover import Handover
from wpstracker.domain.question import Filter
from wpstracker.reports.book import Report
from wpstracker.reports.summary_about import about_page
from wpstracker.reports.summary_contents import contents
from wpstracker.reports.summary_figures import figures_page
from wpstracker.reports.summary_tables import tables
from wpstracker.store.database import Store
from wpstracker.words import N_, Words


def summary(store: Store, question: Filter, words: Words, *, file: str, today: date, handover: Handover) -> Report:
    """Describe the summary; rows are read when they are written. `file` is the name of the file the records come from."""
    found = contents(store, question, today, handover)
    sheets = tables(store, found, words, today)
    figures = figures_page(store, found, sheets, words, today)
    about = about_page(store, question, found, (figures, *sheets), words, file=file, today=today)
    title = words(N_("Summary of activities on Women, Peace and Security"))
    return Report(title, words(N_("Women, Peace and Security")), (about, figures, *sheets), words, today)
