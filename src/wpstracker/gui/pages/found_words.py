"""What a page with a table shows of the words that were looked for: marks in cells and on the page, and where else they stand."""

from PySide6.QtWidgets import QVBoxLayout

from wpstracker.domain.highlighting import marker
from wpstracker.figures.finding import suggestion
from wpstracker.figures.found_in import found_in
from wpstracker.gui.context import Context
from wpstracker.gui.tables.record_table import RecordTable
from wpstracker.gui.widgets.found_line import FoundLine
from wpstracker.gui.widgets.reading_pane import ReadingPane


class FoundWords:
    """To be made once the page is laid out; the line stands above the reading pane."""

    def __init__(self, context: Context, kind: str, table: RecordTable, pane: ReadingPane) -> None:
        self._context, self._kind, self._table, self._pane = context, kind, table, pane
        self._text = ""
        self.line = FoundLine()
        around = pane.parentWidget()
        page = around.layout() if around else None
        assert isinstance(page, QVBoxLayout)
        page.insertWidget(page.indexOf(pane), self.line)

    def look_for(self, text: str) -> None:
        """Mark these words from now on; nothing for an empty text."""
        self._text = text
        self._table.mark(marker(text))
        self._pane.mark(marker(text))

    def show_record(self, id_: str | None) -> None:
        """Say where the words stand in the record that is read, other than in the columns shown."""
        if not self._text.strip() or not id_:
            self.line.show_places(())
            return
        beside = self._table.shown_texts(id_)
        self.line.show_places(found_in(self._context.store, self._kind, id_, self._text, besides=beside))

    def meant(self) -> str:
        """What was perhaps meant by words that nothing has; empty when there is no guess."""
        return suggestion(self._context.store, self._text)
