"""The summary of activities as a report: what it is, its figures, and the events, participation, recommendations and plans behind them."""

from wpstracker.reports.book import Report
from wpstracker.reports.family import Asking
from wpstracker.reports.summary_about import about_page
from wpstracker.reports.summary_contents import contents
from wpstracker.reports.summary_figures import figures_page
from wpstracker.reports.summary_tables import tables
from wpstracker.words import N_


def activity(asking: Asking) -> Report:
    """The activity summary of the family; rows are read when they are written."""
    store, words, today = asking.store, asking.words, asking.today
    question = asking.request.on(today)
    found = contents(store, question, today, asking.request.handover)
    sheets = tables(store, found, words, today)
    figures = figures_page(store, found, sheets, words, today)
    about = about_page(asking, found, (figures, *sheets))
    title = words(N_("Summary of activities on Women, Peace and Security"))
    subject = words(N_("Women, Peace and Security"))
    return Report(title, subject, (about, figures, *sheets), words, today, asking.request.languages, asking.request.hxl)
