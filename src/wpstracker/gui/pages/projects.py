"""The projects of the directory, within which events are held."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wpstracker.domain.question import Filter, Only
from wpstracker.figures import projects as figures
from wpstracker.figures.series_details import project_details
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.directory_list import DirectoryList
from wpstracker.gui.pages.series_view import project_html
from wpstracker.gui.tables.from_figures import specs, values
from wpstracker.gui.tables.paged_model import ColumnSpec
from wpstracker.records import Project
from wpstracker.services import projects as service
from wpstracker.services.drafts import Draft

_VISIBLE = ("title", "events", "funder", "extra_budgetary", "number")
_WIDTHS = {"title": 220, "number": 130, "funder": 150, "extra_budgetary": 130, "events": 78}


class ProjectsList(DirectoryList):
    """Each with its funder and its events."""

    record_kind = "project"
    leading = "title"
    shows = ("project", "organisation", "event")

    def title(self) -> str:
        """The list's name."""
        return tr("Projects")

    def search_text(self) -> str:
        """What stands in the search box."""
        return tr("Search projects")

    def columns(self) -> list[ColumnSpec]:
        """The columns."""
        return specs(figures.COLUMNS, visible=_VISIBLE, sorts=figures.sorts("en"), widths=_WIDTHS)

    def add_filters(self) -> None:
        """Extra-budgetary ones."""
        self.add_toggle(Only.EXTRA_BUDGETARY)

    def found(self, question: Filter, sort: str, descending: bool) -> list[str]:
        """In the order asked for."""
        return figures.ids(self.context.store, question, sort, descending=descending, language=words().language)

    def fetched(self, ids: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        """The cells."""
        rows = figures.rows(self.context.store, ids, words().language)
        return {id_: values(row, self.model.columns) for id_, row in rows.items()}

    def page_of(self, id_: str) -> Callable[[], str] | None:
        """The page of the project."""
        details = project_details(self.context.store, id_, words().language)
        return (lambda: project_html(details)) if details else None

    def blank(self) -> Draft[Project]:
        """A new project."""
        return service.blank()

    def load(self, id_: str) -> Draft[Project] | None:
        """A project for its editor."""
        return service.load(self.context.store, id_)

    def editor(self, draft: Draft[Any]) -> Editor:
        """The editor."""
        from wpstracker.gui.forms.project_editor import ProjectEditor

        return ProjectEditor(self.context, draft, self)

    def remove(self, ids: Sequence[str]) -> None:
        """Delete projects."""
        service.delete(self.context.store, ids)

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
