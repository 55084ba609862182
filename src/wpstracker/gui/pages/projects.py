"""The projects of the directory, within which events are held."""

from collections.abc import Callable

from wpstracker.domain.question import Only
from wpstracker.figures import projects as figures
from wpstracker.figures.series_details import project_details
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.directory_list import DirectoryList
from wpstracker.gui.pages.series_view import project_html
from wpstracker.services import projects as service


class ProjectsList(DirectoryList):
    """Each with its funder and its events."""

    record_kind = "project"
    figures, service = figures, service
    visible = ("title", "events", "funder", "extra_budgetary", "number")
    widths = {"title": 220, "number": 130, "funder": 150, "extra_budgetary": 130, "events": 78}
    leading = "title"
    shows = ("project", "organisation", "event")

    def title(self) -> str:
        """The list's name."""
        return tr("Projects")

    def search_text(self) -> str:
        """What stands in the search box."""
        return tr("Search projects")

    def add_filters(self) -> None:
        """Extra-budgetary ones."""
        self.add_toggle(Only.EXTRA_BUDGETARY)

    def page_of(self, id_: str) -> Callable[[], str] | None:
        """The page of the project."""
        details = project_details(self.context.store, id_, words().language)
        return (lambda: project_html(details)) if details else None

    def new_text(self) -> str:
        """The main button."""
        return tr("New project")

    def count_text(self, found: int, total: int) -> str:
        """How many."""
        if found == total:
            return tr_n("{n} project", "{n} projects", found)
        return tr_n("{found} of {n} project", "{found} of {n} projects", total, found=found)

    def empty_texts(self) -> tuple[str, str]:
        """What to do first."""
        return tr("No projects yet"), tr("Projects come with the events that were held within them, or one by one from here.")

    def delete_texts(self, count: int) -> tuple[str, str, str]:
        """Before and after."""
        return (
            tr_n("Delete this project?", "Delete {n} projects?", count),
            tr("Its events stay and lose the link. You can undo this with Ctrl+Z."),
            tr_n("{n} project was deleted. Ctrl+Z brings it back.", "{n} projects were deleted. Ctrl+Z brings them back.", count),
        )
