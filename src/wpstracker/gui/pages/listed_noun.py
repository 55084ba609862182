"""What a noun says of itself to the page that lists it in a table: how it is found, shown, changed and spoken of."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtGui import QAction

from wpstracker.domain.question import Filter
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.forms.editors import editor_of
from wpstracker.gui.pages.list_page import ListPage
from wpstracker.gui.tables.paged_model import ColumnSpec
from wpstracker.services.drafts import Draft


class ListedNoun(ListPage):
    """The questions of a `TablePage`; those with no answer here every noun answers."""

    leading = "name"
    """The column that takes the spare width and that the list is sorted by at first."""
    narrowest = 220
    """Its least width; with less room the table scrolls sideways."""
    sorted_by: tuple[str, bool] | None = None
    """The column sorted by at first, and whether downwards, where it is another."""
    sizes = (620, 417)
    """The widths of table and reading pane at first."""
    empty_icon = "book-open"

    def search_text(self) -> str:
        """What stands in the empty search box."""
        raise NotImplementedError

    def columns(self) -> list[ColumnSpec]:
        """The columns of the table in the present language."""
        raise NotImplementedError

    def found(self, question: Filter, sort: str, descending: bool) -> Sequence[str]:
        """Ids of the records meant, in the order shown."""
        raise NotImplementedError

    def fetched(self, ids: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        """The cells of these records in the order of the columns."""
        raise NotImplementedError

    def page_of(self, id_: str) -> Callable[[], str] | None:
        """What builds the page of a record; None when it is gone."""
        raise NotImplementedError

    def blank(self) -> Draft[Any]:
        """A new, unsaved record."""
        raise NotImplementedError

    def load(self, id_: str) -> Draft[Any] | None:
        """A record for its editor."""
        raise NotImplementedError

    def editor(self, draft: Draft[Any]) -> Editor | None:
        """The editor for a draft."""
        return editor_of(self.context, draft, self)

    def remove(self, ids: Sequence[str]) -> None:
        """Delete records; Invalid says what still needs them."""
        raise NotImplementedError

    def new_text(self) -> str:
        """What the button for a new record says."""
        raise NotImplementedError

    def count_text(self, found: int, total: int) -> str:
        """How many there are, or how many of them fit the filters."""
        raise NotImplementedError

    def empty_texts(self) -> tuple[str, str]:
        """That there is none yet, and what to do about it."""
        raise NotImplementedError

    def delete_texts(self, count: int) -> tuple[str, str, str]:
        """The question before records are deleted, what stays, and the word afterwards."""
        raise NotImplementedError

    def add_filters(self) -> None:
        """Put filters into the line."""

    def fill_filters(self) -> None:
        """Offer what there is to choose, and name what is asked besides."""

    def more_actions(self) -> list[QAction]:
        """Deeds beyond New, Edit and Delete that need a chosen record and write into the file."""
        return []

    def last_actions(self) -> list[QAction]:
        """Deeds that stand by themselves at the end."""
        return []
