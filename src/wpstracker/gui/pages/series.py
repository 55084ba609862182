"""The series of the directory: events that belong together, year by year."""

from collections.abc import Callable

from wpstracker.figures import series as figures
from wpstracker.figures.series_details import series_details
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.directory_list import DirectoryList
from wpstracker.gui.pages.options import of_countries
from wpstracker.gui.pages.series_view import series_html
from wpstracker.services import series as service


class SeriesList(DirectoryList):
    """Each with its years, its chairs and all its events."""

    record_kind = "series"
    figures, service = figures, service
    visible = ("title", "events", "last", "chair", "countries")
    widths = {"title": 220, "events": 78, "last": 132, "chair": 134, "countries": 180}
    leading = "title"
    shows = ("series", "series_year", "event")

    def title(self) -> str:
        """The list's name."""
        return tr("Series of events")

    def search_text(self) -> str:
        """What stands in the search box."""
        return tr("Search series")

    def add_filters(self) -> None:
        """Countries covered."""
        self.add_choice("countries", tr("Country"), lambda: of_countries(figures.countries_used(self.context.store)))

    def page_of(self, id_: str) -> Callable[[], str] | None:
        """The page of the series."""
        details = series_details(self.context.store, id_, words().language)
        return (lambda: series_html(details)) if details else None

    def new_text(self) -> str:
        """The main button."""
        return tr("New series")

    def count_text(self, found: int, total: int) -> str:
        """How many."""
        if found == total:
            return tr_n("{n} series", "{n} series", found)
        return tr_n("{found} of {n} series", "{found} of {n} series", total, found=found)

    def empty_texts(self) -> tuple[str, str]:
        """What to do first."""
        return tr("No series yet"), tr("Events that come back year after year belong to a series, with a chair for each year.")

    def delete_texts(self, count: int) -> tuple[str, str, str]:
        """Before and after."""
        return (
            tr_n("Delete this series?", "Delete {n} series?", count),
            tr("Its events stay and lose the link. You can undo this with Ctrl+Z."),
            tr_n("{n} series was deleted. Ctrl+Z brings it back.", "{n} series were deleted. Ctrl+Z brings them back.", count),
        )
