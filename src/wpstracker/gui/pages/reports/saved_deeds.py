"""What can be done with saved reports, asked and told over the page."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.domain.report_request import ReportRequest
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.name import NameDialog
from wpstracker.gui.language import tr
from wpstracker.gui.messages import ask, tell_error
from wpstracker.services import saved_reports
from wpstracker.services.saved_reports import Saved


class SavedDeeds:
    """Each deed ends by calling `then`."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        self._parent, self._context = parent, context

    def keep(self, request: ReportRequest, name: str, then: Callable[[str], object]) -> None:
        """Ask for a name and keep the report under it; `then` is told its id."""
        store = self._context.store
        taken = [saved.name for saved in saved_reports.all_saved(store)]

        def save(said: str) -> None:
            then(saved_reports.save(store, said, request))
            self._context.navigator.say(tr("The report was saved as “{name}”.", name=" ".join(said.split())))

        note = tr("There is a report of that name; it will be replaced. Undo brings it back.")
        NameDialog(self._parent, tr("Save report"), name, save, verb=tr("Save"), taken=taken, note=note).open()

    def rename(self, saved: Saved, then: Callable[[], object]) -> None:
        """Ask for another name."""

        def rename(said: str) -> None:
            saved_reports.rename(self._context.store, saved.id, said)
            then()

        NameDialog(self._parent, tr("Rename report"), saved.name, rename, verb=tr("Rename")).open()

    def forget(self, saved: Saved, then: Callable[[], object]) -> None:
        """Ask, then delete."""

        def delete() -> None:
            try:
                saved_reports.delete(self._context.store, saved.id)
            except (KnownError, Invalid) as error:
                tell_error(self._parent, error)
            else:
                then()

        text = tr("Delete the saved report “{name}”?", name=saved.name)
        ask(self._parent, text, tr("Delete"), delete, details=tr("Files that were written stay. Undo brings the report back."))

    def move(self, id_: str, steps: int) -> None:
        """Move it among the others."""
        saved_reports.move(self._context.store, id_, steps)
