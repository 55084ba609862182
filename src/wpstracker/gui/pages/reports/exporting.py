"""Handing a report over: where to, whether really, with its progress, and what can be done with the file then."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from wpstracker.domain.file_names import safe_name
from wpstracker.domain.problems import KnownError, Progress
from wpstracker.domain.report_request import ReportRequest
from wpstracker.folders import export_folder
from wpstracker.gui.context import Context
from wpstracker.gui.copying import copy_out
from wpstracker.gui.dialogs.export_dialog import confidential_in
from wpstracker.gui.file_choice import choose_new, unused
from wpstracker.gui.jobs import run_job
from wpstracker.gui.language import tr
from wpstracker.gui.messages import ask, offer, tell_error
from wpstracker.gui.pages.reports.copying import as_mime
from wpstracker.gui.pages.reports.paper import figures_page, save_pdf
from wpstracker.reports.book import Report, Row, TableSheet
from wpstracker.reports.csv_files import CSV_SUFFIX
from wpstracker.reports.family import FAMILY, Setting
from wpstracker.services.reporting import EXCEL_SUFFIX, export, export_csv, sheet_rows, summary_contents, with_excel_suffix
from wpstracker.services.saved_reports import Saved

PDF_SUFFIX = ".pdf"
_FOLDERS = "report_folders"
"""Where each saved report was last written, by its id."""


class Exports:
    """Everything is asked over `parent`; `name` is the report's as the person knows it."""

    def __init__(self, parent: QWidget, context: Context) -> None:
        self._parent, self._context = parent, context

    def excel(self, request: ReportRequest, name: str, saved: str = "") -> None:
        """Ask where to, then write the workbook."""
        proposed = self._proposed(name, EXCEL_SUFFIX, saved)

        def chosen(path: Path) -> None:
            self._replacing(request, with_excel_suffix(path), lambda target: self._write_excel(request, target, saved))

        choose_new(self._parent, tr("Export to Excel"), proposed, tr("Excel workbooks (*.xlsx)"), chosen)

    def again(self, saved: Saved) -> None:
        """Write a saved report where it was last written, under a name with today's day; an older file is never replaced."""
        path = self._proposed(saved.name, EXCEL_SUFFIX, saved.id)
        self._if_meant(saved.request, lambda: self._write_excel(saved.request, path, saved.id))

    def csv(self, request: ReportRequest, sheet: TableSheet, name: str) -> None:
        """Ask where to, then write one sheet."""
        proposed = self._proposed(tr("{report}, {sheet}", report=name, sheet=sheet.title), CSV_SUFFIX)

        def write(path: Path) -> None:
            file, today = self._context.store.address, self._context.today()

            def work(told: Progress) -> Path:
                return export_csv(file, request, sheet.name, path, today=today, progress=told)

            self._run(tr("Writing the sheet…"), work)

        def chosen(path: Path) -> None:
            self._replacing(request, _with(path, CSV_SUFFIX), write)

        choose_new(self._parent, tr("Save sheet as CSV"), proposed, tr("Comma separated values (*.csv)"), chosen)

    def pdf(self, request: ReportRequest, report: Report, name: str) -> None:
        """Ask where to, then write the first page of figures."""
        page = figures_page(report)
        if page is None:
            return

        def write(path: Path) -> None:
            try:
                save_pdf(page, report, path)
            except KnownError as error:
                tell_error(self._parent, error)
            else:
                self._tell(path)

        proposed = self._proposed(name, PDF_SUFFIX)
        kinds = tr("PDF documents (*.pdf)")
        choose_new(self._parent, tr("Save as PDF"), proposed, kinds, lambda path: self._replacing(request, _with(path, PDF_SUFFIX), write))

    def copy(self, request: ReportRequest, sheet: TableSheet, report: Report | None) -> None:
        """Put every row of a sheet on the clipboard, read in a thread of its own."""
        assert report is not None
        file, today = self._context.store.address, self._context.today()

        def work(told: Progress) -> list[Row]:
            return sheet_rows(file, request, sheet.name, today=today, progress=told)

        def done(rows: list[Row]) -> None:
            copy_out(as_mime(sheet.columns, rows, report), "rows", len(rows))
            self._context.navigator.say(tr("The sheet “{sheet}” was copied. Paste it into Word or Excel.", sheet=sheet.title))

        def copy() -> None:
            run_job(self._parent, tr("Copying the sheet…"), work, done)

        self._if_meant(request, copy)

    # -- inside

    def _replacing(self, request: ReportRequest, path: Path, write: Callable[[Path], None]) -> None:
        """Ask before an older file is replaced, then whether confidential content is meant to go in."""

        def go_on() -> None:
            self._if_meant(request, lambda: write(path))

        if path.exists():
            text = tr("There is already a file “{file}”. Replace it?", file=path.name)
            ask(self._parent, text, tr("Replace"), go_on, details=str(path.parent))
        else:
            go_on()

    def _if_meant(self, request: ReportRequest, then: Callable[[], None]) -> None:
        """What is confidential is asked for once more, as far as it can be told, counted."""
        if not request.handover.is_confidential:
            then()
            return
        details = "\n".join([*(f"• {each}" for each in self._confidential(request)), "", tr("Give it only to people who may know this.")])
        ask(self._parent, tr("This report may hold confidential content."), tr("Export it all the same"), then, details=details)

    def _confidential(self, request: ReportRequest) -> list[str]:
        """What would be in it: counted where the report is about events, named otherwise."""
        kind, handover = FAMILY.get(request.kind), request.handover
        if kind and Setting.QUESTION in kind.settings:
            today = self._context.today()
            return confidential_in(summary_contents(self._context.store, request.on(today), today, handover)) or [tr("none was found")]
        named = (
            (handover.restricted, tr("Restricted records")),
            (handover.participants, tr("Names of participants")),
            (handover.contacts, tr("Contact details of people")),
        )
        return [label for is_asked, label in named if is_asked]

    def _write_excel(self, request: ReportRequest, path: Path, saved: str) -> None:
        """Plain values only go into the worker's thread; it reads the file through a connection of its own."""
        file, today = self._context.store.address, self._context.today()

        def work(told: Progress) -> Path:
            return export(file, request, path, today=today, progress=told)

        self._run(tr("Writing the report…"), work, saved)

    def _run(self, text: str, work: Callable[[Progress], Path], saved: str = "") -> None:
        run_job(self._parent, text, work, lambda path: self._tell(path, saved))

    def _tell(self, path: Path, saved: str = "") -> None:
        settings = self._context.settings
        settings.put_text("export_folder", str(path.parent))
        if saved:
            settings.put_state(_FOLDERS, settings.state(_FOLDERS) | {saved: str(path.parent)})
        offer(
            self._parent,
            tr("The report was written to “{file}”.", file=path.name),
            [(tr("Open"), lambda: _show(path)), (tr("Show in folder"), lambda: _show(path.parent))],
            details=str(path.parent) + os.sep,
        )

    def _proposed(self, name: str, suffix: str, saved: str = "") -> Path:
        """The name with the day, in the folder used before, not taken yet."""
        settings = self._context.settings
        known = (settings.state(_FOLDERS).get(saved, ""), settings.text("export_folder"))
        folder = next((Path(last) for last in known if last and Path(last).is_dir()), export_folder())
        return unused(folder / (safe_name(tr("{report} {day}", report=name, day=self._context.today().isoformat())) + suffix))


def _with(path: Path, suffix: str) -> Path:
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)


def _show(path: Path) -> None:
    """Open a file or folder with the system's own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
