"""What the links of a timeline do: record, edit, delete, open a file."""

from PySide6.QtWidgets import QWidget

from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.gui.context import Context
from wpstracker.gui.file_opening import open_attached
from wpstracker.gui.forms.progress_editor import edit_progress, open_progress
from wpstracker.gui.language import tr
from wpstracker.gui.messages import ask, tell_error
from wpstracker.gui.pages.progress_lines import DELETE, EDIT, FILE, NEW
from wpstracker.records import Attachment, Entry
from wpstracker.services import progress


def follow_progress(context: Context, parent: QWidget, record: Entry | None, target: str) -> bool:
    """Follow a link of the timeline of `record`; False for any other link."""
    if target == NEW:
        if record is not None:
            open_progress(context, parent, record)
    elif target.startswith(EDIT):
        edit_progress(context, parent, *target.removeprefix(EDIT).split("/", 1))
    elif target.startswith(DELETE):
        delete_progress(context, parent, *target.removeprefix(DELETE).split("/", 1))
    elif target.startswith(FILE):
        file = context.store.get(Attachment, target.removeprefix(FILE))
        if file is not None:
            open_attached(parent, context.store, file)
    else:
        return False
    return True


def delete_progress(context: Context, parent: QWidget, kind: str, id_: str) -> None:
    """Ask, then delete an update; what refuses is told."""

    def delete() -> None:
        try:
            progress.delete(context.store, kind, id_)
        except (Invalid, KnownError) as error:
            tell_error(parent, error)

    details = tr("Its files go with it, and the status goes back to what the other updates say. Undo brings everything back.")
    ask(parent, tr("Delete this progress update?"), tr("Delete"), delete, details=details)
