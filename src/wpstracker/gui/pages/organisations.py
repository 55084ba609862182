"""The organisations of the directory, as a list or as a tree of bodies and their units."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtGui import QAction

from wpstracker.domain.question import Filter, Only
from wpstracker.figures import organisations as figures
from wpstracker.figures import used
from wpstracker.figures.organisation_details import organisation_details
from wpstracker.figures.terms import labels_of
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.directory_list import DirectoryList
from wpstracker.gui.pages.options import of_countries
from wpstracker.gui.pages.organisation_view import organisation_html
from wpstracker.gui.tables.from_figures import values
from wpstracker.gui.tables.paged_model import ColumnSpec
from wpstracker.gui.widgets.filter_button import Option
from wpstracker.gui.widgets.styling import push_button
from wpstracker.services import organisations as service

_TREE = "directory.tree"
_STEP = "\u2003"
"""Stands before the name of a unit, once for each body above it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A name with the number of listed bodies above it."""

    name: str
    depth: int


class OrganisationsList(DirectoryList):
    """Found by any name they ever had; units stand below their bodies unless a plain list is wanted."""

    record_kind = "organisation"
    figures, service = figures, service
    visible = ("name", "acronym", "country", "events", "part_of", "institution_type")
    widths = {"name": 250, "acronym": 88, "country": 110, "events": 78, "part_of": 180, "institution_type": 180}
    narrowest = 250
    shows = (
        *("organisation", "other_name", "membership", "person", "position", "event", "event_organisation", "participation", "result"),
        *("recommendation", "recommendation_organisation", "project", "term"),
    )

    def __init__(self, context: Context) -> None:
        self._depths: dict[str, int] = {}
        self.tree = push_button(tr("With units below"), icon_name="layers")
        self.tree.setCheckable(True)
        self.tree.setChecked(bool(context.settings.state(_TREE).get("on", True)))
        super().__init__(context)
        self.tree.toggled.connect(self._arrange)

    def title(self) -> str:
        """The list's name."""
        return tr("Organisations")

    def search_text(self) -> str:
        """What stands in the search box."""
        return tr("Search by any name")

    def columns(self) -> list[ColumnSpec]:
        """Names are indented as far as their bodies stand above them."""
        shown = super().columns()
        return [replace(spec, show=lambda placed: _STEP * placed.depth + placed.name) if spec.key == "name" else spec for spec in shown]

    def add_filters(self) -> None:
        """Country, institution type, gender machineries; and how the list is arranged."""
        store = self.context.store
        self.add_choice("countries", tr("Country"), lambda: of_countries(used.countries(store, "organisation")))
        self.add_choice("kinds", tr("Institution type"), self._types)
        self.add_toggle(Only.GENDER_MACHINERY, "landmark", label=tr("Gender machinery"))
        self.filters.add_widget(self.tree)

    def more_actions(self) -> list[QAction]:
        """A unit of the chosen body."""
        return [self.action(tr("New unit of this"), "git-branch", "Ctrl+R", self._new_unit)]

    def found(self, question: Filter, sort: str, descending: bool) -> list[str]:
        """In the order asked for; as a tree, in that order among the units of one body."""
        ids = super().found(question, sort, descending)
        self._depths = dict(figures.as_tree(self.context.store, ids)) if self.tree.isChecked() else {}
        return list(self._depths) or ids

    def fetched(self, ids: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        """The cells."""
        rows = figures.rows(self.context.store, ids, words().language)
        for id_, row in rows.items():
            row["name"] = Placed(row["name"], self._depths.get(id_, 0))
        return {id_: values(row, self.model.columns) for id_, row in rows.items()}

    def page_of(self, id_: str) -> Callable[[], str] | None:
        """The organisation's page."""
        details = organisation_details(self.context.store, id_, self.context.today(), words().language)
        return (lambda: organisation_html(details)) if details else None

    def new_text(self) -> str:
        """The main button."""
        return tr("New organisation")

    def count_text(self, found: int, total: int) -> str:
        """How many."""
        if found == total:
            return tr_n("{n} organisation", "{n} organisations", found)
        return tr_n("{found} of {n} organisation", "{found} of {n} organisations", total, found=found)

    def empty_texts(self) -> tuple[str, str]:
        """What to do first."""
        return tr("No organisations yet"), tr("They come with the events you log, or one by one from here.")

    def delete_texts(self, count: int) -> tuple[str, str, str]:
        """Before and after."""
        return (
            tr_n("Delete this organisation?", "Delete {n} organisations?", count),
            tr("Its units stay and stand for themselves. You can undo this with Ctrl+Z."),
            tr_n("{n} organisation was deleted. Ctrl+Z brings it back.", "{n} organisations were deleted. Ctrl+Z brings them back.", count),
        )

    def _types(self) -> list[Option]:
        labels = labels_of(self.context.store, words().language)
        return [Option(id_, labels.get(id_) or tr("not stated")) for id_ in figures.types_used(self.context.store)]

    def _new_unit(self) -> None:
        self.edit_draft(service.blank(part_of=self.table.current_id()))

    def _arrange(self, on: bool) -> None:
        self.context.settings.put_state(_TREE, {"on": on})
        self.reload()
