"""The two deeds that every page of names offers: make one record of several, and look for those that may mean the same."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction

from wpstracker.gui.language import tr

if TYPE_CHECKING:
    from wpstracker.gui.pages.list_page import ListPage


class MergingActions:
    """`merge` for what is selected, `find` for the whole kind; the dialogs are loaded when they are first wanted."""

    def __init__(self, page: "ListPage", kind: str, selected: Callable[[], Sequence[str]]) -> None:
        self._page, self._kind, self._selected = page, kind, selected
        self.merge = page.action(tr("Merge…"), "merge", "Ctrl+M", self._merge)
        self.find = page.action(tr("Find possible duplicates…"), "copy", "Ctrl+Shift+D", self._find)

    def actions(self) -> list[QAction]:
        """Both."""
        return [self.merge, self.find]

    def set_enabled(self, writable: bool, some: bool) -> None:
        """Merging needs something chosen; both write into the file."""
        self.merge.setEnabled(writable and some)
        self.find.setEnabled(writable)

    def _merge(self) -> None:
        from wpstracker.gui.dialogs.merge import MergeDialog

        ids = list(self._selected())
        if ids:
            dialog = MergeDialog(self._page, self._page.context, self._kind, ids)
            dialog.merged.connect(lambda id_: self._page.show_record(self._kind, id_))
            dialog.open()

    def _find(self) -> None:
        from wpstracker.gui.dialogs.duplicates import DuplicatesDialog

        DuplicatesDialog(self._page, self._page.context, self._kind).open()
