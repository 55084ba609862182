"""The pages there are, in their order, known before any of them is loaded."""

from typing import TYPE_CHECKING, NamedTuple

from wpstracker.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from wpstracker.gui.context import Context
    from wpstracker.gui.pages.page import Page


class PageEntry(NamedTuple):
    """A page before it is made; its module is loaded when it is first shown."""

    key: str
    label: str
    icon: str
    load: "Callable[[], Callable[[Context], Page]]"


def _overview() -> "Callable[[Context], Page]":
    from wpstracker.gui.pages.overview import OverviewPage

    return OverviewPage


def _events() -> "Callable[[Context], Page]":
    from wpstracker.gui.pages.events import EventsPage

    return EventsPage


def _recommendations() -> "Callable[[Context], Page]":
    from wpstracker.gui.pages.recommendations import RecommendationsPage

    return RecommendationsPage


def _countries() -> "Callable[[Context], Page]":
    from wpstracker.gui.pages.countries import CountriesPage

    return CountriesPage


def _plans() -> "Callable[[Context], Page]":
    from wpstracker.gui.pages.plans_and_matrix import PlansAndMatrix

    return PlansAndMatrix


def _calendar() -> "Callable[[Context], Page]":
    from wpstracker.gui.pages.calendar import CalendarPage

    return CalendarPage


def _reporting() -> "Callable[[Context], Page]":
    from wpstracker.gui.pages.reporting import ReportingPage

    return ReportingPage


def _reports() -> "Callable[[Context], Page]":
    from wpstracker.gui.pages.reports import ReportsPage

    return ReportsPage


def _directory() -> "Callable[[Context], Page]":
    from wpstracker.gui.pages.directory import DirectoryPage

    return DirectoryPage


def _terms() -> "Callable[[Context], Page]":
    from wpstracker.gui.pages.terms import TermsPage

    return TermsPage


PAGES = (
    PageEntry("overview", N_("Overview"), "layout-dashboard", _overview),
    PageEntry("events", N_("Events"), "calendar", _events),
    PageEntry("recommendations", N_("Recommendations"), "clipboard-list", _recommendations),
    PageEntry("countries", N_("Countries"), "globe", _countries),
    PageEntry("plans", N_("Plans"), "scroll-text", _plans),
    PageEntry("calendar", N_("Calendar"), "calendar-days", _calendar),
    PageEntry("reporting", N_("Reporting"), "calendar-clock", _reporting),
    PageEntry("reports", N_("Reports"), "file-spreadsheet", _reports),
    PageEntry("directory", N_("Directory"), "book-open", _directory),
    PageEntry("terms", N_("Terms"), "tags", _terms),
)
HOMES = {
    "event": "events",
    "recommendation": "recommendations",
    "term": "terms",
    "country": "countries",
    **dict.fromkeys(("plan", "plan_item", "indicator", "country_figure"), "plans"),
    "obligation": "reporting",
    **dict.fromkeys(("organisation", "person", "series", "project", "source"), "directory"),
}
"""The page on which a kind of record is shown."""


def page_keys(place: int) -> str:
    """The keys that lead to the page in this place, counted from 1: Alt+1 … Alt+9, Alt+0; "" beyond the tenth."""
    return f"Alt+{place % 10}" if place <= 10 else ""
