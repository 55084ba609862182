"""A status chosen in the matrix of a plan: told as of today, or taken back."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from wpstracker.domain.partial_date import PartialDate
from wpstracker.gui.context import Context
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.messages import ask
from wpstracker.records import PlanItem
from wpstracker.services import progress
from wpstracker.services.progress_taken_back import TakenBack, take_back, to_take_back


def report_status(context: Context, page: QWidget, attempt: Callable[[Callable[[], object]], None], item: str, status: str | None) -> None:
    """Tell a status; None takes back what was told, after a question if that is more than one choice. Raises Invalid and KnownError."""
    store = context.store
    if status:
        progress.move(store, PlanItem.kind(), [item], status, PartialDate.of(context.today()))
    elif (found := to_take_back(store, item)).is_slight:
        take_back(store, item)
    else:
        text = tr("Is this measure not reported on after all?")
        ask(page, text, tr("Take back the status"), lambda: attempt(lambda: take_back(store, item)), details=_about(found))


def _about(found: TakenBack) -> str:
    """What would go and what would stay."""
    going = tr_n("{n} update told nothing but a status and goes.", "{n} updates told nothing but a status and go.", len(found.going))
    staying = tr_n(
        "{n} update tells more: it stays, without its status.",
        "{n} updates tell more: they stay, without their status.",
        len(found.staying),
    )
    said = [text for text, updates in ((going, found.going), (staying, found.staying)) if updates]
    return " ".join((*said, tr("“Not reported” means that nobody told a status. Undo brings everything back.")))
