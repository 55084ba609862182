"""What is in front on the Reports page, handed over: as a workbook, as paper, as one sheet."""

from collections.abc import Callable

from wpstracker.gui.pages.reports.chosen import Chosen
from wpstracker.gui.pages.reports.exporting import Exports
from wpstracker.gui.pages.reports.preview import ReportPreview
from wpstracker.reports.book import TableSheet


class HandingOver:
    """Each deed waits until the preview shows what is set, and is not done while that cannot be understood."""

    def __init__(self, exports: Exports, chosen: Chosen, preview: ReportPreview, is_sound: Callable[[], bool]) -> None:
        self._exports, self._chosen, self._preview, self._is_sound = exports, chosen, preview, is_sound

    def excel(self) -> None:
        """Write the workbook."""
        if self._is_sound():
            self._exports.excel(self._chosen.request(), self._chosen.name(), self._chosen.saved_id)

    def pdf(self) -> None:
        """Write the pages of figures."""
        if self._is_sound():
            self._preview.when_built(self._write_pdf)

    def csv(self) -> None:
        """Write the sheet in front."""
        self._with_front(lambda sheet: self._exports.csv(self._chosen.request(), sheet, self._chosen.name()))

    def copy(self) -> None:
        """Put the whole sheet in front on the clipboard."""
        self._with_front(lambda sheet: self._exports.copy(self._chosen.request(), sheet, self._preview.report()))

    def _with_front(self, do: Callable[[TableSheet], object]) -> None:
        """Do something with the table in front; a page is none."""

        def with_it() -> None:
            sheet = self._preview.front()
            if isinstance(sheet, TableSheet):
                do(sheet)

        if self._is_sound():
            self._preview.when_built(with_it)

    def _write_pdf(self) -> None:
        if report := self._preview.report():
            self._exports.pdf(self._chosen.request(), report, self._chosen.name())
