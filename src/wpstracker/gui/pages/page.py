"""What every page of the window can be asked to do."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from wpstracker.domain.question import Filter
from wpstracker.gui.context import Context
from wpstracker.services.saved_views import View
from wpstracker.store.announcer import Changes


class Page(QWidget):
    """A page reloads when it is shown and something it shows has changed; hidden, it only marks itself stale."""

    key = ""
    shows: tuple[str, ...] = ()
    """Kinds of records whose change makes this page stale."""
    actions_changed = Signal()
    """Other deeds are offered now: `page_actions` is to be asked again."""
    record_shown = Signal(bool)
    """Another record is read, or none: `record` is to be asked again. True when the person chose it in the list."""
    view_changed = Signal()
    """Another saved view is shown, or none: `saved_view` is to be asked again."""
    leaving = Signal()
    """The page is about to show something else of its own, from which one may want to come back."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._stale = True

    def title(self) -> str:
        """The page's name in the side bar, translated."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read everything shown again, keeping selection and scroll position by record id."""
        raise NotImplementedError

    def changed(self, changes: Changes) -> None:
        """The file has changed: reload now if visible, later if not."""
        if changes.touch(*self.shows):
            self._stale = True
            self.refresh()

    def refresh(self) -> None:
        """Reload if stale and on screen."""
        if self._stale and self.isVisible():
            self._stale = False
            self.reload()

    def showEvent(self, event: Any) -> None:
        """Becoming visible catches up with what was missed."""
        super().showEvent(event)
        self.refresh()

    def page_actions(self) -> Sequence[QAction]:
        """Actions for the window's Record menu and tool bar while this page is in front: New, Edit, Duplicate, Delete …"""
        return ()

    def show_record(self, kind: str, id_: str) -> None:
        """Select a record of this page and show it."""

    def ask(self, question: Filter) -> None:
        """Show the list that answers a question."""

    def show_view(self, view: View) -> None:
        """Show what a saved view of this page keeps."""

    def saved_view(self) -> str:
        """The id of the saved view that is shown, "" when it is none."""
        return ""

    def save_view(self) -> QAction | None:
        """The deed that keeps the list in front under a name; None where there is no list."""
        return None

    def leave_view(self) -> None:
        """Something else is shown from now on than a saved view."""

    def arrived(self, question: Filter) -> None:
        """The page that was in front before showed what answers this question."""

    def record(self) -> tuple[str, str] | None:
        """Kind and id of the record that is read on the page, if one is."""
        return None

    def question(self) -> Filter:
        """What the page shows at present; for "export what I see"."""
        return Filter()

    def focus_search(self) -> None:
        """Put the cursor into the page's search box (Ctrl+F)."""

    def state(self) -> dict[str, Any]:
        """Selection, filter, columns, splitter: a plain dict to rebuild the page from, for instance in another language."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up a `state`."""
