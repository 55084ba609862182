"""The sources of the directory: every text that facts were taken from, where it is used, and its files."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wpstracker.domain.question import Filter
from wpstracker.figures import sources as figures
from wpstracker.gui.forms.editor import Editor
from wpstracker.gui.language import tr, tr_n
from wpstracker.gui.pages import options
from wpstracker.gui.pages.directory_list import DirectoryList
from wpstracker.gui.pages.source_view import source_page
from wpstracker.gui.tables.from_figures import specs, values
from wpstracker.gui.tables.paged_model import ColumnSpec
from wpstracker.gui.widgets.filter_button import Option
from wpstracker.records import Source
from wpstracker.services import sources as service
from wpstracker.services.drafts import Draft

_VISIBLE = ("title", "source_kind", "publisher", "published", "used")
_WIDTHS = {"title": 240, "source_kind": 130, "publisher": 110, "published": 112, "used": 74, "has_text": 110}


class SourcesList(DirectoryList):
    """Each with what it is, its text and where it is used."""

    record_kind = "source"
    leading = "title"
    shows = ("source", "citation", "event", "result", "recommendation", "claim", "plan", "country_figure")

    def title(self) -> str:
        """The list's name."""
        return tr("Sources")

    def search_text(self) -> str:
        """What stands in the search box."""
        return tr("Search sources and their texts")

    def columns(self) -> list[ColumnSpec]:
        """The columns."""
        return specs(figures.COLUMNS, visible=_VISIBLE, sorts=figures.SORTS, widths=_WIDTHS)

    def add_filters(self) -> None:
        """Kind and publisher."""
        self.add_choice("kinds", tr("Kind of source"), lambda: options.of_vocabulary(figures.kinds(self.context.store)))
        self.add_choice("publishers", tr("Publisher"), self._publishers)

    def found(self, question: Filter, sort: str, descending: bool) -> list[str]:
        """In the order asked for."""
        return figures.ids(self.context.store, question, sort, descending=descending)

    def fetched(self, ids: Sequence[str]) -> Mapping[str, Sequence[Any]]:
        """The cells."""
        rows = figures.rows(self.context.store, ids)
        return {id_: values(row, self.model.columns) for id_, row in rows.items()}

    def page_of(self, id_: str) -> Callable[[], str] | None:
        """The page of the source."""
        source = self.context.store.get(Source, id_)
        return source_page(self.context.store, source) if source else None

    def blank(self) -> Draft[Source]:
        """A new source."""
        return service.blank()

    def load(self, id_: str) -> Draft[Source] | None:
        """A source for its editor."""
        return service.load(self.context.store, id_)

    def editor(self, draft: Draft[Any]) -> Editor:
        """The editor."""
        from wpstracker.gui.forms.source_editor import SourceEditor

        return SourceEditor(self.context, draft, self)

    def remove(self, ids: Sequence[str]) -> None:
        """Delete sources."""
        service.delete(self.context.store, ids)

    def new_text(self) -> str:
        """The main button."""
        return tr("New source")

    def count_text(self, found: int, total: int) -> str:
        """How many."""
        if found == total:
            return tr_n("{n} source", "{n} sources", found)
        return tr_n("{found} of {n} source", "{found} of {n} sources", total, found=found)

    def empty_texts(self) -> tuple[str, str]:
        """What to do first."""
        return tr("No sources yet"), tr("Paste a press release, an agenda or a report; then quote from it while you enter events.")

    def delete_texts(self, count: int) -> tuple[str, str, str]:
        """Before and after."""
        return (
            tr_n("Delete this source?", "Delete {n} sources?", count),
            tr("Records that name it stay and lose the link. You can undo this with Ctrl+Z."),
            tr_n("{n} source was deleted. Ctrl+Z brings it back.", "{n} sources were deleted. Ctrl+Z brings them back.", count),
        )

    def _publishers(self) -> list[Option]:
        return [Option(name, name or tr("not stated")) for name in figures.publishers(self.context.store)]
