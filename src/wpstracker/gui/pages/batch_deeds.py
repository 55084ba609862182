"""What pages with a list offer for everything selected at once; the dialogs are loaded when they are first wanted."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from wpstracker.gui.language import tr

if TYPE_CHECKING:
    from wpstracker.gui.pages.list_page import ListPage

_REPLACE = "Ctrl+Shift+H" if sys.platform == "darwin" else "Ctrl+H"
"""On a Mac, Cmd+H hides the window."""


@runtime_checkable
class Selectable(Protocol):
    """A list in which several records may be selected."""

    def selected_ids(self) -> list[str]:
        """The ids of the selected records."""

    def listed_ids(self) -> Sequence[str]:
        """The ids of all records listed; of a long list perhaps not all are read yet."""


class BatchDeeds:
    """Change, tag, untag, find and replace."""

    def __init__(self, page: "ListPage", records: Selectable) -> None:
        self._page, self._records = page, records
        self._change = page.action(tr("Change selected…"), "pencil", "Ctrl+U", self._open_change)
        self._tag = page.action(tr("Add tags…"), "tag", "Ctrl+G", self._open_tags)
        self._untag = page.action(tr("Remove tags…"), "tag", "Ctrl+Shift+X", self._open_untag)
        self._replace = page.action(tr("Find and replace…"), "text-cursor-input", _REPLACE, self._open_replace)
        self.actions = (self._change, self._tag, self._untag, self._replace)
        page.listed.connect(self.offer)

    def offer(self) -> None:
        """Only in a file that can be written, and with something listed."""
        for action in self.actions:
            action.setEnabled(not self._page.context.store.read_only and bool(self._records.listed_ids()))

    def _open_change(self) -> None:
        from wpstracker.gui.dialogs.batch_dialog import BatchDialog

        if ids := self._selected():
            BatchDialog(self._page, self._page.context, self._page.record_kind, ids).open()

    def _open_tags(self) -> None:
        from wpstracker.gui.dialogs.batch_tags import AddTagsDialog

        if ids := self._selected():
            AddTagsDialog(self._page, self._page.context, self._page.record_kind, ids).open()

    def _open_untag(self) -> None:
        from wpstracker.gui.dialogs.batch_tags import RemoveTagsDialog

        if ids := self._selected():
            RemoveTagsDialog(self._page, self._page.context, self._page.record_kind, ids).open()

    def _open_replace(self) -> None:
        from wpstracker.gui.dialogs.replace_dialog import ReplaceDialog

        selected, listed = self._records.selected_ids(), list(self._records.listed_ids())
        ReplaceDialog(self._page, self._page.context, self._page.record_kind, selected, listed).open()

    def _selected(self) -> Sequence[str]:
        ids = self._records.selected_ids()
        if not ids:
            self._page.context.navigator.say(tr("Select the records first: Ctrl+A takes all of the list."))
        return ids
