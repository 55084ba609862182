"""The people of the directory, named in their public roles."""

from collections.abc import Callable

from PySide6.QtGui import QAction

from wpstracker.domain.question import Only
from wpstracker.domain.vocabularies import PersonRole
from wpstracker.figures import people as figures
from wpstracker.figures.person_details import person_details
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr, tr_n, words
from wpstracker.gui.pages.directory_list import DirectoryList
from wpstracker.gui.pages.options import of_countries, of_vocabulary
from wpstracker.gui.pages.person_view import REVEAL, person_html
from wpstracker.services import people as service


class PeopleList(DirectoryList):
    """Contact details stay behind a padlock until somebody asks, and only for the person on the page."""

    record_kind = "person"
    figures, service = figures, service
    visible = ("name", "position", "organisation", "events", "focal_point_for")
    widths = {"name": 160, "position": 160, "organisation": 168, "events": 78, "focal_point_for": 130}
    narrowest = 160
    shows = ("person", "position", "organisation", "event", "event_person")

    def __init__(self, context: Context) -> None:
        self._revealed = ""
        super().__init__(context)
        self.table.current_changed.connect(self._hide_contact)

    def title(self) -> str:
        """The list's name."""
        return tr("People")

    def search_text(self) -> str:
        """What stands in the search box."""
        return tr("Search people")

    def add_filters(self) -> None:
        """Country of the organisation, role at events, focal points."""
        store = self.context.store
        self.add_choice("countries", tr("Country"), lambda: of_countries(figures.countries_used(store)))
        self.add_choice("kinds", tr("Role at events"), lambda: of_vocabulary(PersonRole))
        self.add_toggle(Only.FOCAL_POINT, "star")
        self.add_toggle(Only.KEPT_TOO_LONG, "hourglass", label=tr("To be erased"))

    def page_of(self, id_: str) -> Callable[[], str] | None:
        """The person's page."""
        details = person_details(self.context.store, id_, words().language)
        return (lambda: person_html(details, reveal=self._revealed == id_)) if details else None

    def follow(self, target: str) -> None:
        """One link shows the contact details, the rest opens."""
        if target == REVEAL:
            self._revealed = self.table.current_id() or ""
            self.pane.show_page(self.page_of(self._revealed) or str)
        else:
            super().follow(target)

    def last_actions(self) -> list[QAction]:
        """What is held about somebody can be read in a file that cannot be written, too."""
        keys = "Ctrl+Shift+I"
        self.data_deed = self.action(tr("What is held about this person…"), "scroll-text", keys, self._show_data)
        return [*super().last_actions(), self.data_deed]

    def _offer_actions(self) -> None:
        super()._offer_actions()
        self.data_deed.setEnabled(self.table.current_id() is not None)

    def _show_data(self) -> None:
        from wpstracker.gui.dialogs.person_data import PersonDataDialog  # loaded when it is first wanted

        id_ = self.table.current_id()
        if id_:
            PersonDataDialog(self, self.context, id_).open()

    def new_text(self) -> str:
        """The main button."""
        return tr("New person")

    def count_text(self, found: int, total: int) -> str:
        """How many."""
        if found == total:
            return tr_n("{n} person", "{n} people", found)
        return tr_n("{found} of {n} person", "{found} of {n} people", total, found=found)

    def empty_texts(self) -> tuple[str, str]:
        """What to do first."""
        return tr("No people yet"), tr("Speakers, moderators, contacts and focal points go here. Participants are counted, not named.")

    def delete_texts(self, count: int) -> tuple[str, str, str]:
        """Before and after."""
        return (
            tr_n("Delete this person?", "Delete {n} people?", count),
            tr("The positions held go as well. You can undo this with Ctrl+Z."),
            tr_n("{n} person was deleted. Ctrl+Z brings the record back.", "{n} people were deleted. Ctrl+Z brings them back.", count),
        )

    def _hide_contact(self, _id: str | None) -> None:
        self._revealed = ""
