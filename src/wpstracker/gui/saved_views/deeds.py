"""What can be done with saved views, asked and told over a widget."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from wpstracker.domain.problems import Invalid, KnownError
from wpstracker.domain.question import Filter
from wpstracker.gui.context import Context
from wpstracker.gui.dialogs.name import NameDialog
from wpstracker.gui.icons import icon
from wpstracker.gui.language import tr
from wpstracker.gui.messages import ask, tell_error
from wpstracker.services import saved_views
from wpstracker.services.kept_by_name import tidy
from wpstracker.services.saved_views import Look, View


class ViewDeeds:
    """Each deed is one step that can be undone."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        self._parent, self._context = parent, context

    def keep(self, page: str, question: Filter, look: Look, name: str, then: Callable[[str], object]) -> None:
        """Ask for a name and keep the list under it; `then` is told its id."""
        store = self._context.store
        taken = [view.name for view in saved_views.all_views(store)]
        note = tr("There is a view of that name; it will be replaced. Undo brings it back.")

        def save(said: str) -> None:
            then(saved_views.save(store, said, page, question, look))
            self._context.navigator.say(tr("The list was saved as “{name}”. It stands in the side bar.", name=tidy(said)))

        NameDialog(self._parent, tr("Save this view"), name, save, verb=tr("Save"), taken=taken, note=note).open()

    def add(self, page: str, question: Filter, name: str) -> None:
        """Keep a list at once under a name that is free."""
        if saved_views.named(self._context.store, name) is None:
            self._attempt(lambda: saved_views.save(self._context.store, name, page, question))

    def update(self, view: View, question: Filter, look: Look) -> None:
        """Let it show from now on what its list shows."""
        self._attempt(lambda: saved_views.update(self._context.store, view.id, question, look))
        self._context.navigator.say(tr("“{name}” was updated.", name=view.name))

    def rename(self, view: View) -> None:
        """Ask for another name."""
        rename = partial(saved_views.rename, self._context.store, view.id)
        NameDialog(self._parent, tr("Rename view"), view.name, rename, verb=tr("Rename")).open()

    def pin(self, view: View) -> None:
        """Keep it on top of the others, or no more."""
        self._attempt(lambda: saved_views.pin(self._context.store, view.id, not view.pinned))

    def move(self, view: View, steps: int) -> None:
        """Move it among the others."""
        self._attempt(lambda: saved_views.move(self._context.store, view.id, steps))

    def delete(self, view: View) -> None:
        """Ask, then delete."""
        text, details = tr("Delete the view “{name}”?", name=view.name), tr("The records it lists stay. Undo brings the view back.")
        ask(
            self._parent,
            text,
            tr("Delete"),
            lambda: self._attempt(lambda: saved_views.delete(self._context.store, view.id)),
            details=details,
        )

    def report(self, view: View) -> None:
        """Open the Reports page for what it lists."""
        self._context.navigator.ask("reports", view.question)

    def fill(self, menu: QMenu, view: View) -> None:
        """Put what can be done with a view into a menu."""
        writable = not self._context.store.read_only
        for text, icon_name, do, writes in (
            (tr("Rename…"), "pencil", self.rename, True),
            (tr("Unpin") if view.pinned else tr("Pin on top"), "pin", self.pin, True),
            (tr("Report on this view"), "file-spreadsheet", self.report, False),
            (tr("Delete…"), "trash-2", self.delete, True),
        ):
            action = QAction(icon(icon_name), text, menu)
            action.setEnabled(writable or not writes)
            action.triggered.connect(partial(_do, do, view))
            menu.addAction(action)

    def _attempt(self, do: Callable[[], object]) -> None:
        try:
            do()
        except (KnownError, Invalid) as error:
            tell_error(self._parent, error)


def _do(do: Callable[[View], object], view: View, _checked: bool = False) -> None:
    do(view)
